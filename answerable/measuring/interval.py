"""Intervals for shares, counts, ratios and quantiles: what chance alone leaves open."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple


class Interval(NamedTuple):
    """The two ends of an interval at a level of confidence (0.95 unless said)."""

    low: float
    high: float
    level: float = 0.95


class Ratio(NamedTuple):
    """One rate over another with its interval and the chance of a ratio as far from 1 if nothing had changed.

    `ratio` and `high` are nothing where the first period had no cases: no ratio is then too great.
    """

    ratio: float | None
    low: float
    high: float | None
    p: float
    level: float = 0.95


def bound_share(part: float, whole: float, level: float = 0.95) -> Interval:
    """The interval of a share, as fractions of one, by Wilson's score method (Wilson 1927; Newcombe 1998).

    `part` and `whole` may be weighted (an effective number of answers). Of nobody at all, any share is possible.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"A part of {part} does not fit into a whole of {whole}.")
    return _score_share(part, whole, _normal_deviate(level), level)


def bound_count(count: float, exposure: float = 1.0, level: float = 0.95) -> Interval:
    """The interval of a rate, count over exposure, of independent events: exact Poisson (Garwood 1936)."""
    from scipy.special import gammaincinv

    _refuse_counts(count, exposure)
    tail = (1 - level) / 2
    low = float(gammaincinv(count, tail)) if count else 0.0
    return Interval(low / exposure, float(gammaincinv(count + 1, 1 - tail)) / exposure, level)


def bound_ratio_of_counts(
    before: float, after: float, before_exposure: float = 1.0, after_exposure: float = 1.0, level: float = 0.95
) -> Ratio:
    """The rate after over the rate before, of independent events, by the exact conditional Poisson test.

    Given the sum of both counts, the later one is binomial (Przyborowski and Wilenski 1940). The interval is that of
    Clopper and Pearson turned into odds; p is twice the smaller tail, so that p < 1 - level exactly where the
    interval leaves out 1 (Fay 2010). Exposures are what the counts arise from: days, calls, people. Counts that are
    not whole (divided by a dispersion) are taken through the same beta functions.
    """
    from scipy.special import betainc, betaincinv

    _refuse_counts(before, before_exposure)
    _refuse_counts(after, after_exposure)
    scale, tail = before_exposure / after_exposure, (1 - level) / 2
    low = _odds(float(betaincinv(after, before + 1, tail))) if after else 0.0
    # Of the smaller share, since the larger one may be 1 to the last digit that a float has.
    rest = float(betaincinv(before, after + 1, tail)) if before else 0.0
    high = (1 - rest) / rest if rest else None
    expected = after_exposure / (before_exposure + after_exposure)
    below = float(betainc(before, after + 1, 1 - expected)) if before else 1.0
    above = float(betainc(after, before + 1, expected)) if after else 1.0
    ratio = after / before * scale if before else None
    return Ratio(ratio, low * scale, None if high is None else high * scale, min(1.0, 2 * min(below, above)), level)


def bound_ratio_by_logarithm(
    before: float, after: float, before_exposure: float = 1.0, after_exposure: float = 1.0, level: float = 0.95
) -> Ratio:
    """The rate after over the rate before with the log-normal interval most published comparisons use.

    Standard error of ln(ratio): sqrt(1/before + 1/after) (Katz 1978, of rare events). For counts above some thirty
    it is close to the exact interval; ours is `bound_ratio_of_counts`. Neither count may be nought.
    """
    from scipy.special import ndtr

    if before <= 0 or after <= 0 or before_exposure <= 0 or after_exposure <= 0:
        raise ValueError("A log-normal interval needs counts and exposures above nought.")
    ratio = (after / after_exposure) / (before / before_exposure)
    error = math.sqrt(1 / before + 1 / after)
    spread = math.exp(_normal_deviate(level) * error)
    return Ratio(ratio, ratio / spread, ratio * spread, 2 * float(ndtr(-abs(math.log(ratio)) / error)), level)


