"""A draw checked by anybody: the seed against its promised hash, the days against those that were patrolled by."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from answerable.drawing.wording import say_count, say_number, say_period
from answerable.law.words import say_list
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.protocol import Protocol
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import (
    Allocation,
    draw_allocation,
    is_registered,
    verify_allocation,
)
from answerable.patrolling.trial.registration import hash_protocol
from answerable.patrolling.trial.schedule import list_visits

_MANY = 5


class Checked(NamedTuple):
    """What agrees and what does not, each in a sentence."""

    agreed: tuple[str, ...]
    faults: tuple[str, ...]


def verify_draw(
    protocol: Protocol, seed: str, *, schedule: Path | None = None, published: str = "", folder: Path
) -> Checked:
    """Check a protocol, its seed and the schedule that was used; `published` is the hash that was published of the
    protocol. `folder` is for the clean rows of the schedule.

    Raises `PatrolError` where the protocol cannot be drawn or the schedule is no file of visits.
    """
    agreed, faults = [], []
    own = hash_protocol(protocol)
    if not published:
        agreed.append(f"The SHA-256 of the protocol is {own}: compare it with the one that was published.")
    elif published.strip().casefold() == own:
        agreed.append("The protocol is the one whose hash was published.")
    else:
        faults.append(f"The protocol is not the one whose hash was published: its SHA-256 is {own}.")
    if not is_registered(protocol, seed):
        return Checked(tuple(agreed), (*faults, "The seed is not the one whose hash the protocol registers."))
    agreed.append("The seed is the one whose hash the protocol registers.")
    drawn = draw_allocation(protocol, seed)
    patrolled, size = int(drawn.patrolled.sum()), drawn.patrolled.size
    agreed.append(f"It draws {say_number(patrolled)} of {say_count(size, 'hotspot-day')} for patrol.")
    if schedule is None:
        return Checked(tuple(agreed), tuple(faults))
    held = _check_schedule(protocol, seed, drawn, _read_schedule(schedule, folder))
    return Checked((*agreed, *held.agreed), (*faults, *held.faults))


def _check_schedule(protocol: Protocol, seed: str, drawn: Allocation, rows: list[dict[str, Any]]) -> Checked:
    """The days and times of a schedule held against the draw, from its first day to its last."""
    places = {code: at for at, code in enumerate(drawn.hotspots)}
    strange = sorted({row["hotspot"] for row in rows} - set(places))
    if strange:
        return Checked((), (f"The schedule has places that the protocol has not: {say_list(strange[:_MANY])}.",))
    rows = [row for row in rows if row["drawn"] is not False]
    if not rows:
        return Checked((), ("The schedule has no visit, so nothing can be checked.",))
    days = [row["on"] for row in rows]
    first, last = min(days), max(days)
    if first < drawn.first_on or last > drawn.last_on:
        return Checked((), ("The schedule has days outside the trial.",))
    begin, end = ((each - drawn.first_on).days for each in (first, last))
    used = drawn.patrolled.copy()
    used[:, begin : end + 1] = False
    for row in rows:
        used[places[row["hotspot"]], (row["on"] - drawn.first_on).days] = True
    faults = verify_allocation(protocol, seed, Allocation(drawn.hotspots, drawn.first_on, used))
    if faults:
        return Checked((), faults)
    of = f"{say_count(end - begin + 1, 'day')} of {protocol.days}, {say_period(first, last)}"
    said = f"The schedule patrols exactly the hotspots that the seed draws, on {of}."
    return Checked((said, *_check_times(protocol, drawn, rows, first, last)), ())


def _check_times(
    protocol: Protocol, drawn: Allocation, rows: list[dict[str, Any]], first: dt.date, last: dt.date
) -> tuple[str, ...]:
    """Times are a courtesy of the schedule and no part of the draw, so that another time is said and is no fault."""
    planned = {(each.hotspot, each.on, f"{each.start:%H:%M}") for each in list_visits(protocol, drawn, first, last)}
    given = {(row["hotspot"], row["on"], (row["start"] or "")[:5]) for row in rows}
    apart = int(np.count_nonzero([each not in planned for each in given]))
    if not apart:
        return ("Its visits begin at the times that the seed gives.",)
    return (f"{say_count(apart, 'visit')} of {len(given):,} begin at another time than the seed gives.",)


def _read_schedule(path: Path, folder: Path) -> list[dict[str, Any]]:
    from answerable.measuring.loading.load import load_file
    from answerable.measuring.loading.rows import read_rows
    from answerable.patrolling.dosage.shapes import PATROL_SCHEDULE

    try:
        loaded = load_file(path, PATROL_SCHEDULE, folder)
    except MeasureError as refused:
        raise PatrolError(f"{refused}") from None
    if loaded.file is None or loaded.report.rejected:
        first = loaded.report.rejections[0]
        raise PatrolError(f"line {first.line}, {first.column}: {first.words} Nothing was checked.")
    return read_rows(loaded.file)
