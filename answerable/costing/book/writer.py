"""Workbooks written: headings with what they mean, lists to choose from, and rows that read back as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from answerable.costing.book.form import Head, SheetForm, say_form
from answerable.costing.refusal import CostError
from answerable.law.day import say_financial_year

HEADINGS_AT = 2
LISTED_ROWS = 500
MOST_FIGURES = 15
"""What a spreadsheet keeps of a number; longer ones are written as text, which reads back whole."""

WIDE, NARROW = 34, 16
FORMATS = {"amount": "#,##0.00", "money": "#,##0.00", "pounds": "#,##0.00##", "day": "dd/mm/yyyy"}


class WrittenRow(NamedTuple):
    """A row to be written: values by the keys of the sheet's columns, amounts by year."""

    values: Mapping[str, Any]
    amounts: Mapping[int, Decimal] = {}


class WrittenSheet(NamedTuple):
    """A sheet to be written: its form, its rows, and the years that have a column whether given or not."""

    form: SheetForm
    rows: Sequence[WrittenRow] = ()
    years: Sequence[int] = ()


class WrittenAbout(NamedTuple):
    """The sheet About to be written: its form, the facts that it may have, and those that are given."""

    form: SheetForm
    heads: Sequence[Head]
    facts: Mapping[str, Any] = {}


def write_book(path: Path | str, sheets: Sequence[WrittenSheet], about: WrittenAbout | None = None) -> None:
    """Write a workbook (.xlsx) whole or not at all. Raises `CostError` where it cannot be written."""
    import openpyxl
    from openpyxl.utils.exceptions import IllegalCharacterError

    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise CostError(f"A workbook is written for Excel: end its name with .xlsx, and not with “{path.suffix}”.")
    book = openpyxl.Workbook()
    book.remove(book.active)
    waiting = path.with_name(f".{path.name}.waiting")
    try:
        if about:
            _write_about(book, about)
        for sheet in sheets:
            _write_sheet(book, sheet)
        _write_notes(book, [sheet.form for sheet in sheets], about)
        book.save(waiting)
        waiting.replace(path)
    except IllegalCharacterError:
        raise CostError("A text holds a character that no workbook can hold: write it again by hand.") from None
    except OSError as reason:
        waiting.unlink(missing_ok=True)
        raise CostError(f"{path.name} cannot be written: {reason.strerror}.") from None


def _write_about(book: Any, about: WrittenAbout) -> None:
    sheet = book.create_sheet(about.form.name)
    _write_words(sheet, 1, 1, about.form.meaning)
    for at, words in enumerate((*(head.name for head in about.form.heads), "Meaning"), 1):
        _write_words(sheet, HEADINGS_AT, at, words, is_bold=True)
    for row, head in enumerate(about.heads, HEADINGS_AT + 1):
        _write_words(sheet, row, 1, head.name)
        _write_value(sheet, row, 2, head, about.facts.get(head.key))
        _write_words(sheet, row, 3, f"{head.meaning}{' Needed.' if head.is_required else ''}")
        _list_choices(sheet, head, f"B{row}")
    _set_widths(sheet, (NARROW + 8, WIDE, 2 * WIDE))


def _write_sheet(book: Any, given: WrittenSheet) -> None:
    from openpyxl.utils import get_column_letter

    form = given.form
    sheet = book.create_sheet(form.name)
    years = sorted({*given.years, *(year for row in given.rows for year in row.amounts)}) if form.years else []
    _write_words(sheet, 1, 1, form.meaning)
    headings = [*(head.name for head in form.heads), *map(say_financial_year, years)]
    for at, words in enumerate(headings, 1):
        _write_words(sheet, HEADINGS_AT, at, words, is_bold=True)
    for line, row in enumerate(given.rows, HEADINGS_AT + 1):
        for at, head in enumerate(form.heads, 1):
            _write_value(sheet, line, at, head, row.values.get(head.key))
        for at, year in enumerate(years, len(form.heads) + 1):
            if year in row.amounts:
                _write_number(sheet.cell(line, at), row.amounts[year], "amount" if form.years == "amount" else "")
    for at, head in enumerate(form.heads, 1):
        letter = get_column_letter(at)
        _list_choices(sheet, head, f"{letter}{HEADINGS_AT + 1}:{letter}{LISTED_ROWS}")
    _set_widths(sheet, [WIDE if head.form == "text" else NARROW for head in form.heads] + [NARROW] * len(years))
    sheet.freeze_panes = sheet.cell(HEADINGS_AT + 1, 1)


def _write_notes(book: Any, forms: Sequence[SheetForm], about: WrittenAbout | None) -> None:
    sheet = book.create_sheet("Notes")
    rows = [("Sheet", "Column", "Needed", "It holds", "Meaning")]
    for form, heads in [*([(about.form, about.heads)] if about else []), *((form, form.heads) for form in forms)]:
        rows += [(form.name, head.name, _say_need(head), say_form(head), head.meaning) for head in heads]
        if form.years:
            rows.append((form.name, "2023/24…", "yes", "a figure for each year", form.years_meaning))
    for line, row in enumerate(rows, 1):
        for at, words in enumerate(row, 1):
            _write_words(sheet, line, at, words, is_bold=line == 1)
    _set_widths(sheet, (NARROW + 8, NARROW + 8, NARROW, WIDE, 2 * WIDE))
    sheet.freeze_panes = "A2"


def _say_need(head: Head) -> str:
    return "yes" if head.is_required else "may be blank"


def _write_value(sheet: Any, row: int, at: int, head: Head, value: Any) -> None:
    if value is None or value == "":
        return
    cell = sheet.cell(row, at)
    if isinstance(value, Decimal) or (head.form == "whole" and isinstance(value, int)):
        _write_number(cell, Decimal(value), head.form)
    elif head.form == "day":
        cell.value = value
        cell.number_format = FORMATS["day"]
    else:
        _write_words(sheet, row, at, _say_value(head, value))


def _say_value(head: Head, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if head.form == "year":
        return say_financial_year(value)
    return head.words.get(value, str(value)) if head.form == "choice" else str(value)


def _write_number(cell: Any, number: Decimal, form: str) -> None:
    words = f"{number:f}"
    if len(number.normalize().as_tuple().digits) > MOST_FIGURES:
        cell.value = words
        cell.data_type = "s"
        return
    cell.value = number
    cell.number_format = FORMATS.get(form, "General")


def _write_words(sheet: Any, row: int, at: int, words: str, *, is_bold: bool = False) -> None:
    from openpyxl.styles import Font

    cell = sheet.cell(row, at, words)
    # A text that begins with = is a text: no formula is ever written
    cell.data_type = "s"
    if is_bold:
        cell.font = Font(bold=True)


def _list_choices(sheet: Any, head: Head, cells: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    words = {"choice": list(head.words.values()), "flag": ["yes", "no"]}.get(head.form)
    if words:
        choice = DataValidation(
            type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=False
        )
        choice.add(cells)
        sheet.add_data_validation(choice)


def _set_widths(sheet: Any, widths: Iterable[int]) -> None:
    from openpyxl.utils import get_column_letter

    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
