"""Where a sheet has its headings, and which column is which."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from msgspec import Struct

from answerable.costing.book.cell import CellError, read_year
from answerable.costing.book.fault import Fault, name_column, shorten
from answerable.costing.book.form import Head, SheetForm, fold, say_form
from answerable.costing.book.grid import Grid, GridCell

MOST_SEARCHED = 20
"""Rows in which headings are looked for: titles and notes may stand above them."""

LEAST_KNOWN = 2
_BARE_YEAR = re.compile(r"20\d\d(?:\.0)?")
TOTALS = frozenset({"total", "totals", "alltotal", "grandtotal", "sum"})


class Places(Struct, frozen=True, kw_only=True):
    """The columns of a sheet, counted from 0. `row` counts the headings' row from 0."""

    row: int
    heads: dict[int, Head]
    years: dict[int, int]
    totals: tuple[int, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def find_places(grid: Grid, form: SheetForm) -> Places | None:
    """Which column is which; nothing where no row has headings that are known."""
    searched = grid.rows[:MOST_SEARCHED]
    known = [_count_known(row, form) for row in searched]
    if not known or max(known) < min(LEAST_KNOWN, len(form.heads) + bool(form.years)):
        return None
    return _Finder(grid, form, known.index(max(known))).find()


def _count_known(row: Sequence[GridCell], form: SheetForm) -> int:
    return sum(1 for cell in row if _find_head(cell, form) or (form.years and _is_year(cell)))


def _find_head(cell: GridCell, form: SheetForm) -> Head | None:
    words = fold(_say(cell))
    found = next((head for head in form.heads if words in {fold(head.name), *map(fold, head.names)}), None)
    if found is None and form.named_by and "£" in _say(cell):
        # Printed tables head the column of names by what the table is: `Revenue budget, £m`
        of_table = fold(_say(cell).partition("£")[0]) in {fold(form.name), *map(fold, form.names)}
        return form.find_head(form.named_by) if of_table else None
    return found


def _is_year(cell: GridCell) -> bool:
    try:
        return bool(read_year(_say(cell))[0])
    except CellError:
        return True


def _is_almost_year(value: Any) -> bool:
    """Whether a heading is what Excel makes of a year: a date of `11/12`, a number of `2023`."""
    return isinstance(value, dt.date) or bool(_BARE_YEAR.fullmatch(str(value)))


def _say(cell: GridCell) -> str:
    return cell.value if isinstance(cell.value, str) else ""


class _Finder:
    def __init__(self, grid: Grid, form: SheetForm, row: int) -> None:
        self.grid, self.form, self.row = grid, form, row
        self.heads: dict[int, Head] = {}
        self.years: dict[int, int] = {}
        self.totals: list[int] = []
        self.faults: list[Fault] = []
        self.notes: list[str] = []

    def find(self) -> Places:
        for at, cell in enumerate(self.grid.rows[self.row]):
            try:
                self._place(at, cell)
            except CellError as reason:
                self._blame(str(reason), at, _say(cell))
        for head in self.form.heads:
            if head.is_required and head not in self.heads.values():
                self._blame(f"There is no column “{head.name}”: {head.meaning} It holds {say_form(head)}.")
        if self.form.years and not self.years:
            self._blame("There is no column for a year: head it as 2023/24.")
        return Places(
            row=self.row,
            heads=self.heads,
            years=self.years,
            totals=tuple(self.totals),
            faults=tuple(self.faults),
            notes=tuple(self.notes),
        )

    def _place(self, at: int, cell: GridCell) -> None:
        head = _find_head(cell, self.form)
        year = 0 if head else read_year(_say(cell))[0]
        if head and head in self.heads.values():
            raise CellError(f"Two columns are headed “{head.name}”: take one away.")
        if year and year in self.years.values():
            raise CellError(f"Two columns are headed “{shorten(_say(cell))}”: which is the one to take?")
        if head:
            self.heads[at] = head
        elif year and self.form.years:
            self.years[at] = year
        elif self.form.years and fold(_say(cell)) in TOTALS:
            self.totals.append(at)
        else:
            self._pass_over(at, cell, year)

    def _pass_over(self, at: int, cell: GridCell, year: int) -> None:
        if all(len(row) <= at or row[at].is_blank for row in self.grid.rows[self.row + 1 :]):
            return
        words = shorten(_say(cell))
        if self.form.years and _is_almost_year(cell.value):
            raise CellError(f"“{shorten(cell.value)}” is a date or a number here: head the year as text, 2023/24.")
        if year:
            raise CellError(
                f"This sheet has no columns by year, and “{words}” is one: give each year a row of its own."
            )
        near = get_close_matches(fold(words), [fold(head.name) for head in self.form.heads], 1, 0.75)
        if near:
            meant = next(head.name for head in self.form.heads if fold(head.name) == near[0])
            raise CellError(f"“{words}” is no column of this sheet: did you mean “{meant}”?")
        called = f"“{words}”" if words else "without a heading"
        self.notes.append(
            f"{self.grid.name}: column {name_column(at)} {called} is none that is read, and was left out."
        )

    def _blame(self, words: str, at: int | None = None, value: str = "") -> None:
        column = "" if at is None else name_column(at)
        self.faults.append(
            Fault(sheet=self.grid.name, row=self.row + 1, column=column, value=shorten(value), words=words)
        )
