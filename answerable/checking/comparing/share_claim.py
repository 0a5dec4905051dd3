"""Shares stated in prose with their part and their whole: `20 of the 33 discharges (61%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple
from weakref import WeakKeyDictionary

from answerable.checking.comparing.frame import GAP, Frame, N, P, frame_paper, kind_of
from answerable.checking.comparing.leeway import range_of
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.measuring.share import measure_share


class ShareClaim(NamedTuple):
    """A part, its whole and the percentage that the first is said to be of the second.

    `offsets` are those of its words in the paragraph. `carried` is true where an earlier claim named the whole.
    """

    part: Amount
    whole: Amount
    percent: Amount
    frame: Frame
    offsets: tuple[int, int]
    carried: bool = False


# Words after a percentage that make it one of something else: a change, a target, another year's.
_NOT_CHANGE = (
    r"(?!\s*\)?\s*(?:points?|higher|lower|more|fewer|less|above|below|up\b|down\b|increase|decrease|reduction|rise|fall"
    r"|growth|drop|compared|target|last|previous|over\b|under\b|on\s|in\s+\d))"
)
_OF = r"\s+(?:out\s+)?of\s+(?:(?:the|all|all\s+the|these|those|a\s+total\s+of|our|their)\s+)?"
# A word between a part and `of`, but for those of which the figure after is the size.
_THING = (
    r"(?!increase|reduction|decrease|rise|fall|drop|underspend|overspend|total|average|saving|gap|maximum|minimum|rate"
    r"|budget|cost|fine|grant|payment|surplus|deficit|variance)[a-z]+"
)
# `(61%)`, `; 37.2%`, `or 61%`, `, 61%,`: a percentage that explains what stands before it.
_BESIDE = (
    rf"(?:\s*[(\[]\s*(?:or\s+|i\.?e\.?,?\s+|equal\s+to\s+|equivalent\s+to\s+)?{P.format('percent')}(?=\s*[)\];,])"
    rf"|\s*;\s*{P.format('percent2')}(?=\s*[),;.])"
    rf"|,?\s+or\s+{P.format('percent3')}(?=\s*(?:[),;.]|$|of\b))"
    rf"|\s*[,–-]\s*{P.format('percent4')}(?=\s*(?:[),;.]|$)))"
) + _NOT_CHANGE

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # `20 of the 33 discharges (61%)`
        rf"{N.format('part')}(?:(?:\s+[a-z]+){{1,3}}?\s+out|(?:\s+{_THING})?)?{_OF}{N.format('whole')}{GAP}{{0,60}}?{_BESIDE}",
        # `of 33 discharges, 20 (61%) were`, `Of 164 posts 151 were filled (92%)`
        rf"(?:(?<![^\s(])(?-i:Of|Out of)|(?:[,;:(–]|\b(?:that|and|but))\s*(?:out\s+)?of)\s+"
        rf"(?:(?:the|these|those|our|its|all|a\s+total\s+of)\s+){{0,2}}{N.format('whole')}(?!\s*(?:%|per))"
        rf"{GAP}{{1,60}}?{N.format('part')}{GAP}{{0,60}}?{_BESIDE}",
        # `412 notices, of which 287 were paid (70%)`
        rf"{N.format('whole')}{GAP}{{1,70}}?\bof\s+(?:which|whom|these|those)\s+(?:only\s+|just\s+)?"
        rf"{N.format('part')}{GAP}{{0,60}}?{_BESIDE}",
        # `412 notices; 287 of these (70%) were paid`, `412 notices and 287 of them (70%) were paid`
        rf"{N.format('whole')}{GAP}{{1,70}}?(?:[;,]\s*(?:and\s+)?|\band\s+)(?:[a-z-]+\s+){{0,4}}?{N.format('part')}\s+of\s+"
        rf"(?:which|whom|these|those|them){GAP}{{0,60}}?{_BESIDE}",
        # `2,184 replies from 5,351 people invited, a response of 41%`
        rf"{N.format('part')}(?:\s+[a-z-]+){{1,3}}\s+(?:from|out\s+of|of)\s+(?:the\s+)?{N.format('whole')}{GAP}{{0,50}}?,\s*"
        rf"(?:which\s+is\s+|which\s+gives\s+|giving\s+|that\s+is\s+)?an?\s+(?:[a-z-]+\s+){{0,2}}?"
        rf"(?:response|return|rate|turn-?out|take-?up|attendance|share|proportion)(?:\s+rate)?\s+of\s+{P.format('percent')}",
        # `£98.4m makes up 45% of the net budget of £218.6m`
        rf"{N.format('part')}{GAP}{{0,30}}?(?:\b(?:is|was|makes?\s+up"
        rf"|represent(?:s|ed|ing)|account(?:s|ed|ing)\s+for|equates?\s+to|equal\s+to|or"
        rf"|amounts?\s+to)\b|(?=[(,]))\s*[(,]?\s*(?:about\s+|around\s+|just\s+)?{P.format('percent')}\s+of\s+"
        rf"[^⟦⟧.;:]{{0,40}}?(?:\bof\s+|\(\s*){N.format('whole')}",
        # `310 cameras were checked, of which 3% (9) were faulty`
        rf"{N.format('whole')}{GAP}{{1,70}}?\bof\s+(?:which|whom|these|those)\s+{P.format('percent')}\s*\(\s*{N.format('part')}\s*\)",
        # `61% (20 of 33)`, `61%, or 20 of the 33`
        rf"{P.format('percent')}(?:\s+{GAP}{{0,50}}?)?\s*[(\[]\s*(?:or\s+)?{N.format('part')}(?:\s+[a-z]+){{0,2}}?{_OF}"
        rf"{N.format('whole')}(?:\s+[a-z-]+){{0,4}}\s*[)\]]",
        rf"{P.format('percent')}\s*[,–-]\s*(?:or\s+)?{N.format('part')}(?:\s+[a-z]+){{0,2}}?{_OF}{N.format('whole')}",
        # `12 (40%) of the 30 vehicles`
        rf"{N.format('part')}{GAP}{{0,30}}?\s*\(\s*{P.format('percent')}\s*\){_OF}{N.format('whole')}",
        # `12 schemes: 7 (58%) are on track, 3 (25%) are late`
        rf"{N.format('whole')}(?:\s+[a-z-]+){{1,6}}\s*[:–-]\s*{N.format('part')}{GAP}{{0,30}}?\s*\(\s*{P.format('percent')}\s*\)"
        rf"{_NOT_CHANGE}(?P<listed>)",
        # `61% of the 33 discharges (20)`
        rf"{P.format('percent')}{_OF}{N.format('whole')}(?:\s+[a-z-]+){{0,5}}\s*[(\[]\s*{N.format('part')}\s*[)\]]",
    )
)
# `..., 11 individuals citing other work (25.6%)`: the next of a list whose whole has been named.
_NEXT = re.compile(
    rf"\s*[)\]]?[^⟦⟧.;:()]{{0,60}}?(?:[,;]|[,;]?\s+(?:and|while|with|followed\s+by|and\s+then)\b|[,;]?\s*and\s+for)(?:\s+(?:only|just|by|a"
    rf"|further|another|then))*\s*(?:\w+\s+){{0,3}}{N.format('part')}{GAP}{{0,60}}?\s*\(\s*{P.format('percent')}\s*\)",
    re.IGNORECASE,
)
_OPENS_WITH_WHOLE = re.compile(rf"(?<![^\s(])Of\s+(?:the\s+|these\s+|all\s+)?{N.format('whole')}\s+[a-z-]+")
_BRACKETED = re.compile(rf"{N.format('part')}(?:\s+[a-z-]+){{0,3}}\s*\(\s*{P.format('percent')}\s*\)")
# `grant (£139.2m, 57.6%), precept (£98.9m, 40.9%)`
_BOTH_BRACKETED = re.compile(rf"\(\s*{N.format('part')}\s*[,;]\s*(?:or\s+)?{P.format('percent')}\s*\)")
_OF_THESE = re.compile(
    rf"\s*Of\s+(?:these|those|them)(?:\s+[a-z]+){{0,2}},?\s+(?:only\s+|just\s+)?{N.format('part')}(?:\s+[a-z-]+){{0,3}}"
    rf"\s*\(\s*{P.format('percent')}\s*\)"
)
_IN_TURN = re.compile(
    rf"\bof\s+the\s+(?P<turn>first|second|former|latter)(?:\s+group)?,?\s+(?:only\s+|just\s+)?{N.format('part')}"
    rf"(?:\s+[a-z-]+){{0,3}}\s*\(\s*{P.format('percent')}\s*\)",
    re.IGNORECASE,
)
_ANOTHER_WHOLE = re.compile(
    r"\bof\s+(?:the\s+|these\s+|which\s+|whom\s+)?(?:⟦|which|whom|them)"
    r"|\b(?:compared|against|versus|than|from|previous|year\s+before)\b",
    re.IGNORECASE,
)
# `140 of 150 officers, 93% of the target of 160`: the figure before the percentage is a whole itself.
_IS_WHOLE = re.compile(r"⟦[NM]\d+⟧(?:\s+[a-z]+){0,2}?\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
_LED = 50
_OTHER_TIME = re.compile(
    r"\b(?:compared|against|versus|last|previous|prior|earlier|up|down|from|was|were\s+\w+\s+in|target|baseline)\b",
    re.IGNORECASE,
)
_CLAIMS: WeakKeyDictionary[Paper, tuple[ShareClaim, ...]] = WeakKeyDictionary()
# Fewer would be ratios and steps (`1 of 2`), not shares.
_SMALLEST_WHOLE = 3


def find_share_claims(paper: Paper) -> tuple[ShareClaim, ...]:
    """Every share of a paper's prose whose part and whole stand beside it; worked out once for a paper."""
    claims = _CLAIMS.get(paper)
    if claims is None:
        claims = _CLAIMS[paper] = tuple(_find(paper))
    return claims


