"""The two analyses, from files to what is told."""

import datetime as dt

import msgspec
import pytest

from answerable.drawing.chart import ControlDrawing, SpanDrawing
from answerable.measuring.control.area_series import SeriesOptions, SeriesResult
from answerable.measuring.control.comparison import ChangeOptions, ChangeResult
from answerable.measuring.control.kind import CHANGE_KIND, RARE_KIND, SERIES_KIND
from answerable.measuring.control.rare import RareOptions
from answerable.measuring.control.shapes import CHANGES, EVENTS, SERIES
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError

THREE = """measure,baseline,current,baseline period,current period,direction
Homicide,52,46,year to June 2019,2021,lower
Firearm discharges,162,147,year to June 2019,2021,lower
Hospital admissions under 25,215,145,year to June 2019,2021,lower
"""
STEADY = [100, 104, 98, 102, 101, 97, 103, 99, 100, 105, 98, 101]


def measure(kind, shape, folder, text, options):
    """The result of an analysis of a file of this text, as it is kept, and what is told of it."""
    path = folder / "given.csv"
    path.write_text(text, encoding="utf-8")
    loaded = load_file(path, shape, folder)
    assert loaded.report.rejected == 0
    result = kind.measure({kind.inputs[0].name: loaded.file}, options)
    kept = msgspec.json.decode(msgspec.json.encode(result), type=kind.result)
    assert kept == result
    return result, kind.tell(kept)


def measure_changes(folder, text, **options):
    return measure(CHANGE_KIND, CHANGES, folder, text, ChangeOptions(**options))


def measure_series(folder, rows, heading="month,area,count", **options):
    return measure(SERIES_KIND, SERIES, folder, "\n".join([heading, *rows]) + "\n", SeriesOptions(**options))


def month(number):
    return f"{2020 + number // 12}-{number % 12 + 1:02d}"


def test_of_three_reductions_one_can_be_told_from_chance(tmp_path):
    result, told = measure_changes(tmp_path, THREE)
    assert isinstance(result, ChangeResult)
    (exhibit,) = told.exhibits
    assert exhibit.title == "1 of 3 changes can be told from chance"
    assert exhibit.sentence.startswith(
        "1 of 3 changes can be told from chance. Hospital admissions under 25, 145 in the 12 months to December 2021 "
        "after 215 in the 12 months to June 2019: a fall greater than chance explains, for the better (ratio 0.67, "
    )
    assert [row[7] for row in exhibit.table.rows] == [
        "no change that could be told from chance",
        "no change that could be told from chance",
        "a fall greater than chance explains, for the better",
    ]
    assert exhibit.query.splitlines()[0] == (
        "judge_counts(52, 46, better='lower', before_exposure=365, after_exposure=365)"
    )


def test_ratios_are_drawn_with_their_intervals_on_a_log_scale(tmp_path):
    _, told = measure_changes(tmp_path, THREE + "Never before,0,9,,,lower\n")
    (exhibit,) = told.exhibits
    assert isinstance(exhibit.chart, SpanDrawing)
    assert exhibit.chart.is_log
    assert [span.name for span in exhibit.chart.spans] == [
        "Homicide",
        "Firearm discharges",
        "Hospital admissions under 25",
    ]
    assert [span.is_ours for span in exhibit.chart.spans] == [False, False, True]
    assert exhibit.notes[-1].endswith("Never before.")
    assert exhibit.table.rows[-1][3] is None


def test_a_break_between_the_periods_is_told_instead_of_a_change(tmp_path):
    text = "name,before,after,before period,after period,better,break_on,break\n"
    inside = text + "Violence,900,1400,2020/21,2021/22,lower,2021-06-01,new crime system\n"
    outside = text + "Violence,900,1400,2020/21,2021/22,lower,2020-04-01,new crime system\n"
    _, told = measure_changes(tmp_path, inside)
    assert told.exhibits[0].title == "No change can be told from chance"
    assert "recording changed on 1 June 2021 (new crime system)" in told.exhibits[0].sentence
    assert [badge.name for badge in told.exhibits[0].badges] == ["break"]
    assert told.exhibits[0].chart is None
    _, told = measure_changes(tmp_path, outside)
    assert told.exhibits[0].title == "The change can be told from chance"


