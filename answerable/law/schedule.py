"""The calendar of information that a policing body must publish, row by row, with its next day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from answerable.law.day import add_months, find_financial_year, span_financial_year
from answerable.law.parameter import find_number, list_valid, read_rows
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day

Cadence = Literal["on_change", "on_receipt", "monthly", "quarterly", "yearly", "before_year"]
_MONTHS: Mapping[Cadence, int] = {"monthly": 1, "quarterly": 3, "yearly": 12}
_A_DAY = dt.timedelta(days=1)


class InformationRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the order: what is published, and when. `timing_verified` is whether the cadence was read."""

    row: str
    item: str
    cadence: Cadence
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool
    timing_verified: bool


class Withholding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ground for withholding specified information."""

    key: str
    words: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class InformationDue(msgspec.Struct, frozen=True, kw_only=True):
    """The next period of a row: from when it can be published, and the last day on which it is in time.

    Without a last day it is owed as soon as practicable from `opens` on.
    """

    begins: dt.date
    ends: dt.date
    opens: dt.date
    last: dt.date | None


@cache
def _read_rows() -> tuple[InformationRow, ...]:
    return read_rows("information_order.toml", "row", InformationRow)


@cache
def _read_withholdings() -> tuple[Withholding, ...]:
    return read_rows("information_order.toml", "withholding", Withholding)


def list_information(on: dt.date | None = None) -> dict[str, InformationRow]:
    """The rows that bind on a day, in the order of the schedule."""
    return {row.row: row for row in list_valid(_read_rows(), on)}


def list_withholdings(on: dt.date | None = None) -> dict[str, Withholding]:
    """The grounds for withholding, by key."""
    return {row.key: row for row in list_valid(_read_withholdings(), on)}


def next_due(row: InformationRow, published_to: dt.date) -> InformationDue | None:
    """The period after the last that is public, and when it is due; nothing for rows without periods.

    `published_to` is the last day of the last period that is public. A period opens the day after it ends; no rule
    gives a number of days, so it is in time until the next period has ended. What a year needs before it begins opens
    a month before, and its last day is the day before the year.
    """
    begins = published_to + _A_DAY
    if row.cadence == "before_year":
        first, last = span_financial_year(find_financial_year(begins))
        if begins > first:
            first, last = span_financial_year(find_financial_year(begins) + 1)
        months = find_number("information.notice_months", first).value
        return InformationDue(begins=first, ends=last, opens=add_months(first, -months), last=first - _A_DAY)
    months = _MONTHS.get(row.cadence, 0)
    if not months:
        return None
    first = _begin_period(begins, months)
    after, beyond = add_months(first, months), add_months(first, 2 * months)
    return InformationDue(begins=first, ends=after - _A_DAY, opens=after, last=beyond - _A_DAY)


def judge_information(
    key: str,
    on: dt.date,
    *,
    published_to: dt.date | None = None,
    changed: dt.date | None = None,
    published: dt.date | None = None,
) -> tuple[Ruling, ...]:
    """Whether a row is due or overdue on a day.

    Of a row with periods, `published_to` is the last day of the last period that is public (nothing: none yet, so it
    is due since the order). Of the others, `changed` is when the thing changed or came, `published` when it was last
    made public. An error where the order has no such row on that day. Only what a year needs before it begins stops:
    the last day of other periods is our own reading of "as soon as practicable".
    """
    row = list_information(on)[key]
    if row.cadence in ("on_change", "on_receipt"):
        return _judge_change(row, changed, published)
    since = published_to if published_to is not None else row.valid_from - _A_DAY
    due = next_due(row, since)
    if due is None or on < due.opens:
        return ()
    period = f"{row.item} ({row.row}) for {say_day(due.begins)} to {say_day(due.ends)}"
    if due.last is not None and on > due.last:
        words = f"Overdue: {period} was to be public by {say_day(due.last)}."
        dated = row.timing_verified and row.cadence == "before_year"
        return (make_ruling("E-SIO-OVERDUE", words, verified=dated, source=row.source),)
    words = f"Due: {period}, at the latest by {say_day(due.last)}." if due.last else f"Due: {period}."
    return (make_ruling("W-SIO-DUE", words, verified=row.timing_verified, source=row.source),)


def judge_withholding(key: str, ground: str, on: dt.date) -> tuple[Ruling, ...]:
    """Whether something of a row is withheld on a ground that the order knows."""
    row, grounds = list_information(on)[key], list_withholdings(on)
    if ground in grounds:
        return ()
    told = "; ".join(one.words for one in grounds.values())
    words = f"“{row.item}” ({row.row}) can be withheld only because {told}."
    return (make_ruling("E-SIO-WITHHELD-NO-GROUND", words),)


def _judge_change(row: InformationRow, changed: dt.date | None, published: dt.date | None) -> tuple[Ruling, ...]:
    if changed is None or (published is not None and published >= changed):
        return ()
    how = "came" if row.cadence == "on_receipt" else "changed"
    words = f"Due: {row.item} ({row.row}) {how} on {say_day(changed)} and is not public yet."
    return (make_ruling("W-SIO-DUE", words, verified=row.timing_verified, source=row.source),)


def _begin_period(day: dt.date, months: int) -> dt.date:
    """The first day of the month, quarter or financial year that a day lies in."""
    back = (day.month - 4) % 12 % months
    return add_months(day.replace(day=1), -back)
