"""The dated limits of a precept's year."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

import msgspec

from answerable.law.deadline import Deadline, Step
from answerable.law.holiday import say_not_working
from answerable.law.parameter import choose_valid, read_rows
from answerable.law.words import say_day

LimitKey = Literal["notify", "report", "revise", "second_report", "respond", "issue"]


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day of the year by which somebody must do something about a precept."""

    key: LimitKey
    month: int
    day: int
    who: str
    must: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """Who must do what, by when. Without a deadline, as soon as they can."""

    who: str
    must: str
    by: Deadline | None = None


@cache
def list_limits() -> tuple[Limit, ...]:
    """Every limit, in the order of the year."""
    return read_rows("precept.toml", "limit", Limit)


def find_limit(key: LimitKey, year: int) -> Limit:
    """The limit as it holds for the precept of the financial year that begins in `year`."""
    return choose_valid((limit for limit in list_limits() if limit.key == key), dt.date(year, 1, 1))


def statutory_day(key: LimitKey, year: int) -> dt.date:
    """The day that the regulations print, be it a weekend: what comes after it is out of time."""
    limit = find_limit(key, year)
    return dt.date(year, limit.month, limit.day)


def limit_day(key: LimitKey, year: int) -> Deadline:
    """The safe day: the statutory one, or the last working day before it where it falls on a weekend."""
    limit, statutory = find_limit(key, year), statutory_day(key, year)
    day, steps = statutory, []
    while why := say_not_working(day, {}):
        steps.append(Step(day=day, counted=False, why=why))
        day -= dt.timedelta(days=1)
    steps.append(Step(day=day, counted=True, why="the limit" if day == statutory else "last working day before it"))
    rule = f"by {say_day(statutory)}" + ("" if day == statutory else ", so by the last working day before it")
    return Deadline(day=day, hour=None, rule=rule, source=limit.source, verified=limit.verified, steps=tuple(steps))


def list_timetable(year: int) -> tuple[Due, ...]:
    """Who must do what by when, over the whole year, as if every step were taken."""
    limits = (find_limit(limit.key, year) for limit in list_limits())
    return tuple(Due(who=limit.who, must=limit.must, by=limit_day(limit.key, year)) for limit in limits)
