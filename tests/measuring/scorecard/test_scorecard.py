"""The scorecard: every national priority has its place, and what is lacking is seen."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from msgspec.structs import replace

from answerable.drawing.chart import ControlDrawing, SpanDrawing
from answerable.drawing.exhibit import Exhibit
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.measure import Absence, Measure, SeriesBreak, Target
from answerable.measuring.scorecard.overview import tell_overview
from answerable.measuring.scorecard.priority import list_national_measures, list_priorities
from answerable.measuring.scorecard.scorecard import Scorecard, work_out_scorecard
from answerable.measuring.scorecard.telling import tell_measure, tell_scorecard
from tests.measuring.scorecard.quarter import (
    ADMISSIONS,
    HOMICIDE,
    QUARTER,
    QUARTER_END,
    SATISFACTION,
    observe,
    observe_months,
)

PLAN = Measure(code="burglary", title="Burglaries", unit="burglaries", objective="Safer homes", source="Crime system")


def exhibit_of(scorecard: Scorecard, slug: str) -> Exhibit:
    return next(each for each in tell_scorecard(scorecard).exhibits if each.slug == slug)


def test_national_priorities_are_six_with_their_source_and_none_before_the_order() -> None:
    assert [each.title for each in list_priorities(QUARTER_END)] == [
        "Reduce murder and other homicide",
        "Reduce serious violence",
        "Disrupt drugs supply and county lines",
        "Reduce neighbourhood crime",
        "Improve satisfaction among victims, with a particular focus on victims of domestic abuse",
        "Tackle cyber crime",
    ]
    assert all(each.verified and "2021/547" in each.source for each in list_priorities())
    assert list_priorities(dt.date(2021, 5, 30)) == ()


def test_every_national_measure_belongs_to_a_priority_and_every_priority_has_one() -> None:
    named = {each.priority for each in list_national_measures()}
    assert named == {each.code for each in list_priorities()}


def test_measure_stands_under_the_priority_of_its_national_measure() -> None:
    scorecard = work_out_scorecard(QUARTER, QUARTER_END)
    placed = {group.code: [line.measure.code for line in group.lines] for group in scorecard.priorities}
    assert placed == {
        "homicide": ["homicide"],
        "serious-violence": ["admissions", "discharges"],
        "drugs": [],
        "neighbourhood-crime": [],
        "satisfaction": ["satisfaction"],
        "cyber-crime": [],
    }


def test_national_measure_that_nothing_stands_for_is_a_gap_with_the_reason_given() -> None:
    absence = Absence(measure="drug-homicides", quarter_end=QUARTER_END, reason="Not published by force.")
    scorecard = work_out_scorecard(replace(QUARTER, absences=(absence,)), QUARTER_END)
    drugs = next(group for group in scorecard.priorities if group.code == "drugs")
    assert [(gap.measure.code, gap.reason) for gap in drugs.gaps] == [
        ("drug-homicides", "Not published by force."),
        ("drug-referrals", ""),
    ]


def test_measure_of_the_plan_that_is_national_too_stands_in_both_and_counts_once() -> None:
    both = replace(HOMICIDE, objective="Safer homes")
    scorecard = work_out_scorecard(
        replace(QUARTER, measures=(both, PLAN), observations=(observe(HOMICIDE, 46),), baselines=()), QUARTER_END
    )
    assert [(group.title, [line.measure.code for line in group.lines]) for group in scorecard.objectives] == [
        ("Safer homes", ["homicide", "burglary"])
    ]
    assert [line.measure.code for line in scorecard.lines] == ["homicide", "burglary"]


def test_overview_says_how_many_changes_can_be_told_from_chance() -> None:
    overview = exhibit_of(work_out_scorecard(QUARTER, QUARTER_END), "national-priorities")
    assert overview.title == "One of three tested changes can be told from chance"
    assert overview.sentence == (
        "Quarter to 31 December 2021. Of 4 measures, 4 have a value and 3 could be tested against a baseline. One "
        "changed: a fall greater than chance explains, for the better, in Hospital admissions of under 25s."
    )


def test_overview_has_a_row_for_each_measure_and_each_gap() -> None:
    table = exhibit_of(work_out_scorecard(QUARTER, QUARTER_END), "national-priorities").table
    rows = {row[0]: row[1:] for row in table.rows}
    assert len(rows) == 10
    assert all(len(row) == len(table.columns) for row in table.rows)
    value, baseline, change, *_ = rows["Homicides"]
    assert (value, baseline) == ("46 homicides, the 12 months to December 2021", "52, the 12 months to June 2019")
    assert change.startswith("Ratio 0.88 (0.")
    assert change.endswith("): no change that could be told from chance")
    assert rows["Homicides related to drugs"][0] == "Not given, and no reason has been given"
    assert rows["Happy with the service"][-1] == "Proxy"


def test_overview_has_no_column_that_is_blank_in_every_row() -> None:
    table = exhibit_of(work_out_scorecard(QUARTER, QUARTER_END), "national-priorities").table
    assert [column.name for column in table.columns] == [
        "Measure",
        "Value",
        "Baseline",
        "Change with 95% interval",
        "Badges",
    ]


def test_change_across_a_break_is_not_counted_as_tested() -> None:
    parted = SeriesBreak(measure="admissions", on=dt.date(2020, 4, 1), reason="new coding")
    scorecard = work_out_scorecard(replace(QUARTER, breaks=(parted,)), QUARTER_END)
    overview = exhibit_of(scorecard, "national-priorities")
    assert overview.title == "None of two tested changes can be told from chance"
    row = next(row for row in overview.table.rows if row[0] == "Hospital admissions of under 25s")
    assert row[3] == "Recording changed on 1 April 2020 (new coding): the two periods cannot be compared"


def test_overview_draws_every_tested_ratio_on_one_axis() -> None:
    chart = exhibit_of(work_out_scorecard(QUARTER, QUARTER_END), "national-priorities").chart
    assert isinstance(chart, SpanDrawing)
    assert chart.is_log
    assert [(span.name, round(span.value, 3), span.low < 1 < span.high) for span in chart.spans] == [
        ("Homicides", 0.885, True),
        ("Hospital admissions of under 25s", 0.674, False),
        ("Firearm discharges", 0.907, True),
    ]


def test_measures_exhibit_says_the_finding_and_keeps_its_source_and_query() -> None:
    line = next(
        line
        for line in work_out_scorecard(QUARTER, QUARTER_END).lines
        if line.measure == replace(HOMICIDE, priority="homicide")
    )
    exhibit = tell_measure(line)
    assert exhibit.title == "Homicides: no change that could be told from chance"
    assert exhibit.origins == (observe(HOMICIDE, 46).origin,)
    assert exhibit.query.startswith("judge_counts(52, 46, better='lower'")
    assert exhibit.table.rows == (
        ("Baseline, the 12 months to June 2019", 52),
        ("Now, the 12 months to December 2021", 46),
    )


def test_measure_with_a_series_is_drawn_as_a_control_chart_with_its_baseline_by_month() -> None:
    months = observe_months(HOMICIDE, (4, 3, 5, 4, 3, 4, 5, 4, 3, 4, 4, 5), dt.date(2021, 1, 1))
    scorecard = work_out_scorecard(replace(QUARTER, observations=(*months, *QUARTER.observations[1:])), QUARTER_END)
    exhibit = exhibit_of(scorecard, "homicide")
    assert isinstance(exhibit.chart, ControlDrawing)
    assert exhibit.chart.baseline == pytest.approx(52 / 12)
    assert len(exhibit.table.rows) == 12


def test_proxy_badge_survives_into_the_exhibit_and_the_overview() -> None:
    scorecard = work_out_scorecard(QUARTER, QUARTER_END)
    (badge,) = exhibit_of(scorecard, "satisfaction").badges
    assert (badge.name, badge.words) == (
        "proxy",
        "This measure stands in for the national one. The national survey has had no local figure since 2020.",
    )
    (named,) = exhibit_of(scorecard, "national-priorities").badges
    assert named.words.startswith("Happy with the service. This measure stands in for")


def test_invented_figures_say_so_in_every_exhibit() -> None:
    told = tell_scorecard(work_out_scorecard(replace(QUARTER, is_invented=True), QUARTER_END))
    assert all("invented" in {badge.name for badge in each.badges} for each in told.exhibits)


def test_nothing_that_is_told_speaks_of_change_but_in_a_verdicts_words() -> None:
    holding = replace(
        QUARTER, targets=(Target(measure="homicide", value=40, first_on=QUARTER_END, authority="Body"),)
    )
    scorecard = work_out_scorecard(holding, QUARTER_END)
    told = tell_scorecard(scorecard)
    words = " ".join((told.lead, *(f"{each.title} {each.sentence} {' '.join(each.notes)}" for each in told.exhibits)))
    for line in scorecard.lines:
        if line.change and line.change.verdict:
            words = words.replace(line.change.words, "").replace(line.change.words.partition(" (")[0], "")
    for claim in ("fall", "fell", "rose", "rise", "reduc", "increas", "decreas", "improv", "higher", "lower"):
        assert claim not in words.lower(), claim


def test_result_goes_through_json_and_is_told_alike() -> None:
    months = observe_months(HOMICIDE, (4, 3, 5, 4, 3, 4, 5, 4, 3, 4, 4, 5), dt.date(2021, 1, 1))
    scorecard = work_out_scorecard(replace(QUARTER, observations=months), QUARTER_END)
    again = msgspec.json.decode(msgspec.json.encode(scorecard), type=Scorecard)
    assert again == scorecard
    assert tell_scorecard(again) == tell_scorecard(scorecard)


def test_one_table_of_everything_has_each_measure_once() -> None:
    both = replace(HOMICIDE, objective="Safer homes")
    scorecard = work_out_scorecard(replace(QUARTER, measures=(both, *QUARTER.measures[1:])), QUARTER_END)
    names = [row[0] for row in tell_overview(scorecard).table.rows]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"measures": ()}, "There are no measures"),
        ({"measures": (HOMICIDE, HOMICIDE)}, "Two measures have the code “homicide”"),
        ({"measures": (replace(HOMICIDE, priority="knives"),)}, "has the priority “knives”: use one of homicide, "),
        ({"measures": (replace(HOMICIDE, national_measure="x"),)}, "has the national measure “x”"),
        (
            {"measures": (replace(HOMICIDE, better="less"),)},
            "has the better direction “less”: use one of lower, higher",
        ),
        ({"measures": (ADMISSIONS, SATISFACTION)}, "No measure has the code “discharges”"),
    ],
)
def test_measures_that_are_not_whole_are_refused_in_one_sentence(changed: dict[str, object], words: str) -> None:
    with pytest.raises(MeasureError, match=words):
        work_out_scorecard(replace(QUARTER, **changed), QUARTER_END)


def test_scorecard_of_a_quarter_before_the_priorities_has_their_measures_all_the_same() -> None:
    early = (dt.date(2020, 1, 1), dt.date(2020, 12, 31))
    named = replace(HOMICIDE, priority="homicide")
    held = replace(QUARTER, measures=(named, *QUARTER.measures[1:]), observations=(observe(HOMICIDE, 50, early),))
    scorecard = work_out_scorecard(held, dt.date(2020, 12, 31))
    assert scorecard.priorities == ()
    assert [line.measure.code for line in scorecard.lines if line.figure] == ["homicide"]


def test_day_that_ends_no_quarter_is_refused() -> None:
    with pytest.raises(MeasureError, match="30 November 2021 does not end a quarter: give 31 March"):
        work_out_scorecard(QUARTER, dt.date(2021, 11, 30))
