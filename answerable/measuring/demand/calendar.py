"""The days that a forecast stands on: weekdays, bank holidays, and the clock hours that each local hour has."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from answerable.law.holiday import list_holidays

Floats = npt.NDArray[np.float64]

HOURS_A_DAY = 24
DAYS_A_WEEK = 7


class Calendar(NamedTuple):
    """A run of days: their numbers (`date.toordinal`), weekdays (0 is Monday) and whether each is a bank holiday."""

    ordinals: npt.NDArray[np.int64]
    weekdays: npt.NDArray[np.int64]
    holidays: npt.NDArray[np.bool_]

    def first_days(self, count: int) -> Calendar:
        """The calendar of the first so many days."""
        return Calendar(self.ordinals[:count], self.weekdays[:count], self.holidays[:count])


def list_days(first: dt.date, count: int) -> Calendar:
    """The calendar of so many days from a day on, with the bank holidays of England."""
    ordinals = first.toordinal() + np.arange(count, dtype=np.int64)
    years = range(first.year, dt.date.fromordinal(int(first.toordinal() + max(count - 1, 0))).year + 1)
    off = [day.toordinal() for year in years for day in list_holidays(year)]
    return Calendar(ordinals, (ordinals + 6) % DAYS_A_WEEK, np.isin(ordinals, off))


@lru_cache(maxsize=4096)
def count_clock_hours(day: dt.date, zone: str) -> tuple[int, ...]:
    """How many hours of elapsed time each local hour of a day has: 1, but 0 where clocks skip it in spring and 2
    where they repeat it in autumn."""
    local = ZoneInfo(zone)
    start = dt.datetime.combine(day, dt.time(), local).astimezone(dt.UTC)
    end = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), local).astimezone(dt.UTC)
    length = round((end - start) / dt.timedelta(hours=1))
    if length == HOURS_A_DAY:
        return (1,) * HOURS_A_DAY
    hours = [0] * HOURS_A_DAY
    for passed in range(length):
        hours[(start + dt.timedelta(hours=passed)).astimezone(local).hour] += 1
    return tuple(hours)


def lay_clock_hours(first: dt.date, count: int, zone: str) -> Floats:
    """The clock hours of so many days: an array of days by 24."""
    days = (first + dt.timedelta(days=offset) for offset in range(count))
    return np.array([count_clock_hours(day, zone) for day in days], dtype=float).reshape(count, HOURS_A_DAY)
