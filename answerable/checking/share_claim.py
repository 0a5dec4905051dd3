"""Shares stated in prose with their part and their whole: `20 of the 33 discharges (61%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from answerable.checking.amount import Amount
from answerable.checking.frame import GAP, Frame, N, P, frame_paper
from answerable.checking.paper import Paper


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
        rf"(?:(?<![^\s(])(?-i:Of)|(?:[,;:(–]|\b(?:that|and|but))\s*of)\s+"
        rf"(?:(?:the|these|those|our|its|all|a\s+total\s+of)\s+){{0,2}}{N.format('whole')}(?!\s*(?:%|per))"
        rf"{GAP}{{1,60}}?{N.format('part')}{GAP}{{0,60}}?{_BESIDE}",
        # `412 notices, of which 287 were paid (70%)`
        rf"{N.format('whole')}{GAP}{{1,70}}?\bof\s+(?:which|whom|these|those)\s+(?:only\s+|just\s+)?"
        rf"{N.format('part')}{GAP}{{0,60}}?{_BESIDE}",
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
        for frame in frames:
            if len(frame.amounts) >= _SMALLEST_WHOLE and "⟦P" in frame.text:
                yield from _find_in(frame)


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
