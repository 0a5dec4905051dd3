"""The days that a forecast stands on."""

import datetime as dt

from answerable.measuring.demand.calendar import count_clock_hours, list_days


def test_day_of_spring_change_lacks_the_hour_that_clocks_skip():
    hours = count_clock_hours(dt.date(2022, 3, 27), "Europe/London")
    assert sum(hours) == 23
    assert hours[1] == 0


def test_day_of_autumn_change_has_the_hour_twice_that_clocks_repeat():
    hours = count_clock_hours(dt.date(2022, 10, 30), "Europe/London")
    assert sum(hours) == 25
    assert hours[1] == 2


def test_other_days_have_24_hours_of_one():
    assert count_clock_hours(dt.date(2022, 3, 28), "Europe/London") == (1,) * 24


def test_calendar_names_weekdays_and_bank_holidays():
    calendar = list_days(dt.date(2022, 12, 24), 5)
    assert calendar.weekdays.tolist() == [5, 6, 0, 1, 2]
    # Christmas Day was a Sunday: the bank holidays were the day itself, Boxing Day and a substitute on the Tuesday.
    assert calendar.holidays.tolist() == [False, True, True, True, False]
