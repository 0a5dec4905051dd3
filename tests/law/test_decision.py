"""Decisions and their register, addressees, and whom a panel may compel."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.decision import (
    DecisionEntry,
    judge_addressee,
    judge_decision,
    judge_invitation,
    judge_register,
    next_decision,
)


def entry(number: int, day: str, year: int = 2022, **given_) -> DecisionEntry:
    return DecisionEntry(
        year=year, number=number, day=dt.date.fromisoformat(day), **{"report": "Notice of decision", **given_}
    )


def codes(rulings) -> list[tuple[str, bool]]:
    return [(ruling.code, ruling.stops) for ruling in rulings]


REGISTER = [
    entry(8, "2022-12-07"),
    entry(26, "2022-11-15"),
    entry(28, "2022-11-25"),
    entry(29, "2022-12-05"),
    entry(30, "2022-12-12"),
]


def test_a_decision_numbered_against_its_date_is_the_one_out_of_order():
    (ruling,) = judge_register(REGISTER)
    assert (ruling.code, ruling.stops) == ("W-DECISION-ORDER", False)
    assert ruling.words.startswith("Decision 2022/008 of Wednesday 7 December 2022")


def test_a_number_used_twice_is_stopped():
    assert codes(judge_register([*REGISTER[1:], entry(30, "2022-12-13")])) == [("E-DECISION-REF-DUPLICATE", True)]
    assert codes(judge_decision(entry(30, "2022-12-13"), REGISTER[1:])) == [("E-DECISION-REF-DUPLICATE", True)]


def test_the_next_decision_is_in_order_and_numbered_after_the_last_of_its_year():
    assert next_decision(REGISTER, 2022) == 31
    assert next_decision(REGISTER, 2023) == 1
    assert judge_decision(entry(31, "2022-12-13"), REGISTER[1:]) == ()
    assert judge_decision(entry(1, "2023-01-04", year=2023), REGISTER) == ()


def test_a_new_decision_that_would_be_out_of_order_is_pointed_out():
    (ruling,) = judge_decision(entry(31, "2022-12-01"), REGISTER[1:])
    assert (ruling.code, ruling.stops) == ("W-DECISION-ORDER", False)
    assert ruling.words.endswith("2022/030 is of Monday 12 December 2022.")


def test_a_decision_needs_a_report_and_a_closed_one_its_ground():
    assert codes(judge_decision(entry(31, "2022-12-13", report=""))) == [("E-DECISION-NO-REPORT", True)]
    closed = entry(31, "2022-12-13", openness="exempt")
    assert codes(judge_decision(closed)) == [("E-EXEMPT-NO-GROUND", True)]
    assert codes(judge_decision(closed, binding=False)) == [("E-EXEMPT-NO-GROUND", False)]
    grounded = entry(
        31,
        "2022-12-13",
        openness="exempt",
        paragraph=3,
        public_interest_test="A price would be lost.",
        author="Chief executive",
        review_date=dt.date(2023, 6, 1),
    )
    assert judge_decision(grounded) == ()


@settings(deadline=None)
@given(st.lists(st.dates(dt.date(2022, 1, 1), dt.date(2022, 12, 31)), max_size=12))
def test_without_those_out_of_order_the_rest_is_in_order(days):
    entries = [DecisionEntry(year=2022, number=number, day=day) for number, day in enumerate(days, start=1)]
    out = {ruling.words.split()[1] for ruling in judge_register(entries)}
    rest = [row.day for row in entries if row.ref not in out]
    assert rest == sorted(rest)
    assert (out == set()) == (days == sorted(days))


@pytest.mark.parametrize(
    ("matter", "addressee", "warned"),
    [
        ("operational", "force", False),
        ("operational", "body", True),
        ("strategic", "body", False),
        ("body", "force", True),
        ("body", "body", False),
    ],
)
def test_why_an_officer_was_deployed_is_the_forces_to_answer(matter, addressee, warned):
    assert [r.code for r in judge_addressee(matter, addressee)] == ["W-OPERATIONAL-MATTER"] * warned


def test_a_panel_requests_the_chief_constable_with_the_body_and_never_requires_it():
    assert codes(judge_invitation("chief_constable", "require", body_required=True)) == [
        ("E-CANNOT-COMPEL-CHIEF", True)
    ]
    assert codes(judge_invitation("chief_constable", "request")) == [("E-CANNOT-COMPEL-CHIEF", True)]
    assert judge_invitation("chief_constable", "request", body_required=True) == ()
    assert judge_invitation("staff", "require") == judge_invitation("body", "require") == ()
