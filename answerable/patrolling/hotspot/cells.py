"""The land in cells: what every method scores, each with its part of the study area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from answerable.patrolling.hotspot.accuracy import Floats, Whole
from answerable.patrolling.refusal import PatrolError

MOST_CELLS = 1_000_000
SQUARE_METRES_OF_KM2 = 1_000_000.0


@dataclass(frozen=True)
class Cells:
    """Cells that cover a study area, in no order that means anything.

    `areas` are square metres of each cell within the study area, which they add up to; `easting` and `northing` its
    middle; `words` what one is (`squares of 250 m`). A point belongs to one cell, or to none.
    """

    words: str
    outline: Any
    areas: Floats
    easting: Floats
    northing: Floats

    def __len__(self) -> int:
        return len(self.areas)

    @property
    def study_area(self) -> float:
        """Square metres of the whole."""
        return float(self.areas.sum())

    def locate(self, easting: Floats, northing: Floats) -> Whole:
        """The cell that each point lies in, or -1 where it lies in none or has no place."""
        raise NotImplementedError

    def draw(self, chosen: Sequence[int]) -> Any:
        """The chosen cells as one geometry, cut to the study area."""
        raise NotImplementedError

    def list_neighbours(self, cell: int) -> list[int]:
        """The cells that share a side with it."""
        raise NotImplementedError


@dataclass(frozen=True)
class Squares(Cells):
    """Squares whose corners are multiples of their side (moved by `shift`): `table` has the cell of each column and
    row from the first, or -1."""

    side: float
    first: tuple[int, int]
    shift: tuple[float, float]
    table: Whole
    columns: Whole
    rows: Whole

    def locate(self, easting: Floats, northing: Floats) -> Whole:
        found = np.full(len(easting), -1, dtype=np.int64)
        known = np.isfinite(easting) & np.isfinite(northing)
        columns = np.floor((easting[known] - self.shift[0]) / self.side).astype(np.int64) - self.first[0]
        rows = np.floor((northing[known] - self.shift[1]) / self.side).astype(np.int64) - self.first[1]
        inside = (columns >= 0) & (rows >= 0) & (columns < self.table.shape[0]) & (rows < self.table.shape[1])
        place = np.full(len(columns), -1, dtype=np.int64)
        place[inside] = self.table[columns[inside], rows[inside]]
        found[known] = place
        return found

    def draw(self, chosen: Sequence[int]) -> Any:
        import shapely

        index = np.asarray(chosen, dtype=np.int64)
        boxes = _draw_boxes(self.columns[index] + self.first[0], self.rows[index] + self.first[1], self)
        return shapely.union_all(boxes).intersection(self.outline)

    def list_neighbours(self, cell: int) -> list[int]:
        column, row = int(self.columns[cell]), int(self.rows[cell])
        around = ((column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1))
        wide, high = self.table.shape
        found = [int(self.table[c, r]) for c, r in around if 0 <= c < wide and 0 <= r < high]
        return [each for each in found if each >= 0]


def lay_squares(outline: Any, side: float, shift: tuple[float, float] = (0.0, 0.0)) -> Squares:
    """Squares of the National Grid that cover an outline (a shapely geometry in metres).

    Their corners stand at multiples of the side, moved by `shift` metres. A square at the border has the area of its
    part within the outline. Raises `PatrolError` where they would be too many.
    """

    west, south, east, north = outline.bounds
    first = int(np.floor((west - shift[0]) / side)), int(np.floor((south - shift[1]) / side))
    wide = int(np.floor((east - shift[0]) / side)) - first[0] + 1
    high = int(np.floor((north - shift[1]) / side)) - first[1] + 1
    if wide * high > MOST_CELLS:
        raise PatrolError(f"Squares of {side:g} m would be {wide * high:,}: give a longer side.")
    columns, rows = (each.ravel() for each in np.meshgrid(np.arange(wide), np.arange(high), indexing="ij"))
    frame = _Frame(side, shift)
    boxes = _draw_boxes(columns + first[0], rows + first[1], frame)
    areas = measure_within(boxes, outline)
    kept = areas > 0
    table = np.full((wide, high), -1, dtype=np.int64)
    table[columns[kept], rows[kept]] = np.arange(int(kept.sum()))
    return Squares(
        words=f"squares of {side:,g} m",
        outline=outline,
        areas=areas[kept],
        easting=np.asarray((columns[kept] + first[0] + 0.5) * side + shift[0], dtype=np.float64),
        northing=np.asarray((rows[kept] + first[1] + 0.5) * side + shift[1], dtype=np.float64),
        side=side,
        first=first,
        shift=shift,
        table=table,
        columns=columns[kept],
        rows=rows[kept],
    )


def measure_within(polygons: Any, outline: Any) -> Floats:
    """Square metres of each polygon (a numpy array of them) that lie within the outline."""
    import shapely

    shapely.prepare(outline)
    whole = shapely.contains_properly(outline, polygons)
    areas = np.where(whole, shapely.area(polygons), 0.0)
    border = np.flatnonzero(~whole)
    border = border[shapely.intersects(outline, polygons[border])]
    areas[border] = shapely.area(shapely.intersection(outline, polygons[border]))
    return np.asarray(areas, dtype=float)


@dataclass(frozen=True)
class _Frame:
    side: float
    shift: tuple[float, float]


def _draw_boxes(columns: Whole, rows: Whole, frame: _Frame | Squares) -> Any:
    import shapely

    west, south = columns * frame.side + frame.shift[0], rows * frame.side + frame.shift[1]
    return shapely.box(west, south, west + frame.side, south + frame.side)
