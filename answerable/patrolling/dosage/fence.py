"""In which hotspot a position lies: the geofence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import Hotspot

OUTSIDE = -1


def find_places(
    easting: NDArray[np.float64], northing: NDArray[np.float64], hotspots: Sequence[Hotspot], buffer_metres: float = 0
) -> NDArray[np.int64]:
    """For each position, the place in `hotspots` of the one that it lies in, or -1.

    `buffer_metres` widens every outline for the error of positions; where widened outlines overlap, a position is of
    the hotspot whose own outline is nearest. Positions are put in order of easting once, so that only those beside a
    hotspot are held against its outline. Raises `PatrolError` for an outline that is no polygon.
    """
    import shapely

    found = np.full(len(easting), OUTSIDE, dtype=np.int64)
    distance = np.full(len(easting), np.inf)
    order = np.argsort(easting, kind="stable")
    along = easting[order]
    for number, hotspot in enumerate(hotspots):
        outline = read_outline(hotspot.outline)
        fence = outline.buffer(buffer_metres) if buffer_metres else outline
        shapely.prepare(fence)
        west, south, east, north = fence.bounds
        near = order[np.searchsorted(along, west) : np.searchsorted(along, east, side="right")]
        near = near[(northing[near] >= south) & (northing[near] <= north)]
        near = near[shapely.intersects_xy(fence, easting[near], northing[near])]
        apart = shapely.distance(shapely.points(easting[near], northing[near]), outline) if buffer_metres else 0.0
        is_nearer = apart < distance[near]
        taken = near[is_nearer]
        found[taken] = number
        distance[taken] = np.broadcast_to(apart, is_nearer.shape)[is_nearer]
    return found
