"""Months, anniversaries and financial years."""

from __future__ import annotations

import calendar
import datetime as dt

_APRIL = 4


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later (or earlier); the last of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def find_financial_year(day: dt.date) -> int:
    """The year in which the financial year of a day began: 2022 for 1 April 2022 to 31 March 2023."""
    return day.year if day.month >= _APRIL else day.year - 1


def span_financial_year(year: int) -> tuple[dt.date, dt.date]:
    """Its first and last day."""
    return dt.date(year, _APRIL, 1), dt.date(year + 1, _APRIL, 1) - dt.timedelta(days=1)


def say_financial_year(year: int) -> str:
    """`2022/23`."""
    return f"{year}/{(year + 1) % 100:02}"


def same_weekday_next_year(day: dt.date) -> dt.date:
    """The like day a year later: the fourth Tuesday of March for another such; for a fifth one, the last."""
    place = (day.day - 1) // 7
    first = dt.date(day.year + 1, day.month, 1)
    like = first + dt.timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * place)
    return like if like.month == day.month else like - dt.timedelta(days=7)
