"""Information requests and the law's twenty working days."""

import datetime as dt

import msgspec
import pytest

from answerable.measuring.casework.kind import INFORMATION_REQUESTS
from answerable.measuring.casework.request import RequestOptions, RequestResult
from answerable.measuring.casework.shapes import REQUESTS
from answerable.measuring.casework.standard import find_standard
from answerable.measuring.refusal import MeasureError
from tests.measuring.casework.files import take_file

HEADING = "reference,received_on,answered_on,outcome,exemption,clarified_on,extended_to"


def measure(folder, *lines, **options):
    lines = [line + "," * (HEADING.count(",") - line.count(",")) for line in lines]
    return INFORMATION_REQUESTS.measure(
        {"requests": take_file(folder, REQUESTS, HEADING, *lines)}, RequestOptions(**options)
    )


def exhibits(result):
    return {each.slug: each for each in INFORMATION_REQUESTS.tell(result).exhibits}


def test_the_twentieth_working_day_is_in_time_and_the_next_is_not(tmp_path):
    """From 1 March 2022: 17 March is a holiday in Northern Ireland, so the twentieth working day is 30 March."""
    result = measure(
        tmp_path, "1,2022-03-01,2022-03-30,granted in full", "2,2022-03-01,2022-03-31,granted in full", on=None
    )
    assert (result.judged, result.in_time) == (2, 1)
    assert result.days == ((20, 1), (21, 1))


def test_an_open_request_is_late_once_its_last_day_has_passed(tmp_path):
    lines = ("1,2022-03-01,", "2,2022-03-20,")
    on_the_day = measure(tmp_path, *lines, on=dt.date(2022, 3, 30))
    assert (on_the_day.judged, on_the_day.waiting, on_the_day.overdue) == (0, 2, ())
    after = measure(tmp_path, *lines, on=dt.date(2022, 4, 2))
    assert (after.judged, after.in_time, after.waiting, after.overdue) == (1, 0, 1, (3,))
    assert exhibits(after)["open"].title == "On 2 April 2022, 1 of 2 open requests were late"


def test_what_was_answered_later_is_open_on_the_day_that_is_judged(tmp_path):
    result = measure(tmp_path, "1,2022-03-01,2022-03-10,refused,s.12", on=dt.date(2022, 3, 5))
    assert (result.answered, result.waiting, result.outcomes) == (0, 1, ())
    assert exhibits(result)["in-time"].title == "No information request has had its time yet"


def test_time_runs_from_an_explanation_and_to_an_extension(tmp_path):
    result = measure(
        tmp_path,
        "1,2022-01-04,2022-03-30,granted in full,,2022-03-01",
        "2,2022-01-04,2022-03-30,granted in part,s.31,,2022-03-30",
        "3,2022-01-04,2022-03-30,granted in full",
    )
    assert (result.judged, result.in_time, result.extended) == (3, 2, 1)


def test_withdrawn_requests_are_received_and_not_judged(tmp_path):
    result = measure(tmp_path, "1,2022-01-04,2022-06-30,withdrawn", "2,2022-01-04,2022-01-10,not held")
    assert (result.received, result.withdrawn, result.judged, result.in_time) == (2, 1, 1, 1)


def test_sections_are_grounds_without_their_subsections(tmp_path):
    result = measure(
        tmp_path,
        "1,2022-01-04,2022-01-10,refused,s.31(1)(a); s.40(2)",
        "2,2022-01-05,2022-01-10,refused,12",
        "3,2022-01-06,2022-01-11,granted in part,section 40",
        "4,2022-01-06,2022-01-11,granted in full,40",
    )
    assert result.refused == 3
    assert result.exemptions == (("section 40", 2), ("section 12", 1), ("section 31", 1))


def test_share_in_time_has_its_number_and_interval_and_the_level_it_is_held_to(tmp_path):
    lines = [f"{number},2022-01-04,2022-01-10,granted in full" for number in range(93)]
    lines += [f"{number},2022-01-04,2022-05-10,granted in full" for number in range(93, 100)]
    result = measure(tmp_path, *lines)
    told = exhibits(result)["in-time"]
    assert told.title == "93.0% (93 of 100) of information requests were answered within 20 working days"
    assert "(95% interval 86.3% to 96.6%)" in told.sentence
    assert told.sentence.endswith("it is not to be told from it.")
    assert msgspec.json.decode(msgspec.json.encode(result), type=RequestResult) == result


def test_months_are_charted_once_all_their_requests_have_had_their_time(tmp_path):
    months = [f"2022-{month:02}" for month in range(1, 7)]
    lines = [f"{month}/{day},{month}-{day:02},{month}-{day + 9:02},not held" for month in months for day in (1, 5, 9)]
    result = measure(tmp_path, *lines)
    assert [point.on.month for point in result.chart.points] == [1, 2, 3, 4]
    assert len(result.months) == 6


def test_level_is_dated():
    assert find_standard("information requests in time", dt.date(2016, 1, 1)) is None
    assert find_standard("information requests in time", dt.date(2022, 1, 1)).percent == 90


def test_a_day_before_the_first_request_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="by that day"):
        measure(tmp_path, "1,2022-03-01,", on=dt.date(2022, 1, 1))


def test_a_target_beyond_all_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="between 0 and 100"):
        measure(tmp_path, "1,2022-03-01,", target=101.0)
