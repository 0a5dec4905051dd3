"""Months: how cases that came one by one are counted, without the month that is not over."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable


def list_months(first_on: dt.date, last_on: dt.date) -> tuple[dt.date, ...]:
    """The first days of the months from one day to another, whole or not."""
    start, end = 12 * first_on.year + first_on.month - 1, 12 * last_on.year + last_on.month - 1
    return tuple(dt.date(place // 12, place % 12 + 1, 1) for place in range(start, end + 1))


def count_months(days: Iterable[dt.date], last_on: dt.date) -> tuple[tuple[dt.date, ...], list[int]]:
    """The months that were over by a day, from the first of the days on, and how many days fall in each.

    A month without any counts nought: leaving it out would make the series look busier than it was.
    """
    counts = Counter(day.replace(day=1) for day in days)
    if not counts:
        return (), []
    months = [month for month in list_months(min(counts), last_on) if end_month(month) <= last_on]
    return tuple(months), [counts[month] for month in months]


def end_month(month: dt.date) -> dt.date:
    """The last day of a month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
