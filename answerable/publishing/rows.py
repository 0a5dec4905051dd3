"""The lines of a page as they stand in it: one under another, or in the rows and cells of a table."""

from dataclasses import dataclass
from itertools import groupby

from answerable.publishing.noting import Note, NotedLine


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells from left to right, each of lines, and the notes on any of them."""

    cells: tuple[tuple[NotedLine, ...], ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring lines of a page: plain `lines`, or the `rows` of a table of so many columns."""

    lines: tuple[NotedLine, ...] = ()
    rows: tuple[Row, ...] = ()
    columns: int = 0


def lay_in_tables(lines: list[NotedLine], cells: dict[int, tuple[int, int, int]]) -> list[Stretch]:
    """A page's lines in stretches; `cells` has the table, row and column of the lines, by number, that have them."""
    stretches = []
    for table, held in groupby(lines, key=lambda line: cells[line.number][0] if line.number in cells else None):
        held = tuple(held)
        columns = max((cells[line.number][2] for line in held if line.number in cells), default=0)
        if table is None or columns < 2:
            stretches.append(Stretch(lines=held))
        else:
            rows = groupby(held, key=lambda line: cells[line.number][1])
            stretches.append(Stretch(rows=tuple(_row(row, cells, columns) for _, row in rows), columns=columns))
    return stretches


def _row(lines, cells, columns):
    held = [[] for _ in range(columns)]
    notes = []
    for line in lines:
        held[cells[line.number][2] - 1].append(line)
        notes += line.notes
    return Row(tuple(map(tuple, held)), tuple(notes))
