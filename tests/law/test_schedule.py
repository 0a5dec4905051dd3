"""What a policing body must publish, and when each row is due."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.schedule import (
    judge_information,
    judge_withholding,
    list_information,
    list_withholdings,
    next_due,
)

ON = dt.date(2023, 1, 9)


def codes(rulings) -> list[tuple[str, bool]]:
    return [(ruling.code, ruling.stops) for ruling in rulings]


def test_the_order_has_its_rows_since_they_began():
    rows = list_information(ON)
    assert {"1a", "2A", "3g", "4b", "7A", "7B", "8"} <= set(rows)
    assert "7A" not in list_information(dt.date(2020, 1, 1))
    assert "2A" not in list_information(dt.date(2012, 6, 1))
    assert not rows["4b"].timing_verified


@pytest.mark.parametrize(
    ("row", "published_to", "begins", "opens", "last"),
    [
        ("3g", "2022-11-30", "2022-12-01", "2023-01-01", "2023-01-31"),
        ("7A", "2022-09-30", "2022-10-01", "2023-01-01", "2023-03-31"),
        ("3h", "2022-03-31", "2022-04-01", "2023-04-01", "2024-03-31"),
        ("3a", "2023-03-31", "2023-04-01", "2023-03-01", "2023-03-31"),
    ],
)
def test_the_next_period_of_a_row_is_due_by_its_cadence(row, published_to, begins, opens, last):
    due = next_due(list_information(ON)[row], dt.date.fromisoformat(published_to))
    assert (due.begins, due.opens, due.last) == tuple(dt.date.fromisoformat(day) for day in (begins, opens, last))


def test_a_row_that_follows_changes_has_no_period():
    assert next_due(list_information(ON)["1a"], ON) is None


def test_spending_of_a_month_is_due_after_it_and_overdue_after_the_next():
    published_to = dt.date(2022, 11, 30)
    assert judge_information("3g", dt.date(2022, 12, 31), published_to=published_to) == ()
    assert codes(judge_information("3g", dt.date(2023, 1, 1), published_to=published_to)) == [("W-SIO-DUE", False)]
    (overdue,) = judge_information("3g", dt.date(2023, 2, 1), published_to=published_to)
    assert (overdue.code, overdue.stops) == ("E-SIO-OVERDUE", False)
    assert overdue.words == (
        "Overdue: each item of spending above £500: recipient, purpose, value for money (3g) for Thursday 1 December "
        "2022 to Saturday 31 December 2022 was to be public by Tuesday 31 January 2023."
    )


def test_a_budget_must_be_public_before_its_year():
    published_to = dt.date(2023, 3, 31)
    assert judge_information("3b", dt.date(2023, 2, 28), published_to=published_to) == ()
    assert codes(judge_information("3b", dt.date(2023, 3, 1), published_to=published_to)) == [("W-SIO-DUE", False)]
    assert codes(judge_information("3b", dt.date(2023, 4, 1), published_to=published_to)) == [("E-SIO-OVERDUE", True)]


def test_what_was_never_published_is_overdue():
    assert codes(judge_information("3g", ON)) == [("E-SIO-OVERDUE", False)]


def test_what_changed_since_it_was_published_is_due():
    changed = dt.date(2023, 1, 3)
    assert judge_information("1a", ON) == ()
    assert judge_information("1a", ON, changed=changed, published=changed) == ()
    for published in (None, dt.date(2022, 12, 1)):
        assert codes(judge_information("1a", ON, changed=changed, published=published)) == [("W-SIO-DUE", False)]


def test_a_row_is_withheld_only_on_a_ground_of_the_order():
    assert set(list_withholdings(ON)) == {"national_security", "safety", "crime_and_justice", "enactment"}
    assert judge_withholding("4b", "safety", ON) == ()
    assert codes(judge_withholding("4b", "embarrassment", ON)) == [("E-SIO-WITHHELD-NO-GROUND", True)]


PERIODIC = [row.row for row in list_information(ON).values() if next_due(row, ON)]


@settings(deadline=None)
@given(st.sampled_from(PERIODIC), st.dates(dt.date(2021, 6, 1), dt.date(2050, 1, 1)))
def test_periods_follow_each_other_without_a_gap(key, published_to):
    row = list_information(ON)[key]
    due = next_due(row, published_to)
    after = next_due(row, due.ends)
    assert after.begins == due.ends + dt.timedelta(days=1)
    assert due.opens <= due.last
