"""The limits of control charts, for many series at once: arrays of series by points in, limits out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

# d2 for two values, the mean range of two normal values in standard deviations, and what follows from it
# (Montgomery, Introduction to Statistical Quality Control, appendix VI): 3 / 1.128 = 2.66.
RANGE_PER_DEVIATION = 1.128
LIMIT_PER_RANGE = 2.66
# D4 for two values: a moving range beyond it is itself a signal and is left out once (Nelson 1982).
LARGE_RANGE = 3.267
LIMIT_DEVIATIONS = 3.0
# Birnbaum and Nelson's transformation of times between events, near normal (Nelson 1994): t^(1/3.6).
TIME_POWER = 3.6


class Limits(NamedTuple):
    """Centre and limits, each (series, points); `screened` is how many ranges of each series were left out."""

    centre: Floats
    lower: Floats
    upper: Floats
    screened: npt.NDArray[np.int64]


def limit_values(values: Floats, used: Flags, is_screened: bool = True) -> Limits:
    """XmR: the mean, and 2.66 times the mean moving range either side of it.

    `values` is (series, points); `used` (points,) marks those the limits are worked out from. A moving range counts
    where both its points are used. With `is_screened`, ranges of 3.267 times their mean or more are left out, once;
    where only noughts would be left, none is, since limits without a width would have every point outside.
    """
    centre = values[:, used].mean(axis=1, keepdims=True)
    ranges = np.abs(np.diff(values, axis=1))[:, used[1:] & used[:-1]]
    mean_range = _mean_or_nought(ranges, np.ones_like(ranges, dtype=bool))
    # A series that never moves has no large ranges, though each of its ranges is 3.267 times nought.
    kept = (ranges < LARGE_RANGE * mean_range) | (mean_range == 0)
    kept |= ~np.any(kept & (ranges > 0), axis=1, keepdims=True)
    if is_screened:
        mean_range = _mean_or_nought(ranges, kept)
    reach = LIMIT_PER_RANGE * mean_range
    screened = (~kept).sum(axis=1) if is_screened else np.zeros(len(values), dtype=np.int64)
    wide = np.ones(values.shape[1])
    return Limits(centre * wide, (centre - reach) * wide, (centre + reach) * wide, screened)


def limit_shares(parts: Floats, wholes: Floats, used: Flags, is_corrected: bool) -> Limits:
    """P: mean share +- 3 sqrt(p (1 - p) / n); P′ (corrected) as Laney (2002), by how much shares vary beyond that."""
    centre = _pooled(parts, wholes, used)
    return _limit_ratios(
        parts / wholes, centre, np.sqrt(centre * (1 - centre) / wholes), used, is_corrected, highest=1.0
    )


def limit_rates(counts: Floats, exposures: Floats, used: Flags, is_corrected: bool) -> Limits:
    """U: mean rate +- 3 sqrt(u / exposure), C where exposures are alike; U′ (corrected) as Laney (2002)."""
    centre = _pooled(counts, exposures, used)
    return _limit_ratios(counts / exposures, centre, np.sqrt(centre / exposures), used, is_corrected, highest=np.inf)


def limit_gaps(gaps: Floats, used: Flags) -> Limits:
    """G: the mean number between events +- 3 sqrt(mean (mean + 1)), of a geometric law (Benneyan 2001)."""
    centre = gaps[:, used].mean(axis=1, keepdims=True) * np.ones(gaps.shape[1])
    reach = LIMIT_DEVIATIONS * np.sqrt(centre * (centre + 1))
    return Limits(centre, np.maximum(0.0, centre - reach), centre + reach, np.zeros(len(gaps), dtype=np.int64))


def limit_times(times: Floats, used: Flags, is_screened: bool = True) -> Limits:
    """T: XmR limits of times between events after Nelson's transformation, turned back into times."""
    centre, lower, upper, screened = limit_values(times ** (1 / TIME_POWER), used, is_screened)
    return Limits(centre**TIME_POWER, np.maximum(lower, 0.0) ** TIME_POWER, upper**TIME_POWER, screened)


def _limit_ratios(
    ratios: Floats, centre: Floats, deviations: Floats, used: Flags, is_corrected: bool, highest: float
) -> Limits:
    spread = deviations * _variation(ratios, centre, deviations, used) if is_corrected else deviations
    wide = centre * np.ones(ratios.shape[1])
    lower, upper = wide - LIMIT_DEVIATIONS * spread, wide + LIMIT_DEVIATIONS * spread
    none = np.zeros(len(ratios), dtype=np.int64)
    return Limits(wide, np.maximum(0.0, lower), np.minimum(highest, upper), none)


def _variation(ratios: Floats, centre: Floats, deviations: Floats, used: Flags) -> Floats:
    """Laney's sigma z: the mean moving range of the standardised ratios over 1.128."""
    scores = np.divide(ratios - centre, deviations, out=np.zeros_like(ratios), where=deviations > 0)
    ranges = np.abs(np.diff(scores, axis=1))[:, used[1:] & used[:-1]]
    return _mean_or_nought(ranges, np.ones_like(ranges, dtype=bool)) / RANGE_PER_DEVIATION


def _pooled(parts: Floats, wholes: Floats, used: Flags) -> Floats:
    pooled: Floats = parts[:, used].sum(axis=1, keepdims=True) / wholes[:, used].sum(axis=1, keepdims=True)
    return pooled


def _mean_or_nought(ranges: Floats, kept: Flags) -> Floats:
    number = kept.sum(axis=1, keepdims=True)
    total = np.where(kept, ranges, 0.0).sum(axis=1, keepdims=True)
    mean: Floats = total / np.maximum(number, 1)
    return mean
