"""Months and periods: where they begin and end, how many there are, how they are named."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.period import (
    begin_month,
    begin_months,
    compare_lengths,
    count_whole_months,
    end_month,
    ends_month,
    ends_quarter,
    list_months,
    name_period,
    number_month,
    tally_months,
)

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@given(DAYS)
def test_day_lies_between_the_first_and_the_last_of_its_month(day):
    first = begin_month(number_month(day))
    assert first.day == 1
    assert first <= day <= end_month(day)
    assert (end_month(day) + dt.timedelta(days=1)).day == 1
    assert ends_month(end_month(day))


@given(DAYS, st.integers(1, 60))
def test_months_that_end_with_a_month_are_as_many_as_were_asked_for(day, months):
    first, last = begin_months(end_month(day), months), end_month(day)
    assert count_whole_months(first, last) == months
    assert len(list_months(first, last)) == months


def test_quarter_ends_with_its_third_month():
    assert ends_quarter(dt.date(2022, 6, 30))
    assert not ends_quarter(dt.date(2022, 5, 31))
    assert not ends_quarter(dt.date(2022, 6, 29))


def test_period_that_begins_within_a_month_is_no_number_of_months():
    assert count_whole_months(dt.date(2022, 5, 2), dt.date(2022, 5, 31)) is None
    assert count_whole_months(dt.date(2022, 5, 1), dt.date(2022, 5, 30)) is None


def test_month_without_a_case_counts_nought_and_one_that_is_not_over_is_left_out():
    days = [dt.date(2022, 1, 5), dt.date(2022, 1, 9), dt.date(2022, 3, 31), dt.date(2022, 4, 2)]
    months, counts = tally_months(days, dt.date(2022, 4, 20))
    assert [month.month for month in months] == [1, 2, 3]
    assert counts == [2, 0, 1]
    assert tally_months([], dt.date(2022, 4, 20)) == ((), [])


@pytest.mark.parametrize(
    ("first_on", "last_on", "words"),
    [
        (dt.date(2021, 12, 1), dt.date(2021, 12, 31), "December 2021"),
        (dt.date(2021, 1, 1), dt.date(2021, 12, 31), "the 12 months to December 2021"),
        (dt.date(2021, 5, 1), dt.date(2021, 6, 3), "1 May to 3 June 2021"),
    ],
)
def test_period_is_named_by_its_months_where_they_are_whole(first_on, last_on, words):
    assert name_period(first_on, last_on) == words


def test_leap_year_is_as_long_as_another_but_february_shorter_than_march():
    year, leap = (dt.date(2023, 1, 1), dt.date(2023, 12, 31)), (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert compare_lengths(year, leap) == (1.0, 1.0)
    february, march = (dt.date(2022, 2, 1), dt.date(2022, 2, 28)), (dt.date(2022, 3, 1), dt.date(2022, 3, 31))
    assert compare_lengths(february, march) == (28.0, 31.0)
