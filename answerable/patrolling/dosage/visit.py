"""Visits to hotspots: how they are held, and how several officers' make one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from answerable.measuring.loading.clock import convert_local
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import read_rows
from answerable.patrolling.dosage.clustered import Share
from answerable.patrolling.dosage.ping import ZONE, Seconds, to_local
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.refusal import PatrolError

FORM, DEVICE, BOTH = 1, 2, 3
"""Where a visit is known from: written down, seen by a device, or both."""
_APART = np.int64(1) << 40
"""Seconds that keep the times of one hotspot from those of the next: more than there are in any file."""
_MOST_NAMED = 3


class Reading(Struct, frozen=True, kw_only=True):
    """What visits were found from: positions read, those without a place and those inside a hotspot, and the rule.

    `usual_gap` is the median time between two positions of a device, in seconds; `too_short` stays had too few
    positions, `too_long` ones lasted longer than any shift and are left out.
    """

    pings: int
    unplaced: int
    inside: int
    usual_gap: float
    buffer_metres: float
    fewest_pings: int
    longest_gap_minutes: float
    too_short: int
    too_long: int


class Reconciliation(Struct, frozen=True, kw_only=True):
    """Visits written down held against those that devices saw.

    `confirmed` is the share of the written ones that overlap a seen one, of days on which any device was heard;
    `unheard` were written on other days. `seen_alone` of `seen` were never written down. `minutes_over` is the
    median, over confirmed visits, of the minutes written less those seen.
    """

    confirmed: Share
    unheard: int
    seen: int
    seen_alone: int
    minutes_over: float | None


@dataclass(frozen=True, eq=False)
class Visits:
    """Visits as columns of equal length, by hotspot and then by time.

    `hotspot` is the place in the list of hotspots that they were read with; `begun` and `ended` are seconds of UTC;
    `minutes` how long anybody was there, `officer_minutes` the minutes of all of them, `officers` how many they were;
    `source` is FORM, DEVICE or BOTH. `heard_on` are the local days on which any device reported anything at all:
    nothing where no devices were read, so that an outage cannot be told from a day without patrol.
    """

    hotspot: NDArray[np.int64]
    begun: Seconds
    ended: Seconds
    minutes: NDArray[np.float64]
    officers: NDArray[np.int64]
    officer_minutes: NDArray[np.float64]
    source: NDArray[np.int8]
    heard_on: NDArray[np.datetime64] | None = None
    reading: Reading | None = None
    reconciliation: Reconciliation | None = None

    def __len__(self) -> int:
        return len(self.begun)

    @property
    def start(self) -> NDArray[np.datetime64]:
        """When each began, in local time."""
        return to_local(self.begun)

    @property
    def end(self) -> NDArray[np.datetime64]:
        """When each ended, in local time."""
        return to_local(self.ended)

    def take(self, mask: NDArray[np.bool_]) -> Visits:
        """The visits where the mask is true."""
        columns = ("hotspot", "begun", "ended", "minutes", "officers", "officer_minutes", "source")
        return replace(self, **{name: getattr(self, name)[mask] for name in columns})


def make_visits(
    hotspot: NDArray[np.int64],
    start: NDArray[np.datetime64],
    end: NDArray[np.datetime64],
    officers: NDArray[np.int64] | None = None,
    *,
    is_local: bool = True,
) -> Visits:
    """Visits from what was written down, those that overlap in a place made one; `officers` 0 is not stated.

    Times are local (in the hour that comes twice, the first) unless `is_local` is false, when they are UTC.
    """
    begun, ended = (_to_seconds(moments, is_local) for moments in (start, end))
    stated = np.zeros(len(begun), dtype=np.int64) if officers is None else officers.astype(np.int64)
    return _merge_forms(hotspot.astype(np.int64), begun, ended, stated)


def read_visits(file: DataFile, hotspots: Sequence[Hotspot]) -> Visits:
    """The visits of a file of the shape `patrol-visits`, with their place in `hotspots` by its code.

    Raises `PatrolError` where rows are to places that are none of the hotspots, naming them, or there are too many.
    """
    rows = read_rows(file)
    codes = {hotspot.code.strip().casefold(): place for place, hotspot in enumerate(hotspots)}
    places = [codes.get(row["hotspot"].strip().casefold(), -1) for row in rows]
    strange = sorted({row["hotspot"].strip() for row, place in zip(rows, places, strict=True) if place < 0})
    if strange:
        named = ", ".join(strange[:_MOST_NAMED]) + (f" and {len(strange) - _MOST_NAMED} more" * (len(strange) > 3))
        raise PatrolError(
            f"{places.count(-1):,} of {len(rows):,} rows of '{file.name}' are visits to places that are none of the "
            f"hotspots: {named}. Correct their codes, or take those rows out."
        )
    return make_visits(
        np.array(places, dtype=np.int64),
        np.array([row["arrived_at"].replace(tzinfo=None) for row in rows], dtype="datetime64[s]"),
        np.array([row["left_at"].replace(tzinfo=None) for row in rows], dtype="datetime64[s]"),
        np.array([row["officers"] or 0 for row in rows], dtype=np.int64),
        is_local=False,
    )


def group_overlaps(
    hotspot: NDArray[np.int64], begun: Seconds, ended: Seconds
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Stays that overlap or touch in a hotspot, as one group: the order by hotspot and time, and in that order the
    group of each, numbered from 0."""
    order = np.lexsort((begun, hotspot))
    shift = hotspot[order] * _APART
    reached = np.maximum.accumulate(ended[order] + shift)
    is_new = np.ones(len(order), dtype=bool)
    is_new[1:] = begun[order][1:] + shift[1:] > reached[:-1]
    return order, np.cumsum(is_new) - 1


def key_times(hotspot: NDArray[np.int64], at: Seconds) -> Seconds:
    """Hotspot and time as one number, in the order of both: what ranges are looked up by."""
    keys: Seconds = hotspot * _APART + at
    return keys


def _to_seconds(moments: NDArray[np.datetime64], is_local: bool) -> Seconds:
    at = convert_local(moments.astype("datetime64[s]"), ZONE).utc if is_local else moments
    seconds: Seconds = at.astype("datetime64[s]").astype(np.int64)
    return seconds


def _merge_forms(hotspot: NDArray[np.int64], begun: Seconds, ended: Seconds, stated: NDArray[np.int64]) -> Visits:
    """Forms that overlap are one visit. Where each officer fills one in without a number they are added up; else
    the greatest number that any states is taken, since two forms may tell of the same pair."""
    order, group = group_overlaps(hotspot, begun, ended)
    firsts = np.flatnonzero(np.diff(group, prepend=-1))
    first, last = begun[order][firsts], _reduce(np.maximum, ended[order], firsts)
    lone = _reduce(np.add, (stated[order] == 0).astype(np.int64), firsts)
    officers = np.maximum(lone, _reduce(np.maximum, stated[order], firsts))
    spent = (ended - begun)[order] / 60 * np.maximum(stated[order], 1)
    minutes = (last - first) / 60
    return Visits(
        hotspot=hotspot[order][firsts],
        begun=first,
        ended=last,
        minutes=minutes,
        officers=officers,
        officer_minutes=np.minimum(_reduce(np.add, spent, firsts), minutes * officers),
        source=np.full(len(firsts), FORM, dtype=np.int8),
    )


def _reduce(how: np.ufunc, values: NDArray[Any], firsts: NDArray[np.int64]) -> NDArray[Any]:
    reduced: NDArray[Any] = how.reduceat(values, firsts) if len(firsts) else values
    return reduced
