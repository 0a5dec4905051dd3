"""Claims of change in a writer's own words: what a sentence says went up or down without a test behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from answerable.measuring.scorecard.line import Line

_RISE = (
    r"ris(?:e|es|en|ing)|rose|increas\w*|grow(?:s|n|ing|th)?|grew|climb\w*|surg\w+|doubl\w+|tripl\w+|higher|upward\w*"
    r"|(?:five|ten|three|four)-?fold|jump\w*|more than"
)
_FALL = (
    r"f[ae]ll(?:s|en|ing)?|reduc\w+|decreas\w*|declin\w*|drop(?:s|ped|ping)?|lower(?:ed)?|fewer|halv\w+|downward\w*"
    r"|cuts?"
)
# Neither names a way that a figure moves: what is better depends on the measure.
_JUDGED = r"improv\w*|wors\w+|better|deteriorat\w*|trend\w*|trajectory|stable|steady|unchanged|similar"
# "Up" and "down" speak of a figure only beside one or after a form of "to be": not in "set up", "up to", "laid down".
_UP, _DOWN = (
    rf"(?:(?:is|are|was|were|been|gone|went|go(?:es|ing)?|slightly|currently|well)\s+{word}\b(?!\s+to\b)"
    rf"|{word}\s+(?:by|on|from|\d)|\d\s?%?\s+{word}\b)"
    for word in ("up", "down")
)
_CUE = re.compile(rf"\b(?:(?P<rise>{_RISE}|{_UP})|(?P<fall>{_FALL}|{_DOWN})|(?P<judged>{_JUDGED}))\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])")
_WORD = re.compile(r"[a-z0-9]+")
SLOT = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")
"""The place of a tested sentence among a writer's words: `{{homicide}}`."""
# Words that many measures share name none of them.
_COMMON = frozenset(
    {"number", "numbers", "recorded", "total", "police", "force", "crime", "crimes", "offence", "offences", "people"}
    | {"victims", "under", "service", "those", "calls", "answered", "within", "among", "response", "reduce", "first"}
)
_SHORTEST_NAME = 5


class Claim(Struct, frozen=True, kw_only=True):
    """A sentence of the writer's that speaks of change, with the word that does (`cue`) and the measure it may mean.

    `words` tell the writer what to do about it.
    """

    sentence: str
    cue: str
    measure: str = ""
    words: str


def find_claims(text: str, lines: Sequence[Line], near: Iterable[Line] = ()) -> tuple[Claim, ...]:
    """The sentences that say a measure changed where its verdict does not say so.

    A sentence is one where it names a measure of `lines`, or gives a figure while it stands beside the measures of
    `near`. One that says what the measure's verdict says (a fall, where a fall was told from chance) is none.
    Generated sentences (`{{homicide}}`) are no words of the writer's.
    """
    return tuple(claim for sentence in split_sentences(text) if (claim := _read_claim(sentence, lines, tuple(near))))


def split_sentences(text: str) -> tuple[str, ...]:
    """A text's sentences, without the places of generated ones; a line of its own is a sentence."""
    plain = SLOT.sub("", text)
    parts = (part for line in re.split(r"\n\s*\n|\n(?=- |\[|\|)", plain) for part in _SENTENCE_END.split(line))
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def _read_claim(sentence: str, lines: Sequence[Line], near: Sequence[Line]) -> Claim | None:
    cue = _CUE.search(sentence)
    if cue is None:
        return None
    named = [line for line in lines if _names(sentence, line)]
    if not named and not (near and re.search(r"\d", sentence)):
        return None
    if named and all(_is_told(line, cue) for line in named):
        return None
    line = next((each for each in named if not _is_told(each, cue)), None)
    return Claim(
        sentence=sentence,
        cue=cue[0],
        measure=line.measure.code if line else "",
        words=_advise(cue[0], line),
    )


def _names(sentence: str, line: Line) -> bool:
    """Whether a word of the measure's title or unit that is its own stands in the sentence, singular or plural."""
    said = {_stem(word) for word in _WORD.findall(sentence.lower())}
    own = _WORD.findall(f"{line.measure.title} {line.measure.unit}".lower())
    return any(_stem(word) in said for word in own if len(word) >= _SHORTEST_NAME and word not in _COMMON)


def _stem(word: str) -> str:
    for ending, instead in (("ies", "y"), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss"):
            return word.removesuffix(ending) + instead
    return word


def _is_told(line: Line, cue: re.Match[str]) -> bool:
    """Whether the measure's verdict says what the cue says."""
    verdict = line.change.verdict if line.change else None
    if verdict is None or not verdict.is_signal:
        return False
    if cue["judged"]:
        return verdict.better is not None and cue[0].lower().startswith("improv" if verdict.better else "wors")
    return verdict.direction == ("higher" if cue["rise"] else "lower")


def _advise(cue: str, line: Line | None) -> str:
    if line is None:
        return f"“{cue}” speaks of a change that nothing here has tested: give its source, or leave the change out."
    found = line.change.words if line.change else line.missing
    return (
        f"“{cue}” says that {line.measure.title} changed, and the test does not ({found}): put "
        f"{{{{{line.measure.code}}}}} there for the tested sentence, or leave the change out."
    )
