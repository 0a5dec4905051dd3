"""Ruled tables: the runs that stand inside a grid, cell by cell, each cell its own small flow."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.reading.formats.pdf.band import Piece, gather_bands
from answerable.reading.formats.pdf.draft import Draft, DraftCell
from answerable.reading.formats.pdf.flow import flow_lines
from answerable.reading.formats.pdf.grid import Grid, GridCell
from answerable.reading.formats.pdf.header import mark_header
from answerable.reading.formats.pdf.line import TextLine, compose_line
from answerable.reading.formats.pdf.run import Run, RunReader

FILLED_SHARE = 0.15
"""Grids with fewer filled cells are charts and frames, not tables."""
SPACER_POINTS = 6.0


def take_tables(grids: list[Grid], runs: list[Run], reader: RunReader, page: int) -> tuple[list[Draft], list[Run]]:
    """The ruled tables of a page, in order of size, and the runs that stand in none.

    A table inside a cell of another becomes one of that cell's blocks.
    """
    tables: list[Draft] = []
    for grid in grids:
        inside, outside = _part(grid, runs)
        nested = [table for table in tables if _is_inside(table, grid)]
        held: dict[int, list[Run]] = {}
        for run in _cut_at_walls(grid, inside, reader):
            held.setdefault(grid.cell_at(*_middle(run)), []).append(run)
        filled = sum(any(not run.text.isspace() for run in cell) for cell in held.values())
        one_row = len(grid.ys) == 2
        if filled < (1 if one_row else 2) or filled < FILLED_SHARE * len(grid.cells):
            continue
        runs = outside
        tables = [table for table in tables if table not in nested]
        tables.append(_build(grid, held, nested, page))
    return tables, runs


def _middle(run: Run) -> tuple[float, float]:
    height = run.base - 0.3 * run.size if not run.sideways else (run.top + run.bottom) / 2
    return (run.left + run.right) / 2, height


def _part(grid: Grid, runs: Iterable[Run]) -> tuple[list[Run], list[Run]]:
    inside: list[Run] = []
    outside: list[Run] = []
    for run in runs:
        (inside if grid.holds(*_middle(run)) else outside).append(run)
    return inside, outside


def _is_inside(table: Draft, grid: Grid) -> bool:
    return grid.holds((table.edges[0] + table.edges[-1]) / 2, (table.top + table.bottom) / 2)


def _cut_at_walls(grid: Grid, runs: list[Run], reader: RunReader) -> list[Run]:
    """The runs, those that cross a wall cut there: some producers write a whole row as one run."""
    cut: list[Run] = []
    waiting = runs[::-1]
    while waiting:
        run = waiting.pop()
        reach = 0.5 * run.size
        cell = grid.cells[grid.cell_at(run.left + reach, _middle(run)[1])]
        wall = grid.right_of(cell)
        if run.right > wall + reach and wall < grid.xs[-1] and not run.sideways:
            before, *after = reader.split(run, wall)
            cut.append(before)
            waiting.extend(after)
        else:
            cut.append(run)
    return cut


def _build(grid: Grid, held: dict[int, list[Run]], nested: list[Draft], page: int) -> Draft:
    rows: dict[int, list[DraftCell]] = {}
    inner: dict[int, list[Draft]] = {}
    for table in nested:
        middle = (table.edges[0] + table.edges[-1]) / 2, (table.top + table.bottom) / 2
        inner.setdefault(grid.cell_at(*middle), []).append(table)
    for index, cell in enumerate(grid.cells):
        blocks = _flow_cell(grid, cell, held.get(index, []), page)
        if index in inner:
            blocks = sorted([*blocks, *inner[index]], key=lambda block: block.top)
        rows.setdefault(cell.row, []).append(DraftCell(blocks, cell.column, cell.column_span, cell.row_span))
    kept = [rows[row] for row in sorted(rows) if not _is_spacer(grid, row, rows[row])]
    mark_header(kept)
    return Draft(kind="table", top=grid.ys[0], bottom=grid.ys[-1], rows=kept, ruled=True, edges=grid.xs)


def _is_spacer(grid: Grid, row: int, cells: list[DraftCell]) -> bool:
    """Whether a row is only the gap between two rules drawn close together."""
    return grid.ys[row + 1] - grid.ys[row] < SPACER_POINTS and not any(cell.blocks for cell in cells)


def _flow_cell(grid: Grid, cell: GridCell, runs: list[Run], page: int) -> list[Draft]:
    if not runs:
        return []
    lines = lines_of(runs, page)
    # Cells are padded alike on both sides, so the left padding tells where a full line ends.
    padding = max(0.0, min(line.left for line in lines) - grid.xs[cell.column])
    width = grid.right_of(cell) - grid.xs[cell.column]
    return flow_lines(lines, grid.right_of(cell) - padding if padding < 0.25 * width else None)


def lines_of(runs: Iterable[Run], page: int) -> list[TextLine]:
    """Lines of text from top to bottom; each sideways run is a line of its own."""
    upright: list[Run] = []
    sideways: list[Run] = []
    for run in runs:
        (sideways if run.sideways else upright).append(run)
    lines = [compose_line(band.pieces, page) for band in gather_bands(upright)]
    if sideways:
        lines += [compose_line([Piece([run], run.left, run.right)], page) for run in sideways]
        lines.sort(key=lambda line: line.top)
    return [line for line in lines if line.text]
