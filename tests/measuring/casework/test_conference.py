"""Case conferences: repeats in their limits, cases and meetings apart."""

import datetime as dt

import msgspec
import pytest

from answerable.measuring.casework.conference import ConferenceOptions, ConferenceResult
from answerable.measuring.casework.kind import CASE_CONFERENCES
from answerable.measuring.casework.shapes import CONFERENCES
from answerable.measuring.refusal import MeasureError
from tests.measuring.casework.files import take_file

HEADING = "month,area,cases,repeats,meetings,rebase reason,rebase by"


def measure(folder, lines, **options):
    file = take_file(folder, CONFERENCES, HEADING, *lines)
    return CASE_CONFERENCES.measure({"conferences": file}, ConferenceOptions(**options))


def exhibits(result):
    return {each.slug: each for each in CASE_CONFERENCES.tell(result).exhibits}


def years(first, last, area=""):
    """A year of months like `first`, then one like `last`: cases, repeats, meetings."""
    return [
        f"{year}-{month:02},{area},{cases},{repeats},{meetings},,"
        for year, (cases, repeats, meetings) in ((2019, first), (2022, last))
        for month in range(1, 13)
    ]


def test_stated_range_upside_down_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="change them round"):
        measure(tmp_path, years((500, 150, 19), (890, 260, 46)), stated_low=60.0, stated_high=40.0)


def test_cases_and_meetings_are_two_measures(tmp_path):
    """Meetings went from 19 to 46 a month while cases, as reported, rose by 78%."""
    result = measure(tmp_path, years((500, 150, 19), (890, 260, 46)))
    cases, meetings = result.units
    assert (cases.before, cases.after, meetings.before, meetings.after) == (6_000, 10_680, 228, 552)
    assert cases.verdict.ratio == pytest.approx(1.78)
    assert meetings.verdict.ratio == pytest.approx(46 / 19)
    told = exhibits(result)["units"]
    assert (
        told.title == "Cases and meetings are two measures: cases 500.0, then 890.0; meetings 19.0, then 46.0 a month"
    )
    assert [round(row[3]) for row in told.table.rows] == [78, 142, -26]
    assert told.table.rows[2][-1].startswith("not tested")


def test_repeats_are_charted_with_limits_from_the_figures(tmp_path):
    lines = [f"2021-{month:02},,{400 + 10 * (month % 3)},{120 + 5 * (month % 2)},,," for month in range(1, 13)]
    lines.append("2022-01,,400,260,,,")
    result = measure(tmp_path, lines)
    assert result.repeat_chart.method == "P′"
    assert result.repeat_chart.last.rules[0] == "outside"
    told = exhibits(result)["repeats"]
    assert told.title == "Repeat cases: a signal, high in January 2022"
    assert "The limits are worked out from the figures themselves; nobody set them." in told.notes


def test_a_stated_range_is_told_apart_from_the_limits(tmp_path):
    result = measure(
        tmp_path,
        years((100, 30, 5), (100, 50, 5)),
        stated_low=20.0,
        stated_high=40.0,
        stated_by="the report of January",
        stated_on=dt.date(2023, 1, 9),
    )
    told = exhibits(result)["repeats"]
    assert "within the stated range of 20% to 40% in 12 of 24 months" in told.sentence
    assert any("stated by the report of January on 9 January 2023" in note for note in told.notes)


def test_who_set_the_limits_afresh_and_when_is_said(tmp_path):
    lines = years((100, 30, 5), (100, 20, 5))
    lines[12] = "2022-01,,100,20,5,referrals for information are no longer heard,the strategic lead"
    result = measure(tmp_path, lines)
    assert len(result.repeat_chart.segments) == 2
    notes = " ".join(exhibits(result)["repeats"].notes)
    assert "Limits were worked out afresh from 1 January 2022" in notes
    assert "Decided by the strategic lead." in notes
    assert "nobody set them" not in notes
    lines[12] = "2022-01,,100,20,5,referrals for information are no longer heard,"
    with pytest.raises(MeasureError, match="who decided it"):
        measure(tmp_path, lines)


def test_a_month_that_an_area_is_missing_from_is_left_out_of_the_whole(tmp_path):
    lines = [*years((100, 30, 5), (100, 30, 5), "East"), *years((50, 10, 2), (50, 10, 2), "West")[:-1]]
    result = measure(tmp_path, lines)
    assert result.partial == (dt.date(2022, 12, 1),)
    assert len(result.volume_chart.points) == 23
    assert "Left out, because an area has no row: December 2022." in exhibits(result)["volume"].notes
    west = result.areas[1]
    assert (west.area, west.repeats, west.cases) == ("West", 120, 600)


def test_months_without_meetings_or_repeats_are_no_noughts(tmp_path):
    lines = [f"2021-{month:02},,100,{'' if month == 2 else 30},,," for month in range(1, 13)]
    result = measure(tmp_path, lines, months=6)
    assert (result.cases, result.repeats, result.without_repeats) == (1_100, 330, 1)
    assert [unit.name for unit in result.units] == ["Cases"]


def test_too_few_months_for_both_ends_compare_nothing(tmp_path):
    result = measure(tmp_path, [f"2021-{month:02},,100,30,5,," for month in range(1, 13)])
    assert (result.units, result.compared) == ((), 0)


def test_more_repeats_than_cases_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="East, May 2021: there are more repeats than cases"):
        measure(tmp_path, ["2021-05,East,10,11,1,,"])


def test_areas_and_their_whole_in_one_file_are_refused(tmp_path):
    with pytest.raises(MeasureError, match="keep one or the other"):
        measure(tmp_path, ["2021-05,East,10,1,1,,", "2021-05,,20,2,2,,"])


def test_half_a_stated_range_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="both ends or neither"):
        measure(tmp_path, ["2021-05,East,10,1,1,,"], stated_low=20.0)


def test_result_is_carried_whole_by_json(tmp_path):
    result = measure(tmp_path, years((100, 30, 5), (110, 30, 6), "East"))
    assert msgspec.json.decode(msgspec.json.encode(result), type=ConferenceResult) == result
