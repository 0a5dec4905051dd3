"""Rows of incidents as they are counted: endings, limits, repeats, regrades, and rows that loading refuses."""

import datetime as dt

import msgspec
import pytest

from answerable.measuring.refusal import MeasureError
from answerable.measuring.response.kind import RESPONSE, ResponseOptions
from answerable.measuring.response.limit import Limit, choose_limits
from tests.measuring.response.incidents import load_incidents, take_incidents, take_published

# Six incidents: in time, late, cancelled, flagged as cancelled, closed with nobody there, nothing recorded.
SIX = (
    "1,P1,2022-05-02 10:00:00,2022-05-02 10:02:00,2022-05-02 10:15:00,2022-05-02 11:00:00,,,East,urban",
    "2,P1,2022-05-02 11:00:00,2022-05-02 11:05:00,2022-05-02 11:15:01,,,,East,rural",
    "3,P1,2022-05-02 12:00:00,,,,2022-05-02 12:10:00,,West,urban",
    "4,P1,2022-05-03 12:00:00,,,,,yes,West,urban",
    "5,P1,2022-05-03 13:00:00,,,2022-05-03 14:00:00,,,West,urban",
    "6,P1,2022-06-01 08:00:00,,,,,,,",
)


def measure(file, **options):
    return RESPONSE.measure({"incidents": file}, ResponseOptions(**options)).summary


def test_each_wait_ends_in_one_way(tmp_path):
    (p1,) = measure(take_incidents(tmp_path, *SIX)).grades

    assert p1.endings == (2, 2, 1, 1)
    assert p1.reached.incidents == 6
    assert p1.reached.attended == 2


def test_arrival_in_the_last_second_of_the_limit_is_in_time(tmp_path):
    (p1,) = measure(take_incidents(tmp_path, *SIX)).grades

    assert p1.times.count == 2
    assert p1.times.longest == 901
    assert p1.reached.within == 1


def test_limit_in_the_country_holds_for_rural_incidents_only(tmp_path):
    (p1,) = measure(take_incidents(tmp_path, *SIX), limits="P1=900, P1/rural=1200").grades

    assert p1.reached.within == 2


def test_grade_without_a_limit_has_times_but_no_share_in_time(tmp_path):
    file = take_incidents(tmp_path, "1,P3,2022-05-02 10:00:00,,2022-05-02 10:15:00")
    (p3,) = measure(file).grades

    assert p3.limits == ()
    assert (p3.reached.limited, p3.reached.within) == (0, 0)
    assert p3.times.mean == 900


def test_repeats_are_left_out_unless_asked_for(tmp_path):
    file = take_incidents(tmp_path, *SIX[:2], "7,P1,2022-05-02 10:01:00,,,,,,East,urban,1")

    assert measure(file).grades[0].reached.incidents == 2
    assert measure(file).grades[0].patterns.duplicates == 1
    assert measure(file, keep_duplicates=True).grades[0].reached.incidents == 3


def test_regraded_incident_counts_by_either_grade(tmp_path):
    late = "8,P2,2022-05-02 10:00:00,,2022-05-02 10:30:00,,,,East,urban,,P1,2022-05-02 10:20:00"
    file = take_incidents(tmp_path, late)
    (by_last,), (by_first,) = measure(file).grades, measure(file, counted_by="first grade").grades

    assert (by_last.grade, by_last.reached.within) == ("P2", 1)
    assert (by_first.grade, by_first.reached.within) == ("P1", 0)
    assert by_last.patterns.lowered_late == 1


def test_oddities_of_recording_are_counted_and_kept_in(tmp_path):
    file = take_incidents(
        tmp_path,
        "1,P1,2022-05-02 10:00:00,,2022-05-02 10:00:59",
        "2,P1,2022-05-02 10:00:00,2022-05-02 10:09:00,2022-05-02 10:08:00",
        "3,P1,2022-05-02 10:00:00,2022-05-02 10:01:00,2022-05-02 10:08:00,2022-05-02 10:07:00",
        "4,P1,2022-05-02 10:00:00,2022-05-02 10:01:00,2022-05-02 10:08:00,,2022-05-02 10:02:00",
    )
    (p1,) = measure(file).grades
    found = p1.patterns

    assert (found.at_once, found.unassigned, found.behind) == (1, 1, 1)
    assert (found.closed_before, found.cancelled_before, found.unended) == (1, 1, 0)
    assert p1.times.count == 4


def test_arrival_before_creation_is_rejected_with_a_sentence(tmp_path):
    loaded = load_incidents(tmp_path, *SIX, "9,P1,2022-05-02 10:00:00,,2022-05-02 09:59:59")

    assert (loaded.report.taken, loaded.report.rejected) == (6, 1)
    assert loaded.report.rejections[0].words == "The first arrival is before the incident was created."


def test_response_through_the_night_the_clocks_go_forward_is_an_hour_shorter(tmp_path):
    # 00:50 to 02:10 local on 27 March 2022 is twenty minutes.
    file = take_incidents(tmp_path, "1,P1,2022-03-27 00:50:00,,2022-03-27 02:10:00")

    assert measure(file).grades[0].times.longest == 20 * 60


def test_months_and_hours_are_local(tmp_path):
    # 23:30 UTC on 30 April is half past midnight on 1 May in summer time.
    file = take_incidents(tmp_path, "1,P1,2022-04-30T23:30:00Z,,2022-04-30T23:40:00Z")
    (p1,) = measure(file).grades

    assert [month.first_on for month in p1.months] == [dt.date(2022, 5, 1)]
    assert [(hour.weekday, hour.hour) for hour in p1.hours if hour.reached.incidents] == [(6, 0)]


def test_file_with_only_what_is_required_is_measured(tmp_path):
    file = take_incidents(tmp_path, "1,P1,2022-05-02 10:00:00", "2,P2,2022-05-02 10:00:00")
    result = RESPONSE.measure({"incidents": file}, ResponseOptions())

    assert [grade.endings for grade in result.summary.grades] == [(0, 0, 0, 1), (0, 0, 0, 1)]
    assert RESPONSE.tell(result).exhibits


def test_result_comes_back_from_json_the_same(tmp_path):
    files = {
        "incidents": take_incidents(tmp_path, *SIX),
        "published": take_published(tmp_path, "P1,2022-05-02,2022-06-01,6,33,50,900,900,900"),
    }
    result = RESPONSE.measure(files, ResponseOptions())

    assert msgspec.json.decode(msgspec.json.encode(result), type=RESPONSE.result) == result


def test_limits_in_force_are_those_of_the_day():
    before, after = choose_limits(dt.date(2022, 7, 31)), choose_limits(dt.date(2026, 3, 1))

    assert {(each.grade, each.setting, each.seconds) for each in before} == {("P1", "", 900), ("P2", "", 3_600)}
    assert {("P1", "urban", 900), ("P1", "rural", 1_200)} <= {
        (each.grade, each.setting, each.seconds) for each in after
    }


def test_limits_given_are_read_and_nonsense_is_refused():
    assert choose_limits(dt.date(2022, 1, 1), given="p1/Rural = 1200") == (
        Limit(grade="P1", setting="rural", seconds=1_200),
    )
    with pytest.raises(MeasureError, match="'P9=900' is no limit"):
        choose_limits(dt.date(2022, 1, 1), given="P9=900")
