"""Where documents begin in a paper: the signs of an agenda, of minutes, of front matter, of an appendix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from answerable.reading.extract.calendar import find_dates
from answerable.reading.extract.numbering import read_mark
from answerable.reading.extract.strand import is_capitals
from answerable.reading.layout import Block

BoundaryKind = Literal["agenda", "minutes", "report", "appendix", "paper"]

_FEWEST_PAPERS = 2
_LONGEST_TITLE = 240
_NEAR, _FIRST = 8, 2
_FEWEST_KEYS = 2
# A sign this many blocks into a paper is no longer near its first line.
_FAR = 14
_KEYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "report of",
        re.compile(
            r"(?:joint )?report (?:of|by|from)\s*(?:the\s*)?:|report (?:of|by)\s+(?=the\b(?!.*[.]$))", re.IGNORECASE
        ),
    ),
    (
        "report author",
        re.compile(
            r"(?:report |lead )?authors?(?:\(s\))?(?: and contact)?\s*:|(?:lead|contact|responsible) officers?\s*:",
            re.IGNORECASE,
        ),
    ),
    (
        "presented by",
        re.compile(r"(?:presented by|presenters?|presenting officer|report presented by)\s*:", re.IGNORECASE),
    ),
    ("title", re.compile(r"(?:report\s+)?(?:title|subject)(?: of report)?\s*:", re.IGNORECASE)),
    ("priority", re.compile(r"(?:police and crime plan |plan )?priorit(?:y|ies)\s*:", re.IGNORECASE)),
    ("meeting date", re.compile(r"(?:meeting date|date of meeting)\s*:", re.IGNORECASE)),
    ("date", re.compile(r"(?:report )?date\s*:", re.IGNORECASE)),
    ("report to", re.compile(r"report to\s*:|to\s*:", re.IGNORECASE)),
    ("from", re.compile(r"from\s*:", re.IGNORECASE)),
    ("issued by", re.compile(r"issued by\s*:", re.IGNORECASE)),
    ("meeting", re.compile(r"(?:meeting|committee)\s*:", re.IGNORECASE)),
    (
        "other",
        re.compile(
            r"(?:agenda item(?: no\.?)?|classification|wards?(?: affected)?|portfolio|key decision|status"
            r"|report no\.?|for|purpose of report)\s*:",
            re.IGNORECASE,
        ),
    ),
)
_STRONG_KEYS = frozenset(
    {
        "report of",
        "report author",
        "presented by",
        "title",
        "priority",
        "date",
        "meeting date",
        "report to",
        "meeting",
        "issued by",
    }
)
_AGENDA = re.compile(
    r"\W*(?:(?:public|private|draft|supplementary|meeting|full|open)\s+)*a\s?g\s?e\s?n\s?d\s?a(?:\s+(?:papers?|pack))?\W*(?:[-–—:(]\s*(?:part|public|open).*)?$"
    r"|\W*agenda\s+(?:for|of)\s+(?:the|a)\b.{5,140}$",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\W*(?:(?:draft|unconfirmed|confirmed|approved|public|open|summary|action|formal|the|meeting|board|panel|committee|council|agenda\s+and)\s+)*(?:minutes|notes|record|proceedings)\b"
    r"(?=\s*\(|.*\b(?:meeting|session|held|panel|board|committee|council|group|forum|proceedings|partnership|authority"
    r"|network|cabinet|assembly|commission)\b|\s*[-–—:,]\s.{0,24}\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d\d|\W*$)"
    r"|at an?\s(?:[\w-]+\s){0,3}meeting of\b",
    re.IGNORECASE,
)
# `Strategic Board – Notes`, `Parish Council Meeting Minutes`.
_MINUTES_LAST = re.compile(
    r"\W*(?:[\w’'&.,()-]+\s+){1,12}(?:[-–—:]\s*)?(?:(?:draft|action|meeting|unconfirmed|public)\s+)*(?:minutes|notes)\W*$",
    re.IGNORECASE,
)
_NO_MINUTES = re.compile(
    r"\b(?:last|previous|approve|confirm|receive|agree|attached|circulated|accept)\b|^\W*notes?\s*[:–-]"
    r"|\bof the last\b|minutes\s*:$",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"\W*(?:members\s+|councillors\s+|those\s+)?(?:present|attendees?|attendance|in attendance|attended"
    r"|apologies)\b\W*",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"\W*(?:appendix|annexe?)\s*[:–—-]\s+\w|\W*(?:appendix|annexe?|enclosure)\s+(?:[A-Z]\d?|\d{1,2}[a-z]?|one|two|three|four|five|six|[ivx]+)\b(?!\s*[,;])",
    re.IGNORECASE,
)
_APPENDIX_END = re.compile(r"[-–—:(]\s*(?:appendix|annexe?)\s+(?:[A-Z]|\d{1,2})\)?$", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:sets?|shows?|is|are|contains?|provides?|details?|attached|gives?|outlines?|refers?)\b|[.;]$", re.IGNORECASE
)
_LIST_DOCUMENT = re.compile(
    r"\b(?:action (?:tracker|log|list|register|sheet)|outstanding (?:actions|references)"
    r"|actions (?:tracker|log)|work ?(?:programme|plan)|forward (?:work )?(?:plan|programme)"
    r"|(?:decisions?|decision notices?) (?:register|log|list)|register of decisions)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\W*(?:(?:the|this) )?(?:meeting|session|chair\w*)\b.{0,60}"
    r"\b(?:closed|ended|concluded|finished|rose)\b.{0,40}$",
    re.IGNORECASE,
)
# Where the chair signs: dots, `CHAIR`.
_SIGNATURE = re.compile(r"\W*(?:(?:chair(?:man|woman|person)?|signed|dated?)\b\W*){0,4}", re.IGNORECASE)
# A line that says only to which item of the agenda the paper below it belongs.
_ITEM_ALONE = re.compile(r"\W*(?:agenda )?item (?:no\.? ?)?\d{1,2}[a-z]?\W*", re.IGNORECASE)
_NAMES_PLACE = re.compile(
    r"\b(?:board|panel|committee|council|authority|report|agenda item|appendix|paper|police"
    r"|commissioner)\b|\d{4}|^\W*\d{1,2}\W*$|^\W*[A-Z]\d?\W*$",
    re.IGNORECASE,
)


class Boundary(msgspec.Struct, frozen=True):
    """The block at which a document begins, and what shows it."""

    index: int
    kind: BoundaryKind


def front_key(text: str) -> tuple[str, str] | None:
    """The key and value of a line of front matter: `Report of: Chief Finance Officer`."""
    stripped = text.strip(" *\t")
    for key, pattern in _KEYS:
        match = pattern.match(stripped)
        if match:
            return key, stripped[match.end() :].strip(" :*")
    return None


def find_boundaries(blocks: Sequence[Block]) -> list[Boundary]:
    """Where each document begins; the first is at block 0."""
    texts = [block.text if block.kind not in ("table", "furniture") else "" for block in blocks]
    found: dict[int, Boundary] = {}
    for index, text in enumerate(texts):
        if not text or len(text) > _LONGEST_TITLE:
            continue
        kind = _sign(blocks, texts, index)
        if kind is not None:
            start = _go_back(blocks, texts, index, kind)
            held = found.get(start)
            if held is None or (held.kind == "report" and kind != "report"):
                found[start] = Boundary(start, kind)
    for index in _find_item_papers(blocks, texts):
        found.setdefault(index, Boundary(index, "report"))
    return _settled(found, blocks, texts)


def _find_item_papers(blocks: Sequence[Block], texts: Sequence[str]) -> list[int]:
    """The lines `ITEM 4` of a pack that puts one over each of its papers, each above a title.

    It is such a pack only where one of them stands over minutes with their attendance: within minutes, or in an
    agenda, the same line stands over an item.
    """
    heads: list[int] = []
    is_pack = False
    for index, text in enumerate(texts):
        if not text or not _ITEM_ALONE.fullmatch(text):
            continue
        below = next((at for at in range(index + 1, min(index + 4, len(texts))) if texts[at]), None)
        if below is not None and is_titled(blocks[below], texts[below][:_LONGEST_TITLE]):
            is_pack = is_pack or _heads_minutes(texts, below)
            heads.append(index)
    return heads if is_pack and len(heads) >= _FEWEST_PAPERS else []


def _heads_minutes(texts: Sequence[str], index: int) -> bool:
    text = texts[index]
    return bool(_MINUTES.match(text)) and not _NO_MINUTES.search(text) and _attended(texts, index)


def _settled(found: dict[int, Boundary], blocks: Sequence[Block], texts: Sequence[str]) -> list[Boundary]:
    """Boundaries in order, those that fall within one head merged, the first moved to the start of the paper."""
    ordered = [found[index] for index in sorted(found)]
    merged: list[Boundary] = []
    for boundary in ordered:
        if merged and _is_same_head(blocks, texts, merged[-1], boundary):
            if merged[-1].kind == "paper" or (boundary.kind in ("agenda", "minutes") and merged[-1].kind == "report"):
                merged[-1] = Boundary(merged[-1].index, boundary.kind)
            continue
        merged.append(boundary)
    if not merged:
        return [Boundary(0, "paper")]
    if 0 < merged[0].index < _FAR and _heads_only(blocks[: merged[0].index], texts):
        merged[0] = Boundary(0, merged[0].kind)
    return merged if merged[0].index == 0 else [Boundary(0, "paper"), *merged]


def _heads_only(blocks: Sequence[Block], texts: Sequence[str]) -> bool:
    """Whether nothing but short lines stands in the first blocks of a paper."""
    return all(
        block.kind != "table" and len(text) <= _LONGEST_TITLE for block, text in zip(blocks, texts, strict=False)
    )


def _is_same_head(blocks: Sequence[Block], texts: Sequence[str], first: Boundary, second: Boundary) -> bool:
    """Two signs with nothing but titles between them are one document's; an appendix is always its own."""
    if (second.kind == "appendix") != (first.kind == "appendix"):
        return False
    between = range(first.index, second.index)
    if any(
        blocks[index].kind == "table" or len(texts[index]) > 160 or blocks[index].kind == "list_item"
        for index in between
    ):
        return False
    if any(_ATTENDANCE.match(texts[index]) for index in between):
        return False
    return second.index - first.index <= _NEAR


