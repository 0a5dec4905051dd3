"""Engagement plans: what was asked and agreed for a place, what is late, and what the public is not told."""

from __future__ import annotations

import datetime as dt

import msgspec

from answerable.drawing.exhibit import Exhibit
from answerable.drawing.json import write_json
from answerable.patrolling.partnership.engagement import (
    EngagementEntry,
    EngagementPlan,
    Stakeholder,
    find_state,
    judge_engagement,
)
from answerable.patrolling.partnership.engagement_exhibit import NOT_NAMED, tell_engagement

ON = dt.date(2022, 12, 1)

ASKED = EngagementEntry(
    on=dt.date(2022, 10, 3), sort="asked", words="Lights in the underpass", who="Canal Side Residents"
)
AGREED = EngagementEntry(
    on=dt.date(2022, 10, 10),
    sort="agreed",
    words="A sweep for knives in the park",
    who="Quiet Youth Project",
    due_on=dt.date(2022, 11, 1),
)
SCRUTINY = EngagementEntry(
    on=dt.date(2022, 11, 7), sort="scrutiny", words="Searches of October", who="Scrutiny panel"
)

PLAN = EngagementPlan(
    place="Canal Side",
    unit="Northfield",
    opened_on=dt.date(2022, 10, 1),
    next_update_on=dt.date(2022, 12, 15),
    objectives=("A park that is used again",),
    stakeholders=(
        Stakeholder(organisation="Canal Side Residents", sort="residents' association"),
        Stakeholder(organisation="Quiet Youth Project", sort="youth", is_public=False),
    ),
    entries=(ASKED, AGREED, SCRUTINY),
    hotspot="NF-07",
)


def _codes(plan: EngagementPlan, on: dt.date = ON) -> list[str]:
    return [lack.code for lack in judge_engagement(plan, on)]


def _change(plan: EngagementPlan, **fields: object) -> EngagementPlan:
    return msgspec.structs.replace(plan, **fields)


def _find(exhibits: tuple[Exhibit, ...], slug: str) -> Exhibit:
    return next(each for each in exhibits if each.slug == slug)


def test_plan_lacks_what_was_asked_without_answer_and_what_was_agreed_and_is_overdue() -> None:
    assert _codes(PLAN) == ["not answered", "agreed and overdue"]
    overdue = judge_engagement(PLAN, ON)[1]
    assert overdue.words == (
        "Canal Side, Northfield: what was agreed on 10 October 2022 was due on 1 November 2022 and is 30 days late."
    )


def test_no_is_an_answer_and_an_act_done_after_its_day_is_done_late() -> None:
    answered = msgspec.structs.replace(ASKED, done_on=dt.date(2022, 10, 20))
    late = msgspec.structs.replace(AGREED, done_on=dt.date(2022, 11, 20))
    assert _codes(_change(PLAN, entries=(answered, late, SCRUTINY))) == []
    assert find_state(late, ON) == "done late"
    assert find_state(late, dt.date(2022, 11, 10)) == "overdue"
    assert find_state(AGREED, dt.date(2022, 11, 1)) == "open"


def test_update_is_late_from_the_day_after_it_was_due() -> None:
    quiet = _change(PLAN, entries=(SCRUTINY,))
    assert _codes(quiet, dt.date(2022, 12, 15)) == []
    assert _codes(quiet, dt.date(2022, 12, 16)) == ["update overdue"]
    assert _codes(_change(quiet, next_update_on=None)) == ["no update planned"]


def test_plan_without_stakeholders_objectives_and_scrutiny_lacks_each() -> None:
    bare = EngagementPlan(place="A", unit="B", opened_on=ON, next_update_on=ON)
    assert _codes(bare) == ["no stakeholders", "no objectives", "no scrutiny"]


def test_answer_before_the_question_is_a_fault() -> None:
    wrong = msgspec.structs.replace(ASKED, done_on=dt.date(2022, 10, 1))
    (fault,) = judge_engagement(_change(PLAN, entries=(wrong, SCRUTINY)), ON)
    assert fault.is_fault
    assert fault.code == "days out of order"


def test_public_is_told_what_was_agreed_but_no_code_and_no_closed_organisation() -> None:
    told = tell_engagement([PLAN], ON)
    agreed = _find(told, "engagement-agreed")
    assert agreed.table.rows[0][3:] == (
        "A sweep for knives in the park",
        NOT_NAMED,
        dt.date(2022, 11, 1),
        None,
        "overdue",
    )
    assert _find(told, "engagement-asked").table.rows[0][4] == "Canal Side Residents"
    everything = b"".join(map(write_json, told)).decode()
    assert "NF-07" not in everything
    assert "Quiet Youth Project" not in everything
    assert [each.slug for each in told if each.slug == "engagement-wanting"] == []


def test_desk_sees_who_agreed_and_what_is_wanting() -> None:
    told = tell_engagement([PLAN], ON, is_public=False)
    assert _find(told, "engagement-agreed").table.rows[0][4] == "Quiet Youth Project"
    assert _find(told, "engagement-wanting").title == "2 things wanting in 1 plan"


def test_places_are_counted_with_what_became_of_each_thing() -> None:
    places = _find(tell_engagement([PLAN], ON), "engagement-places")
    assert places.title == "1 place has an engagement plan; something in it is late"
    assert "Of 1 thing agreed, 0 are done and 1 overdue; of 1 thing asked, 0 are answered." in places.sentence
    assert _find(tell_engagement([], ON), "engagement-places").title == "No engagement plan"


def test_day_before_an_entry_knows_nothing_of_it() -> None:
    told = tell_engagement([PLAN], dt.date(2022, 10, 2))
    assert [each.slug for each in told] == ["engagement-places"]
