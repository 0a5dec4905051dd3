"""A published year of invented calls, measured: its sums are the figures that the force reported."""

import pytest

from answerable.measuring.contact.kind import CONTACT, ContactOptions
from answerable.measuring.contact.summary import list_hours
from answerable.measuring.contact.waiting import list_levels
from examples.data.calls import make_calls_file


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """Every call, chat and report of August 2021 to July 2022: 1,778,614 rows."""
    file = make_calls_file(tmp_path_factory.mktemp("year"))
    summary = CONTACT.measure({"calls": file}, ContactOptions()).summary
    return {channel.name: channel for channel in summary.channels}


def percent(part, whole, places=0):
    return round(100 * part / whole, places)


def test_volumes_are_exact(year):
    assert {name: channel.offered for name, channel in year.items()} == {
        "999": 885_504,
        "101": 685_157,
        "live-chat": 173_538,
        "online": 34_415,
    }


def test_999_is_answered_as_reported(year):
    calls = year["999"]
    of_answered, of_all, _ = list_levels(calls, calls.standard)

    assert percent(of_answered.part, of_answered.whole) == 66
    assert percent(of_all.part, of_all.whole, 1) == 61.8
    assert calls.answered_waits.mean == pytest.approx(26, abs=1e-6)
    assert calls.answered_waits.quantile(0.5) == 7
    assert calls.handled_seconds / calls.handled == pytest.approx(3 * 60 + 53, abs=1e-5)


def test_999_is_abandoned_as_reported(year):
    calls = year["999"]
    late = calls.abandoned - calls.abandoned_waits.count_within(10)

    assert percent(calls.abandoned, calls.offered, 1) == 6.3
    assert percent(late, calls.offered, 1) == 5.9


def test_999_is_resolved_as_reported(year):
    shares = {each.name: percent(each.count, year["999"].answered) for each in year["999"].endings}

    assert shares == {"no record": 20, "contact resolution": 46, "immediate": 19, "priority": 6, "other": 9}


def test_999_peaks_at_seven_in_the_evening_when_under_half_are_answered_in_time(year):
    by_hour = {hour: (count, within) for hour, count, within in list_hours(year["999"])}
    under_half = {hour for hour, (count, within) in by_hour.items() if 2 * within < count}

    assert max(by_hour, key=lambda hour: by_hour[hour][0]) == 19
    assert percent(by_hour[19][0], 885_504, 1) == 6.5
    assert under_half == {17, 18, 19, 20}


def test_101_is_answered_and_abandoned_as_reported(year):
    calls = year["101"]
    of_answered = list_levels(calls, calls.standard)[0]
    late = calls.abandoned - calls.abandoned_waits.count_within(180)

    assert percent(of_answered.part, of_answered.whole) == 34
    assert percent(calls.abandoned, calls.offered) == 44
    assert percent(late, calls.offered) == 32
    assert calls.answered_waits.mean == pytest.approx(12 * 60 + 28, abs=1e-5)


def test_101_is_resolved_as_reported(year):
    shares = {each.name: percent(each.count, year["101"].answered) for each in year["101"].endings}

    assert shares == {"no record": 30, "contact resolution": 49, "immediate": 1, "priority": 5, "other": 15}


def test_101_is_busiest_from_ten_to_four_and_worst_from_five_to_nine(year):
    by_hour = {hour: count for hour, count, _ in list_hours(year["101"])}
    answered, within = {}, {}
    for each in year["101"].hours:
        answered[each.hour] = answered.get(each.hour, 0) + each.answered
        within[each.hour] = within.get(each.hour, 0) + each.within
    poor = {hour for hour in answered if 5 * within[hour] < answered[hour]}

    assert set(sorted(by_hour, key=by_hour.get)[-6:]) == {10, 11, 12, 13, 14, 15}
    assert poor == {17, 18, 19, 20}


def test_live_chat_is_as_reported(year):
    chats = year["live-chat"]

    assert percent(chats.abandoned, chats.offered) == 27
    assert chats.answered_waits.mean == pytest.approx(7 * 60 + 54, abs=1e-5)
    assert chats.handled_seconds / chats.handled == pytest.approx(15 * 60 + 18, abs=1e-5)


def test_online_reports_are_as_reported(year):
    reports = year["online"]
    shares = {each.name: percent(each.count, reports.offered) for each in reports.subjects}

    assert shares == {"theft": 75, "criminal damage": 25}
    assert 10 * 3600 < reports.answered_waits.mean < 10.5 * 3600


def test_days_with_a_weekend_have_more_999_calls_in_the_small_hours(year):
    early = [each for each in year["999"].hours if each.hour < 4]
    weekend = sum(each.offered for each in early if each.weekday >= 5) / 2
    working = sum(each.offered for each in early if each.weekday < 5) / 5

    assert weekend > 1.3 * working
