"""Excel workbooks (.xlsx), row by row: the sheet that has the headings, whatever stands above them."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from answerable.measuring.loading.heading import MOST_SEARCHED, Head, Heading, HeadRow
from answerable.measuring.loading.source import BATCH_ROWS, RawBatch
from answerable.measuring.refusal import MeasureError

LARGEST = 2 << 30
"""Bytes that a workbook may unpack to. Excel's own limit of a million rows stays well below it."""

LARGEST_TEXTS = 200 << 20
"""Bytes that its table of texts may unpack to: it is the one part that is held in memory whole."""


class Workbook:
    """A workbook. The sheet asked for by name, or the one whose headings fit best, is read."""

    line_noun = "row"

    def __init__(self, path: Path, *, sheet: str = "") -> None:
        self.path = path
        self.sheet = sheet
        self.hidden: tuple[str, ...] = ()
        self.read_sheet = ""
        self.others: tuple[str, ...] = ()
        judge_size(path)

    def list_heads(self) -> list[Head]:
        with open_workbook(self.path) as book:
            names = [sheet.title for sheet in book.worksheets]
            if self.sheet and self.sheet not in names:
                raise MeasureError(f"The workbook has no sheet “{self.sheet}”. It has: {', '.join(names)}.")
            chosen = [self.sheet] if self.sheet else names
            return [Head(name, _head_rows(book[name])) for name in chosen]

    def say_format(self, heading: Heading) -> str:
        return f"Excel, sheet “{heading.choice}”"

    def list_warnings(self) -> tuple[str, ...]:
        if not self.others:
            return ()
        return (f"The sheet “{self.read_sheet}” was read. Not read: {', '.join(self.others)}.",)

    def read_batches(self, heading: Heading) -> Iterator[RawBatch]:
        with open_workbook(self.path) as book:
            self.read_sheet = heading.choice
            self.others = tuple(sheet.title for sheet in book.worksheets if sheet.title != heading.choice)
            sheet = book[heading.choice]
            sheet.reset_dimensions()
            places = list(heading.places.values())
            rows: list[list[str]] = []
            lines: list[int] = []
            blank = 0
            for line, cells in enumerate(sheet.iter_rows(min_row=heading.last_line + 1), heading.last_line + 1):
                row = [say_cell(cells[at]) if at < len(cells) else "" for at in places]
                if any(row):
                    rows.append(row)
                    lines.append(line)
                else:
                    blank += 1
                if len(rows) == BATCH_ROWS:
                    yield _stand_batch(rows, lines, blank, heading)
                    rows, lines, blank = [], [], 0
            yield _stand_batch(rows, lines, blank, heading)._replace(share=1.0)


def judge_size(path: Path) -> None:
    """Refuse a workbook that is damaged, is none, or would unpack to more than can be held."""
    try:
        with zipfile.ZipFile(path) as pack:
            sizes = {part.filename: part.file_size for part in pack.infolist()}
    except zipfile.BadZipFile:
        raise MeasureError("The Excel file is damaged or was cut off: save it again and send it once more.") from None
    if "xl/workbook.xml" not in sizes:
        raise MeasureError(_say_package(sizes))
    if sum(sizes.values()) > LARGEST or sizes.get("xl/sharedStrings.xml", 0) > LARGEST_TEXTS:
        raise MeasureError("The workbook is too large to be read: save the sheet as CSV and load that.")


def _say_package(parts: dict[str, int]) -> str:
    if "xl/workbook.bin" in parts:
        return "This is a binary Excel workbook (.xlsb): save it as .xlsx or CSV and load that."
    if "word/document.xml" in parts:
        return "This is a Word document, not a file of rows: load a CSV, Excel (.xlsx) or Parquet file."
    if "content.xml" in parts:
        return "This is an OpenDocument file: save it as .xlsx or CSV and load that."
    return "This is a zip archive: unpack it and load the file inside."


@contextmanager
def open_workbook(path: Path) -> Iterator[Any]:
    """The workbook, read as it goes, with the values that its formulas had when it was saved."""
    import openpyxl

    with warnings.catch_warnings():
        # What openpyxl cannot keep (styles, validations, headers) is nothing that is read here
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except Exception as reason:  # whatever a damaged file does to its reader
            raise MeasureError("The Excel file is damaged or locked with a password: save it afresh.") from reason
        try:
            yield book
        except (KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as reason:
            raise MeasureError("The Excel file is damaged: save it afresh and send it once more.") from reason
        finally:
            book.close()


def say_cell(cell: Any) -> str:
    """A cell as text. A share shown as 66 % is kept by Excel as 0.66 and is given as 66, which is what is seen."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value.startswith("#") and cell.data_type == "e" else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        if str(cell.number_format).rstrip().endswith("%"):
            value = round(value * 100, 10)
        return str(int(value)) if float(value).is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, dt.timedelta):
        return repr(value.total_seconds())
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    return str(value)


def _head_rows(sheet: Any) -> tuple[HeadRow, ...]:
    if not hasattr(sheet, "iter_rows"):
        return ()
    sheet.reset_dimensions()
    rows = sheet.iter_rows(min_row=1, max_row=MOST_SEARCHED)
    return tuple(HeadRow(line, line, tuple(say_cell(cell) for cell in cells)) for line, cells in enumerate(rows, 1))


def _stand_batch(rows: list[list[str]], lines: list[int], blank: int, heading: Heading) -> RawBatch:
    import pyarrow as pa

    columns = {field: pa.array([row[at] for row in rows], pa.string()) for at, field in enumerate(heading.places)}
    return RawBatch(columns, np.array(lines, dtype=np.int64), (), blank)
