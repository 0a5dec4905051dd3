"""How well chosen places held what came after: PAI, PEI, RRI, each at one share of the land for every method."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


def hold_top(scores: npt.ArrayLike, areas: npt.ArrayLike, budget: float) -> Floats:
    """How much of each cell is chosen (0 to 1) when the highest scores are taken until `budget` of land is filled.

    `scores` and `areas` have one value a cell; `budget` is in the unit of the areas. Cells whose scores tie at the
    cut-off all count by the one fraction of them that still fits: the mean over every order in which the tie could be
    broken, so that no order of the cells is preferred and every method is given exactly the same area.
    """
    values, sizes = np.asarray(scores, dtype=float), np.asarray(areas, dtype=float)
    order = np.argsort(-values, kind="stable")
    filled = np.cumsum(sizes[order])
    last = int(np.searchsorted(filled, budget))
    if last >= len(values):
        return np.ones(len(values))
    cut = values[order[last]]
    above, tied = values > cut, values == cut
    held: Floats = above.astype(np.float64)
    held[tied] = min(1.0, max(0.0, (budget - sizes[above].sum()) / sizes[tied].sum()))
    return held


def hold_best(observed: npt.ArrayLike, areas: npt.ArrayLike, budget: float) -> Floats:
    """How much of each cell the best choice of so much land takes, knowing what came: the densest first."""
    return hold_top(np.asarray(observed, dtype=float) / np.asarray(areas, dtype=float), areas, budget)


def add_held(held: Floats, amounts: Floats) -> float:
    """What is held of the amounts of cells, in sum.

    Not as a product of vectors: those wake every core for a few microseconds' work, and wait for them where the
    machine is busy.
    """
    return float((held * amounts).sum())


def pai(part: float, whole: float, area: float, study_area: float) -> float:
    """Prediction accuracy index, (n/N)/(a/A): how many times denser the chosen places were than all the land.

    Chainey, Tompson and Uhlig (2008). NaN where nothing came, or no land was chosen.
    """
    return (part / whole) / (area / study_area) if whole and area and study_area else float("nan")


def pei(part: float, best: float) -> float:
    """Prediction efficiency index: PAI over the best PAI possible with the same area (Hunt 2016), 0 to 1.

    The areas and totals of both cancel, so that it is what was held over the most that could have been. With `best`
    under a minimum operational size it is PEI* (White, Hunt and Green 2023). NaN where nothing could be held.
    """
    return part / best if best else float("nan")


def rri(forecast: float, observed: float) -> float:
    """Recapture rate index, as forecast over observed: above 1, the places held less than they promised.

    After Levine (2008), who divides the other way. NaN where nothing was held.
    """
    return forecast / observed if observed else float("nan")
