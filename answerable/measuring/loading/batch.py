"""A batch of rows as text made into values: typed in SQL, put on UTC, held against the shape row by row."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.clock import convert_local, convert_utc
from answerable.measuring.loading.column import Column, type_column
from answerable.measuring.loading.fault import AHEAD, CONTRARY, MISSING, SKIPPED, UNREADABLE, Mask, RowFault
from answerable.measuring.loading.period import Period, read_period
from answerable.measuring.loading.shape import Field, Shape
from answerable.measuring.loading.source import RawBatch

FIRST, LAST = "first_on", "last_on"
"""The dates that a period fills."""

PERIOD = ""
"""Where a period's days wait until they fill those dates: no field is called so."""

MONDAY = 3
"""1 January 1970 was a Thursday: day 0 of numpy is weekday 3."""


class Batch(NamedTuple):
    """The rows of a batch that can be taken, with their lines; and what keeps the others from it.

    `doubled` counts, by field, local times that came twice.
    """

    table: Any
    lines: npt.NDArray[np.int64]
    faults: list[RowFault]
    rows: int
    rejected: int
    blank: int
    doubled: dict[str, int]


def clean_schema(shape: Shape) -> Any:
    """The columns of a clean file, in the order of the shape, each with its type in Arrow."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "code": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "money": pa.decimal128(18, 2),
        "flag": pa.bool_(),
        "date": pa.date32(),
        "time": pa.timestamp("us"),
        "seconds": pa.int64(),
        "outline": pa.string(),
    }
    columns = []
    for field in shape.fields:
        if field.form != "period":
            columns.append((field.name, types[field.form]))
        if field.form == "time":
            local = (("date", pa.date32()), ("hour", pa.int32()), ("weekday", pa.int32()))
            columns += [(f"{field.name}_{name}", kind) for name, kind in local]
    return pa.schema(columns)


def check_batch(raw: RawBatch, shape: Shape, connection: Any) -> Batch:
    """Hold a batch against its shape. Every row is in the table, has a fault, or is blank."""
    columns: dict[str, Any] = {}
    faults: list[RowFault] = []
    doubled: dict[str, int] = {}
    is_blank = np.ones(len(raw.lines), dtype=bool)
    for field in shape.fields:
        if field.name in raw.columns:
            column = type_column(field, raw.columns[field.name], connection)
            is_blank &= column.blank
            faults += [RowFault(field, int(code), column.codes == code) for code in np.unique(column.codes) if code]
            faults += _place_column(field, column, columns, doubled, shape.zone)
    _fill_period(shape, columns)
    _check_ahead(shape, columns, faults)
    _check_needs(shape, raw, columns, faults)
    _check_orders(shape, columns, faults)
    faults = [fault._replace(where=fault.where & ~is_blank) for fault in faults]
    faults = [fault for fault in faults if fault.where.any()]
    is_bad = np.zeros(len(raw.lines), dtype=bool)
    for fault in faults:
        is_bad |= fault.where
    taken = ~is_bad & ~is_blank
    table = _gather(columns, taken, shape)
    blank = int(is_blank.sum())
    return Batch(
        table, raw.lines[taken], faults, len(raw.lines) - blank, int(is_bad.sum()), blank + raw.blank, doubled
    )


def _place_column(
    field: Field, column: Column, columns: dict[str, Any], doubled: dict[str, int], zone: str
) -> list[RowFault]:
    """Put a column's values among those of the clean file; gives the faults that only show there."""
    if field.form == "time":
        skipped, twice = _place_time(field.name, column, columns, zone)
        doubled[field.name] = int(twice.sum())
        return [RowFault(field, SKIPPED, skipped)]
    if field.form == "period":
        columns[PERIOD], unread = _read_periods(column.values)
        return [RowFault(field, UNREADABLE, unread)]
    columns[field.name] = column.values
    return []


def _place_time(name: str, column: Column, columns: dict[str, Any], zone: str) -> tuple[Mask, Mask]:
    """Put a time on UTC, with its local day, hour and weekday; gives which were skipped and which came twice."""
    written = column.values.to_numpy(zero_copy_only=False).astype("datetime64[us]")
    written = np.where(column.codes == 0, written, np.datetime64("NaT", "us"))
    offset = np.zeros(0) if column.offsets is None else column.offsets
    has_offset = ~np.isnan(offset)
    placed = convert_local(written, zone)
    minutes = np.where(has_offset, offset, 0).astype(np.int64).astype("timedelta64[m]")
    utc = np.where(has_offset, written - minutes, placed.utc)
    local = convert_utc(utc, zone)
    day = local.astype("datetime64[D]")
    columns[name] = utc
    columns[f"{name}_date"] = day
    columns[f"{name}_hour"] = _leave_out((local - day).astype("timedelta64[h]").astype(np.int64), utc)
    columns[f"{name}_weekday"] = _leave_out((day.astype(np.int64) + MONDAY) % 7, utc)
    return placed.skipped & ~has_offset, placed.doubled & ~has_offset


