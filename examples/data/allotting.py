"""Whole numbers that add up: a total shared out, a table with fixed margins, lengths of time with a fixed sum."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]
_NEARLY_NONE = 1e-300


def share_out(total: int, weights: Weights | Sequence[float]) -> Counts:
    """A total in whole parts by weight, the largest remainders rounded up (Hamilton's method); they add to it."""
    exact = np.asarray(weights, dtype=float) / np.sum(weights) * total
    parts = np.floor(exact).astype(np.int64)
    left = total - int(parts.sum())
    parts[np.argsort(-(exact - parts), kind="stable")[:left]] += 1
    return parts


def fill_table(rows: Counts, columns: Counts, seed: Weights, rounds: int = 60) -> Counts:
    """Whole numbers with exactly these row and column sums, in the pattern of `seed` (all above 0).

    Iterative proportional fitting (Deming and Stephan 1940), rounded down; what rounding left over in each row and
    column is put back from the first corner on, which keeps both.
    """
    table = np.array(seed, dtype=float)
    for _ in range(rounds):
        table *= (rows / np.maximum(table.sum(axis=1), _NEARLY_NONE))[:, None]
        table *= (columns / np.maximum(table.sum(axis=0), _NEARLY_NONE))[None, :]
    table *= np.minimum(1.0, rows / np.maximum(table.sum(axis=1), _NEARLY_NONE))[:, None]
    filled = np.floor(table * (1 - 1e-12)).astype(np.int64)
    row_left, column_left = rows - filled.sum(axis=1), columns - filled.sum(axis=0)
    column = 0
    for row in range(len(rows)):
        while row_left[row] > 0:
            while column_left[column] == 0:
                column += 1
            put = min(row_left[row], column_left[column])
            filled[row, column] += put
            row_left[row] -= put
            column_left[column] -= put
    return filled


def spread_seconds(count: int, mean: float, lowest: int, highest: int, bend: float = 1.0) -> Counts:
    """So many lengths of time in whole seconds, ascending, between two bounds, whose mean is as near as seconds
    allow.

    They follow a Weibull curve from `lowest` on (`bend` 1 is exponential, below 1 has a longer tail), read off at
    even steps; then single seconds are added or taken until the sum is `round(count * mean)`.
    """
    if count == 0:
        return np.zeros(0, dtype=np.int64)
    steps = (np.arange(count) + 0.5) / count
    curve = (-np.log1p(-steps)) ** (1 / bend)
    seconds = np.floor(lowest + (mean - lowest + 0.5) * curve / curve.mean()).astype(np.int64)
    return _mend_sum(np.clip(seconds, lowest, highest), round(count * mean), lowest, highest)


def _mend_sum(seconds: Counts, wanted: int, lowest: int, highest: int) -> Counts:
    while (missing := wanted - int(seconds.sum())) != 0:
        step = 1 if missing > 0 else -1
        free = np.flatnonzero(seconds < highest if step > 0 else seconds > lowest)
        if len(free) == 0:
            raise ValueError(f"No lengths of time between {lowest} and {highest} have this mean.")
        chosen = free[np.linspace(0, len(free) - 1, min(abs(missing), len(free))).astype(np.int64)]
        seconds[np.unique(chosen)] += step
    return np.sort(seconds)
