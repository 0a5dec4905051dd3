"""A control chart: the points of a series, the limits that hold at each, and which rules each breaks."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from answerable.measuring.series import Break, Exclusion, Rebasing
from answerable.measuring.verdict import Better

Signal = Literal["", "improvement", "concern", "high", "low"]
Assurance = Literal["", "pass", "fail", "hit and miss"]

RULES = ("outside", "shift", "trend", "near")
"""The rules by which a point is a signal: outside the limits; one of seven or more on one side of the centre; one of
seven rising or falling steadily; one of two in three near a limit, all three on one side."""


class ControlPoint(Struct, frozen=True, kw_only=True):
    """A point with the limits that hold at it. `rules` are those of `RULES` it breaks; `size` its denominator."""

    on: dt.date
    value: float
    centre: float
    lower: float
    upper: float
    rules: tuple[str, ...] = ()
    signal: Signal = ""
    size: float | None = None
    is_provisional: bool = False
    is_excluded: bool = False


class Segment(Struct, frozen=True, kw_only=True):
    """Points that share their limits, from a start or a rebasing on.

    `used` is how many points the limits are worked out from, `screened` how many large moving ranges were left out
    of them; `is_trial` where there are too few points for limits to be relied on.
    """

    first_on: dt.date
    last_on: dt.date
    points: int
    used: int
    is_trial: bool
    screened: int = 0
    rebasing: Rebasing | None = None


class RunTest(Struct, frozen=True, kw_only=True):
    """Anhøj's two tests for a shift, which need no limits: a run too long, or the centre crossed too seldom.

    `points` are those off the centre line.
    """

    points: int
    longest: int
    longest_allowed: int
    crossings: int
    fewest_allowed: int
    is_signal: bool


class ControlChart(Struct, frozen=True, kw_only=True):
    """A series with its limits, rules and runs.

    `method` is the chart's name (XmR, P, P′, U, U′, C, T, G), `is_screened` whether large moving ranges were left
    out of the limits, `fixed_after` after how many points of each segment its limits were held. `runs` are of the
    last segment. `scale` is what values and limits are multiplied by to be said and drawn in `form` (100 for shares,
    which are held as fractions of one). `warnings` are sentences a page prints.
    """

    name: str
    method: str
    better: Better
    points: tuple[ControlPoint, ...]
    segments: tuple[Segment, ...]
    runs: RunTest
    is_screened: bool = False
    fixed_after: int | None = None
    target: float | None = None
    form: str = "number"
    scale: float = 1.0
    breaks: tuple[Break, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def last(self) -> ControlPoint:
        return self.points[-1]

    @property
    def is_trial(self) -> bool:
        """Whether the limits that hold now are worked out of too few points."""
        return self.segments[-1].is_trial
