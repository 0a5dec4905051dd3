"""The first screen put together: everything that is due for one account, late first."""

import datetime as dt
from dataclasses import dataclass
from itertools import chain

from django.utils import timezone

from answerable.keeping.models.desk import Role
from answerable.keeping.queries.desk.due import (
    meeting,
    money,
    owed,
    paper,
    performance,
    question,
    record,
    statement,
    violence,
)

WEEK = dt.timedelta(days=7)
LAST = dt.date.max
PREPARES = frozenset({Role.CLERK})
COMES = frozenset({Role.MEMBER})
ANSWERS = frozenset({Role.CLERK, Role.MONITORING_OFFICER})
MEASURES = frozenset({Role.CLERK, Role.ANALYST})
COSTS = frozenset({Role.FINANCE_OFFICER})
ENGAGES = frozenset({Role.CLERK, Role.ANALYST, Role.AUTHOR})
RETURNS = frozenset({Role.ANALYST, Role.FINANCE_OFFICER})
PATROLS = frozenset({Role.ANALYST})


@dataclass(frozen=True)
class Group:
    """Entries under one heading: late, today, this week, later, what came in, what waits."""

    name: str
    heading: str
    entries: list


def due_for(reach, now=None):
    """Everything due for an account, by its roles at its bodies."""
    now = timezone.localtime(now)
    today = timezone.localdate(now)
    prepared = list(reach.bodies(PREPARES)) if reach.roles & PREPARES else []
    sources = [
        paper.owed_papers(reach.account, today),
        paper.papers_to_sign_off(reach, today),
        owed.own_undertakings(reach.account, today),
    ]
    if reach.roles & COMES:
        sources.append(meeting.next_meetings(list(reach.bodies(COMES)), today))
    if prepared:
        sources += _of_a_clerk(prepared, reach, now, today)
    if reach.roles & ANSWERS:
        sources.append(owed.due_of_recommendations(list(reach.bodies(ANSWERS)), today))
    if reach.roles & MEASURES:
        sources.append(performance.due_of_performance(list(reach.bodies(MEASURES))))
    if reach.roles & COSTS:
        sources.append(money.due_of_money(list(reach.bodies(COSTS)), today))
    if reach.roles & ENGAGES:
        sources.append(violence.due_of_engagement(list(reach.bodies(ENGAGES)), today))
    if reach.roles & RETURNS:
        sources.append(violence.due_of_returns(list(reach.bodies(RETURNS)), today))
    if reach.roles & PATROLS:
        sources.append(violence.due_of_trials(list(reach.bodies(PATROLS)), today))
    if reach.roles & MEASURES:
        sources.append(violence.due_of_reports(list(reach.bodies(MEASURES))))
    return list(dict.fromkeys(chain.from_iterable(sources)))


def _of_a_clerk(bodies, reach, now, today):
    return [
        meeting.due_of_meetings(bodies, now),
        paper.papers_to_chase(bodies, today),
        paper.exemptions_to_review(bodies, today),
        question.due_of_questions(bodies, today),
        question.due_of_petitions(bodies, today),
        owed.due_of_undertakings(bodies, today),
        record.due_of_record(reach.bodies(PREPARES)),
        record.due_of_programme(bodies, today),
        record.failed_letters(bodies),
        statement.due_of_statements(bodies, today),
    ]


def group_due(entries, today):
    """The entries under their headings, in the order in which a day is worked; empty headings are left out."""
    groups = [
        Group("late", "Late", [one for one in entries if one.day and one.day < today]),
        Group("today", "Today", [one for one in entries if one.day == today]),
        Group("new", "Came in", [one for one in entries if one.day is None and one.is_new]),
        Group("week", "This week", [one for one in entries if one.day and today < one.day <= today + WEEK]),
        Group("waiting", "Waiting", [one for one in entries if one.day is None and not one.is_new]),
        Group("later", "Later", [one for one in entries if one.day and one.day > today + WEEK]),
    ]
    for group in groups:
        group.entries.sort(key=lambda one: one.day or LAST)
    return [group for group in groups if group.entries]
