"""What charts support saying, and what they are drawn as."""

import datetime as dt
import re

import msgspec
import pytest

from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.charts import chart_shares, chart_values
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.control.telling import (
    describe_series,
    judge_assurance,
    say_assurance,
    say_runs,
    say_variation,
)
from answerable.measuring.series import Break, Rebasing
from answerable.measuring.verdict import judge_series
from tests.measuring.control.series import months

STEADY = [
    100,
    104,
    98,
    102,
    101,
    97,
    103,
    99,
    100,
    105,
    98,
    101,
    100,
    103,
    97,
    102,
    99,
    101,
    104,
    98,
    100,
    102,
    99,
    101,
]


def chart_ending(*last, better="lower", **terms):
    values = [*STEADY, *last]
    return chart_values(months(len(values)), values, better=better, **terms)


def test_a_point_like_the_others_is_within_what_is_usual():
    verdict = judge_series(chart_ending())
    assert (verdict.direction, verdict.better, verdict.test) == ("no signal", None, "control chart rules")
    assert re.fullmatch(r"within what is usual here \(average [\d.]+, limits [\d.]+ to [\d.]+\)", verdict.words)


@pytest.mark.parametrize(
    ("last", "direction", "better", "words"),
    [
        ([140], "higher", False, "higher than is usual here: above the upper limit of"),
        ([60], "lower", True, "lower than is usual here: below the lower limit of"),
        ([98] * 8, "lower", True, "lower than was usual here: 8 points in a row below the average"),
        ([95, 96, 97, 98, 99, 100, 101], "higher", False, "moving up: 7 points, each above the one before"),
        (
            [103, 109, 109],
            "higher",
            False,
            "higher than is usual here: 2 of the last 3 points near the upper limit of",
        ),
    ],
    ids=["outside", "outside below", "shift", "trend", "near"],
)
def test_a_signal_says_which_rule_and_which_way(last, direction, better, words):
    verdict = judge_series(chart_ending(*last))
    assert (verdict.direction, verdict.better) == (direction, better)
    assert verdict.words.startswith(words)
    assert verdict.words.endswith(", for the better" if better else ", for the worse")
    assert judge_series(chart_ending(*last, better="neither")).better is None


def test_a_trend_that_has_not_crossed_the_average_is_a_shift_as_well():
    below = chart_ending(93, 94, 95, 96, 97, 101, 95, 95.5, 96, 96.5, 97, 97.5, 98, better="higher")
    assert below.last.rules == ("shift", "trend")
    assert (
        judge_series(below).words == "lower than was usual here: 7 points in a row below the average, for the worse"
    )
    across = chart_ending(94, 95, 96, 97, 98, 99, 100, better="higher")
    assert across.last.rules == ("trend",)
    assert (judge_series(across).better, across.last.signal) == (True, "improvement")


def test_a_series_that_never_moves_has_no_runs_to_test():
    chart = chart_values(months(24), [95] * 24)
    assert (
        say_runs(chart)
        == "The order of the points (Anhøj's two tests) cannot be judged: every point lies on the average."
    )


def test_too_few_points_are_not_judged():
    verdict = judge_series(chart_values(months(8), [*STEADY[:7], 140]))
    assert (verdict.direction, verdict.is_signal) == ("too few", False)
    assert verdict.words == "too few points to say what is usual here (8, and at least 12 are needed)"


def test_a_break_within_the_limits_keeps_a_series_from_being_judged_until_it_is_rebased():
    broken = Break(dt.date(2021, 1, 1), "a new crime system")
    verdict = judge_series(chart_ending(140, breaks=[broken]))
    assert not verdict.is_comparable
    assert verdict.words == (
        "recording changed on 1 January 2021 (a new crime system): the points before and after cannot be compared"
    )
    decision = Rebasing(on=broken.on, reason="a new crime system", decided_by="Performance board")
    assert judge_series(chart_ending(140, breaks=[broken], rebasings=[decision])).direction == "higher"