def _find(paper: Paper) -> Iterator[ShareClaim]:
    for frames in frame_paper(paper):
        for index, frame in enumerate(frames):
            if len(frame.amounts) >= _SMALLEST_WHOLE and "⟦P" in frame.text:
                yield from _find_in(frame)
            elif index and len(frame.amounts) > 1 and "f th" in frame.text:
                yield from _of_these(frames[index - 1], frame)
            if index and "f the " in frame.text and "⟦P" in frame.text:
                yield from _of_each_in_turn(frames[index - 1], frame)


def _of_these(earlier: Frame, frame: Frame) -> Iterator[ShareClaim]:
    """`112,450 crimes were recorded. Of these, 14,618 (13%) led to a charge`: of a count of the sentence before.

    Where that has several, it is of the one that it fits; where it fits none of them, which is meant is not certain.
    """
    match = _OF_THESE.match(frame.text)
    if match is None:
        return
    part, percent = frame.amount(match, "part"), frame.amount(match, "percent")
    wholes = [one for one in earlier.amounts if kind_of(one) == "N" and one.value >= part.value]
    fitting = [
        one
        for one in wholes
        if (share := measure_share(range_of(part), range_of(one))) and share.meets(range_of(percent))
    ]
    whole = fitting[0] if fitting else wholes[0] if len(wholes) == 1 else None
    if whole is not None:
        claim = ShareClaim(part, whole, percent, frame, frame.offsets(match), carried=True)
        if _is_share(claim):
            yield claim


