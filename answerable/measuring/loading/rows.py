"""The rows of a clean file as Python values, for analyses of few rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError

Row = Mapping[str, Any]
"""A row as an analysis reads it: a value, or None, by the name of its field."""

MOST = 500_000
"""Rows that are given at once. Calls and incidents are read by the engine, which holds none of them in memory."""


def read_rows(file: DataFile) -> list[dict[str, Any]]:
    """The rows in the order of the file, one dict each, with every field of the shape (None where there is no value).

    Text, code: str. Whole, seconds: int. Number: float. Money: Decimal. Flag: bool. Date: `datetime.date`. Time: an
    aware `datetime.datetime` in UTC, beside its local `_date`, `_hour` and `_weekday`. Raises `MeasureError` where
    the file is gone or has more rows than memory should hold.
    """
    from pyarrow import parquet

    if file.rows > MOST:
        raise MeasureError(f"{file.name} has {file.rows:,} rows: too many to be read at once.")
    if not file.path.exists():
        raise MeasureError(f"The rows of '{file.name}' are not where they were kept. Load the file again.")
    return list_rows(parquet.read_table(file.path))


def list_rows(table: Any) -> list[dict[str, Any]]:
    """The rows of a clean table; its moments, kept without a zone, are given as the UTC that they are."""
    import pyarrow as pa

    rows: list[dict[str, Any]] = table.to_pylist()
    times = [field.name for field in table.schema if pa.types.is_timestamp(field.type)]
    for row in rows:
        for name in times:
            if row[name] is not None:
                row[name] = row[name].replace(tzinfo=dt.UTC)
    return rows
