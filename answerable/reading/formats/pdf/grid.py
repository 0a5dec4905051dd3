"""Touching rules make a grid; walls that are missing between two of its squares make one merged cell."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

import msgspec

from answerable.reading.formats.pdf.rule import JOIN_POINTS, Drawing, Rule

WALL_SHARE = 0.55
"""The share of a square's side that a rule must cover to be its wall."""
OPEN_SIDE_POINTS = 8.0
"""Rules that reach farther than this beyond the last crossing one leave a table's side open: it is closed there."""
NEAREST_EDGES_POINTS = 3.0
MOST_CROSSINGS = 60_000


class GridCell(msgspec.Struct):
    row: int
    column: int
    row_span: int
    column_span: int


class Grid(msgspec.Struct):
    """A ruled table's edges, in points, and its cells in reading order. `owner` maps each square to its cell."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    owner: dict[tuple[int, int], int]

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1

    def cell_at(self, x: float, y: float) -> int:
        """The index of the cell at a point inside the grid."""
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.owner[row, column]

    def right_of(self, cell: GridCell) -> float:
        return self.xs[cell.column + cell.column_span]


def find_grids(drawing: Drawing) -> list[Grid]:
    """The ruled grids of a page with two columns or more, the smallest first, so that a nested one comes before the
    one around it."""
    if not drawing.across or not drawing.down or len(drawing.across) * len(drawing.down) > MOST_CROSSINGS:
        return []
    grids = [grid for across, down in _touching(drawing) if (grid := _make_grid(across, down)) is not None]
    return sorted(grids, key=lambda grid: grid.area)


def _touching(drawing: Drawing) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules in groups that hang together."""
    across, down = drawing.across, drawing.down
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, level in enumerate(across):
        low, high, at = level.start - JOIN_POINTS, level.end + JOIN_POINTS, level.at
        for j, upright in enumerate(down, len(across)):
            if low <= upright.at <= high and upright.start - JOIN_POINTS <= at <= upright.end + JOIN_POINTS:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, level in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(level)
    for j, upright in enumerate(down, len(across)):
        groups.setdefault(root(j), ([], []))[1].append(upright)
    return [group for group in groups.values() if group[0] and group[1]]


def _make_grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs = _edges([rule.at for rule in down], min(rule.start for rule in across), max(rule.end for rule in across))
    ys = _edges([rule.at for rule in across], min(rule.start for rule in down), max(rule.end for rule in down))
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1:
        return None  # a frame, or rows ruled apart in a frame: their columns are told by how they line up
    uprights, levels = [_near(down, x) for x in xs], [_near(across, y) for y in ys]
    walls = [[_cover(upright, top, bottom) for upright in uprights] for top, bottom in pairwise(ys)]
    floors = [[_cover(level, left, right) for left, right in pairwise(xs)] for level in levels]
    cells, owner = _merge_squares(walls, floors, rows, columns)
    return Grid(xs, ys, cells, owner) if len(cells) > 1 else None


def _edges(positions: list[float], least: float, greatest: float) -> list[float]:
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > NEAREST_EDGES_POINTS:
            edges.append(position)
    if least < edges[0] - OPEN_SIDE_POINTS:
        edges.insert(0, least)
    if greatest > edges[-1] + OPEN_SIDE_POINTS:
        edges.append(greatest)
    return edges


def _near(rules: list[Rule], edge: float) -> list[Rule]:
    return [rule for rule in rules if abs(rule.at - edge) <= NEAREST_EDGES_POINTS]


def _cover(rules: list[Rule], start: float, end: float) -> bool:
    """Whether rules on one edge make a wall of its stretch from `start` to `end`."""
    covered = sum([max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules])
    return covered >= WALL_SHARE * (end - start)


def _merge_squares(
    walls: list[list[bool]], floors: list[list[bool]], rows: int, columns: int
) -> tuple[list[GridCell], dict[tuple[int, int], int]]:
    cells: list[GridCell] = []
    owner: dict[tuple[int, int], int] = {}
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            right = column + 1
            while right < columns and not walls[row][right] and (row, right) not in owner:
                right += 1
            below = row + 1
            while below < rows and _open_below(walls, floors, below, column, right):
                below += 1
            for r in range(row, below):
                for c in range(column, right):
                    owner[r, c] = len(cells)
            cells.append(GridCell(row, column, below - row, right - column))
    return cells, owner


def _open_below(walls: list[list[bool]], floors: list[list[bool]], row: int, left: int, right: int) -> bool:
    """Whether the squares of a row go on from those above them, with no line between or among them."""
    return not any(floors[row][left:right]) and not any(walls[row][left + 1 : right])