def _of_each_in_turn(earlier: Frame, frame: Frame) -> Iterator[ShareClaim]:
    """`8,122 urgent and 14,306 prompt calls. Of the first, 6,717 (83%) ...; of the second, 10,887 (76%)`."""
    wholes = [one for one in earlier.amounts if kind_of(one) in "NM"]
    if len(wholes) != 2 or len({one.unit == "GBP" for one in wholes}) != 1:
        return
    for match in _IN_TURN.finditer(frame.text):
        whole = wholes[match["turn"].lower() in ("second", "latter")]
        claim = ShareClaim(
            frame.amount(match, "part"),
            whole,
            frame.amount(match, "percent"),
            frame,
            frame.offsets(match),
            carried=True,
        )
        if _is_share(claim):
            yield claim


def _find_in(frame: Frame) -> Iterator[ShareClaim]:
    taken: set[str] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(frame.text):
            claim = _claim(frame, match)
            if claim is None or claim.percent.figure.id in taken:
                continue
            taken.add(claim.percent.figure.id)
            yield claim
            yield from _carry_on(frame, claim, match.end(), taken)
    if not taken and "⟦P" in frame.text:
        yield from _of_opening(frame) if _OPENS_WITH_WHOLE.search(frame.text) else _of_sum(frame)


def _of_sum(frame: Frame) -> Iterator[ShareClaim]:
    """Shares of an earlier figure that their parts add up to: `1,793 visits, 366 (20%) by A and 1,427 (80%) by B`."""
    matches = list(_BRACKETED.finditer(frame.text))
    if len(matches) < 2:
        matches = list(_BOTH_BRACKETED.finditer(frame.text))
    if len(matches) < 2:
        return
    parts = [frame.amount(match, "part") for match in matches]
    total = sum((part.value for part in parts), Decimal(0))
    first = frame.amounts.index(parts[0])
    whole = next((one for one in frame.amounts[:first] if one.value == total and kind_of(one) in "NM"), None)
    if whole is None:
        return
    for match, part in zip(matches, parts, strict=True):
        claim = ShareClaim(part, whole, frame.amount(match, "percent"), frame, frame.offsets(match), carried=True)
        if _is_share(claim):
            yield claim


