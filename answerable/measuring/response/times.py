"""What is said of many response times: mean, trimmed mean, median, percentiles with their intervals, the longest."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from answerable.measuring.interval import rank_quantile_bounds

PERCENTILES = (0.5, 0.9, 0.95, 0.99)
KEPT_SHARE = 0.95
"""How much of the sample the trimmed mean keeps: the middle 95 per cent."""

Numbers = npt.NDArray[np.int64]


class Percentile(Struct, frozen=True, kw_only=True):
    """The seconds within which a share (0.9) lies, with the 95 % interval from the order statistics.

    Of too few lengths for both ends the interval is nothing.
    """

    share: float
    seconds: int
    low: int | None
    high: int | None


class Times(Struct, frozen=True, kw_only=True):
    """So many lengths of time, in seconds. Where there are none, everything else is nothing."""

    count: int
    total_seconds: int
    mean: float | None = None
    trimmed_mean: float | None = None
    longest: int | None = None
    percentiles: tuple[Percentile, ...] = ()

    @property
    def median(self) -> Percentile | None:
        return self.percentiles[0] if self.percentiles else None


def summarise_times(seconds: Numbers, counts: Numbers) -> Times:
    """All that is said of lengths of time, each second with how often it occurs, in any order; exact to the second.

    A percentile is the shortest length within which at least that share lies (Hyndman and Fan 1996, definition 1).
    """
    lengths, place = np.unique(seconds, return_inverse=True)
    times = np.zeros(len(lengths), dtype=np.int64)
    np.add.at(times, place, counts)
    reached = np.cumsum(times)
    count = int(reached[-1]) if len(reached) else 0
    if not count:
        return Times(count=0, total_seconds=0)
    total = int((lengths * times).sum())
    return Times(
        count=count,
        total_seconds=total,
        mean=total / count,
        trimmed_mean=trim_mean(lengths, times),
        longest=int(lengths[-1]),
        percentiles=tuple(_read_percentile(lengths, reached, share) for share in PERCENTILES),
    )


def _read_percentile(lengths: Numbers, reached: Numbers, share: float) -> Percentile:
    count = int(reached[-1])
    middle = max(1, math.ceil(share * count - 1e-9))
    bounds = rank_quantile_bounds(count, share) or (None, None)
    seconds, low, high = (
        int(lengths[np.searchsorted(reached, rank)]) if rank else None for rank in (middle, *bounds)
    )
    return Percentile(share=share, seconds=seconds or 0, low=low, high=high)


def trim_mean(lengths: Numbers, counts: Numbers, kept: float = KEPT_SHARE) -> float | None:
    """The mean of the middle `kept` share (Tukey 1962): as many whole lengths are left out at each end, rounded down.

    `lengths` ascend. With 0.95, of 1,000 the 25 shortest and the 25 longest are left out. Nothing of none.
    """
    total = int(counts.sum())
    if not total:
        return None
    left_out = int((1 - kept) / 2 * total + 1e-9)
    reached = np.cumsum(counts)
    inside = np.clip(reached, left_out, total - left_out) - np.clip(reached - counts, left_out, total - left_out)
    return int((lengths * inside).sum()) / (total - 2 * left_out)
