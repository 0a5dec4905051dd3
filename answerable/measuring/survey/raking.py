"""Weights that make those who answered like those who were asked, by raking to known margins."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

MOST_OF_MEDIAN = 5.0
"""A weight above so many times the median is trimmed to it: one answer shall not speak for a crowd."""

_ROUNDS = 10_000
_TRIMS = 50
_CLOSE = 1e-12


class UnfitMarginError(ValueError):
    """A margin that no weights can meet.

    `variable` and `category` are positions; `is_empty` where people were asked and nobody answered.
    """

    def __init__(self, variable: int, category: int, is_empty: bool) -> None:
        super().__init__(f"margin {variable}, category {category} cannot be met")
        self.variable, self.category, self.is_empty = variable, category, is_empty


class Raked(Struct, frozen=True, kw_only=True):
    """The weights, one for each answer; how many were trimmed; and the widest gap to a margin, as a share of one.

    Without trimming the gap is nought but for rounding.
    """

    weights: Floats
    trimmed: int
    gap: float


def rake_weights(
    codes: Codes, targets: Sequence[Sequence[float]], start: Floats | None = None, most: float | None = MOST_OF_MEDIAN
) -> Raked:
    """Weights under which the answers have the margins given (iterative proportional fitting; Deming, Stephan 1940).

    `codes` has a row for each answer and a column for each variable: the position of its category. `targets` are,
    for each variable, the people in each category; those of the first give the sum of the weights, the others are
    taken in proportion. `start` are the weights to begin with (1). Weights beyond `most` times the median are cut to
    it and the rest raked again; nothing there means none is cut.

    Raises `UnfitMarginError` where a category of people has no answers, or answers have a category of no people.
    Margins that contradict one another among the answers given are met as nearly as 10,000 rounds can.
    """
    wanted = _scale_targets(codes, targets)
    weights = np.ones(len(codes)) if start is None else np.asarray(start, dtype=float)
    weights = _fit(codes, wanted, weights)
    if most is None:
        return Raked(weights=weights, trimmed=0, gap=_gap(codes, wanted, weights))
    trimmed = np.zeros(len(codes), dtype=bool)
    for _ in range(_TRIMS):
        highest = most * float(np.median(weights))
        over = weights > highest * (1 + _CLOSE)
        if not over.any():
            break
        trimmed |= over
        weights = _fit(codes, wanted, np.minimum(weights, highest))
    if trimmed.any():
        weights = np.minimum(weights, most * float(np.median(weights)))
        weights *= wanted[0].sum() / weights.sum()
    return Raked(weights=weights, trimmed=int(trimmed.sum()), gap=_gap(codes, wanted, weights))


def measure_design_effect(weights: Floats) -> float:
    """How many times fewer plain answers weighted ones are worth: 1 + cv² (Kish 1965)."""
    return float(len(weights) * (weights**2).sum() / weights.sum() ** 2)


def _scale_targets(codes: Codes, targets: Sequence[Sequence[float]]) -> list[Floats]:
    arrays = [np.asarray(target, dtype=float) for target in targets]
    total = arrays[0].sum()
    for variable, target in enumerate(arrays):
        answers = np.bincount(codes[:, variable], minlength=len(target))
        for category in np.flatnonzero((answers > 0) != (target > 0)):
            raise UnfitMarginError(variable, int(category), is_empty=bool(target[category] > 0))
    return [target * (total / target.sum()) for target in arrays]


def _fit(codes: Codes, wanted: Sequence[Floats], weights: Floats) -> Floats:
    for _ in range(_ROUNDS):
        furthest = 0.0
        for variable, target in enumerate(wanted):
            sums = np.bincount(codes[:, variable], weights, len(target))
            factors = np.divide(target, sums, out=np.ones_like(target), where=sums > 0)
            furthest = max(furthest, float(np.abs(factors - 1).max()))
            weights = weights * factors[codes[:, variable]]
        if furthest < _CLOSE:
            break
    return weights


def _gap(codes: Codes, wanted: Sequence[Floats], weights: Floats) -> float:
    total = weights.sum()
    gaps = [
        np.abs(np.bincount(codes[:, variable], weights, len(target)) / total - target / target.sum()).max()
        for variable, target in enumerate(wanted)
    ]
    return float(max(gaps))