def _of_opening(frame: Frame) -> Iterator[ShareClaim]:
    """Shares of the whole that a sentence opens with, past other figures: `Of 33 shots, 13 hurt; 20 (61%) missed`."""
    opening = _OPENS_WITH_WHOLE.search(frame.text)
    if opening is None or _ANOTHER_WHOLE.search(frame.text, opening.end()):
        return
    for match in _BRACKETED.finditer(frame.text, opening.end()):
        part, percent = frame.amount(match, "part"), frame.amount(match, "percent")
        claim = ShareClaim(part, frame.amount(opening, "whole"), percent, frame, frame.offsets(match), carried=True)
        if _is_share(claim) and claim.part.value <= claim.whole.value:
            yield claim


def _claim(frame: Frame, match: re.Match[str]) -> ShareClaim | None:
    groups = match.groupdict()
    percent = next(groups[name] for name in sorted(groups) if name.startswith("percent") and groups[name])
    part, whole = frame.amount(match, "part"), frame.amount(match, "whole")
    mark = match.start("part") - 2
    if _IS_WHOLE.search(frame.text, max(0, mark - _LED), mark):
        return None
    claim = ShareClaim(part, whole, frame.amounts[int(percent)], frame, frame.offsets(match), "listed" in groups)
    return claim if _is_share(claim) else None


def _carry_on(frame: Frame, first: ShareClaim, at: int, taken: set[str]) -> Iterator[ShareClaim]:
    match = _NEXT.match(frame.text, at)
    while match and not _OTHER_TIME.search(match[0]):
        part, percent = frame.amount(match, "part"), frame.amount(match, "percent")
        claim = ShareClaim(part, first.whole, percent, frame, frame.offsets(match), carried=True)
        if percent.figure.id in taken or not _is_share(claim):
            return
        taken.add(percent.figure.id)
        yield claim
        match = _NEXT.match(frame.text, match.end())


def _is_share(claim: ShareClaim) -> bool:
    """Whether the three can be a share at all: one kind of thing, none negative, a whole worth dividing."""
    part, whole = claim.part, claim.whole
    money = {part.unit == "GBP", whole.unit == "GBP"}
    return (
        len(money) == 1
        and part.value >= 0
        and whole.value >= _SMALLEST_WHOLE
        and claim.percent.value >= 0
        and claim.percent.figure.change is None
        and part.figure.id != whole.figure.id
    )
