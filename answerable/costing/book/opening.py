"""A workbook opened as what it is: Excel (.xlsx), or a folder of CSV files; a sentence for anything else."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from answerable.costing.book.excel import read_excel
from answerable.costing.book.grid import MOST_COLUMNS, MOST_ROWS, Book, Grid, GridCell
from answerable.costing.refusal import CostError
from answerable.measuring.loading.opening import STRANGERS, WANTED

ASKED = "give an Excel workbook (.xlsx) or a folder of CSV files"
START = 4096
LARGEST_FILE = 8 << 20
"""Bytes of a CSV file: thousands of rows, and a budget has hundreds."""


def open_book(path: Path, *, single: str = "") -> Book:
    """The sheets of a workbook or of a folder. Raises `CostError` where there are none to be read.

    `single` is the sheet that one CSV file alone may be; without it a CSV file is refused, since it is one sheet.
    """
    if path.is_dir():
        return _open_folder(path)
    start = _read_start(path)
    if start.startswith(b"PK\x03\x04"):
        return read_excel(path)
    for mark, words in STRANGERS:
        if start.startswith(mark):
            raise CostError(words.replace(WANTED, ASKED))
    if not start.strip(b"\xef\xbb\xbf \t\r\n"):
        raise CostError(f"The file {path.name} is empty: {ASKED}.")
    if single and path.suffix.lower() == ".csv":
        return Book(path=path, grids=(_read_csv(path, single),))
    if path.suffix.lower() == ".csv":
        raise CostError(f"{path.name} is one sheet alone: give the folder that holds a CSV file for each sheet.")
    raise CostError(f"{path.name} is no workbook: {ASKED}.")


def _open_folder(path: Path) -> Book:
    files = sorted(each for each in path.glob("*.csv") if each.is_file() and not each.name.startswith("."))
    if not files:
        raise CostError(f"The folder {path.name} holds no CSV file: give it one for each sheet, such as lines.csv.")
    return Book(path=path, grids=tuple(_read_csv(file, file.stem) for file in files))


def _read_csv(path: Path, name: str) -> Grid:
    try:
        is_large = path.stat().st_size > LARGEST_FILE
        content = b"" if is_large else path.read_bytes()
    except OSError as reason:
        return Grid(name=name, trouble=f"{path.name} cannot be read: {reason.strerror}.")
    if is_large:
        return Grid(
            name=name, trouble=f"{path.name} is far larger than any sheet of this kind: take out what is not of it."
        )
    text = _decode(content)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text), strict=True))
    except csv.Error as reason:
        return Grid(
            name=name, trouble=f"{path.name} cannot be taken apart into rows ({reason}): save it as CSV again."
        )
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        return Grid(name=name, trouble=f"{path.name} has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns.")
    return Grid(name=name, rows=tuple(tuple(GridCell(cell) for cell in row) for row in rows))


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _find_delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _read_start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(START)
    except FileNotFoundError:
        raise CostError(f"There is no file {path.name}.") from None
    except OSError as reason:
        raise CostError(f"The file {path.name} cannot be read: {reason.strerror}.") from None
