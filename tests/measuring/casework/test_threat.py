"""The threat grid: statuses in words, who gave them when, and what changed."""

import datetime as dt

import msgspec
import pytest

from answerable.drawing.chart import GridDrawing
from answerable.drawing.svg import draw_chart
from answerable.measuring.casework.kind import THREAT_GRID
from answerable.measuring.casework.shapes import THREATS
from answerable.measuring.casework.threat import ThreatOptions, ThreatResult
from answerable.measuring.refusal import MeasureError
from tests.measuring.casework.files import take_file

HEADING = "line,area,status,set_on,set_by,basis,earlier_status,earlier_on,closed_on"
LINES = (
    "Line 01,East,amber,2022-07-01,Taskforce,,,,",
    "Line 01,East,red,2022-09-01,Taskforce,children exploited,,,",
    "Line 01,West,green,2022-06-01,,,amber,2022-05-01,",
    "Line 02,West,Amber,2022-09-20,West policing unit,,,,",
    "Line 03,East,red,2022-08-01,Taskforce,,,,2022-09-10",
)


def measure(folder, *lines, **options):
    file = take_file(folder, THREATS, HEADING, *(lines or LINES))
    return THREAT_GRID.measure({"threats": file}, ThreatOptions(**options))


def exhibits(result):
    return {each.slug: each for each in THREAT_GRID.tell(result).exhibits}


def test_the_last_status_holds_and_closed_lines_are_gone(tmp_path):
    result = measure(tmp_path)
    assert [(each.line, each.area, each.status, each.age) for each in result.standings] == [
        ("Line 01", "East", "red", 19),
        ("Line 02", "West", "amber", 0),
        ("Line 01", "West", "green", 111),
    ]
    assert result.closed == 1
    assert exhibits(result)["grid"].title == "3 statuses: 1 red, 1 amber, 1 green on 20 September 2022"


def test_a_status_after_the_closing_opens_the_line_again(tmp_path):
    result = measure(tmp_path, *LINES, "Line 03,East,amber,2022-09-15,Taskforce,,,,")
    assert result.closed == 0
    assert ("Line 03", "amber") in [(each.line, each.status) for each in result.standings]


def test_an_earlier_day_has_the_grid_of_that_day(tmp_path):
    result = measure(tmp_path, on=dt.date(2022, 8, 15))
    assert [(each.line, each.status) for each in result.standings] == [
        ("Line 03", "red"), ("Line 01", "amber"), ("Line 01", "green"),
    ]  # fmt: skip
    assert (result.closed, result.later) == (0, 2)


def test_statuses_are_words_and_not_colours_alone(tmp_path):
    chart = exhibits(measure(tmp_path))["grid"].chart
    assert isinstance(chart, GridDrawing)
    assert (chart.rows, chart.columns) == (("Line 01", "Line 02"), ("East", "West"))
    assert chart.words == (("Red", "Green"), ("", "Amber"))
    assert chart.values[1][0] is None
    drawn = draw_chart(chart, title="Grid", sentence="Three statuses.")
    assert all(word in drawn for word in ("Red", "Amber", "Green"))


def test_changes_are_said_with_who_set_them_and_when(tmp_path):
    told = exhibits(measure(tmp_path))["changes"]
    assert told.title == "1 judged graver than before, 1 less grave, 0 the same"
    assert "Line 01, East: amber to red on 1 September 2022 by Taskforce." in told.sentence
    assert "Line 01, West: amber to green on 1 June 2022." in told.sentence
    assert "Without one before: 1." in told.sentence


def test_old_statuses_are_counted_by_the_time_between_reviews(tmp_path):
    told = exhibits(measure(tmp_path))["ages"]
    assert told.title == "1 of 3 statuses is more than 31 days old"
    assert exhibits(measure(tmp_path, review_days=10))["ages"].title == "2 of 3 statuses are more than 10 days old"


def test_the_grid_says_how_many_do_not_say_who_set_them(tmp_path):
    assert "1 of 3 do not say who set them." in exhibits(measure(tmp_path))["grid"].sentence


def test_no_officer_is_named(tmp_path):
    with pytest.raises(MeasureError, match="looks like one officer"):
        measure(tmp_path, "Line 01,East,red,2022-09-01,Sgt 4512,,,,")


def test_a_day_on_which_nothing_was_set_has_an_empty_grid(tmp_path):
    result = measure(tmp_path, on=dt.date(2022, 1, 1))
    shown = exhibits(result)
    assert list(shown) == ["grid"]
    assert shown["grid"].title == "No line has a status on 1 January 2022"


def test_result_is_carried_whole_by_json(tmp_path):
    result = measure(tmp_path)
    assert msgspec.json.decode(msgspec.json.encode(result), type=ThreatResult) == result
