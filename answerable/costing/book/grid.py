"""A sheet as its cells stand, wherever it came from."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

MOST_ROWS = 2000
MOST_COLUMNS = 100


class GridCell(NamedTuple):
    """What stands in a cell: text, number, day, truth value, or nothing.

    `trouble` is a sentence on a cell that holds something and yet no value: an error of Excel, or a formula that was
    never worked out.
    """

    value: Any = None
    is_percent: bool = False
    is_formula: bool = False
    trouble: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there, spaces aside."""
        return not self.trouble and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))


class Merged(NamedTuple):
    """Cells made into one: as Excel names them (`B5:B7`), with their first and last row."""

    words: str
    first_row: int
    last_row: int


class Grid(Struct, frozen=True, kw_only=True):
    """A sheet's rows from the first; `trouble` is a sentence where the whole sheet cannot be read.

    Hidden rows are counted from 1, as a sheet counts them, and hidden columns from 0.
    """

    name: str
    rows: tuple[tuple[GridCell, ...], ...] = ()
    merged: tuple[Merged, ...] = ()
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    trouble: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether no cell of it holds anything."""
        return all(cell.is_blank for row in self.rows for cell in row)


class Book(Struct, frozen=True, kw_only=True):
    """A workbook, or a folder of CSV files: its sheets in order."""

    path: Path
    grids: tuple[Grid, ...]
