"""Extremes said in a sentence: an average beside the range, and the highest beside the lowest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answerable.checking.comparing.frame import Frame, iterate_frames, kind_of
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper

_V = r"⟦[NMPT](?P<{}>\d+)⟧"
_UNIT = r"(?:\s+(?:seconds|minutes|hours|days|weeks|months|years))?"
_SKIP = r"[^⟦⟧.;:]"
_LOW, _HIGH = (
    r"(?:lowest|shortest|smallest|fewest|minimum|least|cheapest|youngest|quickest|fastest)",
    r"(?:highest|longest|largest|biggest|greatest|maximum|most|dearest|oldest|slowest)",
)
_MEAN = r"\b(?:average|mean|median)\b"
# `from £9k to £64k and the average is £21k`, `between 9 and 26 days, with a mean of 18`
_RANGE = re.compile(
    rf"\brang(?:e[sd]?|ing)\s+(?:from|between)\s+{_V.format('low')}{_UNIT}\s+(?:to|and)\s+{_V.format('high')}{_UNIT}"
    rf"(?:\s+[a-z]+){{0,3}},?\s*(?:\band|\bwith|;|\()\s*(?:the|an?)?\s*(?:[a-z]+\s+){{0,1}}{_MEAN}\s*(?:[a-z]+\s+){{0,2}}?(?:is|was|of|being|at)?\s*"
    rf"{_V.format('own')}",
    re.IGNORECASE,
)
# `18 days on average, the shortest being 9 and the longest 26`
_AVERAGE_FIRST = re.compile(
    rf"(?:{_V.format('own')}{_UNIT}\s+on\s+average|{_MEAN}(?:\s+[a-z]+){{0,4}}?\s+(?:is|was|of)\s+{_V.format('own2')}{_UNIT})"
    rf"\s*[,;(]\s*(?:and\s+|with\s+)?the\s+(?P<end>{_LOW}|{_HIGH})(?:\s+(?:being|was|is|at))?\s+{_V.format('one')}{_UNIT},?\s+and\s+the\s+"
    rf"(?P<end2>{_LOW}|{_HIGH})(?:\s+(?:being|was|is|at))?\s+{_V.format('other')}",
    re.IGNORECASE,
)
# `lowest in one ward (51%) and highest in another (72%)`
_PAIR = re.compile(
    rf"\b(?P<end>{_LOW}|{_HIGH})\b(?P<gap>{_SKIP}{{0,60}}?){_V.format('one')}{_UNIT}\s*\)?,?\s+(?:and|to|while)\s+(?:is\s+|was\s+)?(?:the\s+)?"
    rf"(?P<end2>{_LOW}|{_HIGH})\b(?P<gap2>{_SKIP}{{0,60}}?){_V.format('other')}",
    re.IGNORECASE,
)
# Of what is no value on one scale, the lowest may be above the highest: changes, ranks.
_NOT_ONE_SCALE = re.compile(
    r"\b(?:rank\w*|change\w*|increas\w*|reduc\w*|decreas\w*|fall\w*|fell|ris\w+|rose|up|down|by|at\s+(?:least|most)|bidder|scor\w+)\b",
    re.IGNORECASE,
)


class Said(NamedTuple):
    """The lower and the upper end that a sentence prints and, if any, the average that it sets between them."""

    low: Amount
    high: Amount
    own: Amount | None
    frame: Frame
    offsets: tuple[int, int]


def find_said(paper: Paper) -> Iterator[Said]:
    """Every average beside its range, and every highest beside its lowest, of a paper's prose."""
    for frame in iterate_frames(paper, fewest=2):
        text = frame.text
        if any(part in text for part in ("est", "inimum", "least", "rang")):
            yield from _read(frame)


def _read(frame: Frame) -> Iterator[Said]:
    for match in _RANGE.finditer(frame.text):
        yield from _make(frame, match, "low", "high", "own")
    for match in _AVERAGE_FIRST.finditer(frame.text):
        ends = _order(match)
        if ends:
            yield from _make(frame, match, *ends, "own" if match["own"] else "own2")
    for match in _PAIR.finditer(frame.text):
        ends = _order(match)
        if ends and not _NOT_ONE_SCALE.search(match[0]):
            yield from _make(frame, match, *ends, None)


def _order(match: re.Match[str]) -> tuple[str, str] | None:
    """Which of the two figures is the lower and which the upper; nothing where both words are of one end."""
    lower = [bool(re.fullmatch(_LOW, match[end], re.IGNORECASE)) for end in ("end", "end2")]
    if lower[0] == lower[1]:
        return None
    return ("one", "other") if lower[0] else ("other", "one")


def _make(frame: Frame, match: re.Match[str], low: str, high: str, own: str | None) -> Iterator[Said]:
    ends = frame.amount(match, low), frame.amount(match, high)
    middle = frame.amount(match, own) if own else None
    held = [*ends, *filter(None, [middle])]
    kinds = {kind_of(one) for one in held}
    # `28 days on average, the shortest being 9`: a unit may be printed once for all.
    if (
        kinds in ({"N"}, {"M"}, {"P"}, {"T"}, {"N", "T"})
        and len({one.unit for one in held if kind_of(one) == "T"}) <= 1
    ):
        yield Said(*ends, middle, frame, frame.offsets(match))
