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
from answerable.patrolling.trial.night import end_nights, find_days


def count_history(
    offences: Offences, hotspots: Sequence[Hotspot], outcome: Outcome, *, hours: Sequence[Window] = ()
) -> tuple[NDArray[np.int64], dt.date]:
    """Events of an outcome in each hotspot on each day of a file (days x hotspots), and its first day.

    The days are those from the first offence of the file to the last, whatever was counted of them. An outcome of
    harm is counted by its offences. An offence in two hotspots is that of the first. With `hours`, those of them
    alone count, whole hours as they are recorded, and what falls past midnight belongs to the day before: then the
    last day of the file is none of the days, since its night is not over. Raises `PatrolError` where there are no
    offences, no whole day, where only their months are known, and for an outline that is none.
    """
    first_on, last_on = offences.first_on, offences.last_on
    if first_on is None or last_on is None:
        raise PatrolError("There are no offences in the file, so nothing says what the trial could prevent.")
    if offences.precision != "day":
        raise PatrolError(
            "The file knows the months of offences and not their days: what a trial of days can detect is worked out "
            "from offences with their day."
        )
    days = (end_nights(last_on, hours) - first_on).days + 1
    if not days:
        raise PatrolError("The file holds one day, and no night to its end: give past offences of more days.")
    day, counted = find_days(offences, hours)
    number = (day - np.datetime64(first_on)).astype(np.int64)
    picked = np.flatnonzero(counted & pick_outcome(offences, outcome) & (number >= 0) & (number < days))
    places = [Area(code=each.code, name=each.name, kind="other", outline=each.outline) for each in hotspots]
    at = assign(places, offences.easting[picked], offences.northing[picked])
    inside = at >= 0
    counts = np.bincount(number[picked[inside]] * len(hotspots) + at[inside], minlength=days * len(hotspots))
    return counts.reshape(days, len(hotspots)), first_on
