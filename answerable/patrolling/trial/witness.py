"""Since when anybody can hold a trial to what was registered, and that it was abandoned: as both are told."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from answerable.drawing.wording import say_count, say_day


class Witness(Struct, frozen=True, kw_only=True):
    """The day since which the registration is public with its hashes, and that on which its protocol report was
    published; nothing where none was."""

    listed_on: dt.date
    told_on: dt.date | None = None


class Abandoned(Struct, frozen=True, kw_only=True):
    """That a registered trial was given up on a day: why, when that was recorded, and after how many readings."""

    on: dt.date
    why: str
    recorded_on: dt.date
    readings: int = 0


def say_witness(witness: Witness, starts_on: dt.date) -> tuple[str, ...]:
    """How long before the first day of a trial each was public: a sentence on the registration, one on the report."""
    listed = f"Its registration with the hashes is public since {_say_when(witness.listed_on, starts_on)}"
    if witness.listed_on >= starts_on:
        listed += ": before that nobody outside could hold the trial to them"
    if witness.told_on is None:
        return f"{listed}.", "No protocol report of it has been published."
    told = f"Its protocol report was published on {_say_when(witness.told_on, starts_on)}"
    if witness.told_on >= starts_on:
        told += ": before that nobody outside could read what was planned"
    return f"{listed}.", f"{told}."


def say_abandoned(abandoned: Abandoned) -> str:
    """That a trial was abandoned, after how many readings, and why; with the day of recording where it differs."""
    recorded = (
        "" if abandoned.recorded_on == abandoned.on else f", which was recorded on {say_day(abandoned.recorded_on)}"
    )
    read = (
        f"after {say_count(abandoned.readings, 'reading')} of its result"
        if abandoned.readings
        else "before any result of it was read"
    )
    return f"Abandoned on {say_day(abandoned.on)}{recorded}, {read}: {abandoned.why.rstrip('.')}."


def _say_when(on: dt.date, starts_on: dt.date) -> str:
    days = (starts_on - on).days
    if days == 0:
        return f"{say_day(on)}, the first day of the trial"
    return f"{say_day(on)}, {say_count(abs(days), 'day')} {'before' if days > 0 else 'after'} its first day"