def _sign(blocks: Sequence[Block], texts: Sequence[str], index: int) -> BoundaryKind | None:
    text, block = texts[index], blocks[index]
    if block.kind == "list_item":
        return None
    if front_key(text) is not None:
        return "report" if _is_front_matter(blocks, texts, index) else None
    titled = is_titled(block, text)
    if _AGENDA.match(text) and (titled or index < 15):
        return "agenda"
    if _MINUTES.match(text) and not _NO_MINUTES.search(text) and (titled or index < _NEAR):
        heads = index < _NEAR and (titled or index < _FIRST or bool(find_dates(text)))
        return "minutes" if heads or _attended(texts, index) else None
    if index < _FIRST and _MINUTES_LAST.match(text) and not _NO_MINUTES.search(text) and _attended(texts, index):
        return "minutes"
    if _is_appendix(texts, index, titled):
        return "appendix"
    if titled and _LIST_DOCUMENT.search(text) and (index == 0 or _follows_close(blocks, texts, index)):
        return "report"
    return None


def _follows_close(blocks: Sequence[Block], texts: Sequence[str], index: int) -> bool:
    """Whether a heading over a table stands right below the words that close a meeting: the minutes end there.

    Where the chair signs may come between, and before the table its date and its own headings.
    """
    above = next((text for text in reversed(texts[:index]) if text and not _SIGNATURE.fullmatch(text)), "")
    if _CLOSES.match(above) is None:
        return False
    below = next((block for block in blocks[index + 1 : index + _NEAR] if not _heads_table(block)), None)
    return below is not None and below.kind == "table"


