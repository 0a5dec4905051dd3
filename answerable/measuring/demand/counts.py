"""Files of calls or of hourly counts in, demand by local hour out; and what had to be left out of it, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from answerable.measuring.demand.backtest import Demand
from answerable.measuring.demand.calendar import HOURS_A_DAY, Floats, lay_clock_hours, list_days
from answerable.measuring.demand.profile import average_weekdays
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError

ZONE = "Europe/London"

_IMPROBABLE_CALLS = 14.0
"""A run of hours without a call is taken for a gap in the file where so many calls were to be expected in it: by
chance (Poisson) it would come less than once in a million."""


class Account(Struct, frozen=True, kw_only=True):
    """What the demand was made of: days and hours, calls, and a sentence for everything that was left out."""

    first_on: dt.date
    last_on: dt.date
    calls: int
    hours_known: int
    hours_missing: int
    notes: tuple[str, ...] = ()


def read_demand(files: Mapping[str, DataFile], channel: str = "") -> tuple[Demand, Account, str]:
    """The demand that a file of `calls` or of `counts` holds, its account, and the query that reduced the rows.

    Raises MeasureError where neither or both are given, the file has several channels and none was chosen, or no row
    is left.
    """
    given = [name for name in ("calls", "counts") if name in files]
    if len(given) != 1:
        raise MeasureError("Give either a file of calls or a file of counts by the hour, and not both.")
    columns, query = _reduce(files[given[0]], channel, is_calls=given[0] == "calls")
    days = columns["day"].astype("datetime64[D]").astype(np.int64)
    first = dt.date(1970, 1, 1) + dt.timedelta(days=int(days.min()))
    return *lay_out_demand(first, days - days.min(), columns, is_calls=given[0] == "calls"), query


def _reduce(file: DataFile, channel: str, *, is_calls: bool) -> tuple[dict[str, npt.NDArray[Any]], str]:
    """Rows and calls by local day and hour: `day`, `hour`, `rows`, `calls`."""
    from answerable.measuring.engine import fetch_columns, open_rows, show_query

    rows = open_rows(file)
    if channel:
        rows = rows.filter(rows.channel == channel)
    else:
        _refuse_several(rows, file)
    moment = "received_at" if is_calls else "starting_at"
    grouped = rows.group_by(day=rows[f"{moment}_date"], hour=rows[f"{moment}_hour"])
    calls = rows.count() if is_calls else rows.calls.sum()
    expression = grouped.aggregate(rows=rows.count(), calls=calls).order_by(["day", "hour"])
    columns = fetch_columns(expression)
    if not len(columns["day"]):
        raise MeasureError(f"'{file.name}' has no row{f' of the channel {channel}' if channel else ''}.")
    return columns, show_query(expression)


def _refuse_several(rows: Any, file: DataFile) -> None:
    from answerable.measuring.engine import fetch

    if "channel" not in rows.columns:
        return
    found = sorted(str(row["channel"]) for row in fetch(rows.select("channel").distinct()) if row["channel"])
    if len(found) > 1:
        raise MeasureError(f"'{file.name}' holds several channels ({', '.join(found)}). Choose one of them.")


def lay_out_demand(
    first: dt.date, days: npt.NDArray[np.int64], columns: Mapping[str, npt.NDArray[Any]], *, is_calls: bool
) -> tuple[Demand, Account]:
    """Demand on a calendar from reduced rows: `days` after `first`, and columns `hour`, `rows`, `calls`.

    Of a file of calls an hour without rows had no call; of a file of counts it is unknown.
    """
    length = int(days.max()) + 1
    clock = lay_clock_hours(first, length, ZONE)
    calls = np.zeros((length, HOURS_A_DAY))
    rows = np.zeros((length, HOURS_A_DAY))
    np.add.at(calls, (days, columns["hour"].astype(int)), columns["calls"].astype(float))
    np.add.at(rows, (days, columns["hour"].astype(int)), columns["rows"].astype(float))
    hours, notes = (clock, []) if is_calls else _tell_hours_covered(rows, clock)
    calendar = list_days(first, length)
    counts = np.where(hours > 0, calls, np.nan)
    counts, gaps = _drop_silence(counts, hours, calendar.weekdays)
    notes += gaps + _tell_clock_changes(clock, first)
    demand = Demand(calendar, counts, np.where(np.isfinite(counts), hours, clock))
    return demand, _account(demand, first, notes)


def _tell_hours_covered(rows: Floats, clock: Floats) -> tuple[Floats, list[str]]:
    """The clock hours that the rows of each hour cover, of files whose rows are all of one length."""
    an_hour = float(np.bincount(rows[rows > 0].astype(int)).argmax())
    covered = np.minimum(rows / an_hour, clock)
    notes = []
    # Of an hour that came twice and has one row nobody can say whether it holds one hour's calls or both.
    unsure = (covered > 0) & (covered < np.maximum(clock, 1.0) * (1.0 if an_hour == 1 else 0.5))
    if unsure.any():
        notes.append(f"{_say_hours(int(unsure.sum()))} covered only in part, and left out.")
    never = (rows > 0) & (clock == 0)
    if never.any():
        notes.append(f"{_say_hours(int(never.sum()))} in the file though the clocks skipped it, and left out.")
    return np.where(unsure, 0.0, covered), notes


def _drop_silence(counts: Floats, hours: Floats, weekdays: npt.NDArray[np.int64]) -> tuple[Floats, list[str]]:
    """Counts without the runs of noughts that chance would not give."""
    usual = np.nan_to_num(average_weekdays(counts, weekdays, np.ones(len(counts)))[weekdays] * hours).ravel()
    silent = np.nan_to_num(counts.ravel(), nan=1.0) == 0
    edges = np.flatnonzero(np.diff(np.concatenate([[False], silent, [False]]).astype(np.int8)))
    kept = counts.ravel().copy()
    lost = 0
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if usual[start:end].sum() >= _IMPROBABLE_CALLS:
            kept[start:end] = np.nan
            lost += int((hours.ravel()[start:end] > 0).sum())
    notes = [f"{_say_hours(lost)} without a single call where many were usual: taken for a gap in the file."]
    return kept.reshape(counts.shape), notes if lost else []


def _tell_clock_changes(clock: Floats, first: dt.date) -> list[str]:
    changed = [first + dt.timedelta(days=int(day)) for day in np.flatnonzero((clock != 1).any(axis=1))]
    if not changed:
        return []
    said = ", ".join(f"{day.day} {day:%B %Y}" for day in changed)
    return [f"The clocks changed on {said}; the hour that was skipped or came twice is counted at its true length."]


def _account(demand: Demand, first: dt.date, notes: list[str]) -> Account:
    known = np.isfinite(demand.counts)
    usual = average_weekdays(demand.counts, demand.calendar.weekdays, np.ones(len(demand.counts)))
    wanted = np.isfinite(usual)[demand.calendar.weekdays] & (demand.hours > 0)
    missing = int((wanted & ~known).sum())
    if missing:
        notes = [*notes, f"{_say_hours(missing)} not known, and neither learned from nor scored."]
    return Account(
        first_on=first,
        last_on=first + dt.timedelta(days=len(demand.counts) - 1),
        calls=int(np.nansum(demand.counts)),
        hours_known=int(known.sum()),
        hours_missing=missing,
        notes=tuple(notes),
    )


def _say_hours(number: int) -> str:
    return "1 hour is" if number == 1 else f"{number:,} hours are"