def _leave_out(numbers: npt.NDArray[np.int64], utc: npt.NDArray[np.datetime64]) -> Any:
    """The numbers, masked where there is no time that they are of."""
    return np.ma.masked_array(numbers, np.isnat(utc))


def _read_periods(cells: Any) -> tuple[list[Period | None], Mask]:
    words = cells.to_pylist()
    known = {word: read_period(word) for word in set(words) if word is not None}
    periods = [known.get(word) for word in words]
    unread = [word is not None and known[word] is None for word in words]
    return periods, np.array(unread, dtype=bool)


def _fill_period(shape: Shape, columns: dict[str, Any]) -> None:
    """Fill the first and last day from the period in words, where the row does not give them."""
    import pyarrow as pa

    periods = columns.pop(PERIOD, None)
    if periods is None:
        return
    for place, name in enumerate((FIRST, LAST)):
        days = pa.array([period and period[place] for period in periods], pa.date32())
        columns[name] = _coalesce(columns.get(name), days)


def _coalesce(given: Any, days: Any) -> Any:
    import pyarrow.compute as pc

    return days if given is None else pc.coalesce(given, days)


def _check_needs(shape: Shape, raw: RawBatch, columns: dict[str, Any], faults: list[RowFault]) -> None:
    """Find the rows that fill no field of a group of which they need one."""
    bad: dict[str, Mask] = {}
    for fault in faults:
        known = bad.get(fault.field.name)
        bad[fault.field.name] = fault.where if known is None else known | fault.where
    fields = {field.name: field for field in shape.fields}
    for group in shape.needs:
        is_filled = np.zeros(len(raw.lines), dtype=bool)
        for name in group:
            if name in columns:
                is_filled |= ~np.asarray(_to_arrow(columns[name]).is_null().to_numpy(zero_copy_only=False))
            # What could not be read is there, and has a fault of its own
            if name in bad:
                is_filled |= bad[name]
        words = f"There is no {' and no '.join(group)}, and no row is taken without."
        faults.append(RowFault(fields[group[-1]], MISSING, ~is_filled, words))


def _check_ahead(shape: Shape, columns: dict[str, Any], faults: list[RowFault]) -> None:
    """Find the days and times that are still to come. A day is left for zones that are ahead of this machine."""
    latest = np.datetime64(dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1))
    for field in shape.fields:
        if field.form in ("date", "time") and not field.may_be_ahead and field.name in columns:
            ahead = _as_moments(columns[field.name]).astype("datetime64[D]") > latest
            for fault in faults:
                if fault.field.name == field.name:
                    ahead &= ~fault.where
            faults.append(RowFault(field, AHEAD, ahead))


def _check_orders(shape: Shape, columns: dict[str, Any], faults: list[RowFault]) -> None:
    fields = {field.name: field for field in shape.fields}
    for order in shape.orders:
        if order.first in columns and order.second in columns:
            first, second = (_as_moments(columns[name]) for name in (order.first, order.second))
            faults.append(RowFault(fields[order.second], CONTRARY, first > second, order.words))
            if order.longest_hours is not None:
                longest = np.timedelta64(round(3600 * order.longest_hours), "s")
                faults.append(RowFault(fields[order.second], CONTRARY, second - first > longest, order.longest_words))


def _as_moments(column: Any) -> npt.NDArray[np.datetime64]:
    if isinstance(column, np.ndarray):
        return column
    days: npt.NDArray[np.datetime64] = column.to_numpy(zero_copy_only=False).astype("datetime64[D]")
    return days


def _to_arrow(column: Any) -> Any:
    import pyarrow as pa

    return column if isinstance(column, pa.Array) else pa.array(column, from_pandas=False)


def _gather(columns: dict[str, Any], taken: Mask, shape: Shape) -> Any:
    """The taken rows as one table with every column of the shape; those that the file has not are null."""
    import pyarrow as pa

    schema = clean_schema(shape)
    count = int(taken.sum())
    arrays = []
    for field in schema:
        if field.name not in columns:
            arrays.append(pa.nulls(count, field.type))
            continue
        column = columns[field.name]
        if isinstance(column, np.ma.MaskedArray):
            array = pa.array(column.data[taken], mask=np.ma.getmaskarray(column)[taken])
        elif isinstance(column, np.ndarray):
            array = pa.array(column[taken])
        else:
            array = column.filter(pa.array(taken))
        arrays.append(array.cast(field.type))
    return pa.Table.from_arrays(arrays, schema=schema)
