"""Intervals of shares and ratios of hotspot-days, which are not independent: days of one hotspot are alike."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from answerable.measuring.interval import bound_share

_LEVEL = 0.95


class Share(Struct, frozen=True, kw_only=True):
    """A part of a whole, as a fraction, with its 95% interval; nothing of nothing."""

    part: int
    whole: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


class RatioOfMeans(Struct, frozen=True, kw_only=True):
    """One mean over another with its 95% interval; nothing where the second is nought or there is but one cluster."""

    ratio: float | None = None
    low: float | None = None
    high: float | None = None


def bound_clustered_share(parts: NDArray[np.int64], wholes: NDArray[np.int64]) -> Share:
    """A share over clusters (hotspots) with the interval that allows for days of a hotspot being alike.

    Wilson's interval at the effective size of the sample: n over the design effect, shrunk by (z / t)^2 with t on
    clusters - 1 degrees of freedom (Korn and Graubard 1998; Dean and Pagano 2015). The design effect is the
    linearised variance of the ratio between clusters over that of independent days, and never taken below 1. Where
    all or none have it, nothing tells how alike days are, and each cluster counts as one. Of a single cluster the
    days are taken as independent: there is nothing else to go by.
    """
    held = wholes > 0
    part, whole, clusters = int(parts[held].sum()), int(wholes[held].sum()), int(held.sum())
    if not whole:
        return Share(part=0, whole=0)
    share = part / whole
    size = float(whole) if clusters == 1 else _find_effective_size(parts[held], wholes[held], share)
    found = bound_share(share * size, size, _LEVEL)
    return Share(part=part, whole=whole, share=share, low=found.low, high=found.high)


def bound_clustered_ratio(
    first: NDArray[np.float64],
    first_days: NDArray[np.int64],
    second: NDArray[np.float64],
    second_days: NDArray[np.int64],
) -> RatioOfMeans:
    """The mean of `first` a day over that of `second`, each a sum by cluster, with its interval.

    The variance of the logarithm is that of the linearised ratio between clusters (Woodruff 1971), t on clusters - 1
    degrees of freedom.
    """
    from scipy.special import stdtrit

    clusters = int(((first_days + second_days) > 0).sum())
    if not (first_days.sum() and second_days.sum() and second.sum()):
        return RatioOfMeans()
    means = first.sum() / first_days.sum(), second.sum() / second_days.sum()
    ratio = float(means[0] / means[1])
    if clusters < 2 or not ratio:
        return RatioOfMeans(ratio=ratio)
    away = (first - means[0] * first_days) / first.sum() - (second - means[1] * second_days) / second.sum()
    error = float(np.sqrt((away**2).sum() * clusters / (clusters - 1)))
    reach = float(np.exp(stdtrit(clusters - 1, (1 + _LEVEL) / 2) * error))
    return RatioOfMeans(ratio=ratio, low=ratio / reach, high=ratio * reach)


def _find_effective_size(parts: NDArray[np.int64], wholes: NDArray[np.int64], share: float) -> float:
    from scipy.special import ndtri, stdtrit

    clusters, whole = len(wholes), float(wholes.sum())
    if share in (0.0, 1.0):
        return float(clusters)
    away = parts - share * wholes
    variance = float((away**2).sum()) / whole**2 * clusters / (clusters - 1)
    effect = max(1.0, variance / (share * (1 - share) / whole))
    tail = (1 + _LEVEL) / 2
    return whole / effect * float(ndtri(tail) / stdtrit(clusters - 1, tail)) ** 2
