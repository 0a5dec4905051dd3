"""Data tables as grids of cells, each cell with the figure that the record reads in it."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from functools import cached_property

import msgspec

from answerable.checking.evidence.amount import Amount
from answerable.record import Cite, Figure, Record, Table

_RANGE = re.compile(r"\s*\d{1,4}\s*(?:-|–|to)\s*(?:under\s+)?\d{1,4}(?:\s+[a-z]{1,12}){0,3}\s*", re.IGNORECASE)
"""A band in a first column (`25 to 34`, `10-60 seconds`) names its row and counts nothing."""


class Cell(msgspec.Struct, frozen=True):
    """A cell: its words, and its figure where it begins with one."""

    text: str
    row: int
    column: int
    amount: Amount | None = None


class Row(msgspec.Struct, frozen=True, dict=True):
    """A row: `label` is the words that name it (its first cell that is no figure)."""

    index: int
    cells: tuple[Cell, ...]
    cite: Cite

    @cached_property
    def label(self) -> str:
        return next((cell.text for cell in self.cells if cell.text and cell.amount is None), "")

    @property
    def amounts(self) -> Iterator[Amount]:
        return (cell.amount for cell in self.cells if cell.amount is not None)


class Grid(msgspec.Struct, frozen=True, dict=True):
    """A data table of the record laid out in cells. `header` names its columns and may be shorter than its rows."""

    table: Table
    rows: tuple[Row, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return self.table.header

    @property
    def caption(self) -> str:
        return self.table.caption or ""

    @property
    def cite(self) -> Cite:
        return self.table.cite

    @cached_property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)

    def column(self, index: int) -> tuple[Cell, ...]:
        """The cells of a column from top to bottom; rows too short for it are left out."""
        return tuple(row.cells[index] for row in self.rows if index < len(row.cells))

    def heading(self, index: int) -> str:
        """What the header prints over a column."""
        return self.header[index] if index < len(self.header) else ""


def lay_out_grids(record: Record) -> tuple[Grid, ...]:
    """Every data table of a record, in order."""
    figures: dict[str, deque[Figure]] = defaultdict(deque)
    for figure in record.figures:
        if figure.table:
            figures[figure.table].append(figure)
    return tuple(_lay_out(table, figures[table.id]) for table in record.tables if table.kind == "data")


def _lay_out(table: Table, figures: deque[Figure]) -> Grid:
    rows = []
    for index, (texts, cite) in enumerate(zip(table.rows, table.row_cites, strict=True)):
        cells = tuple(
            Cell(text, index, column, _amount(text, column, figures, cite)) for column, text in enumerate(texts)
        )
        rows.append(Row(index, cells, cite))
    return Grid(table, tuple(rows))


def _amount(text: str, column: int, figures: deque[Figure], row: Cite) -> Amount | None:
    """The cell's figure: the record gives a table's figures row by row, each with the whole cell as its print."""
    if not figures or not text or figures[0].text != text or figures[0].cite != row:
        return None
    figure = figures.popleft()
    if column == 0 and _RANGE.fullmatch(text):
        return None
    return Amount(figure, 0, len(text), msgspec.structs.replace(row, quote=text))
