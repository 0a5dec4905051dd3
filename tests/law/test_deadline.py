"""Counting days before a meeting, or after an event, with the working shown."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.deadline import DayRule, last_day_before, last_day_within, last_working_day_after, say_deadline
from answerable.law.holiday import say_not_working

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2049, 12, 31))
UNITS = st.sampled_from(["calendar", "clear_calendar", "working", "clear_working", "clear_s243"])
COUNTS = st.integers(0, 25)


def test_the_days_of_a_rule_are_counted_by_its_unit():
    meeting = dt.date(2023, 1, 9)
    assert last_day_before(meeting, DayRule(count=4, unit="calendar")).day == dt.date(2023, 1, 5)
    assert last_day_before(meeting, DayRule(count=4, unit="clear_calendar")).day == dt.date(2023, 1, 4)
    assert last_day_before(meeting, DayRule(count=4, unit="working")).day == dt.date(2023, 1, 3)


def test_the_working_names_every_day_and_why_it_was_counted_or_not():
    deadline = last_day_before(dt.date(2023, 1, 9), DayRule(count=5, unit="clear_working"), source="s.100B")
    assert deadline.rule == "five clear working days before the meeting"
    assert deadline.source == "s.100B"
    assert [(step.day.day, step.counted, step.why) for step in deadline.steps] == [
        (9, False, "day of the meeting"),
        (8, False, "Sunday"),
        (7, False, "Saturday"),
        (6, True, "1st clear working day"),
        (5, True, "2nd clear working day"),
        (4, True, "3rd clear working day"),
        (3, True, "4th clear working day"),
        (2, False, "bank holiday: New Year's Day (substitute day)"),
        (1, False, "Sunday"),
        (31, False, "Saturday"),
        (30, True, "5th clear working day"),
        (29, False, "last day: not counted itself"),
    ]


def test_an_hour_is_said_with_the_day():
    deadline = last_day_before(dt.date(2016, 12, 7), DayRule(count=1, unit="working", hour=dt.time(9)))
    assert say_deadline(deadline) == "Tuesday 6 December 2016 at 09:00"
    assert deadline.rule == "by 09:00, one working day before the meeting"


def test_a_calendar_deadline_on_a_closed_day_says_when_the_office_must_act():
    deadline = last_day_before(dt.date(2023, 1, 7), DayRule(count=5, unit="calendar"))
    assert deadline.day == dt.date(2023, 1, 2)
    assert deadline.office_day == dt.date(2022, 12, 30)
    assert last_day_before(dt.date(2023, 1, 9), DayRule(count=4, unit="calendar")).office_day is None


def test_a_rule_of_no_days_ends_on_the_day_itself():
    assert last_day_before(dt.date(2023, 1, 9), DayRule(count=0, unit="calendar")).day == dt.date(2023, 1, 9)


def test_a_rule_of_fewer_than_no_days_is_refused():
    with pytest.raises(ValueError, match="give 0 or more"):
        DayRule(count=-1, unit="calendar")


def test_a_holiday_that_a_body_adds_is_named_in_the_working():
    added = {dt.date(2023, 1, 5): "City mourning"}
    deadline = last_day_before(dt.date(2023, 1, 9), DayRule(count=5, unit="clear_working"), extra=added)
    assert deadline.day == dt.date(2022, 12, 28)
    assert (dt.date(2023, 1, 5), False, "holiday added: City mourning") in [
        (step.day, step.counted, step.why) for step in deadline.steps
    ]


def test_the_state_funeral_of_2022_is_no_working_day():
    rule = DayRule(count=5, unit="clear_working")
    assert last_day_before(dt.date(2022, 9, 27), rule).day == dt.date(2022, 9, 16)


def test_section_243_leaves_out_sundays_holidays_and_breaks_but_no_saturdays():
    rule = DayRule(count=5, unit="clear_s243")
    counted = last_day_before(dt.date(2023, 4, 17), rule).steps
    left_out = {step.day.day: step.why for step in counted if not step.counted and step.day.day not in (17, 5)}
    assert left_out[16] == "Sunday"
    assert left_out[11] == "Easter break"
    assert left_out[10] == "bank holiday: Easter Monday"
    assert 15 not in left_out


@settings(deadline=None)
@given(DAYS, UNITS, COUNTS, COUNTS)
def test_a_longer_rule_is_never_later(meeting, unit, one, other):
    short, long = sorted((one, other))
    shorter = last_day_before(meeting, DayRule(count=short, unit=unit)).day
    assert last_day_before(meeting, DayRule(count=long, unit=unit)).day <= shorter <= meeting


@settings(deadline=None)
@given(DAYS, UNITS, COUNTS, st.lists(st.integers(1, 40), max_size=6))
def test_an_added_holiday_never_makes_a_deadline_later(meeting, unit, count, offsets):
    extra = {meeting - dt.timedelta(days=offset): "added" for offset in offsets}
    rule = DayRule(count=count, unit=unit)
    assert last_day_before(meeting, rule, extra=extra).day <= last_day_before(meeting, rule).day


@settings(deadline=None)
@given(DAYS, st.sampled_from(["working", "clear_working"]), st.integers(1, 25))
def test_a_deadline_in_working_days_is_a_working_day(meeting, unit, count):
    assert say_not_working(last_day_before(meeting, DayRule(count=count, unit=unit)).day, {}) == ""


@settings(deadline=None)
@given(DAYS, UNITS, COUNTS)
def test_the_working_has_every_day_once_and_as_many_counted_as_the_rule_asks(meeting, unit, count):
    deadline = last_day_before(meeting, DayRule(count=count, unit=unit))
    days = [step.day for step in deadline.steps]
    assert days == [meeting - dt.timedelta(days=back) for back in range(len(days))]
    assert days[-1] == deadline.day
    assert sum(step.counted for step in deadline.steps) == count


@settings(deadline=None)
@given(DAYS, COUNTS)
def test_working_days_are_never_later_than_calendar_days(meeting, count):
    working, calendar = (
        last_day_before(meeting, DayRule(count=count, unit=unit)).day for unit in ("clear_working", "clear_calendar")
    )
    assert working <= calendar


def test_a_period_beginning_with_a_day_counts_it():
    assert last_day_within(dt.date(2022, 12, 19), 21).day == dt.date(2023, 1, 8)
    assert last_day_within(dt.date(2022, 12, 15), 28, beginning_with=False).day == dt.date(2023, 1, 12)


@pytest.mark.parametrize("count_days", [last_day_within, last_working_day_after])
def test_a_period_of_no_days_has_no_last_day(count_days):
    with pytest.raises(ValueError, match="give 1 or more"):
        count_days(dt.date(2022, 12, 19), 0)


def test_days_left_out_of_a_period_are_shown_and_make_it_longer():
    deadline = last_day_within(
        dt.date(2022, 12, 19), 3, left_out=[(dt.date(2022, 12, 19), dt.date(2022, 12, 20), "election")]
    )
    assert [(step.day.day, step.counted, step.why) for step in deadline.steps] == [
        (19, False, "election"),
        (20, False, "election"),
        (21, True, "1st day"),
        (23, True, "3rd day"),
    ]


def test_working_days_after_a_day_leave_out_the_holidays_of_the_nations_given():
    england = last_working_day_after(dt.date(2022, 11, 14), 20)
    everywhere = last_working_day_after(dt.date(2022, 11, 14), 20, nations=("ENG", "WLS", "SCT", "NIR"))
    assert (england.day, everywhere.day) == (dt.date(2022, 12, 12), dt.date(2022, 12, 13))
    assert "bank holiday: Saint Andrew's Day (Scotland)" in [step.why for step in everywhere.steps]
