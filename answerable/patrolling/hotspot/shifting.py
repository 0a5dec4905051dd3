"""What a plain count would hold on the same land if the grid had been laid elsewhere."""

from __future__ import annotations

import numpy as np

from answerable.patrolling.hotspot.accuracy import Floats, add_held, hold_top

STEPS = 3
"""The grid is moved by thirds of its side each way: nine grids."""


def bound_by_shifts(
    before: tuple[Floats, Floats], after: tuple[Floats, Floats], side: float, budget: float
) -> tuple[float, float]:
    """The least and the greatest share of later offences held by a count of earlier ones, over nine grids.

    `before` and `after` are eastings and northings. Where a grid begins is nobody's finding, and moves such shares by
    more than most methods differ (the modifiable areal unit problem, Openshaw 1984). Squares at the border count
    whole here.
    """
    shares = []
    for east in range(STEPS):
        for north in range(STEPS):
            shift = side * east / STEPS, side * north / STEPS
            columns, rows = ([_place(each[axis], side, shift[axis]) for each in (before, after)] for axis in (0, 1))
            keys = [column * 10_000_000 + row for column, row in zip(columns, rows, strict=True)]
            cells, place = np.unique(np.concatenate(keys), return_inverse=True)
            learnt = np.bincount(place[: len(keys[0])], minlength=len(cells)).astype(float)
            came = np.bincount(place[len(keys[0]) :], minlength=len(cells)).astype(float)
            held = hold_top(learnt, np.full(len(cells), side * side), budget)
            # What is left of the budget would fall on untouched land, not on cells that only the test has
            shares.append(add_held(np.where(learnt > 0, held, 0.0), came) / max(1, len(keys[1])))
    return min(shares), max(shares)


def _place(metres: Floats, side: float, shift: float) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.floor((metres - shift) / side).astype(np.int64)
