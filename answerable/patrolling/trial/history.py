"""What hotspots saw before a trial: events by day, from a file of past offences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.offence.offences import Offences, pick_outcome
from answerable.patrolling.place.areas import assign
from answerable.patrolling.place.place import Area, Hotspot
from answerable.patrolling.protocol import Outcome, Window
from answerable.patrolling.refusal import PatrolError

_HOURS = 24


def count_history(
    offences: Offences, hotspots: Sequence[Hotspot], outcome: Outcome, *, hours: Sequence[Window] = ()
) -> tuple[NDArray[np.int64], dt.date]:
    """Events of an outcome in each hotspot on each day of a file (days x hotspots), and its first day.

    The days are those from the first offence of the file to the last, whatever was counted of them. An outcome of
    harm is counted by its offences. An offence in two hotspots is that of the first. With `hours`, those of them
    alone count, whole hours as they are recorded, and what falls past midnight belongs to the day before. Raises
    `PatrolError` where there are no offences, where only their months are known, and for an outline that is none.
    """
    first_on, last_on = offences.first_on, offences.last_on
    if first_on is None or last_on is None:
        raise PatrolError("There are no offences in the file, so nothing says what the trial could prevent.")
    if offences.precision != "day":
        raise PatrolError(
            "The file knows the months of offences and not their days: what a trial of days can detect is worked out "
            "from offences with their day."
        )
    days = (last_on - first_on).days + 1
    day, counted = _find_days(offences, hours)
    counted &= pick_outcome(offences, outcome)
    picked = np.flatnonzero(counted & (day >= np.datetime64(first_on)))
    places = [Area(code=each.code, name=each.name, kind="other", outline=each.outline) for each in hotspots]
    at = assign(places, offences.easting[picked], offences.northing[picked])
    inside = at >= 0
    numbers = (day[picked[inside]] - np.datetime64(first_on)).astype(np.int64)
    counts = np.bincount(numbers * len(hotspots) + at[inside], minlength=days * len(hotspots))
    return counts.reshape(days, len(hotspots)), first_on


def _find_days(offences: Offences, hours: Sequence[Window]) -> tuple[NDArray[np.datetime64], NDArray[np.bool_]]:
    """The day to which each offence belongs, and whether its hour counts."""
    if not hours:
        return offences.day, np.ones(len(offences), dtype=np.bool_)
    own, after = np.zeros(_HOURS, dtype=np.bool_), np.zeros(_HOURS, dtype=np.bool_)
    for window in hours:
        end = window.end.hour + (window.end.minute > 0)
        own[window.start.hour : end if window.end > window.start else _HOURS] = True
        after[:end] |= window.end <= window.start
    after &= ~own
    hour = np.maximum(offences.hour, 0)
    known = offences.hour >= 0
    day = offences.day - (known & after[hour]).astype("timedelta64[D]")
    return day, known & (own | after)[hour]
