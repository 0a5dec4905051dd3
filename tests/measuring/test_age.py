"""How old a figure is."""

import datetime as dt

import pytest

from answerable.measuring.age import say_age


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (dt.date(2021, 10, 1), dt.date(2023, 1, 9), "15 months old"),
        (dt.date(2022, 12, 20), dt.date(2023, 1, 9), "less than a month old"),
        (dt.date(2022, 12, 9), dt.date(2023, 1, 9), "1 month old"),
        (dt.date(2020, 1, 1), dt.date(2023, 3, 1), "3 years and 2 months old"),
        (dt.date(2021, 3, 1), dt.date(2023, 3, 1), "2 years old"),
        (dt.date(2023, 5, 1), dt.date(2023, 3, 1), "less than a month old"),
    ],
)
def test_age_is_told_in_months_and_then_in_years(since, until, words):
    assert say_age(since, until) == words