def _heads_table(block: Block) -> bool:
    """Whether a block may stand between a list's title and its table: nothing, a line of front matter, a heading."""
    if block.kind in ("table", "list_item"):
        return False
    return not block.text or front_key(block.text) is not None or is_titled(block, block.text)


def is_titled(block: Block, text: str) -> bool:
    """Whether a block looks like a title: set as a heading, in bold or in capitals, and short."""
    if block.kind == "heading":
        return True
    return (
        len(text) <= _LONGEST_TITLE and block.kind == "paragraph" and (is_capitals(text) or block.share("bold") > 0.6)
    )


def _is_front_matter(blocks: Sequence[Block], texts: Sequence[str], index: int) -> bool:
    """Two or more keys of a report's front matter within a few lines, of which this is the first."""
    for above in range(index - 1, max(-1, index - 5), -1):
        if front_key(texts[above]):
            return False
        if blocks[above].kind in ("table", "list_item") or is_titled(blocks[above], texts[above]):
            break
    near = [block for block, text in zip(blocks[index : index + 9], texts[index:], strict=False) if text]
    lines = [line.text for block in near if len(block.text) <= _LONGEST_TITLE for line in block.lines]
    keys = {found[0] for line in lines if (found := front_key(line))}
    return len(keys & _STRONG_KEYS) >= _FEWEST_KEYS


