"""Plans: drafted, scrutinised, issued; and what bears on their objectives."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.plan import (
    add_objective,
    add_section,
    bear,
    change_objective,
    change_plan,
    draft_plan,
    issue_plan,
    judge_issue,
    note_scrutiny,
    send_plan,
)
from answerable.keeping.changes.desk.row import RefusedError, undo_act
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import AuditEntry, Paper
from answerable.keeping.queries.desk.plan import bearings_of, find_objective, says_same
from answerable.keeping.queries.public.plan import bearings_on, list_plans
from tests.keeping.desk.makings import CLERK, make_board, make_panel
from tests.keeping.owed import minutes

pytestmark = pytest.mark.django_db
ELECTION = dt.date(2021, 5, 6)
DRAFTED, SCRUTINISED, ISSUED = dt.date(2021, 9, 1), dt.date(2021, 10, 18), dt.date(2021, 11, 1)


def make_plan():
    """A draft with one objective; gives the plan and the objective."""
    plan = draft_plan(
        make_board(), by=CLERK, title="Police and Crime Plan 2021 to 2025", first_on=ISSUED,
        last_on=dt.date(2025, 3, 31), elected_on=ELECTION,
    )  # fmt: skip
    section = add_section(plan, by=CLERK, title="Reducing violence")
    return plan, add_objective(section, by=CLERK, number="1", words="Fewer young people are hurt by knives")


def scrutinise(plan):
    plan = send_plan(plan, by=CLERK, panel=make_panel(), on=DRAFTED)
    return note_scrutiny(plan, by=CLERK, on=SCRUTINISED)


def test_a_plan_that_the_panel_reported_on_is_issued_and_only_then_public():
    plan, _ = make_plan()
    plan = scrutinise(plan)
    assert list_plans() == []
    issue_plan(plan, by=CLERK, on=ISSUED)
    assert [(one.title, one.sections[0][0]) for one in list_plans()] == [(plan.title, "Reducing violence")]


def test_a_plan_without_the_panels_report_is_not_issued():
    plan, _ = make_plan()
    with pytest.raises(RefusedError, match="without the panel's report") as refused:
        issue_plan(plan, by=CLERK, on=ISSUED)
    assert [ruling.code for ruling in refused.value.rulings] == ["E-PLAN-NOT-SCRUTINISED"]


def test_a_plan_is_due_by_the_end_of_the_elections_financial_year_and_late_after_it():
    plan, _ = make_plan()
    assert judge_issue(plan, dt.date(2022, 3, 31)) == ()
    assert [ruling.code for ruling in judge_issue(plan, dt.date(2022, 4, 1))] == ["E-PLAN-OVERDUE"]
    late = issue_plan(scrutinise(plan), by=CLERK, on=dt.date(2022, 4, 1))
    assert late.issued_on == dt.date(2022, 4, 1)


def test_a_plan_without_an_objective_is_not_issued():
    plan = draft_plan(make_board(), by=CLERK, title="Empty", first_on=ISSUED, last_on=dt.date(2025, 3, 31))
    with pytest.raises(RefusedError, match="no objective yet"):
        issue_plan(scrutinise(plan), by=CLERK, on=ISSUED)


def test_an_issued_plan_stands_as_it_is_and_issuing_is_not_undone():
    plan, objective = make_plan()
    plan = issue_plan(scrutinise(plan), by=CLERK, on=ISSUED)
    issued = AuditEntry.objects.get(act="issue plan")
    objective.section.plan = plan
    for change in (
        lambda: change_plan(plan, by=CLERK, revision=plan.revision, title="Other"),
        lambda: change_objective(objective, by=CLERK, revision=1, words="Other"),
        lambda: add_section(plan, by=CLERK, title="More"),
        lambda: undo_act(issued, by=CLERK),
    ):
        with pytest.raises(RefusedError):
            change()


def test_a_panel_cannot_report_on_what_it_was_not_sent():
    plan, _ = make_plan()
    with pytest.raises(RefusedError, match="has not been sent"):
        note_scrutiny(plan, by=CLERK)


def test_things_of_the_record_bear_on_an_objective_and_the_public_sees_the_public_ones():
    file_pack([minutes("The Commissioner publish the figures.")], by="clerk")
    file_pack([minutes("A closed matter.", name="closed.txt", ref="700")], by="clerk", confidentiality="exempt")
    plan, objective = make_plan()
    for paper in Paper.objects.all():
        bear(objective, by=CLERK, kind="paper", place=paper.public_id)
    bear(objective, by=CLERK, kind="measure", place="Knife injuries under 25")
    issue_plan(scrutinise(plan), by=CLERK, on=ISSUED)

    assert sorted(one.kind for one in bearings_of(find_objective(objective.pk))) == ["Measure", "Paper", "Paper"]
    assert [(one.kind, one.link is not None) for one in bearings_on(objective.pk)] == [
        ("Measure", False),
        ("Paper", True),
    ]


def test_what_the_record_does_not_have_cannot_bear_on_anything_and_nothing_bears_twice():
    _, objective = make_plan()
    with pytest.raises(RefusedError, match="The record has no decision “nowhere/decision-1”"):
        bear(objective, by=CLERK, kind="decision", place="nowhere/decision-1")
    bear(objective, by=CLERK, kind="money", place="Safer streets")
    with pytest.raises(RefusedError, match="already"):
        bear(objective, by=CLERK, kind="money", place="Safer streets")


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        ("Priority 1: Fewer young people are hurt by knives.", True),
        ("fewer young people ARE hurt by knives", True),
        ("Better buildings", False),
        ("", False),
    ],
)
def test_a_printed_priority_is_known_as_an_objective_by_its_words(printed, same):
    assert says_same(printed, "Fewer young people are hurt by knives") is same
