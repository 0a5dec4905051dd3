"""Visits found from positions of devices: who stayed within a hotspot's outline, and how long."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from answerable.measuring.loading.data_file import DataFile
from answerable.patrolling.dosage.fence import find_places
from answerable.patrolling.dosage.ping import Pings, Seconds, list_days, read_pings
from answerable.patrolling.dosage.standard import HOUR, MINUTE, find_standard
from answerable.patrolling.dosage.visit import DEVICE, Reading, Visits, group_overlaps
from answerable.patrolling.place.place import Hotspot


def find_visits(
    pings: DataFile | Pings,
    hotspots: Sequence[Hotspot],
    *,
    buffer_metres: float = 0,
    fewest_pings: int | None = None,
    longest_gap_minutes: float | None = None,
) -> Visits:
    """The visits that devices saw: a device's stay of `fewest_pings` positions within an outline, none later than
    `longest_gap_minutes` after the one before; stays of several devices that overlap are one visit.

    A stay lasts from its first position to its last and, at each end, half the usual gap between positions more, but
    not beyond the middle between that position and the device's next one outside: a device seen every g seconds is
    there g seconds longer, on average, than from its first position to its last. `buffer_metres` widens outlines for
    the error of positions. Raises `PatrolError` as reading does.
    """
    fewest = round(find_standard("fewest pings").value) if fewest_pings is None else fewest_pings
    gap = find_standard("longest gap").value if longest_gap_minutes is None else longest_gap_minutes
    read = read_pings(pings) if isinstance(pings, DataFile) else pings
    places = find_places(read.easting, read.northing, hotspots, buffer_metres)
    steps = _step(read)
    known = steps[(steps > 0) & (steps <= gap * MINUTE)]
    usual = float(np.median(known)) if len(known) else 0.0
    first, last, count = _find_stays(read, places, steps, gap * MINUTE)
    begun, ended = _widen(read, steps, first, last, gap * MINUTE, usual)
    is_long = ended - begun > find_standard("longest visit").value * HOUR
    taken = (count >= fewest) & ~is_long
    reading = Reading(
        pings=len(read),
        unplaced=int(np.isnan(read.easting).sum()),
        inside=int((places >= 0).sum()),
        usual_gap=usual,
        buffer_metres=buffer_metres,
        fewest_pings=fewest,
        longest_gap_minutes=gap,
        too_short=int((count < fewest).sum()),
        too_long=int((is_long & (count >= fewest)).sum()),
    )
    stays = (places[first[taken]], begun[taken], ended[taken], read.device[first[taken]])
    return _merge_stays(*stays, list_days(read.at), reading)


def _step(read: Pings) -> Seconds:
    """Seconds since the position before of the same device; -1 for its first."""
    steps = np.full(len(read), -1, dtype=np.int64)
    is_same = read.device[1:] == read.device[:-1]
    steps[1:] = np.where(is_same, read.at[1:] - read.at[:-1], -1)
    return steps


def _find_stays(
    read: Pings, places: NDArray[np.int64], steps: Seconds, gap: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The first and last position of each stay, and at how many moments it was seen. One that strays out and is back
    within the gap goes on; so does one that the outline's edge cuts."""
    inside = np.flatnonzero(places >= 0)
    if not len(inside):
        none = np.zeros(0, dtype=np.int64)
        return none, none, none
    is_new = np.ones(len(inside), dtype=bool)
    before, after = inside[:-1], inside[1:]
    is_new[1:] = (
        (read.device[before] != read.device[after])
        | (places[before] != places[after])
        | (read.at[after] - read.at[before] > gap)
    )
    firsts = np.flatnonzero(is_new)
    ends = np.append(firsts[1:], len(inside))
    # A position that was sent twice is one: a stay is as many as the moments at which the device was seen
    is_later = is_new.copy()
    is_later[1:] |= read.at[after] > read.at[before]
    return inside[firsts], inside[ends - 1], np.add.reduceat(is_later.astype(np.int64), firsts)


def _widen(
    read: Pings, steps: Seconds, first: NDArray[np.int64], last: NDArray[np.int64], gap: float, usual: float
) -> tuple[Seconds, Seconds]:
    """The ends of stays, half a usual gap beyond their first and last positions."""
    before = steps[first]
    after = np.append(steps[1:], -1)[last]
    ends = []
    for step in (before, after):
        is_near = (step >= 0) & (step <= gap)
        ends.append(np.minimum(np.where(is_near, step, usual), usual) / 2)
    begun = read.at[first] - np.floor(ends[0]).astype(np.int64)
    ended = read.at[last] + np.ceil(ends[1]).astype(np.int64)
    return begun, ended


def _merge_stays(
    hotspot: NDArray[np.int64],
    begun: Seconds,
    ended: Seconds,
    device: NDArray[np.int64],
    heard_on: NDArray[np.datetime64],
    reading: Reading,
) -> Visits:
    order, group = group_overlaps(hotspot, begun, ended)
    firsts = np.flatnonzero(np.diff(group, prepend=-1))
    count = len(firsts)
    last = np.maximum.reduceat(ended[order], firsts) if count else ended
    devices = int(device.max()) + 1 if len(device) else 1
    pairs = np.unique(group * devices + device[order])
    return Visits(
        hotspot=hotspot[order][firsts],
        begun=begun[order][firsts],
        ended=last,
        minutes=(last - begun[order][firsts]) / MINUTE,
        officers=np.bincount(pairs // devices, minlength=count).astype(np.int64),
        officer_minutes=np.bincount(group, weights=(ended - begun)[order] / MINUTE, minlength=count).astype(float),
        source=np.full(count, DEVICE, dtype=np.int8),
        heard_on=heard_on,
        reading=reading,
    )
