"""Outlines of areas as text (WKT, metres of the British National Grid): read, mended where they cross themselves."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.fault import CROSSED, OUTSIDE, UNREADABLE
from answerable.measuring.loading.grid import MOST_EAST, MOST_NORTH

MOST_CHANGED = 0.01
"""The share by which an outline's area may change when it is mended: beyond it nobody can tell what was meant."""

POLYGON, MULTIPOLYGON = 3, 6
"""What shapely calls the two kinds of geometry that have an area."""


def read_outlines(words: list[str | None]) -> tuple[list[str | None], npt.NDArray[np.int8]]:
    """Outlines as they are kept, each with the code of what is wrong with it (0 nothing); blank ones stay so."""
    found = [(None, 0) if text is None else read_outline_cell(text) for text in words]
    return [kept for kept, _ in found], np.array([code for _, code in found], dtype=np.int8)


def read_outline_cell(text: str) -> tuple[str | None, int]:
    """One outline as it is kept, and 0; or nothing, and the code of its fault."""
    import shapely

    geometry = shapely.from_wkt(text, on_invalid="ignore")
    if geometry is None or shapely.get_type_id(geometry) not in (POLYGON, MULTIPOLYGON):
        return None, UNREADABLE
    if not geometry.area:
        # The two halves of a figure of eight take each other away
        return None, UNREADABLE if keep_polygons(shapely.make_valid(geometry)) is None else CROSSED
    if not is_on_grid(geometry):
        return None, OUTSIDE
    mended = mend_outline(geometry)
    return (None, CROSSED) if mended is None else (write_wkt(keep_polygons(mended)), 0)


def is_on_grid(geometry: Any) -> bool:
    """Whether it lies on the National Grid: one in degrees, hardly two metres from the corner of it, does not."""
    west, south, east, north = geometry.bounds
    is_degrees = west >= -180 and east <= 180 and south >= -90 and north <= 90
    return not is_degrees and west >= 0 and south >= 0 and east <= MOST_EAST and north <= MOST_NORTH


def mend_outline(geometry: Any) -> Any:
    """The polygons of a geometry without crossings of themselves; nothing where that changes the area by over 1 %."""
    import shapely

    if geometry.is_valid:
        return geometry
    mended = keep_polygons(shapely.make_valid(geometry))
    if mended is None or abs(mended.area - geometry.area) > MOST_CHANGED * geometry.area:
        return None
    return mended


def keep_polygons(geometry: Any) -> Any:
    """What of a geometry has an area, as a polygon or several; nothing where none of it has."""
    import shapely

    parts = [part for part in shapely.get_parts(geometry) if part.area]
    flat = [each for part in parts for each in shapely.get_parts(part) if shapely.get_type_id(each) == POLYGON]
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else shapely.MultiPolygon(flat)


def write_wkt(geometry: Any) -> str:
    """A geometry as WKT, its corners to a tenth of a metre: finer than anybody draws them."""
    import shapely

    return str(shapely.to_wkt(geometry, rounding_precision=1, trim=True))
