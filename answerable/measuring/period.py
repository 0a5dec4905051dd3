"""Months and the periods made of them: counted, begun, ended, listed, compared and named."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable

from answerable.drawing.wording import say_period

MONTHS_A_YEAR = 12
_MONTHS_A_QUARTER = 3


def number_month(day: dt.date) -> int:
    """The month of a day, counted from January of the year 0: months next to each other are one apart."""
    return MONTHS_A_YEAR * day.year + day.month - 1


def begin_month(number: int) -> dt.date:
    """The first day of a month that was counted from January of the year 0."""
    return dt.date(number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1, 1)


def end_month(day: dt.date) -> dt.date:
    """The last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def ends_month(day: dt.date) -> bool:
    """Whether a day is the last of its month."""
    return day == end_month(day)


def ends_quarter(day: dt.date) -> bool:
    """Whether a day is the last of March, June, September or December."""
    return ends_month(day) and day.month % _MONTHS_A_QUARTER == 0


def list_months(first_on: dt.date, last_on: dt.date) -> tuple[dt.date, ...]:
    """The first days of the months from one day to another, whole or not."""
    return tuple(begin_month(number) for number in range(number_month(first_on), number_month(last_on) + 1))


def tally_months(days: Iterable[dt.date], last_on: dt.date) -> tuple[tuple[dt.date, ...], list[int]]:
    """The months that were over by a day, from the first of the days on, and how many days fall in each.

    A month without any counts nought: leaving it out would make the series look busier than it was.
    """
    counts = Counter(day.replace(day=1) for day in days)
    if not counts:
        return (), []
    months = [month for month in list_months(min(counts), last_on) if end_month(month) <= last_on]
    return tuple(months), [counts[month] for month in months]


def count_whole_months(first_on: dt.date, last_on: dt.date) -> int | None:
    """The calendar months from one day to another, both included; nothing where they are not whole."""
    if first_on.day != 1 or not ends_month(last_on) or last_on < first_on:
        return None
    return number_month(last_on) - number_month(first_on) + 1


def count_days(first_on: dt.date, last_on: dt.date) -> int:
    """The days from one to another, both included."""
    return (last_on - first_on).days + 1


def begin_months(last_on: dt.date, months: int) -> dt.date:
    """The first day of so many months that end on a day: of 12 to 31 December 2021, 1 January 2021."""
    next_day = last_on + dt.timedelta(days=1)
    first = begin_month(number_month(next_day) - months)
    return first.replace(day=min(next_day.day, end_month(first).day))


def name_period(first_on: dt.date, last_on: dt.date) -> str:
    """`December 2021`, `the 12 months to December 2021`, `1 May to 3 June 2021`."""
    months = count_whole_months(first_on, last_on)
    if months is None:
        return say_period(first_on, last_on)
    month = f"{last_on:%B %Y}"
    return month if months == 1 else f"the {months} months to {month}"


def compare_lengths(first: tuple[dt.date, dt.date], second: tuple[dt.date, dt.date]) -> tuple[float, float]:
    """The lengths of two periods in one unit: 1 and 1 where both are the same number of whole years, else days.

    A leap day does not make a year another exposure; that February is shorter than March does.
    """
    months = count_whole_months(*first)
    if months is not None and months % MONTHS_A_YEAR == 0 and months == count_whole_months(*second):
        return 1.0, 1.0
    return float(count_days(*first)), float(count_days(*second))
