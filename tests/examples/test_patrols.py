"""The days of the demonstration's patrols, whichever day it is made on."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.law.day import add_months
from examples.data.commissioned import make_bins
from examples.desk.commissioned import find_quarter
from examples.desk.patrols import WEEKS, plan_days

DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2031, 12, 31))


@given(DAYS)
def test_a_trial_is_chosen_registered_run_and_read_in_that_order_and_none_of_it_is_yet_to_come(today):
    days = plan_days(today)
    order = [
        days.history_to, days.chosen_on, days.registered_on, days.starts_on, days.look_on, days.ends_on,
        days.read_on, today,
    ]  # fmt: skip
    assert order == sorted(order)
    assert days.registered_on < days.starts_on
    assert days.ends_on < days.read_on
    assert (days.ends_on - days.starts_on).days + 1 == 7 * WEEKS
    assert (days.starts_on.weekday(), days.ends_on.weekday()) == (0, 6)


@given(DAYS)
def test_the_history_covers_the_quarter_that_the_first_return_is_of(today):
    days, now = plan_days(today), find_quarter(today)
    assert now.month in (1, 4, 7, 10)
    assert add_months(now, 3) <= today < add_months(now, 6)
    assert days.history_to >= now - dt.timedelta(days=1)


@given(DAYS)
def test_bins_are_emptied_while_they_stand_and_not_in_days_to_come(today):
    for bin_, counts in make_bins(today):
        emptied = [count["emptied_on"] for count in counts]
        assert emptied == sorted(emptied)
        assert bin_["opened_on"] < emptied[0]
        assert emptied[-1] < today


@pytest.mark.parametrize("today", [dt.date(2027, 1, 1), dt.date(2028, 3, 1), dt.date(2026, 10, 1)])
def test_on_the_first_day_of_a_month_the_result_is_read_that_day(today):
    assert plan_days(today).read_on == today
