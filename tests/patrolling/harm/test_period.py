"""Whole months and quarters of a file, and those that it covers in part."""

import datetime as dt

import numpy as np
import pytest

from answerable.patrolling.harm.period import choose_days, find_periods
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.harm.rows import make_offences


def make_daily(first, last, a_day=1):
    days = [first + dt.timedelta(days=at) for at in range((last - first).days + 1) for _ in range(a_day)]
    return make_offences(["robbery"] * len(days), days)


def test_a_month_that_the_file_breaks_off_in_is_not_whole():
    periods = find_periods(make_daily(dt.date(2022, 1, 10), dt.date(2022, 4, 20)))
    assert periods.begins == (dt.date(2022, 2, 1), dt.date(2022, 3, 1))
    assert periods.days.tolist() == [28, 31]
    assert periods.tally().tolist() == [28, 31]
    assert (periods.first_on, periods.last_on) == (dt.date(2022, 1, 10), dt.date(2022, 4, 20))


def test_a_day_or_two_without_an_offence_at_the_end_may_be_chance():
    offences = make_daily(dt.date(2022, 1, 2), dt.date(2022, 3, 29))
    assert len(find_periods(offences).begins) == 3
    assert len(find_periods(make_daily(dt.date(2022, 1, 2), dt.date(2022, 3, 29), a_day=5)).begins) == 1


def test_what_the_file_is_said_to_cover_is_believed():
    offences = make_daily(dt.date(2022, 2, 10), dt.date(2022, 2, 20))
    periods = find_periods(offences, dt.date(2022, 1, 1), dt.date(2022, 3, 31))
    assert periods.tally().tolist() == [0, 11, 0]
    assert periods.last_end == dt.date(2022, 3, 31)


def test_a_quarter_is_whole_when_all_its_months_are():
    periods = find_periods(make_daily(dt.date(2022, 2, 1), dt.date(2022, 9, 30)), length="quarter")
    assert periods.begins == (dt.date(2022, 4, 1), dt.date(2022, 7, 1))
    assert periods.tally().tolist() == [91, 92]


def test_offences_outside_whole_months_belong_to_none():
    offences = make_daily(dt.date(2022, 1, 10), dt.date(2022, 2, 28))
    periods = find_periods(offences)
    assert (periods.place == -1).sum() == 22
    assert periods.tally(np.zeros(len(offences), dtype=bool)).tolist() == [0]


def test_days_without_an_offence_are_refused():
    offences = make_daily(dt.date(2022, 1, 1), dt.date(2022, 1, 31))
    with pytest.raises(PatrolError, match="no offences in these days"):
        choose_days(offences, dt.date(2023, 1, 1), None)
    with pytest.raises(PatrolError, match="first day is after the last"):
        choose_days(offences, dt.date(2023, 1, 1), dt.date(2022, 1, 1))