def test_periods_of_unlike_length_are_compared_by_the_day(tmp_path):
    text = "name,before,after,before period,after period\nThefts,100,200,2021 Q1,2021/22\n"
    result, _ = measure_changes(tmp_path, text)
    assert (result.comparisons[0].before_exposure, result.comparisons[0].after_exposure) == (90, 365)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Thefts,1,2,last spring,2021", "Thefts: 'last spring' is not a period for the earlier count."),
        ("Thefts,1,2,2020,", "Thefts: no period is given for the later count."),
        ("Thefts,1,2,2021,2020", "Thefts: the later period .* begins before the earlier one .* has ended"),
    ],
)
def test_periods_that_cannot_be_compared_are_refused_in_a_sentence(tmp_path, row, words):
    with pytest.raises(MeasureError, match=words):
        measure_changes(tmp_path, f"name,before,after,before period,after period\n{row}\n")


def test_a_series_of_two_areas_is_told_area_by_area(tmp_path):
    rows = [f"{month(place)},North,{count}" for place, count in enumerate(STEADY * 2)]
    rows += [f"{month(place)},South,{count}" for place, count in enumerate([*STEADY, *STEADY[:-1], 140])]
    result, told = measure_series(tmp_path, rows, name="Burglaries", better="lower")
    assert isinstance(result, SeriesResult)
    assert [exhibit.slug for exhibit in told.exhibits] == ["areas", "chart-north", "chart-south"]
    assert told.exhibits[0].title == "Burglaries: of 2 areas, 1 shows a signal"
    assert told.exhibits[1].title == "Burglaries, North: usual variation, no signal in December 2021"
    assert told.exhibits[2].title == "Burglaries, South: a signal of concern in December 2021"
    assert "above the upper limit" in told.exhibits[2].sentence
    assert all(isinstance(exhibit.chart, ControlDrawing) for exhibit in told.exhibits[1:])
    assert len(told.exhibits[1].table.rows) == 24


def test_counts_out_of_a_whole_become_shares_and_other_counts_rates(tmp_path):
    heading = "month,area,numerator,denominator"
    shares, told = measure_series(
        tmp_path,
        [f"{month(place)},,{count},150" for place, count in enumerate(STEADY)],
        heading,
        target=90,
        better="higher",
    )
    chart = shares.areas[0].chart
    assert (chart.method, chart.target, chart.form) == ("P′", pytest.approx(0.9), "percent")
    assert "Target 90.0%: it cannot be expected to meet the target" in told.exhibits[0].sentence
    rates, _ = measure_series(
        tmp_path, [f"{month(place)},,{count},90" for place, count in enumerate(STEADY)], heading
    )
    assert (rates.areas[0].chart.method, rates.areas[0].chart.scale) == ("U′", 1_000)


def test_the_same_months_a_year_earlier_are_compared_where_asked_for(tmp_path):
    rows = [f"{month(place)},,{count}" for place, count in enumerate(STEADY * 2)]
    result, told = measure_series(tmp_path, rows, same_months=12)
    assert result.areas[0].year.verdict.direction == "no signal"
    assert (
        "The 12 months to December 2021 had 1,208, the same a year earlier 1,208: no change"
        in told.exhibits[0].sentence
    )
    _, told = measure_series(tmp_path, rows[1:], same_months=12)
    assert told.exhibits[0].notes[0] == "To compare 12 months with a year earlier, 24 are needed."


