"""Engagement as it is shown: each place, what was agreed and what became of it, what was asked and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_day, say_number
from answerable.patrolling.partnership.engagement import (
    EngagementEntry,
    EngagementPlan,
    Happening,
    find_state,
    judge_engagement,
    list_entries,
)

NOT_NAMED = "a local organisation"
_PLACES = "A place is known here by its public name and policing unit; where exactly patrols go is not shown."
_WITH = {"asked": "by", "agreed": "with"}
_LOGGED = {"scrutiny": "of scrutiny", "survey": "of a survey"}
_NO_PERSONS = "Organisations are named, persons never are."


def tell_engagement(plans: Sequence[EngagementPlan], on: dt.date, *, is_public: bool = True) -> tuple[Exhibit, ...]:
    """The plans on a day. In public, an organisation that is not public is `a local organisation`, and what is
    wanting is counted; for the desk it is listed. Of no plans, one exhibit that says so."""
    ordered = sorted(plans, key=lambda plan: (plan.unit, plan.place))
    told = [
        _tell_places(ordered, on),
        _tell_entries(ordered, on, "agreed", is_public),
        _tell_entries(ordered, on, "asked", is_public),
        _tell_log(ordered, on, is_public),
        None if is_public else _tell_wanting(ordered, on),
    ]
    return tuple(each for each in told if each is not None)


def _tell_places(plans: Sequence[EngagementPlan], on: dt.date) -> Exhibit:
    late = sum(_is_late(plan, on) for plan in plans)
    whole = say_count(len(plans), "place") + (" has" if len(plans) == 1 else " have")
    title = f"{whole} an engagement plan; {_say_late(late, len(plans))}" if plans else "No engagement plan"
    agreed = [find_state(entry, on) for plan in plans for entry in _list_by(plan, on, "agreed")]
    asked = [find_state(entry, on) for plan in plans for entry in _list_by(plan, on, "asked")]
    kept = sum(state.startswith("done") for state in agreed)
    return Exhibit(
        slug="engagement-places",
        title=title,
        sentence=(
            f"On {say_day(on)}, {whole} an engagement plan. Of {say_count(len(agreed), 'thing')} agreed, "
            f"{say_number(kept)} {'is' if kept == 1 else 'are'} done and {say_number(agreed.count('overdue'))} "
            f"overdue; of {say_count(len(asked), 'thing')} asked, {say_number(asked.count('answered'))} "
            f"{'is' if asked.count('answered') == 1 else 'are'} answered. In {say_count(late, 'place')} "
            "the update or something that was agreed is late."
            if plans
            else f"On {say_day(on)} no place has an engagement plan."
        ),
        table=Table(
            columns=(
                Column("Place"),
                Column("Policing unit"),
                Column("Opened", "date"),
                Column("Organisations", "count"),
                Column("Asked", "count"),
                Column("Answered", "count"),
                Column("Agreed", "count"),
                Column("Done", "count"),
                Column("Overdue", "count"),
                Column("Next update", "date"),
                Column("Scrutinised"),
                Column("What the community wants"),
            ),
            rows=tuple(_row(plan, on) for plan in plans),
        ),
        notes=(_PLACES, _NO_PERSONS),
        query=f"answerable.patrolling.partnership.engagement_exhibit.tell_engagement(plans, {on!r})",
    )


def _say_late(late: int, plans: int) -> str:
    what = "something" if late else "nothing"
    if plans == 1:
        return f"{what} in it is late"
    return f"{what} is late in {say_number(late) if late else 'any'} of them"


def _row(plan: EngagementPlan, on: dt.date) -> tuple[Cell, ...]:
    asked = [find_state(entry, on) for entry in _list_by(plan, on, "asked")]
    agreed = [find_state(entry, on) for entry in _list_by(plan, on, "agreed")]
    return (
        plan.place,
        plan.unit,
        plan.opened_on,
        len(plan.stakeholders),
        len(asked),
        asked.count("answered"),
        len(agreed),
        sum(state.startswith("done") for state in agreed),
        agreed.count("overdue"),
        plan.next_update_on,
        "yes" if _list_by(plan, on, "scrutiny") else "nobody named",
        "; ".join(plan.objectives) or None,
    )


def _tell_entries(plans: Sequence[EngagementPlan], on: dt.date, sort: Happening, is_public: bool) -> Exhibit | None:
    """What was asked, or agreed, at each place, and what became of it."""
    rows = [(plan, entry) for plan in plans for entry in _list_by(plan, on, sort)]
    if not rows:
        return None
    states = [find_state(entry, on) for _, entry in rows]
    parts = _say_parts(states)
    due, done, by = ("Promised by", "Answered", "Who asked") if sort == "asked" else ("Due", "Done", "With whom")
    return Exhibit(
        slug=f"engagement-{sort}",
        title=f"{say_count(len(rows), 'thing')} {sort} {_WITH[sort]} communities: {parts}",
        sentence=(
            f"Up to {say_day(on)}, {say_count(len(rows), 'thing')} {'was' if len(rows) == 1 else 'were'} {sort}"
            f"{_say_where(rows)}: {parts}."
        ),
        table=Table(
            columns=(
                Column("Place"),
                Column("Policing unit"),
                Column(sort.capitalize(), "date"),
                Column("What"),
                Column(by),
                Column(due, "date"),
                Column(done, "date"),
                Column("State"),
            ),
            rows=tuple(
                (
                    plan.place,
                    plan.unit,
                    entry.on,
                    entry.words,
                    _say_who(plan, entry, is_public),
                    entry.due_on,
                    entry.done_on if entry.done_on and entry.done_on <= on else None,
                    find_state(entry, on),
                )
                for plan, entry in rows
            ),
        ),
        notes=(_NO_PERSONS,),
    )


def _tell_log(plans: Sequence[EngagementPlan], on: dt.date, is_public: bool) -> Exhibit | None:
    rows = [(plan, entry) for plan in plans for entry in _list_by(plan, on, "done", "told", "survey", "scrutiny")]
    if not rows:
        return None
    parts = _say_parts([_LOGGED.get(entry.sort, entry.sort) for _, entry in rows])
    return Exhibit(
        slug="engagement-log",
        title=f"What was done and told, surveys and scrutiny: {say_count(len(rows), 'entry', 'entries')}",
        sentence=f"Up to {say_day(on)}{_say_where(rows)}: {parts}.",
        table=Table(
            columns=(
                Column("Place"),
                Column("Policing unit"),
                Column("Day", "date"),
                Column("Sort"),
                Column("What"),
                Column("Organisation"),
            ),
            rows=tuple(
                (plan.place, plan.unit, entry.on, entry.sort, entry.words, _say_who(plan, entry, is_public))
                for plan, entry in rows
            ),
        ),
        notes=(_NO_PERSONS,),
    )


def _tell_wanting(plans: Sequence[EngagementPlan], on: dt.date) -> Exhibit:
    lacks = [lack for plan in plans for lack in judge_engagement(plan, on)]
    places = len({lack.about for lack in lacks})
    said = (
        f"{say_count(len(lacks), 'thing')} wanting in {say_count(places, 'plan')}" if lacks else "Nothing is wanting"
    )
    return Exhibit(
        slug="engagement-wanting",
        title=said,
        sentence=f"On {say_day(on)}: {said[0].lower()}{said[1:]}, of {say_count(len(plans), 'plan')}.",
        table=Table(
            columns=(Column("Place"), Column("What is wanting")),
            rows=tuple((lack.about, lack.words) for lack in lacks),
        ),
    )


def _list_by(plan: EngagementPlan, on: dt.date, *sorts: Happening) -> tuple[EngagementEntry, ...]:
    """The entries that had happened by a day."""
    return tuple(entry for entry in list_entries(plan, *sorts) if entry.on <= on)


def _is_late(plan: EngagementPlan, on: dt.date) -> bool:
    return any(lack.code in ("update overdue", "agreed and overdue") for lack in judge_engagement(plan, on))


def _say_who(plan: EngagementPlan, entry: EngagementEntry, is_public: bool) -> str | None:
    """The organisation; in public only one that the plan names as a public stakeholder."""
    if not entry.who or not is_public:
        return entry.who or None
    public = {each.organisation.casefold() for each in plan.stakeholders if each.is_public}
    return entry.who if entry.who.casefold() in public else NOT_NAMED


def _say_parts(states: Sequence[str]) -> str:
    return ", ".join(f"{say_number(states.count(state))} {state}" for state in sorted(set(states)))


def _say_where(rows: Iterable[tuple[EngagementPlan, EngagementEntry]]) -> str:
    """In how many places; of one, nothing, as its name stands in every row or above them."""
    places = len({(plan.place, plan.unit) for plan, _ in rows})
    return f" in {say_count(places, 'place')}" if places > 1 else ""
