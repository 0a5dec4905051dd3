"""Anhøj's run tests: a shift told from the length of runs and the crossings of the centre alone.

Anhøj and Olesen, Run Charts Revisited, PLoS ONE 9 (2014).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from answerable.measuring.control.chart import RunTest
from answerable.measuring.interval import find_binomial_quantile

_ALPHA = 0.05


def allow_runs(points: int) -> tuple[int, int]:
    """The longest run and the fewest crossings that chance allows among so many points off the centre line.

    round(log2 n) + 3, and the 5th percentile of a binomial of n - 1 and a half.
    """
    if points < 2:
        return points, 0
    return round(math.log2(points)) + 3, find_binomial_quantile(_ALPHA, points - 1, 0.5)


def judge_runs(values: Sequence[float], centres: Sequence[float]) -> RunTest:
    """The runs of a series about its centre; points on the centre neither lengthen nor end a run."""
    sides = [value > centre for value, centre in zip(values, centres, strict=True) if not math.isclose(value, centre)]
    lengths = [len(list(run)) for _, run in groupby(sides)]
    longest, crossings = max(lengths, default=0), max(0, len(lengths) - 1)
    longest_allowed, fewest_allowed = allow_runs(len(sides))
    return RunTest(
        points=len(sides),
        longest=longest,
        longest_allowed=longest_allowed,
        crossings=crossings,
        fewest_allowed=fewest_allowed,
        is_signal=longest > longest_allowed or crossings < fewest_allowed,
    )
