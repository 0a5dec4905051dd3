"""What a meeting resolved: the decision words, and the clauses under them in whatever lettering they carry."""

from __future__ import annotations

import re

import msgspec

from answerable.reading.extract.numbering import Mark, read_clause
from answerable.reading.extract.sentence import split_sentences
from answerable.reading.extract.strand import Strand

_BODY = (
    r"(?:the\s+)?(?:[A-Z][\w’'-]*\s+)*(?:committee|sub-committee|panel|board|council|members|group|sub-group|meeting|forum"
    r"|authority|cabinet|councillors|partnership|assembly)(?:\s+(?:also|then|unanimously|duly|formally))*"
)
_OPENING = re.compile(
    r"\W*(?:"
    r"(?:it\s+was\s+|and\s+)?(?:unanimously\s+|therefore\s+|further\s+)*(?:resolved|recommended)\b"
    r"(?:\s+(?:unanimously|nem\.? con\.?|to recommend|by\s+[\w ]{1,20}\bvotes?\b[\w ,]{0,60}?(?=,?\s+(?:that"
    r"|to\s+[a-z]{3,})\b|\s*[:–—-]))"
    r"|\s*\((?:unanimous(?:ly)?|nem\.? con\.?|[\d\w ,-]{0,40}(?:votes?|abst)[^)]*)\))*"
    r"|(?:resolution|decision|resolved to|recommendation)s?\s*(?:\d+\s*)?(?=[:–—-])|(?:resolution|decision)s?(?=\W*$)"
    r"|(?:it\s+was\s+)(?:unanimously\s+|then\s+|also\s+)*agreed\b(?:\s+unanimously)?"
    r"|agreed\b(?:\s+unanimously)?(?=\s*[:–—-]|\s+(?:that|to)\b|\.?$)"
    rf"|(?P<body>{_BODY}\s+)(?:resolved|RESOLVED|AGREED)\b"
    r")\s*(?P<dash>[:.–—-]*\s*-?\s*)",
    re.IGNORECASE,
)
# Where an item says what was resolved, what else its prose tells is no resolution.
SAYS_RESOLVED = re.compile(r"\W*(?:(?:it was )?(?:unanimously )?resolved|resolution)\b", re.IGNORECASE)
_NARRATED = re.compile(
    rf"(?P<body>{_BODY})\s+(?:agreed (?:to|that)|approved|endorsed|adopted|ratified|accepted"
    rf"|received and noted|noted and \w+"
    r"|noted (?!that\b|how\b|there\b|in\b|with\b|concern)|received (?:the|a|and)\b)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:(?i:it\s+was)|and)\s+(?:unanimously\s+|therefore\s+|then\s+|further\s+)*(?:(?i:resolved|carried)(?=\s+(?:that|to)\b|\s*[:–—-]))"
    r"\s*[:–—-]*\s*|\b(?:RESOLVED\b|Resolved\s*[:–—-])\s*[:–—-]*\s*"
)
# `That the Panel: -` above lettered clauses, and what only leads to them behind the decision words.
_THAT_BODY = re.compile(r"\W*that\s+(?:the\s+)?(?:[\w-]+\s+){0,4}?[\w-]+\s*:\W*", re.IGNORECASE)
_LEADS = re.compile(r"(?:that\s+)?(?:[\w’'-]+[\s,]+){0,9}[\w’'-]+\s*:\W*", re.IGNORECASE)
_CARRIED = re.compile(
    r"\bpropos(?:ed|er)\b.*\bsecond(?:ed|er)\b.*\b(?:all (?:were )?(?:agreed|in favour)|(?:was|were"
    r"|unanimously) (?:carried|passed|agreed)"
    r"|agreed unanimously|unanimous(?:ly)?|carried)\b",
    re.IGNORECASE | re.DOTALL,
)
_MOVED = re.compile(r"\bproposed(?:\s+and seconded)?\s+(?=that\b|to\b)", re.IGNORECASE)
_SECONDED = re.compile(r",?\s+(?:(?:and|which|this)\s+)?(?:was\s+)?seconded\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z)])\.\s+(?=[A-Z])")
_NARRATED_LENGTH = 260
_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s:;,.]))\(?(?P<mark>[a-z]|[ivx]{1,4}|\d{1,2})\)\s+(?=\S)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Clause(msgspec.Struct, frozen=True):
    """One clause: its letters or numbers from the outermost in (`iii a`), and its words."""

    sub: str | None
    text: str


class Opening(msgspec.Struct, frozen=True):
    """Decision words at the start of a paragraph, and what follows them there."""

    rest: str
    narrated: bool = False


def read_opening(text: str) -> Opening | None:
    """Whether a paragraph opens a resolution: `RESOLVED -`, `It was agreed that`, `The Committee approved it.`"""
    if _THAT_BODY.fullmatch(text):
        return Opening("")
    match = _OPENING.match(text)
    if match and _is_decision(text, match):
        rest = text[match.end() :].strip()
        return Opening("" if rest.lower() in ("that", "that:", "to", "to:") or _LEADS.fullmatch(rest) else rest)
    if len(text) <= _NARRATED_LENGTH and _NARRATED.match(text) and len(split_sentences(text)) == 1:
        return Opening(text, narrated=True)
    return None


def find_within(text: str) -> tuple[int, int] | None:
    """Where a resolution told in the middle of a paragraph stands: its words to the end of the sentence."""
    match = _WITHIN.search(text, 1)
    if match is None:
        return find_carried(text)
    end = _SENTENCE_END.search(text, match.end())
    return match.end(), end.start() + 1 if end else len(text)


