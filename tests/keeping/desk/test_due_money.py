"""What the first screen tells a finance officer: a budget to propose or approve, reports, conditions, arrears."""

import datetime as dt
from decimal import Decimal

import pytest

from answerable.keeping.changes.desk import fund as funds
from answerable.keeping.changes.desk.precept import record_event
from answerable.keeping.models.desk import Role
from answerable.keeping.queries.desk import budget as queries
from answerable.keeping.queries.desk.access import Reach
from answerable.keeping.queries.desk.due.desk import due_for
from tests.keeping.desk.makings import make_account, make_panel
from tests.keeping.desk.makings_money import (
    BAND_D,
    FINANCE,
    YEAR,
    make_allocation,
    make_budget,
    make_fund,
    make_office,
    make_proposed,
    make_report,
    make_short,
)
from tests.keeping.desk.makings_question import at

pytestmark = pytest.mark.django_db


def due(day, role=Role.FINANCE_OFFICER):
    now = at(day, 9)
    body = make_office()
    account = make_account(role, body, email=f"{role}.{day}@office.example")
    return [(one.words, one.day) for one in due_for(Reach(account, now.date()), now) if one.kind == "Money"]


def test_a_budget_that_is_not_proposed_is_due_by_the_day_of_the_precepts_notice():
    make_budget(make_short())
    assert due("2024-01-10") == [("Close a gap of £1,000,000, and propose the budget", dt.date(2024, 2, 1))]


def test_only_the_latest_version_is_due_and_not_a_year_ahead():
    make_budget(make_short())
    make_budget()
    assert due("2024-01-10") == [("Propose the budget", dt.date(2024, 2, 1))]
    assert due("2023-06-10") == []


def test_a_proposed_budget_waits_for_its_precept_and_is_then_to_be_approved():
    budget = make_proposed(panel=make_panel())
    assert due("2024-02-02") == []
    review = queries.review_of(budget)
    for kind, day, values in (
        ("notified", dt.date(2024, 1, 25), {"amount": BAND_D}),
        ("reviewed", dt.date(2024, 2, 5), {"members": 12}),
        ("reported", dt.date(2024, 2, 6), {"stance": "supports"}),
        ("responded", dt.date(2024, 2, 9), {}),
        ("issued", dt.date(2024, 2, 20), {"amount": BAND_D}),
    ):
        record_event(review, kind, by=FINANCE, date=day, today=dt.date(2024, 3, 1), **values)
    assert due("2024-02-21") == [("Approve the budget: its precept is issued", None)]


def test_a_report_begun_is_to_be_published_or_dropped():
    make_report(budget=make_proposed())
    assert due("2025-06-01") == [("Publish the finance report, or drop it", None)]


def test_a_condition_that_nothing_was_counted_for_is_due_by_its_day():
    given = {"words": "Keep the headcount", "least": Decimal(100), "due_on": dt.date(2024, 9, 30)}
    row = funds.add_part(make_fund(), "conditions", by=FINANCE, **given)
    assert due("2024-07-01") == []
    assert due("2024-09-01") == [("Say whether the condition is met", dt.date(2024, 9, 30))]
    funds.change_part(row, by=FINANCE, actual=Decimal(104), counted_on=dt.date(2024, 9, 1))
    assert due("2024-09-02") == []


def test_last_years_allocation_in_arrears_of_which_nothing_was_paid_is_due():
    row = make_allocation(make_fund(), in_arrears=True)
    assert due(f"{YEAR}-09-01") == []
    assert due(f"{YEAR + 1}-04-02") == [("Pay what is owed in arrears, or take the allocation back", None)]
    funds.pay(row, by=FINANCE, paid_on=dt.date(2025, 4, 1), amount=Decimal(500))
    assert due(f"{YEAR + 1}-04-03") == []


def test_the_money_is_due_of_its_officer_alone():
    make_budget()
    assert due("2024-01-10", Role.CLERK) == []
    assert due("2024-01-10", Role.MEMBER) == []