def test_breaks_rebasings_and_provisional_figures_are_read_from_the_rows(tmp_path):
    heading = "month,area,count,break,rebase,decided by,provisional"
    rows = [f"{month(place)},,{count},,,," for place, count in enumerate(STEADY * 2)]
    rows[12] = f"{month(12)},,100,new crime system,new crime system,Performance board,"
    rows[-1] += "yes"
    result, told = measure_series(tmp_path, rows, heading)
    chart = result.areas[0].chart
    assert chart.segments[1].rebasing.on == dt.date(2021, 1, 1)
    assert chart.last.is_provisional
    (exhibit,) = told.exhibits
    assert [badge.name for badge in exhibit.badges] == ["provisional", "break"]
    assert (
        "Limits were worked out afresh from 1 January 2021: new crime system. Decided by Performance board."
        in exhibit.notes
    )
    assert [mark.words for mark in exhibit.chart.breaks] == [
        "Recording changed: new crime system; limits worked out afresh (Performance board)"
    ]


def test_a_rebasing_that_nobody_decided_is_refused(tmp_path):
    rows = [f"{month(place)},,{count},{'new rota' if place == 6 else ''}" for place, count in enumerate(STEADY)]
    with pytest.raises(MeasureError, match="needs who decided it"):
        measure_series(tmp_path, rows, "month,area,count,rebase")


def test_an_area_that_cannot_be_charted_is_left_out_with_its_reason(tmp_path):
    rows = [f"{month(place)},North,{count}" for place, count in enumerate(STEADY)]
    _, told = measure_series(tmp_path, [*rows, f"{month(0)},South,7"])
    assert [exhibit.slug for exhibit in told.exhibits] == ["chart-north"]
    assert "Not charted: South: A control chart needs at least two points" in told.lead


def test_no_sentence_of_a_steady_series_speaks_of_a_change(tmp_path):
    rows = [f"{month(place)},,{count}" for place, count in enumerate(STEADY * 2)]
    _, told = measure_series(tmp_path, rows, same_months=12)
    said = " ".join([told.title, told.lead, *(f"{each.title} {each.sentence}" for each in told.exhibits)]).lower()
    for word in ("increase", "decrease", "rise", "fall", "improve", "worse", "better", "reduc"):
        assert word not in said


def test_rare_events_are_told_by_the_days_between_them(tmp_path):
    first = dt.date(2020, 1, 1)
    gaps = [20, 31, 12, 44, 27, 9, 38, 25, 16, 30, 41, 22, 19]
    days = [first + dt.timedelta(days=sum(gaps[:number])) for number in range(len(gaps) + 1)]
    text = "\n".join(["date", *(day.isoformat() for day in days)]) + "\n"
    options = RareOptions(name="Homicides", until=days[-1] + dt.timedelta(days=300))
    result, told = measure(RARE_KIND, EVENTS, tmp_path, text, options)
    assert (result.areas[0].events, result.areas[0].days_since, result.areas[0].chart.method) == (14, 300, "T")
    (exhibit,) = told.exhibits
    assert exhibit.title == "Homicides, days between events: usual variation, no signal up to 30 November 2020"
    assert (
        "14 events to 30 November 2020; the last came 19 days after the one before: within what is"
        in exhibit.sentence
    )
    assert "300 days had passed since, longer than is usual here" in exhibit.sentence
    assert [row[1] for row in exhibit.table.rows] == gaps


def test_an_event_after_the_last_day_of_the_file_is_refused(tmp_path):
    options = RareOptions(until=dt.date(2020, 12, 31))
    with pytest.raises(MeasureError, match="lies after the last day"):
        measure(RARE_KIND, EVENTS, tmp_path, "date\n2020-01-01\n2020-02-01\n2021-03-01\n", options)


def test_periods_that_overlap_are_refused_because_they_share_events(tmp_path):
    rows = [f"2021-{month:02d}-01,2021-12-31,5" for month in range(1, 4)]
    with pytest.raises(MeasureError, match="overlaps 1 February to 31 December 2021"):
        measure_series(tmp_path, rows, "first_on,last_on,value")


