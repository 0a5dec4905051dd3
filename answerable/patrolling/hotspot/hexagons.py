"""Hexagons of H3 as cells: the same everywhere, each with its own area in metres of the National Grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from answerable.patrolling.hotspot.accuracy import Floats, Whole
from answerable.patrolling.hotspot.cells import MOST_CELLS, SQUARE_METRES_OF_KM2, Cells, measure_within
from answerable.patrolling.place.grid import to_degrees, to_grid
from answerable.patrolling.refusal import PatrolError

AVERAGE_KM2 = {8: 0.737, 9: 0.105, 10: 0.0150}
"""The mean area of a cell of each resolution over the globe, by H3's own table: in Britain they are smaller."""
_STEP = 0.01
"""Metres. Corners that neighbours share are worked out for each, and differ in the last digits."""


@dataclass(frozen=True)
class Hexagons(Cells):
    """Cells of one resolution of H3: `marks` are their sorted indexes."""

    resolution: int
    marks: npt.NDArray[np.uint64]

    def locate(self, easting: Floats, northing: Floats) -> Whole:
        from h3.api import numpy_int as h3

        found = np.full(len(easting), -1, dtype=np.int64)
        known = np.isfinite(easting) & np.isfinite(northing)
        longitude, latitude = to_degrees(easting[known], northing[known])
        pairs = zip(latitude.tolist(), longitude.tolist(), strict=True)
        marks = np.fromiter((h3.latlng_to_cell(*pair, self.resolution) for pair in pairs), np.uint64, len(latitude))
        place = np.minimum(np.searchsorted(self.marks, marks), len(self.marks) - 1)
        found[known] = np.where(self.marks[place] == marks, place, -1)
        return found

    def draw(self, chosen: Sequence[int]) -> Any:
        import shapely

        polygons = draw_hexagons(self.marks[np.asarray(chosen, dtype=np.int64)])
        return shapely.union_all(polygons, grid_size=_STEP).intersection(self.outline)

    def list_neighbours(self, cell: int) -> list[int]:
        from h3.api import numpy_int as h3

        around = np.asarray(h3.grid_disk(self.marks[cell], 1), dtype=np.uint64)
        place = np.minimum(np.searchsorted(self.marks, around), len(self.marks) - 1)
        return [int(each) for each in place[self.marks[place] == around] if each != cell]


def lay_hexagons(outline: Any, resolution: int) -> Hexagons:
    """The cells of H3 that cover an outline (a shapely geometry in metres of the National Grid).

    Raises `PatrolError` where they would be too many. H3: Uber's hexagonal index, release 4.
    """
    expected = outline.area / (AVERAGE_KM2[resolution] * SQUARE_METRES_OF_KM2)
    if expected > MOST_CELLS:
        raise PatrolError(f"Hexagons of resolution {resolution} would be about {expected:,.0f}: give a coarser one.")
    marks = _list_marks(outline, resolution)
    areas = measure_within(draw_hexagons(marks), outline)
    marks, areas = marks[areas > 0], areas[areas > 0]
    easting, northing = _find_middles(marks)
    return Hexagons(
        words=f"hexagons of H3 resolution {resolution} (about {np.median(areas) / 10_000:.3g} hectares each)",
        outline=outline,
        areas=areas,
        easting=easting,
        northing=northing,
        resolution=resolution,
        marks=marks,
    )


def draw_hexagons(marks: npt.NDArray[np.uint64]) -> Any:
    """The cells of these indexes as shapely polygons in metres of the National Grid."""
    import shapely
    from h3.api import numpy_int as h3

    rings = [h3.cell_to_boundary(mark) for mark in marks.tolist()]
    corners = np.array([corner for ring in rings for corner in ring], dtype=float).reshape(-1, 2)
    easting, northing = to_grid(corners[:, 1], corners[:, 0])
    owners = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
    return shapely.polygons(_close_rings(np.column_stack([easting, northing]), owners))


def _close_rings(corners: Floats, owners: Whole) -> Any:
    import shapely

    starts = np.searchsorted(owners, np.arange(owners[-1] + 1 if len(owners) else 0))
    order = np.argsort(np.concatenate([owners, np.arange(len(starts))]), kind="stable")
    return shapely.linearrings(
        np.concatenate([corners, corners[starts]])[order],
        indices=np.concatenate([owners, np.arange(len(starts))])[order],
    )


def _list_marks(outline: Any, resolution: int) -> npt.NDArray[np.uint64]:
    """Every cell that may touch the outline: those whose middle lies within it once it is widened by a cell."""
    import shapely
    from h3.api import numpy_int as h3

    wide = outline.buffer(1000 * h3.average_hexagon_edge_length(resolution, unit="km") * 1.5, quad_segs=2)

    def project(corners: Floats) -> Floats:
        return np.column_stack(to_degrees(corners[:, 0].copy(), corners[:, 1].copy()))

    degrees = shapely.transform(wide.simplify(10.0), project)
    found = h3.h3shape_to_cells(h3.geo_to_h3shape(shapely.geometry.mapping(degrees)), resolution)
    return np.sort(np.asarray(found, dtype=np.uint64))


def _find_middles(marks: npt.NDArray[np.uint64]) -> tuple[Floats, Floats]:
    from h3.api import numpy_int as h3

    middles = np.array([h3.cell_to_latlng(mark) for mark in marks.tolist()], dtype=float).reshape(-1, 2)
    return to_grid(middles[:, 1], middles[:, 0])