@pytest.mark.parametrize(
    ("target", "better", "assurance"),
    [
        (200, "higher", "fail"),
        (200, "lower", "pass"),
        (50, "higher", "pass"),
        (50, "lower", "fail"),
        (100, "lower", "hit and miss"),
        (100, "higher", "hit and miss"),
        (100, "neither", ""),
        (None, "lower", ""),
    ],
)
def test_assurance_is_where_the_target_stands_to_the_last_limits(target, better, assurance):
    assert judge_assurance(chart_ending(target=target, better=better)) == assurance


def test_a_pair_of_words_stands_for_the_two_icons():
    chart = chart_ending(140, target=50)
    assert say_variation(chart) == "a signal of concern"
    assert say_assurance(chart) == "cannot be expected to meet the target as things are"
    assert say_variation(chart_ending()) == "usual variation, no signal"
    assert say_assurance(chart_ending()) == "no target to be held against"
    few = chart_values(months(5), STEADY[:5], target=90)
    assert (say_variation(few), say_assurance(few)) == (
        "too early to tell",
        "too few points to tell whether the target will be met",
    )


def test_two_points_are_held_against_how_far_two_points_usually_lie_apart():
    said = describe_series(chart_ending(97))
    assert said.startswith("97 in January 2022: within what is usual here (average ")
    assert (
        "It is 4 below the month before and 3 below a year before; two points here usually differ by up to 1" in said
    )
    assert not re.search(r"\b(increase|decrease|rise|fall|reduc|improv|up by|down by)", said)


def test_a_point_far_from_the_last_says_so():
    said = describe_series(chart_ending(140))
    assert "above the upper limit" in said
    assert "39 above the month before (more than usual)" in said


def test_too_few_points_are_described_by_why_nothing_is_said():
    said = describe_series(chart_values(months(4), STEADY[:4]))
    assert said == "102 in April 2020: too few points to say what is usual here (4, and at least 12 are needed)."


def test_days_that_are_no_months_are_said_in_full():
    days = [dt.date(2022, 1, 3) + dt.timedelta(weeks=week) for week in range(len(STEADY))]
    said = describe_series(chart_values(days, STEADY))
    assert said.startswith("101 on 13 June 2022: ")
    assert "above the point before" in said


def test_the_run_tests_are_told_with_what_chance_allows():
    assert say_runs(chart_ending()).startswith("The order of the points (Anhøj's two tests) shows no shift: at most ")
    assert "points to a shift" in say_runs(chart_ending(*[95] * 10))


def test_shares_are_drawn_and_tabled_in_per_cent_with_their_n():
    chart = chart_shares(months(13), [66, 60] * 6 + [70], [100] * 13, better="higher", target=0.9)
    drawing = draw_control(chart, "Answered within ten seconds", baseline=0.5)
    assert (drawing.y.form, drawing.points[0].value, drawing.target, drawing.baseline) == (
        "percent",
        66.0,
        90.0,
        50.0,
    )
    table = tabulate_control(chart, "Within ten seconds")
    assert [column.name for column in table.columns] == [
        "Period from", "Within ten seconds", "Average", "Lower limit", "Upper limit", "Out of", "Signal",
    ]  # fmt: skip
    assert table.rows[0][0] == dt.date(2020, 1, 1)
    assert table.rows[0][5:] == (100, "within what is usual")
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_a_drawing_carries_signals_breaks_rebasings_and_what_is_provisional():
    broken = Break(dt.date(2020, 6, 1), "a new crime system")
    decision = Rebasing(on=dt.date(2021, 1, 1), reason="a new rota", decided_by="Performance board")
    chart = chart_ending(140, breaks=[broken], rebasings=[decision], provisional=[dt.date(2022, 1, 1)])
    drawing = draw_control(chart)
    assert [(mark.at, mark.words) for mark in drawing.breaks] == [
        (dt.date(2020, 6, 1), "Recording changed: a new crime system"),
        (dt.date(2021, 1, 1), "Limits worked out afresh: a new rota (Performance board)"),
    ]
    assert (drawing.points[-1].signal, drawing.points[-1].is_provisional) == ("concern", True)
    assert (drawing.points[0].signal, drawing.points[0].is_provisional) == ("", False)


def test_a_chart_goes_through_json_whole():
    chart = chart_ending(140, target=90, breaks=[Break(dt.date(2020, 6, 1), "a new crime system")])
    assert msgspec.json.decode(msgspec.json.encode(chart), type=ControlChart) == chart
