"""The land that hotspots are a share of, and the cells it is parted into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from answerable.patrolling.hotspot.accuracy import Floats
from answerable.patrolling.hotspot.cells import Cells, lay_squares
from answerable.patrolling.hotspot.hexagons import lay_hexagons
from answerable.patrolling.hotspot.options import CellForm
from answerable.patrolling.place.areas import dissolve
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.place.place import AREA_KINDS, Area
from answerable.patrolling.refusal import PatrolError

_STEP = 5.0
"""Metres to which borders are joined: finer than any cell, coarser than cracks between simplified outlines."""


def find_land(areas: Sequence[Area], easting: Floats, northing: Floats) -> tuple[Any, bool]:
    """The study area as a shapely geometry in metres, and whether it is an estimate.

    It is the areas of the largest kind given (`AREA_KINDS`: the force before its councils), joined; without areas,
    the convex hull of the points: an estimate, for nobody knows where nothing happened. Raises `PatrolError` where
    the points enclose no land.
    """
    for kind in AREA_KINDS:
        of_kind = [area for area in areas if area.kind == kind]
        if of_kind:
            joined = of_kind[0].outline if len(of_kind) == 1 else dissolve(of_kind, _STEP)
            return read_outline(joined), False
    import shapely

    known = np.isfinite(easting) & np.isfinite(northing)
    hull = shapely.convex_hull(shapely.multipoints(np.column_stack([easting[known], northing[known]])))
    if not hull.area:
        raise PatrolError("The offences lie on one point or line: give the outline of the area with them.")
    return hull, True


def lay_cells(outline: Any, form: CellForm, side: float, resolution: int) -> Cells:
    """Squares of that side in metres, or hexagons of that resolution, over the land."""
    return lay_squares(outline, side) if form == "square" else lay_hexagons(outline, resolution)


def find_side(cells: Cells) -> float:
    """The side of a square as large as a middling cell, in metres."""
    return float(np.sqrt(np.median(cells.areas)))
