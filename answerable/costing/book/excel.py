"""Excel workbooks (.xlsx) as grids: the values that formulas had when it was saved, and what hides or is merged."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path
from typing import Any

from answerable.costing.book.grid import MOST_COLUMNS, MOST_ROWS, Book, Grid, GridCell, Merged
from answerable.costing.refusal import CostError
from answerable.measuring.loading.workbook import judge_size
from answerable.measuring.refusal import MeasureError

LARGEST = 8 << 20
"""Bytes that the sheets and texts of a workbook may unpack to: they are held in memory, thirty times as large."""

DAMAGED = "The Excel file is damaged or locked with a password: save it afresh."
NOT_WORKED_OUT = "This formula has no value: open the workbook in Excel, let it calculate, and save it again."


def read_excel(path: Path) -> Book:
    """Every sheet of a workbook. Raises `CostError` in a sentence for one that is damaged, locked or too large."""
    _judge_size(path)
    values, formulas = _load(path, data_only=True), _load(path, data_only=False)
    try:
        return Book(
            path=path,
            grids=tuple(_read_sheet(sheet, formulas[sheet.title]) for sheet in values.worksheets),
        )
    finally:
        values.close()
        formulas.close()


def _judge_size(path: Path) -> None:
    try:
        judge_size(path)
        with zipfile.ZipFile(path) as pack:
            size = sum(part.file_size for part in pack.infolist() if part.filename.endswith(".xml"))
    except MeasureError as reason:
        raise CostError(str(reason)) from None
    if size > LARGEST:
        raise CostError(
            "The workbook is far larger than a budget is: keep the sheets that are asked for, and no others."
        )


def _load(path: Path, *, data_only: bool) -> Any:
    import openpyxl

    with warnings.catch_warnings():
        # What openpyxl cannot keep (styles, validations, headers) is nothing that is read here
        warnings.simplefilter("ignore")
        try:
            return openpyxl.load_workbook(path, data_only=data_only)
        except Exception as reason:  # whatever a damaged file does to its reader
            raise CostError(DAMAGED) from reason


def _read_sheet(values: Any, formulas: Any) -> Grid:
    is_hidden = values.sheet_state != "visible"
    if values.max_row > MOST_ROWS or values.max_column > MOST_COLUMNS:
        words = (
            f"The sheet goes down to row {values.max_row:,} and across {values.max_column:,} columns, and "
            f"{MOST_ROWS:,} and {MOST_COLUMNS} are read: delete what stands below and beside its table."
        )
        return Grid(name=values.title, is_hidden=is_hidden, trouble=words)
    merged = sorted(values.merged_cells.ranges, key=lambda each: (each.min_row, each.min_col))
    return Grid(
        name=values.title,
        rows=tuple(
            tuple(_read_cell(cell, formula) for cell, formula in zip(row, others, strict=True))
            for row, others in zip(values.iter_rows(), formulas.iter_rows(), strict=True)
        ),
        merged=tuple(Merged(each.coord, each.min_row, each.max_row) for each in merged),
        is_hidden=is_hidden,
        hidden_rows=tuple(sorted(row for row, kept in values.row_dimensions.items() if kept.hidden)),
        hidden_columns=_list_hidden_columns(values),
    )


def _list_hidden_columns(sheet: Any) -> tuple[int, ...]:
    """Columns that nobody sees, counted from 0; Excel keeps neighbours that are alike as one."""
    spans = [range(kept.min - 1, kept.max) for kept in sheet.column_dimensions.values() if kept.hidden and kept.min]
    return tuple(sorted(at for span in spans for at in span))


def _read_cell(cell: Any, formula: Any) -> GridCell:
    is_formula = formula.data_type == "f"
    if cell.data_type == "e":
        return GridCell(cell.value, trouble=f"{cell.value} is an error of Excel: mend the formula.")
    if is_formula and cell.value is None and cell.data_type == "n":
        return GridCell(None, is_formula=True, trouble=NOT_WORKED_OUT)
    return GridCell(cell.value, str(cell.number_format).rstrip().endswith("%"), is_formula)
