"""A sheet read by its form: its rows as values, what is wrong with it, and the totals that were typed into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from msgspec import Struct

from answerable.costing.amount import PENNY, POUNDS, Scale
from answerable.costing.book.budget_forms import PAYING
from answerable.costing.book.cell import CellError, is_nothing, judge_span, read_cell, read_number
from answerable.costing.book.fault import Fault, name_column, shorten
from answerable.costing.book.form import CellForm, Head, SheetForm
from answerable.costing.book.grid import Grid, GridCell
from answerable.costing.book.heading import Places, find_places
from answerable.costing.book.scale import Scaling, list_scales
from answerable.costing.book.total import TypedTotal, is_total, keep_printed
from answerable.costing.budget import PrintedTotal
from answerable.drawing.wording import say_count

HIDDEN = "This sheet is hidden, and what nobody sees must not count: show it, or delete it."
MIXED = (
    "Some amounts of this row are below nought and some are not: write what it comes to without brackets and minus."
)
MOST_NAMED = 6
BLANK = GridCell()


class SheetRow(NamedTuple):
    """A row: its number from 1, its values by key (nothing where none is given) and its amounts by year."""

    row: int
    values: Mapping[str, Any]
    amounts: Mapping[int, Decimal]


class SheetRead(Struct, frozen=True, kw_only=True):
    """What a sheet holds. `unit` is what its amounts were rounded to, in pounds: a penny where they are in pounds."""

    name: str = ""
    rows: tuple[SheetRow, ...] = ()
    printed: tuple[PrintedTotal, ...] = ()
    unit: Decimal = PENNY
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def read_sheet(
    grid: Grid, form: SheetForm, scale: Scale = POUNDS, *, is_literal: bool = False, source: str = ""
) -> SheetRead:
    """Read a sheet. `scale` is that of amounts where its own headings name none; `source` is said of typed totals.

    `is_literal`: no brackets are a style of print, and no row is a total.
    """
    if grid.trouble or (grid.is_hidden and not grid.is_blank):
        return SheetRead(name=grid.name, faults=(Fault(sheet=grid.name, words=grid.trouble or HIDDEN),))
    if grid.is_blank:
        return SheetRead(name=grid.name)
    places = find_places(grid, form)
    if places is None:
        wanted = [head.name for head in form.heads if head.is_required] or [form.heads[0].name]
        words = (
            f"No row of this sheet has its headings: {', '.join([*wanted, *(['2023/24…'] if form.years else [])])}."
        )
        return SheetRead(name=grid.name, faults=(Fault(sheet=grid.name, words=words),))
    return _Reader(grid, form, places, scale, is_literal).read(source)


class _Reader:
    def __init__(self, grid: Grid, form: SheetForm, places: Places, scale: Scale, is_literal: bool) -> None:
        self.grid, self.form, self.places, self.is_literal = grid, form, places, is_literal
        self.faults: list[Fault] = list(places.faults)
        self.rows: list[SheetRow] = []
        self.totals: list[TypedTotal] = []
        self.left_out: list[str] = []
        self.bracketed: list[str] = []
        self.group = ""
        self.scaling = Scaling(self._find_scale(scale))

    def read(self, source: str) -> SheetRead:
        for merged in self.grid.merged:
            if merged.last_row > self.places.row:
                words = f"The cells {merged.words} are merged: unmerge them, and write into each row what it holds."
                self.faults.append(Fault(sheet=self.grid.name, row=merged.first_row, words=words))
        for at in range(self.places.row + 1, len(self.grid.rows)):
            cells = self.grid.rows[at]
            read = {place: cells[place] for place in (*self.places.heads, *self.places.years) if place < len(cells)}
            if any(not is_nothing(cell) for cell in read.values()):
                self._read_row(at, cells)
        groups = dict.fromkeys(str(row.values.get(self.form.grouped_by) or "") for row in self.rows)
        unit = self.scaling.find_unit()
        printed = keep_printed(self.totals, self.form, groups, unit=unit, source=f"{source}{self.grid.name}")
        return SheetRead(
            name=self.grid.name,
            rows=tuple(self.rows),
            printed=printed,
            unit=unit,
            faults=tuple(self.faults),
            notes=(*self.places.notes, *self._list_notes()),
        )

    def _find_scale(self, given: Scale) -> Scale:
        if self.form.years != "amount" and all(head.form != "amount" for head in self.form.heads):
            return given
        above = self.grid.rows[: self.places.row + 1]
        told = list_scales(cell.value for row in above for cell in row if isinstance(cell.value, str))
        if len(told) > 1:
            words = (
                f"The headings name {' and '.join(scale.words for scale in told)}: write all amounts in one scale."
            )
            self.faults.append(Fault(sheet=self.grid.name, row=self.places.row + 1, words=words))
        return told[0] if told else given

    def _read_row(self, at: int, cells: tuple[GridCell, ...]) -> None:
        values = {
            head.key: self._read_value(at, _cell_at(cells, place), place, head)
            for place, head in self.places.heads.items()
        }
        amounts = self._read_amounts(at, cells, values)
        over_years = self._read_total_columns(at, cells)
        if self._is_total(values):
            self._leave_out(at, values, amounts, over_years)
            return
        for place, head in self.places.heads.items():
            if head.is_required and is_nothing(_cell_at(cells, place)):
                self._blame(at, place, BLANK, f"This row has no {head.name}: {head.meaning}")
        if self._is_bracketed(at, values, amounts):
            amounts = {year: abs(amount) for year, amount in amounts.items()}
            over_years = None if over_years is None else abs(over_years)
        self.group = str(values.get(self.form.grouped_by) or "")
        self.rows.append(SheetRow(at + 1, values, amounts))
        self._keep_totals(at, values, [(None, over_years)])

    def _read_value(self, at: int, cell: GridCell, place: int, head: Head) -> Any:
        try:
            value = read_cell(cell, head)
            return self.scaling.turn(value, cell) if head.form == "amount" and value is not None else value
        except CellError as reason:
            self._blame(at, place, cell, str(reason))
            return None

    def _read_amounts(self, at: int, cells: tuple[GridCell, ...], values: Mapping[str, Any]) -> dict[int, Decimal]:
        form = self._find_form(values)
        read = {year: self._read_number(at, cells, place, form) for place, year in self.places.years.items()}
        return {year: amount for year, amount in read.items() if amount is not None}

    def _read_number(self, at: int, cells: tuple[GridCell, ...], place: int, form: CellForm) -> Decimal | None:
        cell = _cell_at(cells, place)
        if is_nothing(cell):
            return None
        try:
            number = read_number(cell, form)
            judge_span(number, self.form.years_span, cell)
            return self.scaling.turn(number, cell) if form == "amount" else number
        except CellError as reason:
            self._blame(at, place, cell, str(reason))
            return None

    def _find_form(self, values: Mapping[str, Any]) -> CellForm:
        if self.form.years_by and values.get(self.form.years_by[0]):
            return self.form.years_by[1][values[self.form.years_by[0]]]
        return self.form.years or "number"

    def _read_total_columns(self, at: int, cells: tuple[GridCell, ...]) -> Decimal | None:
        read = [self._read_number(at, cells, place, self.form.years or "number") for place in self.places.totals]
        return next((amount for amount in read if amount is not None), None)

    def _is_bracketed(self, at: int, values: Mapping[str, Any], amounts: Mapping[int, Decimal]) -> bool:
        """Whether brackets around all amounts of a row are only how papers print what pays."""
        is_paying = self.form.brackets == "always" or (
            self.form.brackets == "paying" and values.get("kind") in PAYING
        )
        below = [amount < 0 for amount in amounts.values() if amount]
        if self.is_literal or not is_paying or not any(below):
            return False
        if not all(below):
            self._blame(at, None, BLANK, MIXED)
            return False
        self.bracketed.append(f"“{values.get(self.form.named_by) or ''}” (row {at + 1})")
        return True

    def _is_total(self, values: Mapping[str, Any]) -> bool:
        return bool(self.form.named_by) and not self.is_literal and is_total(values.get(self.form.named_by) or "")

    def _leave_out(
        self, at: int, values: Mapping[str, Any], amounts: Mapping[int, Decimal], over_years: Decimal | None
    ) -> None:
        called = values[self.form.named_by]
        if values.get("kind"):
            words = (
                f"“{called}” is a total, and totals are worked out: clear its Kind, or give the line another name."
            )
            self._blame(at, None, BLANK, words)
            return
        self._keep_totals(at, values, [(None, over_years), *amounts.items()])
        self.left_out.append(f"“{called}” (row {at + 1})")

    def _keep_totals(
        self, at: int, values: Mapping[str, Any], amounts: Iterable[tuple[int | None, Decimal | None]]
    ) -> None:
        name, group = str(values.get(self.form.named_by) or ""), str(values.get(self.form.grouped_by) or self.group)
        for year, amount in amounts:
            if amount is not None:
                pounds = abs(amount) if self.form.brackets == "always" else amount
                self.totals.append(TypedTotal(name, group, year, pounds, at + 1))

    def _list_notes(self) -> list[str]:
        name, notes = self.grid.name, []
        if self.left_out:
            then = "held against what is worked out" if self.form.total_of else "worked out here"
            notes.append(f"{name}: {_name_some(self.left_out)} left out of the rows, since totals are {then}.")
        if self.places.totals and self.form.total_of:
            notes.append(f"{name}: the column of totals is held against what is worked out, and not used.")
        if self.bracketed:
            notes.append(f"{name}: {_name_some(self.bracketed)} read without the brackets or minus of all amounts.")
        if self.scaling.rounded:
            notes.append(f"{name}: {say_count(self.scaling.rounded, 'formula')} rounded to the penny.")
        hidden = [str(row) for row in self.grid.hidden_rows if any(each.row == row for each in self.rows)]
        if hidden:
            notes.append(f"{name}: hidden rows were read as well: {', '.join(hidden)}.")
        known = {*self.places.heads, *self.places.years}
        unseen = [name_column(at) for at in self.grid.hidden_columns if at in known]
        if unseen:
            notes.append(f"{name}: hidden columns were read as well: {', '.join(unseen)}.")
        return notes

    def _blame(self, at: int, place: int | None, cell: GridCell, words: str) -> None:
        column = "" if place is None else name_column(place)
        value = "" if cell.value is None else shorten(cell.value)
        self.faults.append(Fault(sheet=self.grid.name, row=at + 1, column=column, value=value, words=words))


def _cell_at(cells: tuple[GridCell, ...], place: int) -> GridCell:
    return cells[place] if place < len(cells) else BLANK


def _name_some(names: list[str]) -> str:
    listed = ", ".join(names[:MOST_NAMED])
    return f"{listed} and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else listed
