"""What was asked and agreed for the place around a hotspot, with whom, and what is wanting.

Organisations only: no plan holds a person's name, a telephone number or an address.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

from answerable.drawing.wording import say_count, say_day
from answerable.patrolling.partnership.lack import Lack

Sort = Literal["residents' association", "faith", "school", "business", "youth", "health", "council", "other"]
Happening = Literal["asked", "agreed", "done", "told", "survey", "scrutiny"]
State = Literal["answered", "not answered", "done", "done late", "open", "overdue", ""]


class Stakeholder(Struct, frozen=True, kw_only=True):
    """An organisation with a stake in a place. One that is not public is counted in public and never named."""

    organisation: str
    sort: Sort = "other"
    since: dt.date | None = None
    is_public: bool = True


class EngagementEntry(Struct, frozen=True, kw_only=True):
    """One thing that was asked, agreed, done, told, found by a survey or scrutinised, in words fit for the public.

    `who` is the organisation that asked, agreed, was told or scrutinises; never a person. `due_on` is by when an
    answer or an act was promised. `done_on` is, of what was asked, the day on which it was answered (a no is an
    answer); of what was agreed, the day on which it was done.
    """

    on: dt.date
    sort: Happening
    words: str
    who: str = ""
    due_on: dt.date | None = None
    done_on: dt.date | None = None


class EngagementPlan(Struct, frozen=True, kw_only=True):
    """The plan of engagement for one place, which the public knows by `place` and `unit`, never by an outline.

    `place` is the public name of the hotspot and `unit` its policing unit. `hotspot` is its code, for those who
    patrol: it is shown nowhere. `objectives` are what the community wants, as agreed with it.
    """

    place: str
    unit: str
    area: str = ""
    opened_on: dt.date
    next_update_on: dt.date | None = None
    objectives: tuple[str, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    entries: tuple[EngagementEntry, ...] = ()
    hotspot: str = ""


def list_entries(plan: EngagementPlan, *sorts: Happening) -> tuple[EngagementEntry, ...]:
    """The entries of these sorts, the oldest first."""
    return tuple(sorted((entry for entry in plan.entries if entry.sort in sorts), key=lambda entry: entry.on))


def find_state(entry: EngagementEntry, on: dt.date) -> State:
    """How a thing asked or agreed stands on a day; nothing of the other sorts."""
    if entry.sort == "asked":
        return "answered" if _is_done(entry, on) else "not answered"
    if entry.sort != "agreed":
        return ""
    if _is_done(entry, on):
        return "done late" if entry.due_on and entry.done_on and entry.done_on > entry.due_on else "done"
    return "overdue" if entry.due_on is not None and entry.due_on < on else "open"


def judge_engagement(plan: EngagementPlan, on: dt.date) -> tuple[Lack, ...]:
    """What is wanting in a plan on a day: its next update, answers, acts that were agreed, somebody who scrutinises.

    Our own procedure, after what engagement in hotspots is meant to do: name the stakeholders, agree objectives,
    keep people told, and say who scrutinises.
    """
    about = _name(plan)
    lacks = [*_judge_update(plan, on, about), *_judge_parts(plan, about)]
    for entry in list_entries(plan, "asked", "agreed"):
        lacks += _judge_entry(entry, on, about)
    return tuple(lacks)


def _judge_update(plan: EngagementPlan, on: dt.date, about: str) -> list[Lack]:
    if plan.next_update_on is None:
        return [Lack("no update planned", about, f"{about}: no day is set for the next update.")]
    if plan.next_update_on < on:
        late = say_count((on - plan.next_update_on).days, "day")
        words = f"{about}: the update that was due on {say_day(plan.next_update_on)} is {late} late."
        return [Lack("update overdue", about, words)]
    return []


def _judge_parts(plan: EngagementPlan, about: str) -> list[Lack]:
    wanting = (
        (not plan.stakeholders, "no stakeholders", "no organisation is named that has a stake in the place"),
        (not plan.objectives, "no objectives", "no objective has been agreed with the community"),
        (
            not list_entries(plan, "scrutiny"),
            "no scrutiny",
            "nobody is named who scrutinises what is done there, stop and search among it",
        ),
    )
    return [Lack(code, about, f"{about}: {words}.") for is_wanting, code, words in wanting if is_wanting]


def _judge_entry(entry: EngagementEntry, on: dt.date, about: str) -> list[Lack]:
    said = f"{about}: what was {entry.sort} on {say_day(entry.on)}"
    if entry.done_on is not None and entry.done_on < entry.on:
        words = f"{said} is marked {say_day(entry.done_on)}, before it. Correct one of the two days."
        return [Lack("days out of order", about, words, is_fault=True)]
    state = find_state(entry, on)
    if state == "overdue" and entry.due_on is not None:
        late = say_count((on - entry.due_on).days, "day")
        return [Lack("agreed and overdue", about, f"{said} was due on {say_day(entry.due_on)} and is {late} late.")]
    if state == "not answered":
        waited = say_count((on - entry.on).days, "day")
        due = f"; an answer was promised by {say_day(entry.due_on)}" if entry.due_on else ""
        return [Lack("not answered", about, f"{said} has had no answer for {waited}{due}.")]
    return []


def _is_done(entry: EngagementEntry, on: dt.date) -> bool:
    return entry.done_on is not None and entry.done_on <= on


def _name(plan: EngagementPlan) -> str:
    return f"{plan.place}, {plan.unit}"
