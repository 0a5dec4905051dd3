"""How concentrated offences are: the Lorenz curve, Gini's index also corrected for sparse counts, half of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from answerable.patrolling.hotspot.accuracy import Floats

POINTS = 60
"""Steps in which a curve is kept: enough to draw, too few to tell one cell by."""
SCATTERED = 20
SEED = 21


class Concentration(Struct, frozen=True, kw_only=True):
    """How unevenly offences lie over the land.

    `land` and `share` are the curve, worst places first (both 0 to 1); `share_scattered` is its height if as many
    offences fell anywhere alike. `gini` is that of the cells as they are,
    `corrected` as Bernasco and Steenbeek (2017) do where offences are fewer than cells, `scattered` the mean of
    `gini` if as many offences fell anywhere alike. `half` is the least share of the land that holds half of them,
    `half_scattered` the same if they fell anywhere alike.
    """

    offences: int
    cells: int
    land: tuple[float, ...]
    share: tuple[float, ...]
    share_scattered: tuple[float, ...]
    gini: float
    corrected: float
    scattered: float
    half: float
    half_scattered: float


def measure_concentration(counts: npt.ArrayLike, areas: npt.ArrayLike, *, seed: int = SEED) -> Concentration:
    """How concentrated counts of cells are, beside as many offences thrown on the same land by chance."""
    held, sizes = np.asarray(counts, dtype=float), np.asarray(areas, dtype=float)
    total = int(held.sum())
    land, share = draw_curve(held, sizes)
    chance = np.random.default_rng(seed)
    thrown = [
        draw_curve(each.astype(float), sizes) for each in chance.multinomial(total, sizes / sizes.sum(), SCATTERED)
    ]
    gini = find_gini(land, share)
    steps = np.linspace(0, 1, POINTS + 1) ** 3
    return Concentration(
        offences=total,
        cells=len(held),
        land=tuple(round(float(step), 6) for step in steps),
        share=_round(np.interp(steps, land, share)),
        share_scattered=_round(np.mean([np.interp(steps, *each) for each in thrown], axis=0)),
        gini=gini,
        corrected=correct_gini(gini, total, len(held)),
        scattered=float(np.mean([find_gini(*each) for each in thrown])),
        half=find_half(land, share),
        half_scattered=float(np.mean([find_half(*each) for each in thrown])),
    )


def _round(heights: Floats) -> tuple[float, ...]:
    return tuple(round(float(height), 4) for height in heights)


def draw_curve(counts: Floats, areas: Floats) -> tuple[Floats, Floats]:
    """The shares of land and of offences reached by each further cell, densest first, from (0, 0) to (1, 1)."""
    order = np.argsort(-counts / areas, kind="stable")
    land = np.concatenate([[0.0], np.cumsum(areas[order])]) / areas.sum()
    total = counts.sum()
    share = np.concatenate([[0.0], np.cumsum(counts[order])]) / total if total else land
    return land, share


def find_gini(land: Floats, share: Floats) -> float:
    """Gini's index of a curve whose worst places come first: 0 is even, 1 all in one place."""
    return float(2 * np.trapezoid(share, land) - 1)


def correct_gini(gini: float, offences: int, cells: int) -> float:
    """Gini's index where offences are fewer than places, of which some must then have none.

    G' = max(N/n, 1) (G - 1) + 1 with n offences and N places (Bernasco and Steenbeek 2017): 0 where every offence has
    a place of its own.
    """
    return max(cells / offences, 1.0) * (gini - 1) + 1 if offences else 0.0


def find_half(land: Floats, share: Floats) -> float:
    """The least share of the land that holds half of the offences."""
    return float(np.interp(0.5, share, land))
