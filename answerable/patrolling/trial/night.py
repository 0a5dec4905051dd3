"""Nights: hours that run past midnight belong to the day on which they begin, for offences as for visits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.protocol import Window

Flags = NDArray[np.bool_]

_HOURS = 24
_DAY = dt.timedelta(days=1)


def find_days(offences: Offences, windows: Sequence[Window]) -> tuple[NDArray[np.datetime64], Flags]:
    """The day to which each offence belongs, and whether its hour is one that counts: each does without windows.

    Hours are whole, as they are recorded: an hour of which a window takes a part belongs to it. An hour that one
    window has on its own day is not given to the day before by another.
    """
    if not windows:
        return offences.day, np.ones(len(offences), dtype=np.bool_)
    own, after = _list_hours(windows)
    known, hour = offences.hour >= 0, np.maximum(offences.hour, 0)
    day = offences.day - (known & after[hour]).astype("timedelta64[D]")
    return day, known & (own | after)[hour]


def end_nights(last_on: dt.date, windows: Sequence[Window]) -> dt.date:
    """The last day that is whole in offences up to `last_on`: the day before, where its night is not over by then."""
    return last_on - _DAY if _list_hours(windows)[1].any() else last_on


def follow_nights(last_on: dt.date, windows: Sequence[Window]) -> dt.date:
    """The day up to which offences have to be known so that `last_on` is whole: the other way of `end_nights`."""
    return last_on + (last_on - end_nights(last_on, windows))


def _list_hours(windows: Sequence[Window]) -> tuple[Flags, Flags]:
    """Which of the 24 hours count for their own day, and which of the others for the day before."""
    own, after = np.zeros(_HOURS, dtype=np.bool_), np.zeros(_HOURS, dtype=np.bool_)
    for window in windows:
        end = window.end.hour + (window.end.minute > 0)
        own[window.start.hour : end if window.end > window.start else _HOURS] = True
        after[:end] |= window.end <= window.start
    return own, after & ~own
