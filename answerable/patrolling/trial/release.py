"""When what is closed about a trial may be told: its schedule, its seed and the exact places that were patrolled."""

from __future__ import annotations

import datetime as dt
from functools import cache

from msgspec import Struct

from answerable.drawing.wording import open_sentence, say_day
from answerable.law.parameter import choose_valid, read_rows
from answerable.patrolling.protocol import Protocol

SCHEDULE, SEED, PLACES = "schedule", "seed", "places"


class Delay(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days after the last day of a trial until something of it may be published (`parameters/release.toml`)."""

    name: str
    days: int
    valid_from: dt.date
    valid_to: dt.date | None = None
    authority: str
    source: str
    verified: bool


class Release(Struct, frozen=True, kw_only=True):
    """The first day on which each may be published; no day for the places while they are still patrolled.

    `words` say all of it in a paragraph for those who ask why a page does not show them yet.
    """

    schedule_on: dt.date
    seed_on: dt.date
    places_on: dt.date | None
    words: str


def find_release(protocol: Protocol, *, still_used: bool = False) -> Release:
    """The days from which a trial's schedule, seed and exact places may be published, by the delays of its last day.

    `still_used` where any of its places is patrolled on: in a later trial, or as a hotspot of a standing set. A seed
    is never told before its schedule, since the schedule follows from it.
    """
    schedule_on = _add_delay(protocol, SCHEDULE)
    seed_on = max(schedule_on, _add_delay(protocol, SEED))
    places_on = None if still_used else _add_delay(protocol, PLACES)
    return Release(
        schedule_on=schedule_on,
        seed_on=seed_on,
        places_on=places_on,
        words=_say_release(protocol.ends_on, schedule_on, seed_on, places_on),
    )


def find_delay(name: str, on: dt.date) -> Delay:
    """The delay of that name which holds on a day. Raises `LookupError` where there is none."""
    held = [each for each in _list_delays() if each.name == name]
    if not held:
        raise LookupError(f"no delay for the {name}")
    return choose_valid(held, on)


@cache
def _list_delays() -> tuple[Delay, ...]:
    return read_rows("release.toml", "delay", Delay, "answerable.patrolling")


def _add_delay(protocol: Protocol, name: str) -> dt.date:
    return protocol.ends_on + dt.timedelta(days=find_delay(name, protocol.ends_on).days)


def _say_release(ended_on: dt.date, schedule_on: dt.date, seed_on: dt.date, places_on: dt.date | None) -> str:
    if schedule_on == seed_on:
        draw = f"the schedule and its seed are closed before {say_day(schedule_on)}"
    else:
        draw = f"the schedule is closed before {say_day(schedule_on)}, its seed before {say_day(seed_on)}"
    places = f"before {say_day(places_on)}" if places_on else "for as long as any of them is patrolled"
    whose = find_delay(PLACES, ended_on).authority
    return (
        f"The last day of the trial is {say_day(ended_on)}: {draw}, the exact places {places}. "
        f"{open_sentence(whose)}: these are not days of any law."
    )
