"""Rare events: two small counts held to each other, and many events in a short while.

Homicides are too few for the models of a trial. These two tests say how much chance alone explains of them.
"""

from __future__ import annotations

import math

_ENOUGH = 1e-13
"""Counts whose chance is below this are left out of the sum of the E-test."""


def compare_rare_counts(first: int, second: int, first_exposure: float = 1.0, second_exposure: float = 1.0) -> float:
    """The two-sided p of two Poisson counts over what each arises from: the E-test of Krishnamoorthy and Thomson
    (2004), which sums the chances of all pairs of counts that differ at least as much as ours.

    It has more power than the exact conditional test and all but keeps its level; 1 where both are nought. Raises
    `ValueError` for a negative count or an exposure that is none.
    """
    import numpy as np
    from scipy.stats import poisson

    if min(first, second) < 0 or min(first_exposure, second_exposure) <= 0:
        raise ValueError(f"Counts of {first} and {second} over {first_exposure} and {second_exposure} are no rates.")
    if first + second == 0:
        return 1.0
    rate = (first + second) / (first_exposure + second_exposure)
    ours = _standardise(first, second, first_exposure, second_exposure)
    means = (rate * first_exposure, rate * second_exposure)
    rows, columns = (np.arange(poisson.ppf(_ENOUGH, mean), poisson.isf(_ENOUGH, mean) + 1) for mean in means)
    chances = np.outer(poisson.pmf(rows, means[0]), poisson.pmf(columns, means[1]))
    both = rows[:, None] + columns[None, :]
    difference = rows[:, None] / first_exposure - columns[None, :] / second_exposure
    spread = np.sqrt(rows[:, None] / first_exposure**2 + columns[None, :] / second_exposure**2)
    far = np.abs(difference) >= ours * spread * (1 - 1e-12)
    return min(1.0, float(chances[far & (both > 0)].sum()))


def _standardise(first: int, second: int, first_exposure: float, second_exposure: float) -> float:
    spread = math.sqrt(first / first_exposure**2 + second / second_exposure**2)
    return abs(first / first_exposure - second / second_exposure) / spread


def find_chance_of_cluster(events: int, mean: float, window: float, period: float) -> float:
    """How likely so many events, or more, are to fall within some stretch of `window` anywhere in a `period`.

    `mean` is that of one window. The scan statistic of a Poisson process, by the approximation of Naus (1982): from
    the chances of two and three windows in a row, 1 - Q2 (Q3 / Q2)^(period / window - 2). Raises `ValueError` for
    less than three events, for which the approximation is not made, or a period of less than two windows.
    """
    if events < 3 or mean <= 0 or period < 2 * window:
        raise ValueError("A cluster is of three events or more, somewhere in at least two windows.")
    two, three = _chance_of_two(events, mean), _chance_of_three(events, mean)
    return min(1.0, max(0.0, 1 - two * math.pow(three / two, period / window - 2)))


def _chance(events: int, mean: float) -> float:
    return math.exp(events * math.log(mean) - mean - math.lgamma(events + 1)) if events >= 0 else 0.0


def _chance_below(events: int, mean: float) -> float:
    """That of so many or fewer."""
    return math.fsum(_chance(each, mean) for each in range(events + 1))


def _chance_of_two(k: int, mean: float) -> float:
    """That no window of a period two windows long has k events (Naus 1982, theorem 1)."""
    p = _chance(k, mean)
    return (
        _chance_below(k - 1, mean) ** 2
        - (k - 1) * p * _chance(k - 2, mean)
        - (k - 1 - mean) * p * _chance_below(k - 3, mean)
    )


def _chance_of_three(k: int, mean: float) -> float:
    """The same of three windows."""

    def below(events: int) -> float:
        return _chance_below(events, mean) if events >= 0 else 0.0

    p = _chance(k, mean)
    first = 2 * p * below(k - 1) * ((k - 1) * below(k - 2) - mean * below(k - 3))
    second = 0.5 * p**2 * (
        (k - 1) * (k - 2) * below(k - 3) - 2 * (k - 2) * mean * below(k - 4) + mean**2 * below(k - 5)
    )  # fmt: skip
    third = math.fsum(_chance(2 * k - i, mean) * below(i - 1) ** 2 for i in range(1, k))
    fourth = math.fsum(
        _chance(2 * k - i, mean) * _chance(i, mean) * ((i - 1) * below(i - 2) - mean * below(i - 3))
        for i in range(2, k)
    )
    return below(k - 1) ** 3 - first + second + third - fourth
