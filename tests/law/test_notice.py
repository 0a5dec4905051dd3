"""Five clear days: the last day for publishing an agenda, and what is said of one that came later."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.law.notice import (
    count_clear_days,
    count_clear_weekdays,
    judge_notice,
    judge_urgent,
    last_day_for_notice,
)


@pytest.mark.parametrize(
    ("meeting", "working", "calendar"),
    [
        ("2023-01-09", "2022-12-29", "2023-01-03"),  # 2 January is a substitute holiday
        ("2023-02-06", "2023-01-27", "2023-01-31"),
        ("2023-02-20", "2023-02-10", "2023-02-14"),
        ("2022-03-22", "2022-03-14", "2022-03-16"),
        ("2022-02-22", "2022-02-14", "2022-02-16"),
        ("2022-04-26", "2022-04-14", "2022-04-20"),  # Easter
        ("2022-09-27", "2022-09-16", "2022-09-21"),  # the State Funeral of 19 September
        ("2017-09-05", "2017-08-25", "2017-08-30"),
        ("2022-11-14", "2022-11-04", "2022-11-08"),
        ("2019-04-23", "2019-04-11", "2019-04-17"),  # a council overlooked this Easter and had to move its meeting
        ("2019-04-30", "2019-04-18", "2019-04-24"),
    ],
)
def test_the_last_day_for_notice_in_working_and_in_calendar_days(meeting: str, working: str, calendar: str):
    day = dt.date.fromisoformat(meeting)
    assert last_day_for_notice(day).day == dt.date.fromisoformat(working)
    assert last_day_for_notice(day, mode="calendar").day == dt.date.fromisoformat(calendar)


def test_the_last_day_for_notice_where_only_sundays_and_holidays_are_left_out():
    last = last_day_for_notice(dt.date(2023, 1, 9), mode="s243")
    assert last.day == dt.date(2023, 1, 2)  # a bank holiday itself: nominal, so the office acts the Friday before
    assert last.office_day == dt.date(2022, 12, 30)
    assert not last.verified


def test_the_number_of_clear_days_is_that_of_the_meetings_day():
    assert last_day_for_notice(dt.date(2002, 9, 30), mode="calendar").day == dt.date(2002, 9, 26)
    assert last_day_for_notice(dt.date(2002, 10, 1), mode="calendar").day == dt.date(2002, 9, 25)
    assert last_day_for_notice(dt.date(2023, 1, 9), mode="calendar", clear_days=3).day == dt.date(2023, 1, 5)


def test_a_pack_of_the_last_day_is_in_time_and_of_the_day_after_is_stopped():
    meeting = dt.date(2023, 1, 9)
    assert judge_notice(dt.date(2022, 12, 29), meeting, binding=True) == ()
    (ruling,) = judge_notice(dt.date(2022, 12, 30), meeting, binding=True)
    assert (ruling.code, ruling.stops) == ("E-NOTICE-SHORT", True)
    assert ruling.words == (
        "Published on Friday 30 December 2022 for the meeting of Monday 9 January 2023: the last day for notice was "
        "Thursday 29 December 2022 (five clear working days before the meeting)."
    )
    assert ruling.source.startswith("Local Government Act 1972 s.100B")


def test_short_notice_only_warns_a_board_that_the_act_does_not_bind():
    (ruling,) = judge_notice(dt.date(2022, 3, 15), dt.date(2022, 3, 22), binding=False)
    assert (ruling.code, ruling.stops) == ("E-NOTICE-SHORT", False)


def test_short_notice_only_warns_where_the_way_of_counting_was_not_verified():
    (ruling,) = judge_notice(dt.date(2023, 1, 3), dt.date(2023, 1, 9), binding=True, mode="s243")
    assert (ruling.stops, ruling.verified) == (False, False)


def test_a_meeting_convened_at_short_notice_has_its_papers_in_time_on_that_day():
    meeting, convened = dt.date(2026, 2, 12), dt.date(2026, 2, 10)
    assert [r.code for r in judge_notice(convened, meeting, binding=True, convened=convened)] == ["W-CONVENED-SHORT"]
    late = judge_notice(dt.date(2026, 2, 11), meeting, binding=True, convened=convened)
    assert [ruling.code for ruling in late] == ["E-NOTICE-SHORT"]


def test_an_urgent_item_needs_a_reason_and_the_chair_and_is_minuted():
    (ruling,) = judge_urgent(" ", "")
    assert (ruling.code, ruling.stops) == ("E-URGENCY-REASON", True)
    assert "the special circumstances and the chair" in ruling.words
    (ruling,) = judge_urgent("The revised precept report is dated 10 February.", "Cllr Vale")
    assert (ruling.code, ruling.stops) == ("W-URGENCY-NOT-MINUTED", False)
    assert judge_urgent("The revised precept report is dated 10 February.", "Cllr Vale", minuted=True) == ()


@pytest.mark.parametrize(
    ("published", "clear", "weekdays"),
    [("2023-01-03", 5, 3), ("2022-12-30", 9, 5), ("2023-01-08", 0, 0), ("2023-01-09", 0, 0)],
)
def test_neither_the_day_of_notice_nor_that_of_the_meeting_counts(published: str, clear: int, weekdays: int):
    day, meeting = dt.date.fromisoformat(published), dt.date(2023, 1, 9)
    assert count_clear_days(day, meeting) == clear
    assert count_clear_weekdays(day, meeting) == weekdays


@settings(deadline=None)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1)), st.integers(1, 60))
def test_weekdays_are_never_more_than_days_and_a_week_has_five(published: dt.date, days: int):
    meeting = published + dt.timedelta(days=days)
    assert count_clear_weekdays(published, meeting) <= count_clear_days(published, meeting)
    week_later = meeting + dt.timedelta(days=7)
    assert count_clear_weekdays(published, week_later) == count_clear_weekdays(published, meeting) + 5


@settings(deadline=None)
@given(st.dates(dt.date(2003, 1, 1), dt.date(2040, 1, 1)))
def test_the_last_day_for_notice_leaves_five_clear_days_and_the_next_day_does_not(meeting: dt.date):
    last = last_day_for_notice(meeting, mode="calendar").day
    assert count_clear_days(last, meeting) == 5
    assert judge_notice(last + dt.timedelta(days=1), meeting, binding=True, mode="calendar") != ()
