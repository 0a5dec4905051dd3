"""Control charts of many series at once, for measures by area, team and offence: XmR limits and every rule."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from answerable.measuring.control.limits import Flags, Floats, Limits, limit_values
from answerable.measuring.control.rules import flag_rules

# Series worked on together: few enough for their arrays to stay in a processor's cache.
_BATCH = 1_000


class ManyCharts(NamedTuple):
    """Charts of as many series: limits (series, points), and the points that break each of `chart.RULES`."""

    limits: Limits
    outside: Flags
    shift: Flags
    trend: Flags
    near: Flags

    @property
    def signals(self) -> Flags:
        """The points that break any rule."""
        any_rule: Flags = self.outside | self.shift | self.trend | self.near
        return any_rule


def chart_many(matrix: Floats, *, is_screened: bool = True, fixed_after: int | None = None) -> ManyCharts:
    """The chart of each row of a matrix (series, points), none missing: what `chart_values` gives one by one."""
    values = np.ascontiguousarray(matrix, dtype=np.float64)
    if values.ndim != 2 or values.shape[1] < 2 or not np.isfinite(values).all():
        raise ValueError("Many charts need a matrix of series by points, at least two points each, none missing.")
    used = np.ones(values.shape[1], dtype=bool)
    if fixed_after is not None:
        used[fixed_after:] = False
    batches = [
        _chart_batch(values[start : start + _BATCH], used, is_screened) for start in range(0, len(values), _BATCH)
    ]
    limits = Limits(*(np.concatenate(parts) for parts in zip(*(limits for limits, _ in batches), strict=True)))
    return ManyCharts(
        limits, *(np.concatenate(parts) for parts in zip(*(flags for _, flags in batches), strict=True))
    )


def _chart_batch(values: Floats, used: Flags, is_screened: bool) -> tuple[Limits, tuple[Flags, Flags, Flags, Flags]]:
    limits = limit_values(values, used, is_screened)
    return limits, flag_rules(values, limits)