def test_counts_of_months_and_years_do_not_stand_on_one_chart(tmp_path):
    rows = ["2019,,1200", *(f"{month(place)},,{count}" for place, count in enumerate(STEADY))]
    with pytest.raises(MeasureError, match="last from 29 to 365 days"):
        measure_series(tmp_path, rows)


def test_months_that_are_missing_are_said(tmp_path):
    rows = [f"{month(place)},,{count}" for place, count in enumerate(STEADY * 2) if place not in (5, 6, 11)]
    _, told = measure_series(tmp_path, rows)
    assert any("Periods are missing in 2 places" in note for note in told.exhibits[0].notes)


def test_a_count_above_its_denominator_among_shares_is_pointed_out(tmp_path):
    rows = [f"{month(place)},,80,{40 if place == 5 else 90}" for place in range(24)]
    _, told = measure_series(tmp_path, rows, "month,area,numerator,denominator")
    assert any(note.startswith("In 1 period of 24 more was counted") for note in told.exhibits[0].notes)
    assert "889 per 1,000 in December 2021" in told.exhibits[0].sentence


def test_a_share_is_said_with_its_n(tmp_path):
    rows = [f"{month(place)},,{count},150" for place, count in enumerate(STEADY)]
    _, told = measure_series(tmp_path, rows, "month,area,numerator,denominator")
    assert "67.3% (101 of 150) in December 2020" in told.exhibits[0].sentence


def test_a_series_that_never_leaves_its_target_meets_it(tmp_path):
    rows = [f"{month(place)},,5" for place in range(24)]
    _, told = measure_series(tmp_path, rows, target=5, better="lower")
    assert "(average 5, limits 5 to 5)" in told.exhibits[0].sentence
    assert "it can be expected to meet the target" in told.exhibits[0].sentence


def test_areas_whose_names_differ_by_marks_alone_have_slugs_of_their_own(tmp_path):
    rows = [f"{month(place)},{area},{count}" for area in ("A-B", "A B") for place, count in enumerate(STEADY)]
    _, told = measure_series(tmp_path, rows)
    assert [exhibit.slug for exhibit in told.exhibits[1:]] == ["chart-a-b", "chart-a-b-no-2"]


def test_of_very_many_areas_those_with_a_signal_are_drawn_first(tmp_path):
    rows = [f"{month(place)},Area {area},{count}" for area in range(70) for place, count in enumerate(STEADY)]
    rows += [f"{month(place)},Zone,{count}" for place, count in enumerate([*STEADY[:-1], 900])]
    result, told = measure_series(tmp_path, rows)
    assert (len(result.areas), len(told.exhibits), len(told.exhibits[0].table.rows)) == (71, 61, 71)
    assert told.exhibits[-1].slug == "chart-zone"
    assert any("60 areas" in note for note in told.exhibits[0].notes)


def test_of_very_many_changes_the_sentence_names_a_few_and_the_table_has_all(tmp_path):
    text = "name,before,after\n" + "".join(f"Kind {number},100,{90 + number}\n" for number in range(70))
    _, told = measure_changes(tmp_path, text)
    (exhibit,) = told.exhibits
    assert (exhibit.sentence.count(" after 100:"), len(exhibit.table.rows), len(exhibit.chart.spans)) == (12, 70, 60)
    assert exhibit.sentence.endswith("All 70 stand in the table.")


def test_counts_of_given_exposures_are_not_called_equally_long(tmp_path):
    text = "name,before,after,before_exposure,after_exposure\nThefts,50,60,365,366\nRobberies,5,6,,\n"
    _, told = measure_changes(tmp_path, text)
    assert [row[-1] for row in told.exhibits[0].table.rows] == [
        "as given, out of 365 and 366",
        "as given, equally long",
    ]


def test_nothing_in_either_period_is_too_few_to_tell(tmp_path):
    _, told = measure_changes(tmp_path, "name,before,after\nThefts,0,0\n")
    assert "(none in either period)" in told.exhibits[0].sentence
