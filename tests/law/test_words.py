"""Days, numbers and lists as a clerk reads them; months and financial years."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.day import add_months, find_financial_year, say_financial_year, span_financial_year
from answerable.law.words import say_count, say_day, say_list, say_number, say_order


def test_days_numbers_and_lists_are_said_in_words():
    assert say_day(dt.date(2022, 12, 29)) == "Thursday 29 December 2022"
    assert [say_number(number) for number in (0, 5, 10, 11)] == ["no", "five", "ten", "11"]
    assert [say_count(number, "day") for number in (1, 2)] == ["one day", "two days"]
    assert say_count(2, "body", "bodies") == "two bodies"
    assert [say_order(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 111)] == [
        *("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th")
    ]
    assert [say_list(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert say_list(iter("abc"), "or") == "a, b or c"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2022-08-31", 6, "2023-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2022-12-15", 1, "2023-01-15"),
        ("2023-01-15", -1, "2022-12-15"),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: str, months: int, later: str):
    assert add_months(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(later)


def test_a_financial_year_runs_from_april_to_march():
    assert find_financial_year(dt.date(2022, 3, 31)) == 2021
    assert find_financial_year(dt.date(2022, 4, 1)) == 2022
    assert span_financial_year(2021) == (dt.date(2021, 4, 1), dt.date(2022, 3, 31))
    assert (say_financial_year(2022), say_financial_year(1999)) == ("2022/23", "1999/00")


@settings(deadline=None)
@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)))
def test_a_day_lies_in_its_financial_year(day: dt.date):
    first, last = span_financial_year(find_financial_year(day))
    assert first <= day <= last
