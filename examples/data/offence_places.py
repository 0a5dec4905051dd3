"""Points at which invented offences lie: inside real small areas, a few of them in hot places that stay hot.

The small areas are those of `published/small-areas-west-midlands.csv`. The first hot places stand at town and city
centres, the others wherever chance puts them.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from examples.data.offence_profiles import HOTSPOTS, RADIUS

PUBLISHED = Path(__file__).parent / "published"
SEED = 902
POINTS = 12
"""Points of a small area outside the hot places; a hot place has more."""

HOT_POINTS = 30
APART = 700
"""Metres that the middles of two hot places are apart at least."""

CENTRES = (
    (407_000, 286_900), (433_400, 279_000), (391_500, 298_600), (405_900, 286_400), (401_300, 298_500),
    (400_400, 291_200), (412_200, 296_200), (390_300, 284_400), (394_400, 290_300), (408_000, 286_300),
    (415_100, 279_500), (392_300, 284_500),
)  # fmt: skip
"""Middles of town and city centres with a night-time economy."""


class Places(NamedTuple):
    """Points: where each is, its place among the small areas, which hot place it is in (-1 none), and how much of
    what befalls its surroundings befalls it. `spread` and `mild` weigh the points outside hot places for violence and
    for other offences. `middles` are those of the hot places, the busiest first."""

    easting: npt.NDArray[np.float64]
    northing: npt.NDArray[np.float64]
    area: npt.NDArray[np.int64]
    hot: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float64]
    spread: npt.NDArray[np.float64]
    mild: npt.NDArray[np.float64]
    middles: npt.NDArray[np.float64]
    codes: tuple[str, ...]
    units: tuple[str, ...]


@cache
def lay_places() -> Places:
    """All points, always the same."""
    import shapely

    with (PUBLISHED / "small-areas-west-midlands.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    outlines = shapely.from_wkt([row["outline"] for row in rows])
    people = np.array([float(row["people"]) for row in rows])
    chance = np.random.default_rng(SEED)
    # Violence is many times as frequent in some small areas as in their neighbours
    troubled = np.exp(chance.normal(0, 0.75, len(rows)))
    middles = _choose_middles(outlines, people * troubled, chance)
    area, points = _scatter(outlines, chance)
    gap = np.hypot(points[:, None, 0] - middles[None, :, 0], points[:, None, 1] - middles[None, :, 1]).min(axis=1)
    area, points = area[gap > RADIUS], points[gap > RADIUS]
    weight = chance.gamma(0.6, 1, len(area))
    hot_area, hot_points, hot = _scatter_hot(outlines, middles, chance)
    zeros = np.zeros(len(hot))
    return Places(
        easting=np.concatenate([points[:, 0], hot_points[:, 0]]).round(),
        northing=np.concatenate([points[:, 1], hot_points[:, 1]]).round(),
        area=np.concatenate([area, hot_area]),
        hot=np.concatenate([np.full(len(area), -1), hot]),
        weight=np.concatenate([np.zeros(len(area)), chance.gamma(0.7, 1, len(hot))]),
        spread=np.concatenate([weight * (people * troubled)[area], zeros]),
        mild=np.concatenate([weight * (people * troubled**0.5)[area], zeros]),
        middles=middles,
        codes=tuple(row["code"] for row in rows),
        units=tuple(row["policing_unit"] for row in rows),
    )


def _choose_middles(outlines: Any, weight: npt.NDArray[np.float64], chance: np.random.Generator) -> Any:
    """The middles of the hot places: centres first, then small areas by weight, none too near another or the edge."""
    import shapely

    inside = shapely.union_all(outlines).buffer(-RADIUS)
    centroids = shapely.get_coordinates(shapely.centroid(outlines))
    order = chance.choice(len(centroids), 600, replace=False, p=weight / weight.sum())
    chosen: list[tuple[float, float]] = []
    for x, y in [*CENTRES, *centroids[order].round(-1).tolist()]:
        is_apart = all((x - a) ** 2 + (y - b) ** 2 >= APART**2 for a, b in chosen)
        if len(chosen) < HOTSPOTS and is_apart and shapely.contains_xy(inside, x, y):
            chosen.append((x, y))
    return np.array(chosen)


def _scatter(outlines: Any, chance: np.random.Generator) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """So many points anywhere inside each outline."""
    import shapely

    area, points = [], []
    for at, outline in enumerate(outlines):
        shapely.prepare(outline)
        west, south, east, north = outline.bounds
        found = np.zeros((0, 2))
        while len(found) < POINTS:
            drawn = chance.uniform((west, south), (east, north), (4 * POINTS, 2)).round()
            found = np.concatenate([found, drawn[shapely.contains_xy(outline, drawn[:, 0], drawn[:, 1])]])
        area.append(np.full(POINTS, at))
        points.append(found[:POINTS])
    return np.concatenate(area), np.concatenate(points)


def _scatter_hot(outlines: Any, middles: Any, chance: np.random.Generator) -> tuple[Any, Any, Any]:
    """Points inside the hot places, each with the small area that it lies in; one on a border has the first."""
    import shapely

    hot = np.repeat(np.arange(len(middles)), HOT_POINTS)
    away = (RADIUS - 3) * np.sqrt(chance.uniform(0, 1, len(hot)))
    angle = chance.uniform(0, 2 * np.pi, len(hot))
    points = (middles[hot] + np.column_stack([away * np.cos(angle), away * np.sin(angle)])).round()
    at, inside = shapely.STRtree(outlines).query(shapely.points(points), predicate="intersects")
    area = np.full(len(points), len(outlines))
    np.minimum.at(area, at, inside)
    return area, points, hot
