"""The record in periods of whole months: what is learnt from, what is tested on, what is compared with the next."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.period import name_period
from answerable.patrolling.hotspot.accuracy import Whole
from answerable.patrolling.refusal import PatrolError

MONTHS_OF_YEAR, MONTHS_OF_QUARTER = 12, 3
_FEWEST = 3
"""Periods that a record is parted into, where it is long enough for so many of one length."""


class Period(NamedTuple):
    """Both days belong to it."""

    first_on: dt.date
    last_on: dt.date

    @property
    def words(self) -> str:
        return name_period(self.first_on, self.last_on)

    def holds(self, day: npt.NDArray[np.datetime64]) -> npt.NDArray[np.bool_]:
        """Which of these days lie in it."""
        inside: npt.NDArray[np.bool_] = (day >= np.datetime64(self.first_on)) & (day <= np.datetime64(self.last_on))
        return inside


def list_periods(day: npt.NDArray[np.datetime64]) -> tuple[Period, ...]:
    """The periods that days of offences fall into, oldest first.

    Where months are missing, each unbroken run of months is a period. Else they are years, quarters or months: the
    longest of which there are three or more, counted back from the last month; months before the first whole one
    belong to none.
    """
    months = _list_months(day)
    runs = np.split(months, np.flatnonzero(np.diff(months) > 1) + 1)
    if len(runs) > 1:
        return tuple(_make_period(int(run[0]), int(run[-1])) for run in runs)
    lengths = (MONTHS_OF_YEAR, MONTHS_OF_QUARTER, 1)
    length = next((each for each in lengths if len(months) >= _FEWEST * each), 1)
    ends = range(int(months[-1]), int(months[0]) + length - 2, -length) if len(months) else ()
    return tuple(_make_period(end - length + 1, end) for end in ends)[::-1]


def choose_test_day(day: npt.NDArray[np.datetime64]) -> dt.date:
    """The day from which methods are tested where none is given: the first of the last year of a record of three
    years or more, else of the last run of months where some are missing, else of the last quarter of its months.

    Raises `PatrolError` where the record has one month only.
    """
    months = _list_months(day)
    if len(months) < 2:
        raise PatrolError("The offences are of one month: give the day from which methods are tested.")
    gaps = np.flatnonzero(np.diff(months) > 1)
    if len(gaps):
        return _open_month(int(months[gaps[-1] + 1]))
    tested = MONTHS_OF_YEAR if len(months) >= _FEWEST * MONTHS_OF_YEAR else max(1, len(months) // 4)
    return _open_month(int(months[-tested]))


def _list_months(day: npt.NDArray[np.datetime64]) -> Whole:
    return np.unique(day.astype("datetime64[M]").astype(np.int64))


def _make_period(first: int, last: int) -> Period:
    return Period(_open_month(first), _open_month(last + 1) - dt.timedelta(days=1))


def _open_month(month: int) -> dt.date:
    opened: dt.date = np.datetime64(month, "M").astype("datetime64[D]").item()
    return opened