def _attended(texts: Sequence[str], index: int) -> bool:
    """Whether attendance follows within a few lines: minutes of another meeting quoted as an item have none."""
    return any(_ATTENDANCE.match(text) and len(text) < 400 for text in texts[index + 1 : index + 14])


def _is_appendix(texts: Sequence[str], index: int, titled: bool) -> bool:
    text = texts[index]
    if _APPENDIX_END.search(text) and titled:
        return True
    if (
        not _APPENDIX.match(text)
        or len(text.split()) > 30
        or (not titled and (_SAYS.search(text) or len(text.split()) > 14))
    ):
        return False
    following = next((below for below in texts[index + 1 : index + 3] if below), "")
    above = [held for held in texts[max(0, index - 3) : index] if held]
    listed = any(
        re.search(r"\bappendices\b|\bbackground papers\b|\battachments?\b", held, re.IGNORECASE) and len(held) < 60
        for held in above
    )
    return not (_APPENDIX.match(following) or listed or any(_APPENDIX.match(held) for held in above[-1:]))


def _go_back(blocks: Sequence[Block], texts: Sequence[str], index: int, kind: BoundaryKind) -> int:
    """Over the title lines that stand above a sign."""
    if kind == "appendix":
        return index
    reach = 14 if kind == "agenda" and index < 20 else 6
    start, seen_titled = index, kind in ("agenda", "minutes") and is_titled(blocks[index], texts[index])
    for above in range(index - 1, max(-1, index - reach), -1):
        block, text = blocks[above], texts[above]
        if block.kind == "furniture":
            continue
        if block.kind in ("table", "list_item") or len(text) > _LONGEST_TITLE or not _may_stand_above(text, kind):
            break
        titled = is_titled(block, text)
        if seen_titled and not titled and kind == "report":
            break
        if not titled and kind == "report" and not _NAMES_PLACE.search(text):
            break
        if not titled and kind == "minutes" and (len(text.split()) > 6 or text.endswith((".", ":"))):
            break
        seen_titled = seen_titled or titled
        start = above
    return start


def _may_stand_above(text: str, kind: BoundaryKind) -> bool:
    if re.fullmatch(r"\W*(?:chair(?:man|person)?|signed|date)\W*", text, re.IGNORECASE) or not text.strip(" ._…"):
        return False
    mark = read_mark(text)
    if mark is not None and mark.rest and mark.style in ("decimal", "integer") and not find_dates(text):
        return False
    return kind == "agenda" or not text.endswith((".", ";"))
