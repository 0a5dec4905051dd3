"""Changes stated by size and percentage with the figure that they led to: `fell by 2,382 (2.7%) to 86,030`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answerable.checking.comparing.change_claim import find_change_claims, sign_of
from answerable.checking.comparing.change_wording import DOWN, UP, YARDSTICK
from answerable.checking.comparing.frame import Frame, P, iterate_frames, kind_of
from answerable.checking.comparing.leeway import range_of
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.measuring.rounding import Bounds
from answerable.measuring.share import measure_share

_V = r"⟦[NM](?P<{}>\d+)⟧"
_SKIP = r"[^⟦⟧.;:()]"
_WORD = rf"\b(?P<word>{UP}|{DOWN})\b"
_PERCENT = rf"(?:\s*\(\s*(?:or\s+)?{P.format('percent')}\s*\)|,?\s+or\s+{P.format('percent2')})"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # `fell by 2,382 (2.7%) to 86,030`, `increase the precept by £12 a year (5.74%), to £221.04`
        rf"{_WORD}{_SKIP}{{0,60}}?\b(?:by|of)\s+{_V.format('change')}{_SKIP}{{0,30}}?{_PERCENT}{_SKIP}{{0,60}}?\bto\s+"
        rf"(?:[a-z]+\s+){{0,2}}?{_V.format('after')}(?:\s*[,(]?\s*from\s+{_V.format('before')})?",
        # `2,046 incidents were attended, a decrease of 2% (-33 incidents)`
        rf"{_V.format('after')}{_SKIP}{{0,60}}?\)?{_SKIP}{{0,40}}?{_WORD}\s+(?:of\s+|by\s+)?{P.format('percent')}\s*\(\s*"
        rf"{_V.format('change')}(?:\s+[a-z]+){{0,3}}\s*\)",
        # `Fire incidents (340) were 9% higher in number (+27 incidents)`
        rf"{_V.format('after')}\)?{_SKIP}{{0,40}}?{P.format('percent')}\s+{_WORD}{_SKIP}{{0,30}}?\(\s*{_V.format('change')}"
        rf"(?:\s+[a-z]+){{0,3}}\s*\)",
        # `£262.90 at Band D, £14 or 5.6% more than £248.90`
        rf"{_V.format('after')}{_SKIP}{{0,40}}?{_V.format('change')}{_PERCENT}\s+{_WORD}\s+than\s+(?:[a-z]+\s+){{0,2}}?"
        rf"{_V.format('before')}",
        # `86,030 offences, a fall of 2,382 (2.7%)`
        rf"{_V.format('after')}{_SKIP}{{0,60}}?[,(–-]\s*(?:which\s+is\s+|this\s+is\s+)?(?:an?\s+)?(?:[a-z]+\s+)?{_WORD}\s+"
        rf"(?:of\s+|by\s+)?{_V.format('change')}{_SKIP}{{0,20}}?{_PERCENT}",
    )
)


class ChangeBy(NamedTuple):
    """A figure, the change that led to it, the percentage that the change is said to be, and the figure before, if
    printed."""

    after: Amount
    change: Amount
    percent: Amount
    before: Amount | None
    sign: int
    frame: Frame
    offsets: tuple[int, int]

    @property
    def size(self) -> Bounds:
        """How large the change was, whichever way: `(-33 incidents)` prints the sign that its word gives too."""
        bounds = range_of(self.change)
        return bounds if self.change.value > 0 else Bounds(-bounds.high, -bounds.low)

    @property
    def base(self) -> Bounds:
        """What the figure was before the change, by the two that are printed."""
        after = range_of(self.after)
        return after.minus(self.size) if self.sign > 0 else after.plus(self.size)

    @property
    def shares(self) -> Iterator[Bounds]:
        """The percentages that the change may be: of the figure before it or, as of a budget, of the one printed."""
        for whole in (self.base, range_of(self.after)):
            share = measure_share(self.size, whole)
            if share is not None:
                yield share


def find_changes_by(paper: Paper) -> Iterator[ChangeBy]:
    """Every such change of a paper's prose that is not stated with both its figures and so read as a change claim."""
    claimed: set[str] | None = None
    for frame in iterate_frames(paper, fewest=3):
        if "⟦P" not in frame.text:
            continue
        for pattern in _PATTERNS:
            for match in pattern.finditer(frame.text):
                if claimed is None:
                    claimed = {claim.stated.figure.id for claim in find_change_claims(paper) if claim.stated}
                found = _read(frame, match)
                if found and found.percent.figure.id not in claimed:
                    claimed.add(found.percent.figure.id)
                    yield found


def _led_by_number(frame: Frame, match: re.Match[str]) -> bool:
    """Whether another number stands before the figure that is said to have changed, in the same sentence."""
    return bool(_NUMBER.search(frame.text, 0, match.start()))


_NUMBER = re.compile(r"⟦[NM]\d+⟧")


def _read(frame: Frame, match: re.Match[str]) -> ChangeBy | None:
    groups = match.groupdict()
    after, change = frame.amount(match, "after"), frame.amount(match, "change")
    percent = frame.amount(match, "percent" if groups["percent"] else "percent2")
    if match.start("after") < match.start("change") and not groups.get("before") and _led_by_number(frame, match):
        return None  # `198,684 workers in 43 forces, a decrease of 2,237`: which of the two fell is not certain
    before = frame.amount(match, "before") if groups.get("before") else None
    alike = kind_of(after) == kind_of(change) and (change.unit in (None, after.unit) or after.unit is None)
    sign = sign_of(match["word"])
    if not alike or not sign or after.value <= 0 or change.value == 0 or YARDSTICK.search(match[0]):
        return None
    if sign > 0 and not 0 < change.value < after.value:
        return None
    return ChangeBy(after, change, percent, before, sign, frame, frame.offsets(match))
