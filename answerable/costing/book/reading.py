"""A workbook's sheets told apart by name and read one by one, with all that is wrong in any of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from answerable.costing.amount import POUNDS, Scale
from answerable.costing.book.cell import CellError, read_cell
from answerable.costing.book.fault import Fault, name_column, shorten
from answerable.costing.book.form import Head, SheetForm, fold
from answerable.costing.book.grid import Book, Grid
from answerable.costing.book.opening import open_book
from answerable.costing.book.scale import BY_CODE
from answerable.costing.book.sheet import SheetRead, SheetRow, read_sheet

GUIDES = frozenset({"notes", "readme", "guide", "instructions"})
"""Sheets that explain a workbook, and are passed over without a word."""


class BookReader:
    """Reads a workbook by the forms of its sheets; `faults` and `notes` gather as sheets are asked for."""

    def __init__(self, path: Path | str, forms: Sequence[SheetForm], *, single: str = "") -> None:
        """Open a workbook, or a folder of CSV files. Raises `CostError` where it is neither."""
        self.book: Book = open_book(Path(path), single=single)
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self.scale: Scale = POUNDS
        self.is_literal = False
        self._grids: dict[str, Grid] = {}
        self._match(forms)

    def read_about(self, form: SheetForm, heads: Sequence[Head]) -> dict[str, Any]:
        """The facts of a sheet that has one in each row; sets the scale of amounts, and whether rows are literal."""
        grid = self._grids.get(form.name)
        facts = {} if grid is None else self._read_facts(grid, heads)
        for head in heads:
            if grid is not None and head.is_required and head.key not in facts:
                self.blame(form, 0, f"There is no {head.name}: {head.meaning}")
        self.scale = BY_CODE[facts.pop("scale", None) or "pounds"]
        self.is_literal = bool(facts.pop("is_literal", None))
        return facts

    def read(self, form: SheetForm) -> SheetRead:
        """A sheet's rows; none where the workbook has no such sheet."""
        grid = self._grids.get(form.name)
        if grid is None:
            return SheetRead()
        source = f"{self.book.path.name}, "
        read = read_sheet(grid, form, self.scale, is_literal=self.is_literal, source=source)
        self.faults += read.faults
        self.notes += read.notes
        return read

    def blame(self, form: SheetForm, row: int, words: str, value: Any = None) -> None:
        """Note a fault of a row of a sheet, or of the sheet (row 0)."""
        grid = self._grids.get(form.name)
        name = grid.name if grid else form.name
        self.faults.append(
            Fault(sheet=name, row=row or None, value="" if value is None else shorten(value), words=words)
        )

    def judge_doubles(
        self, form: SheetForm, rows: Iterable[SheetRow], keys: Mapping[int, Hashable], words: str
    ) -> None:
        """A fault for each row that has the key of an earlier one; `keys` by the rows' numbers."""
        seen: dict[Hashable, int] = {}
        for row in rows:
            key = keys.get(row.row)
            if key is not None and key in seen:
                self.blame(form, row.row, f"Row {seen[key]} has the same {words}: take one away, or tell them apart.")
            elif key is not None:
                seen[key] = row.row

    def _match(self, forms: Sequence[SheetForm]) -> None:
        names = {fold(name): form for form in forms for name in (form.name, *form.names)}
        for grid in self.book.grids:
            form = names.get(fold(grid.name))
            if form is None:
                self._pass_over(grid, names)
            elif form.name in self._grids:
                self.blame(form, 0, f"The sheet “{shorten(grid.name)}” is the same: keep one of the two.")
            else:
                self._grids[form.name] = grid
        if not self._grids:
            listed = ", ".join(form.name for form in forms)
            words = f"None of its sheets is one that is read. They are called: {listed}."
            self.faults.append(Fault(sheet=self.book.path.name, words=words))
            return
        for form in forms:
            if form.is_required and form.name not in self._grids:
                self.blame(form, 0, f"There is no sheet “{form.name}”: {form.meaning}")

    def _pass_over(self, grid: Grid, names: Mapping[str, SheetForm]) -> None:
        if grid.is_blank or fold(grid.name) in GUIDES:
            return
        near = get_close_matches(fold(grid.name), names, 1, 0.75)
        if near:
            words = f"“{shorten(grid.name)}” is no sheet that is read: did you mean “{names[near[0]].name}”?"
            self.faults.append(Fault(sheet=grid.name, words=words))
        elif not grid.is_hidden:
            self.notes.append(f"The sheet “{shorten(grid.name)}” is none that is read, and was left out.")

    def _read_facts(self, grid: Grid, heads: Sequence[Head]) -> dict[str, Any]:
        names = {fold(name): head for head in heads for name in (head.name, *head.names)}
        facts: dict[str, Any] = {}
        if grid.trouble or grid.is_hidden:
            self.faults.append(Fault(sheet=grid.name, words=grid.trouble or "This sheet is hidden: show it."))
            return {head.key: None for head in heads}
        for at, cells in enumerate(grid.rows):
            if len(cells) < 2 or cells[1].is_blank:
                continue
            called = str(cells[0].value or "")
            head = names.get(fold(called))
            if head is None:
                self._judge_fact(grid, at, called, names)
                continue
            if head.key in facts:
                words = f"“{head.name}” stands in this sheet twice: keep one of the two."
                self.faults.append(Fault(sheet=grid.name, row=at + 1, words=words))
            try:
                facts[head.key] = read_cell(cells[1], head)
            except CellError as reason:
                facts[head.key] = None
                value = shorten(cells[1].value)
                self.faults.append(
                    Fault(sheet=grid.name, row=at + 1, column=name_column(1), value=value, words=str(reason))
                )
        return facts

    def _judge_fact(self, grid: Grid, at: int, called: str, names: Mapping[str, Head]) -> None:
        near = get_close_matches(fold(called), names, 1, 0.8)
        if near:
            words = f"“{shorten(called)}” is no fact that is read: did you mean “{names[near[0]].name}”?"
            self.faults.append(Fault(sheet=grid.name, row=at + 1, column="A", value=shorten(called), words=words))