def _is_decision(text: str, match: re.Match[str]) -> bool:
    printed = match[0]
    if "agreed" in printed.lower() and not printed.strip().isupper() and len(text) > 600:
        return False
    if re.match(
        r"\W*resolved\s+(?:by(?!\s+[\w ]{1,20}\bvotes?\b)|at|in|issues?|incidents?|cases?|within)\b",
        text,
        re.IGNORECASE,
    ):
        return False
    rest = text[match.end() :]
    plain = re.match(r"\W*(?:resolution|decision|recommendation)", text, re.IGNORECASE)
    if plain and not rest:
        return re.fullmatch(r"\W*(?:resolution|decision)s?\W*", text, re.IGNORECASE) is not None and len(text) < 14
    if _LEADS.fullmatch(rest) or re.match(r"the\b[^.]{2,160}?\s(?:is|are|be)\s", rest):
        return True
    return (
        match["dash"].strip() != ""
        or not rest
        or not rest[0].islower()
        or rest[:4] in ("that", "to a")
        or rest.startswith(("to ", "that"))
    )


def find_carried(text: str) -> tuple[int, int] | None:
    """Where a motion stands that a paragraph tells was proposed, seconded and carried, if it tells one."""
    if not _CARRIED.search(text):
        return None
    moved = _MOVED.search(text)
    if moved:
        end = _SENTENCE_END.search(text, moved.end())
        seconded = _SECONDED.search(text, moved.end())
        ends = [found for found in (end and end.start() + 1, seconded and seconded.start()) if found]
        return moved.end(), min(ends, default=len(text))
    proposed = re.search(r"(?<=[.;])\s+\(?(?:it was )?propose[dr]\b", text, re.IGNORECASE)
    return (0, proposed.start()) if proposed else None


class Clauses:
    """Clauses of one resolution as they come, each knowing the letters above it."""

    def __init__(self) -> None:
        self._stack: list[Mark] = []
        self._lettered = 0
        self.count = 0

    def expects(self, strand: Strand) -> bool:
        """Whether a strand below the decision words is another clause."""
        if strand.block.kind == "table" or strand.aside or strand.margin:
            return False
        if self.count == 0 or re.match(r"[“\"]?(?:and )?that\b", strand.text, re.IGNORECASE):
            return True
        if strand.listed and strand.block.bullet:
            return True
        mark = read_clause(strand.text)
        return (
            mark is not None
            and mark.style in ("roman", "letter", "integer", "decimal")
            and (bool(self._stack) or _opens_series(mark))
            and not _is_heading(strand, mark)
        )

    def read(self, text: str, *, bullet: bool = False) -> list[Clause]:
        """The clauses of one paragraph: one, or several lettered within it."""
        pieces = _cut_inline(text)
        return [self._read_one(piece, bullet=bullet and len(pieces) == 1) for piece in pieces]

    def _read_one(self, text: str, *, bullet: bool) -> Clause:
        self.count += 1
        mark = read_clause(text)
        if mark is not None and (self._stack or _opens_series(mark)):
            mark = self._settle(mark)
            self._push(mark)
            self._lettered = 0
            return Clause(" ".join(held.printed for held in self._stack), mark.rest.strip())
        if bullet and self._stack and self._lettered < len(_LETTERS):
            letter = _LETTERS[self._lettered]
            self._lettered += 1
            return Clause(" ".join([*(held.printed for held in self._stack), letter]), text)
        return Clause(None, text)

    def _push(self, mark: Mark) -> None:
        styles = [held.style for held in self._stack]
        if mark.style in styles:
            del self._stack[styles.index(mark.style) :]
        self._stack.append(mark)

    def _settle(self, mark: Mark) -> Mark:
        """`i` after `h` is a letter, not a roman one."""
        if mark.style == "roman" and len(mark.printed) == 1:
            before = next((held for held in reversed(self._stack) if held.style == "letter"), None)
            if before and ord(before.printed.lower()) + 1 == ord(mark.printed.lower()):
                return Mark("letter", mark.printed, mark.rest)
        return mark


def _opens_series(mark: Mark) -> bool:
    return mark.printed.lower() in ("i", "a", "1") or (mark.style == "decimal" and mark.printed.endswith(".1"))


def _is_heading(strand: Strand, mark: Mark) -> bool:
    return mark.style == "integer" and strand.titled and not mark.rest.lower().startswith("that")


def _cut_inline(text: str) -> list[str]:
    """A paragraph cut at `(a) ... (b) ...` or `(1) ... (2) ...` where they run in order from the first."""
    marks = [match for match in _INLINE.finditer(text) if "(" in match[0] or match.start() == 0]
    series: list[re.Match[str]] = []
    for match in marks:
        if _follows(series, match["mark"]):
            series.append(match)
    if len(series) < 2:
        return [text]
    starts = [match.start() for match in series]
    pieces = [text[start:end].strip(" ;") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    lead = text[: starts[0]].strip()
    pieces = [re.sub(r"[;,]?\s*\band$", "", piece).strip() for piece in pieces]
    return [lead, *pieces] if len(lead.split()) > 3 else pieces


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _follows(series: list[re.Match[str]], printed: str) -> bool:
    place = len(series)
    first = series[0]["mark"] if series else printed
    if first == "i":
        return place < len(_ROMANS) and printed == _ROMANS[place]
    if first == "a":
        return place < len(_LETTERS) and printed == _LETTERS[place]
    return printed == str(place + 1)