def bound_difference_of_shares(
    part1: float, whole1: float, part2: float, whole2: float, level: float = 0.95
) -> Interval:
    """The interval of the first share less the second, as fractions: Newcombe (1998), his hybrid score method, 10."""
    for part, whole in ((part1, whole1), (part2, whole2)):
        if not 0 <= part <= whole or whole == 0:
            raise ValueError(f"A share of {part} in {whole} has no difference from another.")
    return bound_difference_at(part1, whole1, part2, whole2, _normal_deviate(level), level)


def bound_difference_at(
    part1: float, whole1: float, part2: float, whole2: float, deviate: float, level: float
) -> Interval:
    """Newcombe's interval at a normal deviate: what a p value is found with."""
    first, second = part1 / whole1, part2 / whole2
    low1, high1, _ = _score_share(part1, whole1, deviate, level)
    low2, high2, _ = _score_share(part2, whole2, deviate, level)
    difference = first - second
    return Interval(
        difference - math.hypot(first - low1, high2 - second),
        difference + math.hypot(high1 - first, second - low2),
        level,
    )


def bound_quantile(
    values: Sequence[float], quantile: float, counts: Sequence[int] | None = None, level: float = 0.95
) -> Interval | None:
    """The interval of a quantile (0.5 the median) from order statistics: no shape of distribution is assumed.

    `values` ascend; with `counts` they are a histogram, so many of each. Method: the ranks outside which a binomial
    of n and the quantile has at most (1 - level) / 2 in each tail (David and Nagaraja 2003). Nothing where there are
    too few values for both ends.
    """
    reached = list(accumulate(counts)) if counts is not None else None
    total = (reached[-1] if reached else 0) if reached is not None else len(values)
    ranks = rank_quantile_bounds(total, quantile, level)
    if ranks is None:
        return None
    low, high = (_value_at_rank(values, reached, rank) for rank in ranks)
    return Interval(low, high, level)


def rank_quantile_bounds(total: int, quantile: float, level: float = 0.95) -> tuple[int, int] | None:
    """The ranks, from 1, of the values that bound a quantile of so many; nothing where there are too few."""
    if not 0 < quantile < 1:
        raise ValueError(f"A quantile lies between nought and one, not at {quantile}.")
    if total < 1:
        return None
    tail = (1 - level) / 2
    low, high = find_binomial_quantile(tail, total, quantile), find_binomial_quantile(1 - tail, total, quantile) + 1
    return (low, high) if low >= 1 and high <= total else None


def find_binomial_quantile(level: float, total: int, chance: float) -> int:
    """The smallest number of successes in so many trials that, with a chance of `level` or more, is not exceeded."""
    from scipy.special import bdtr, bdtrik

    found = max(0, math.ceil(float(bdtrik(level, total, chance))))
    # The inverse is worked out as a real number, which may be a hair above the whole one sought.
    while found > 0 and float(bdtr(found - 1, total, chance)) >= level:
        found -= 1
    return found


def _value_at_rank(values: Sequence[float], reached: list[int] | None, rank: int) -> float:
    from bisect import bisect_left

    return values[bisect_left(reached, rank) if reached is not None else rank - 1]


def _score_share(part: float, whole: float, deviate: float, level: float) -> Interval:
    if whole == 0:
        return Interval(0.0, 1.0, level)
    share, square = part / whole, deviate * deviate
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    reach = deviate / (1 + square / whole) * math.sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    # At none and at all the end is exact; the formula leaves it a rounding error away.
    low = 0.0 if part == 0 else max(0.0, middle - reach)
    return Interval(low, 1.0 if part == whole else min(1.0, middle + reach), level)


def _normal_deviate(level: float) -> float:
    from statistics import NormalDist

    if not 0 < level < 1:
        raise ValueError(f"A level of confidence lies between nought and one, not at {level}.")
    return NormalDist().inv_cdf((1 + level) / 2)


def _odds(share: float) -> float:
    return share / (1 - share)


def _refuse_counts(count: float, exposure: float) -> None:
    if count < 0 or exposure <= 0:
        raise ValueError(f"A count of {count} over an exposure of {exposure} is no rate.")
