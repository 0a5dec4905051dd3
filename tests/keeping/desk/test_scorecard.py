"""Rows of measures as measuring takes them: for the desk all of them, for the public what was released."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.plan import add_objective, add_section, draft_plan
from answerable.keeping.models.desk import Measure
from answerable.keeping.queries.desk.scorecard import hold
from answerable.measuring.scorecard.line import work_out_line
from tests.keeping.desk.makings_measure import ANALYST, make_measure, our_board
from tests.publishing.measured import QUARTER_END, make_open_measure, months_of, take_months

pytestmark = pytest.mark.django_db
DECEMBER = months_of(2021)[-1]


def held(released_only):
    return hold(Measure.objects.order_by("pk"), released_only=released_only)


def values_of(holding, last_on=QUARTER_END):
    return [(each.numerator, each.revision) for each in holding.observations if each.last_on == last_on]


def test_a_value_that_waits_is_held_for_the_desk_and_not_for_the_public():
    make_open_measure()
    take_months("robbery", [DECEMBER], 90)
    assert values_of(held(released_only=False)) == [(20, 0), (90, 1)]
    assert values_of(held(released_only=True)) == [(20, 0)]


def test_the_desk_reads_the_correction_while_the_public_still_reads_what_it_corrects():
    make_open_measure()
    take_months("robbery", [DECEMBER], 90)
    figures = []
    for released_only in (False, True):
        holding = held(released_only)
        figures.append(work_out_line(holding.measures[0], holding, QUARTER_END).figure.value)
    assert figures == [252 + 70, 252]


def test_what_was_invented_is_said_of_its_measure_and_of_no_other():
    make_open_measure()
    make_measure("knives")
    take_months("knives", [DECEMBER], is_invented=True, name="knives.csv")
    holding = held(released_only=False)
    lines = [work_out_line(each, holding, QUARTER_END) for each in holding.measures]
    assert [[badge.name for badge in line.badges] for line in lines] == [[], ["invented"]]


def test_an_objective_of_a_plan_that_is_not_issued_is_the_desks_own():
    plan = draft_plan(our_board(), by=ANALYST, title="A plan", first_on=dt.date(2021, 4, 1), last_on=QUARTER_END)
    section = add_section(plan, by=ANALYST, title="Safer streets")
    make_measure("knives", objective=add_objective(section, by=ANALYST, number="1", words="Fewer are hurt"))
    assert held(released_only=False).measures[0].objective == "1 Fewer are hurt"
    assert held(released_only=True).measures[0].objective == ""
