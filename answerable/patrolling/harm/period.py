"""Months and quarters that a file covers whole: only those can be held against each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from answerable.measuring.period import begin_month, end_month, number_month
from answerable.measuring.series import Break, list_breaks
from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.refusal import PatrolError

Length = Literal["month", "quarter"]
Places = npt.NDArray[np.int64]

_MONTHS = {"month": 1, "quarter": 3}
FEWEST_MISSED = 3.0
"""A month at the edge of a file is taken as whole where fewer offences than this would have been expected on its days
without any: with 3 expected there would be none one time in twenty (Poisson, exp(-3) = 0.05)."""


@dataclass(frozen=True)
class Periods:
    """The whole months or quarters from one day to another.

    `begins` are their first days, `days` how long each is, `place` the period of each offence (-1 for those before
    the first and after the last). `first_on` and `last_on` are what the file covers, whole periods or not.
    """

    begins: tuple[dt.date, ...]
    days: npt.NDArray[np.int64]
    place: Places
    first_on: dt.date
    last_on: dt.date
    breaks: tuple[Break, ...] = ()

    def list_breaks(self, since: int = 0) -> tuple[Break, ...]:
        """The breaks in the recording from the start of a period (its place) to the end of the last one."""
        return list_breaks(self.breaks, self.begins[since], self.last_end)

    @property
    def last_end(self) -> dt.date:
        """The last day of the last of them."""
        return self.begins[-1] + dt.timedelta(days=int(self.days[-1]) - 1)

    def tally(self, mask: npt.NDArray[np.bool_] | None = None) -> Places:
        """How many offences (of those marked) fall in each."""
        place = self.place if mask is None else self.place[mask]
        return np.bincount(place[place >= 0], minlength=len(self.begins)).astype(np.int64)


def make_breaks(on: dt.date | None, words: str) -> tuple[Break, ...]:
    """The break in the recording that the options name, if they do."""
    return () if on is None else (Break(on, words or "not said how"),)


def choose_days(offences: Offences, first_on: dt.date | None, last_on: dt.date | None) -> Offences:
    """The offences between two days, both included. Raises `PatrolError` where none is left."""
    if first_on is not None and last_on is not None and first_on > last_on:
        raise PatrolError("The first day is after the last: give them the other way round.")
    mask = np.ones(len(offences), dtype=bool)
    if first_on is not None:
        mask &= offences.day >= np.datetime64(first_on, "D")
    if last_on is not None:
        mask &= offences.day <= np.datetime64(last_on, "D")
    if not mask.any():
        raise PatrolError("There are no offences in these days.")
    return offences.take(mask)


def find_periods(
    offences: Offences,
    first_on: dt.date | None = None,
    last_on: dt.date | None = None,
    length: Length = "month",
    breaks: tuple[Break, ...] = (),
) -> Periods:
    """The whole periods of a file of offences that covers the days from `first_on` to `last_on`.

    Where these are not said, a month in which the file begins or ends is whole if so few days of it are missing that
    a file without a gap could have had no offence on them (`FEWEST_MISSED`); of a file of months, every month is.
    """
    if offences.first_on is None or offences.last_on is None:
        raise PatrolError("There are no offences to count.")
    found_first, found_last = _reach(len(offences), offences.first_on, offences.last_on)
    first, last = first_on or found_first, last_on or found_last
    months = _MONTHS[length]
    start = -(-_number_whole(first) // months) * months
    stop = (number_month(last + dt.timedelta(days=1)) // months) * months
    numbers = list(range(start, stop, months))
    begins = tuple(begin_month(number) for number in numbers)
    ends = [end_month(begin_month(number + months - 1)) for number in numbers]
    month = offences.day.astype("datetime64[M]").astype(np.int64) + number_month(dt.date(1970, 1, 1))
    place = (month - start) // months
    return Periods(
        begins=begins,
        days=np.array([(end - begin).days + 1 for begin, end in zip(begins, ends, strict=True)], dtype=np.int64),
        place=np.where((place >= 0) & (place < len(begins)), place, -1),
        first_on=first,
        last_on=last,
        breaks=breaks,
    )


def _number_whole(first: dt.date) -> int:
    """The number of the first month of which no day lies before."""
    return number_month(first) + (first.day > 1)


def _reach(number: int, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """The days that so many offences seem to cover: to the ends of the outer months where little is missing there."""
    daily = number / ((last - first).days + 1)
    begun, ended = first.replace(day=1), end_month(last)
    return (
        begun if daily * (first - begun).days < FEWEST_MISSED else first,
        ended if daily * (ended - last).days < FEWEST_MISSED else last,
    )
