"""Periods of a scorecard: how many months they are, where they begin, and how they are said."""

from __future__ import annotations

import calendar
import datetime as dt

from answerable.drawing import wording

_MONTHS_A_YEAR = 12
_MONTHS_A_QUARTER = 3


def count_months(first_on: dt.date, last_on: dt.date) -> int | None:
    """The whole calendar months from one day to another, both included; nothing where they are not whole."""
    if first_on.day != 1 or not ends_month(last_on) or last_on < first_on:
        return None
    return (last_on.year - first_on.year) * _MONTHS_A_YEAR + last_on.month - first_on.month + 1


def count_days(first_on: dt.date, last_on: dt.date) -> int:
    """The days from one to another, both included."""
    return (last_on - first_on).days + 1


def ends_month(day: dt.date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def ends_quarter(day: dt.date) -> bool:
    return ends_month(day) and day.month % _MONTHS_A_QUARTER == 0


def begin_months(last_on: dt.date, months: int) -> dt.date:
    """The first day of so many months that end on a day: of 12 to 31 December 2021, 1 January 2021."""
    next_day = last_on + dt.timedelta(days=1)
    at = next_day.year * _MONTHS_A_YEAR + next_day.month - 1 - months
    year, month = divmod(at, _MONTHS_A_YEAR)
    return dt.date(year, month + 1, min(next_day.day, calendar.monthrange(year, month + 1)[1]))


def say_period(first_on: dt.date, last_on: dt.date) -> str:
    """`December 2021`, `the 12 months to December 2021`, `1 May to 3 June 2021`."""
    months = count_months(first_on, last_on)
    if months is None:
        return wording.say_period(first_on, last_on)
    month = f"{last_on:%B %Y}"
    return month if months == 1 else f"the {months} months to {month}"


def compare_lengths(first: tuple[dt.date, dt.date], second: tuple[dt.date, dt.date]) -> tuple[float, float]:
    """The lengths of two periods in one unit: 1 and 1 where both are the same number of whole years, else days.

    A leap day does not make a year another exposure; that February is shorter than March does.
    """
    months = count_months(*first)
    if months is not None and months % _MONTHS_A_YEAR == 0 and months == count_months(*second):
        return 1.0, 1.0
    return float(count_days(*first)), float(count_days(*second))
