"""What a file is, by its first bytes and not by its name; and a sentence for each that holds no rows."""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import Path

from answerable.measuring.loading.columnar import ParquetSource
from answerable.measuring.loading.delimited import DelimitedFile, tell_coding
from answerable.measuring.loading.geojson import FeatureFile
from answerable.measuring.loading.source import Source
from answerable.measuring.loading.workbook import Workbook
from answerable.measuring.refusal import MeasureError

START = 4096
WANTED = "load a CSV, Excel (.xlsx) or Parquet file"

STRANGERS = (
    (b"%PDF", f"This is a PDF, not a file of rows: {WANTED}."),
    (
        b"\xd0\xcf\x11\xe0",
        "This is an old Excel workbook (.xls) or one locked with a password: save it as .xlsx or CSV.",
    ),
    (b"\x89PNG", f"This is a picture: {WANTED}."),
    (b"\xff\xd8\xff", f"This is a picture: {WANTED}."),
    (b"SQLite format 3", "This is a database: export the table as CSV and load that."),
    (b"7z\xbc\xaf", "This is an archive (.7z): unpack it and load the file inside."),
    (b"Rar!", "This is an archive (.rar): unpack it and load the file inside."),
    (b"BZh", "This file is compressed by bzip2: unpack it, or compress it by gzip."),
    (b"\xfd7zXZ", "This file is compressed by xz: unpack it, or compress it by gzip."),
    (b"\x28\xb5\x2f\xfd", "This file is compressed by zstd: unpack it, or compress it by gzip."),
)
FEATURES = re.compile(rb'"FeatureCollection"|"features"\s*:')
PAGES = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<head", b"<meta")


def open_source(path: Path, *, sheet: str = "") -> Source:
    """The file opened as what it is. Raises `MeasureError` for an empty file and for anything but rows."""
    start = _read_start(path)
    if start.startswith(b"PAR1"):
        return ParquetSource(path)
    if start.startswith(b"PK\x03\x04"):
        return Workbook(path, sheet=sheet)
    is_gzip = start.startswith(b"\x1f\x8b")
    if is_gzip:
        start = _unpack_start(path)
    for mark, words in STRANGERS:
        if start.startswith(mark):
            raise MeasureError(words)
    if _is_geojson(start):
        return FeatureFile(path, is_gzip=is_gzip)
    _refuse_text(start)
    return DelimitedFile(path, is_gzip=is_gzip)


def _is_geojson(start: bytes) -> bool:
    """Whether it begins as a collection of features does, whatever else is said of it before them."""
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") and FEATURES.search(start) is not None


def _refuse_text(start: bytes) -> None:
    bare = start.removeprefix(b"\xef\xbb\xbf").strip().lower()
    if not bare:
        raise MeasureError("The file is empty.")
    if bare.startswith(PAGES):
        raise MeasureError(
            "This is a web page or XML, whatever it is called: open it in Excel and save it as .xlsx or CSV."
        )
    if bare.startswith((b"{", b"[{")):
        raise MeasureError(f"This is JSON: {WANTED}.")
    if tell_coding(start) == "utf-8" and start.count(b"\0") > len(start) // 100:
        raise MeasureError(f"This is no file of rows that can be read: {WANTED}.")


def _read_start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(START)
    except IsADirectoryError:
        raise MeasureError("This is a folder: name the file in it.") from None
    except FileNotFoundError:
        raise MeasureError(f"There is no file {path.name}.") from None
    except OSError as reason:
        raise MeasureError(f"The file {path.name} cannot be read: {reason.strerror}.") from None


def _unpack_start(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            return file.read(START)
    except (OSError, EOFError, zlib.error):
        raise MeasureError("The compressed file breaks off or is damaged: send it again.") from None
