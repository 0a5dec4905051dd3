"""Days between a notice and a meeting, counting neither."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.law.clear_days import count_clear_days, count_clear_weekdays

MEETING = dt.date(2023, 1, 9)  # a Monday


@pytest.mark.parametrize(
    ("published", "clear", "weekdays"),
    [
        (dt.date(2023, 1, 3), 5, 3),
        (dt.date(2022, 12, 30), 9, 5),
        (dt.date(2023, 1, 8), 0, 0),
        (dt.date(2023, 1, 9), 0, 0),
    ],
)
def test_neither_the_day_of_notice_nor_that_of_the_meeting_counts(published: dt.date, clear: int, weekdays: int):
    assert count_clear_days(published, MEETING) == clear
    assert count_clear_weekdays(published, MEETING) == weekdays


@given(st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1)), st.integers(1, 60))
def test_weekdays_are_never_more_than_days_and_a_week_has_five(published: dt.date, days: int):
    meeting = published + dt.timedelta(days=days)
    assert count_clear_weekdays(published, meeting) <= count_clear_days(published, meeting)
    week_later = meeting + dt.timedelta(days=7)
    assert count_clear_weekdays(published, week_later) == count_clear_weekdays(published, meeting) + 5
