"""The numbers of a table as lines, read down its columns or along its rows by the same eyes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal
from weakref import WeakKeyDictionary

import msgspec

from answerable.checking.adding.row_labels import (
    is_no_addend_column,
    is_no_addend_row,
    is_part,
    is_tax_base,
    names_a_choice,
    names_rounding,
)
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Cell, Grid
from answerable.checking.evidence.paper import Paper
from answerable.measuring.rounding import Bounds
from answerable.record import Cite

Direction = Literal["down", "along"]

_EMPTY = re.compile(r"(?:[-–—−.]|nil|none|£?\s*-|£(?:m|k|bn|[’']?000s?)?|%)?", re.IGNORECASE)
_UNADDED = frozenset({"%", "percentage points", "rank", "ratio", "seconds", "minutes", "mph"})
_HALF = Decimal("0.5")
_WHOLE = Decimal(100)
_ROUNDED_OFF = Decimal(1)
"""Printed shares of a whole add to 100 but for their rounding: a point covers twenty of one decimal place."""
_FEWEST_SHARES = 4
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-/–]\s*(?:19|20)?\d\d)?")


class Line(msgspec.Struct, frozen=True):
    """A row (read down) or a column (read along): its numbers by the index of the line that crosses them.

    `unknown` are the places where words stand for a number (`n/a`, `tbc`), so that no sum can be known there.
    """

    index: int
    label: str
    amounts: dict[int, Amount]
    unknown: frozenset[int]
    cite: Cite
    is_heading: bool = False


class Matrix(msgspec.Struct, frozen=True):
    """The lines of a table in one direction; `crossing` labels the lines that cross them."""

    direction: Direction
    grid: Grid
    lines: tuple[Line, ...]
    crossing: dict[int, str]
    rounds: bool
    chosen: bool

    def adds(self, line: Line) -> bool:
        """Whether a line's numbers may be added to the others'."""
        if not line.amounts and not line.unknown:
            return False
        if self.direction == "along":
            return not is_no_addend_column(line.label) and not is_part(line.label)
        is_money = all(amount.unit == "GBP" for amount in line.amounts.values())
        return not is_no_addend_row(line.label, is_money) and not is_part(line.label)

    def is_summed_across(self, cross: int) -> bool:
        """Whether the numbers that cross every line here can be expected to add up."""
        label = self.crossing.get(cross, "")
        if self.direction == "down" and is_tax_base(label):
            return True
        return not (is_no_addend_column(label) if self.direction == "down" else is_no_addend_row(label, True))

    def is_whole(self, line: Line) -> bool:
        """Whether a row's own share is printed as 100%, under the smaller shares of every row above it."""
        if self.direction == "along" or not line.amounts:
            return False
        rows = [row for row in self.grid.rows if row.index <= line.index]
        return any(
            _is_share_of_whole([row.cells[at] for row in rows if at < len(row.cells)])
            for at in range(self.grid.width)
        )

    def bounds(self, amount: Amount, cross: int) -> Bounds:
        """What an amount may have been: whole numbers are exact unless the table says that it rounds."""
        if amount.half_unit or not self.rounds or amount.value == 0:
            return amount.bounds
        return Bounds.printed(amount.value, _HALF)


_READ: WeakKeyDictionary[Paper, tuple[tuple[Matrix, Matrix], ...]] = WeakKeyDictionary()


def read_all_matrices(paper: Paper) -> tuple[tuple[Matrix, Matrix], ...]:
    """Every table of numbers of a paper, each read down and along; worked out once for a paper."""
    found = _READ.get(paper)
    if found is None:
        found = tuple(matrices for grid in paper.grids if (matrices := read_matrices(grid)))
        _READ[paper] = found
    return found


def read_matrices(grid: Grid) -> tuple[Matrix, Matrix] | None:
    """A grid read down and along; nothing where it has fewer than two rows of numbers or no label."""
    columns = _number_columns(grid)
    rows = [row for row in grid.rows if any(row.cells[c].amount for c in columns if c < len(row.cells))]
    if not columns or not rows:
        return None
    labels = {row.index: _label(grid, row.cells, columns) for row in grid.rows}
    headings = {column: grid.heading(column) for column in columns}
    rounds = names_rounding(" ".join((grid.caption, *grid.header, *labels.values())))
    chosen = names_a_choice(grid.caption)
    down = tuple(
        _line(row.index, labels[row.index], {c: row.cells[c] for c in columns if c < len(row.cells)}, row.cite)
        for row in grid.rows
    )
    along = tuple(
        _line(c, headings[c], {row.index: row.cells[c] for row in rows if c < len(row.cells)}, grid.cite)
        for c in columns
    )
    return Matrix("down", grid, down, headings, rounds, chosen), Matrix("along", grid, along, labels, rounds, False)


def _is_share_of_whole(cells: list[Cell]) -> bool:
    """Whether the last of a column's cells is 100% and the shares above it make that up."""
    shares = [cell.amount for cell in cells if cell.amount is not None and cell.amount.unit == "%"]
    if len(shares) < _FEWEST_SHARES or len(shares) < len(cells) or shares[-1].value != _WHOLE:
        return False
    above = sum((share.value for share in shares[:-1]), Decimal(0))
    return all(0 <= share.value < _WHOLE for share in shares[:-1]) and abs(above - _WHOLE) <= _ROUNDED_OFF


def is_summed(amount: Amount) -> bool:
    """Whether an amount's unit is one that is added up in tables."""
    return amount.unit not in _UNADDED


def _line(index: int, label: str, cells: dict[int, Cell], cite: Cite) -> Line:
    amounts = {at: cell.amount for at, cell in cells.items() if cell.amount is not None and is_summed(cell.amount)}
    unknown = frozenset(
        at for at, cell in cells.items() if cell.amount is None and not _EMPTY.fullmatch(cell.text.strip())
    )
    is_heading = not any(cell.text.strip() for cell in cells.values())
    return Line(index, label, amounts, unknown, cite, is_heading)


def _number_columns(grid: Grid) -> list[int]:
    """The columns that hold numbers; the first column of words, and any before it, holds labels."""
    found = []
    for index in range(grid.width):
        cells = [cell for cell in grid.column(index) if not _EMPTY.fullmatch(cell.text.strip())]
        numbers = sum(cell.amount is not None for cell in cells)
        if numbers and numbers * 2 >= len(cells) and not (index == 0 and numbers < len(cells)):
            found.append(index)
    if found and found[0] == 0 and (len(found) == 1 or not _EMPTY.fullmatch(grid.heading(0).strip())):
        found = found[1:] if _is_labelling(grid) else found
    return found


def _is_labelling(grid: Grid) -> bool:
    """Whether a first column of numbers only names its rows: years, wards by number."""
    cells = [cell for cell in grid.column(0) if cell.text]
    return all(_YEAR.fullmatch(cell.text.strip()) for cell in cells)


def _label(grid: Grid, cells: tuple[Cell, ...], columns: list[int]) -> str:
    """The words that name a row; a cell that says "Total" is preferred, in whichever column it stands."""
    texts = [cell.text for cell in cells if cell.column not in columns and cell.text]
    totals = [text for text in texts if text.casefold().lstrip("(").startswith(("total", "sub", "grand"))]
    named = [text for text in texts if _LETTER.search(text)]
    return (totals or named or texts or [""])[0]
