"""Local time and UTC in many rows at once, with the hours that a clock change skips or gives twice."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import numpy.typing as npt

from answerable.measuring.refusal import MeasureError

Moments = npt.NDArray[np.datetime64]
Mask = npt.NDArray[np.bool_]

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
"""The days between which a date in a file is believed."""

STEP = dt.timedelta(days=7)
"""No zone has changed its clocks twice within so short a time and back again."""


class Clock(NamedTuple):
    """The clock changes of a zone: the moments (in UTC) and the offsets before, between and after them."""

    changes: npt.NDArray[np.int64]
    offsets: npt.NDArray[np.int64]


class Converted(NamedTuple):
    """Moments in UTC; which of the local times never were, and which came twice (the first is taken)."""

    utc: Moments
    skipped: Mask
    doubled: Mask


@lru_cache(maxsize=8)
def find_clock(zone: str) -> Clock:
    """The changes of a zone's clocks, to the second, by halving each week in which the offset differs."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise MeasureError(f"No time zone is called '{zone}'.") from None
    at = dt.datetime.combine(EARLIEST, dt.time(), dt.UTC)
    end = dt.datetime.combine(LATEST, dt.time(), dt.UTC)
    changes, offsets = [], [_offset(place, at)]
    while at < end:
        after = at + STEP
        if _offset(place, after) != offsets[-1]:
            changes.append(_find_change(place, at, after))
            offsets.append(_offset(place, after))
        at = after
    return Clock(np.array(changes, dtype=np.int64), np.array(offsets, dtype=np.int64))


def _offset(place: ZoneInfo, moment: dt.datetime) -> int:
    offset = moment.astimezone(place).utcoffset() or dt.timedelta()
    return int(offset.total_seconds())


def _find_change(place: ZoneInfo, low: dt.datetime, high: dt.datetime) -> int:
    before = _offset(place, low)
    while high - low > dt.timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (middle, high) if _offset(place, middle) == before else (low, middle)
    return int(high.timestamp())


def convert_local(local: Moments, zone: str) -> Converted:
    """Local times as moments in UTC. `NaT` stays; a time that came twice is taken as the first."""
    changes, offsets = find_clock(zone)
    before, after = offsets[:-1], offsets[1:]
    is_known = ~np.isnat(local)
    seconds = np.where(is_known, local.astype("datetime64[s]").astype(np.int64), 0)
    # From this local time on the later offset holds, whether the hour before it was skipped or doubled
    turns = changes + np.maximum(before, after)
    at = np.searchsorted(turns, seconds, side="right")
    if len(changes):
        coming = np.minimum(at, len(changes) - 1)
        is_near = is_known & (at < len(changes)) & (seconds >= (changes + np.minimum(before, after))[coming])
        is_forward = (after > before)[coming]
    else:
        is_near = is_forward = np.zeros(len(local), dtype=bool)
    utc = local - offsets[at].astype("timedelta64[s]")
    return Converted(utc, is_near & is_forward, is_near & ~is_forward)


def convert_utc(utc: Moments, zone: str) -> Moments:
    """Moments in UTC as local times."""
    changes, offsets = find_clock(zone)
    seconds = np.where(np.isnat(utc), 0, utc.astype("datetime64[s]").astype(np.int64))
    local: Moments = utc + offsets[np.searchsorted(changes, seconds, side="right")].astype("timedelta64[s]")
    return local
