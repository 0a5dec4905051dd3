"""Last days: how far before a meeting, or after an event, something must be done, with every day that was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import msgspec

from answerable.law.holiday import ENGLAND, Nation, say_left_out, say_not_working
from answerable.law.words import say_count, say_day, say_number, say_order

DayUnit = Literal["calendar", "clear_calendar", "working", "clear_working", "clear_s243"]
NO_HOLIDAYS: Mapping[dt.date, str] = MappingProxyType({})
_A_DAY = dt.timedelta(days=1)
_UNIT_WORDS: Mapping[DayUnit, str] = {
    "calendar": "day",
    "clear_calendar": "clear day",
    "working": "working day",
    "clear_working": "clear working day",
    "clear_s243": "clear day (Sundays, bank holidays and breaks left out)",
}


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the count, in the order of counting, and why it was counted or not."""

    day: dt.date
    counted: bool
    why: str


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """The last day (and hour, where there is one) on which something is in time, with the working.

    `office_day` is the last working day before it, where `day` itself is none: when an office has to act in practice.
    """

    day: dt.date
    hour: dt.time | None
    rule: str
    source: str
    verified: bool
    steps: tuple[Step, ...]
    office_day: dt.date | None = None


class DayRule(msgspec.Struct, frozen=True, kw_only=True):
    """How many days of which kind before a meeting. *Clear* days leave out the day at either end."""

    count: int
    unit: DayUnit
    hour: dt.time | None = None

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"A rule of {self.count} days cannot be counted: give 0 or more.")


def last_day_before(
    meeting: dt.date,
    rule: DayRule,
    *,
    source: str = "",
    verified: bool = True,
    extra: Mapping[dt.date, str] = NO_HOLIDAYS,
    nations: tuple[Nation, ...] = ENGLAND,
) -> Deadline:
    """The last day that is so many days before a meeting. `extra` are holidays that a body added, by day.

    Clear working days: the days strictly between are counted, and the last day is the working day before them.
    """
    say_why = _choose_calendar(rule.unit, extra, nations)
    steps = [Step(day=meeting, counted=False, why="day of the meeting")]
    day, left = meeting, rule.count
    while left:
        day -= _A_DAY
        why = say_why(day)
        left -= not why
        numbered = f"{say_order(rule.count - left)} {_UNIT_WORDS[rule.unit].partition(' (')[0]}"
        steps.append(Step(day=day, counted=not why, why=why or numbered))
    if rule.unit.startswith("clear"):
        day = _step_to_publication(day, steps, say_why if rule.unit == "clear_working" else None)
    return Deadline(
        day=day,
        hour=rule.hour,
        rule=say_rule(rule),
        source=source,
        verified=verified,
        steps=tuple(steps),
        office_day=_find_office_day(day, extra, nations),
    )


def say_rule(rule: DayRule) -> str:
    """`five clear working days before the meeting`; `by 09:00, one working day before the meeting`."""
    noun, _, left_out = _UNIT_WORDS[rule.unit].partition(" (")
    counted = say_count(rule.count, noun) + (f" ({left_out}" if left_out else "")
    hour = f"by {rule.hour:%H:%M}, " if rule.hour else ""
    return f"{hour}{counted} before the meeting" if rule.count or rule.unit[:5] == "clear" else f"{hour}on the day"


def say_deadline(deadline: Deadline) -> str:
    """`Thursday 29 December 2022`, with the hour where there is one."""
    return say_day(deadline.day) + (f" at {deadline.hour:%H:%M}" if deadline.hour else "")


def last_day_within(
    start: dt.date,
    days: int,
    *,
    beginning_with: bool = True,
    left_out: Sequence[tuple[dt.date, dt.date, str]] = (),
    source: str = "",
    verified: bool = True,
) -> Deadline:
    """The last day of a period of calendar days that begins with a day, or with the day after it.

    `left_out` are stretches that do not count, from one day to another (both included), each with the reason.
    """
    if days < 1:
        raise ValueError(f"A period of {days} days has no last day: give 1 or more.")
    day = start if beginning_with else start + _A_DAY
    steps = [] if beginning_with else [Step(day=start, counted=False, why="the day itself")]
    count = 0
    while True:
        why = next((why for first, last, why in left_out if first <= day <= last), "")
        count += not why
        if why or count in (1, days):
            steps.append(Step(day=day, counted=not why, why=why or f"{say_order(count)} day"))
        if count == days:
            break
        day += _A_DAY
    how = "beginning with" if beginning_with else "beginning the day after"
    return Deadline(
        day=day,
        hour=None,
        rule=f"{say_number(days)} days {how} {say_day(start)}",
        source=source,
        verified=verified,
        steps=tuple(steps),
        office_day=_find_office_day(day, NO_HOLIDAYS, ENGLAND),
    )


def last_working_day_after(
    start: dt.date,
    count: int,
    *,
    source: str = "",
    verified: bool = True,
    extra: Mapping[dt.date, str] = NO_HOLIDAYS,
    nations: tuple[Nation, ...] = ENGLAND,
) -> Deadline:
    """The working day that is so many after a day."""
    if count < 1:
        raise ValueError(f"A period of {count} working days has no last day: give 1 or more.")
    steps = [Step(day=start, counted=False, why="the day itself")]
    day, left = start, count
    while left:
        day += _A_DAY
        why = say_not_working(day, extra, nations)
        left -= not why
        steps.append(Step(day=day, counted=not why, why=why or f"{say_order(count - left)} working day"))
    rule = f"the {say_order(count)} working day after {say_day(start)}"
    return Deadline(day=day, hour=None, rule=rule, source=source, verified=verified, steps=tuple(steps))


def _choose_calendar(
    unit: DayUnit, extra: Mapping[dt.date, str], nations: tuple[Nation, ...]
) -> Callable[[dt.date], str]:
    if unit in ("working", "clear_working"):
        return lambda day: say_not_working(day, extra, nations)
    if unit == "clear_s243":
        return lambda day: say_left_out(day, extra, nations)
    return lambda _day: ""


def _step_to_publication(day: dt.date, steps: list[Step], say_why: Callable[[dt.date], str] | None) -> dt.date:
    """The day before the clear days; with a calendar, the working day before them."""
    day -= _A_DAY
    while say_why and (why := say_why(day)):
        steps.append(Step(day=day, counted=False, why=why))
        day -= _A_DAY
    steps.append(Step(day=day, counted=False, why="last day: not counted itself"))
    return day


def _find_office_day(day: dt.date, extra: Mapping[dt.date, str], nations: tuple[Nation, ...]) -> dt.date | None:
    office = day
    while say_not_working(office, extra, nations):
        office -= _A_DAY
    return None if office == day else office
