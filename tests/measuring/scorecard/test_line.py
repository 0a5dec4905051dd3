"""A line of the scorecard: which figure it prints, what it is held against, and what may be said of it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.figure import choose_figure
from answerable.measuring.scorecard.line import Line, work_out_line
from answerable.measuring.scorecard.measure import (
    Absence,
    Baseline,
    Holding,
    Measure,
    Observation,
    SeriesBreak,
    SeriesRebasing,
    Target,
)
from answerable.measuring.scorecard.sentence import tell_badges, tell_change, tell_line
from tests.measuring.scorecard.quarter import (
    ADMISSIONS,
    BASELINE_YEAR,
    DISCHARGES,
    HOMICIDE,
    QUARTER,
    QUARTER_END,
    SATISFACTION,
    YEAR_2021,
    observe,
    observe_months,
    set_baseline,
)

# Counts of a process at five a month; nothing in it is a signal.
STEADY = (5, 3, 6, 4, 7, 5, 4, 6, 3, 5, 6, 4, 5, 7, 3, 4, 6, 5, 4, 5, 3, 6, 5, 4)


def line_of(measure: Measure, holding: Holding = QUARTER, **changed: object) -> Line:
    return work_out_line(measure, replace(holding, **changed), QUARTER_END)


@pytest.mark.parametrize(
    ("measure", "before", "now", "ratio", "p", "direction"),
    [
        (HOMICIDE, 52, 46, 0.885, 0.61, "no signal"),
        (DISCHARGES, 162, 147, 0.907, 0.43, "no signal"),
        (ADMISSIONS, 215, 145, 0.674, 0.0003, "lower"),
    ],
)
def test_change_of_three_falls_is_told_from_chance_in_one(
    measure: Measure, before: int, now: int, ratio: float, p: float, direction: str
) -> None:
    line = line_of(measure)
    assert (line.baseline_figure.value, line.figure.value) == (before, now)
    verdict = line.change.verdict
    assert verdict.ratio == pytest.approx(ratio, abs=0.0005)
    assert verdict.p == pytest.approx(p, rel=0.15)
    assert verdict.direction == direction


@pytest.mark.parametrize(
    ("before", "now", "better", "per_cent", "wanted"),
    [(28675, 19018, "lower", -33.7, True), (8945, 7509, "lower", -16.1, True), (1087, 1229, "higher", 13.1, True)],
    ids=["burglary", "robbery", "referrals into treatment"],
)
def test_large_changes_are_told_with_the_percentage_that_the_ratio_gives(
    before: int, now: int, better: str, per_cent: float, wanted: bool
) -> None:
    measure = replace(HOMICIDE, better=better)
    line = line_of(measure, observations=(observe(measure, now),), baselines=(set_baseline(measure, before),))
    verdict = line.change.verdict
    assert 100 * (verdict.ratio - 1) == pytest.approx(per_cent, abs=0.05)
    assert verdict.better is wanted


def test_sentence_gives_both_periods_and_the_verdicts_own_words() -> None:
    line = line_of(HOMICIDE)
    assert tell_change(line) == (
        "The 12 months to December 2021 saw 46 homicides against 52 in the baseline, the 12 months to June 2019 "
        f"(Home Office): {line.change.verdict.words}."
    )
    assert line.change.verdict.words.startswith("no change that could be told from chance (ratio 0.88")


def test_months_add_up_to_the_twelve_that_end_with_the_quarter() -> None:
    months = observe_months(HOMICIDE, STEADY, dt.date(2020, 1, 1))
    figure = line_of(HOMICIDE, observations=months).figure
    assert (figure.first_on, figure.last_on, figure.parts) == (*YEAR_2021, 12)
    assert figure.value == sum(STEADY[12:])


def test_months_with_a_gap_do_not_add_up_and_the_newest_period_is_printed() -> None:
    months = observe_months(HOMICIDE, STEADY, dt.date(2020, 1, 1))
    figure = line_of(HOMICIDE, observations=(*months[:20], *months[21:])).figure
    assert (figure.first_on, figure.last_on, figure.parts) == (dt.date(2021, 12, 1), dt.date(2021, 12, 31), 1)


@given(st.lists(st.integers(0, 1000), min_size=12, max_size=12), st.sampled_from([1, 3, 6, 12]))
def test_figure_of_a_year_is_the_same_however_it_is_cut(counts: list[int], length: int) -> None:
    months = observe_months(HOMICIDE, counts, dt.date(2021, 1, 1))
    cut = [
        Observation(
            measure="homicide",
            numerator=sum(counts[at : at + length]),
            first_on=months[at].first_on,
            last_on=months[at + length - 1].last_on,
        )
        for at in range(0, 12, length)
    ]
    figure = choose_figure(HOMICIDE, cut, QUARTER_END)
    assert (figure.value, figure.first_on, figure.last_on) == (sum(counts), *YEAR_2021)


def test_share_over_months_is_of_the_sums_not_the_mean_of_shares() -> None:
    measure = replace(SATISFACTION, months=2)
    answered = [
        Observation(measure="satisfaction", numerator=9, denominator=10, first_on=first, last_on=last)
        for first, last in [(dt.date(2021, 11, 1), dt.date(2021, 11, 30))]
    ]
    answered.append(
        Observation(
            measure="satisfaction",
            numerator=10,
            denominator=90,
            first_on=dt.date(2021, 12, 1),
            last_on=QUARTER_END,
        )
    )
    figure = choose_figure(measure, answered, QUARTER_END)
    assert figure.value == pytest.approx(19.0)
    assert (figure.numerator, figure.denominator) == (19, 100)


def test_latest_revision_holds_and_the_first_is_left_out() -> None:
    first = replace(observe(HOMICIDE, 44), is_provisional=True)
    line = line_of(HOMICIDE, observations=(replace(observe(HOMICIDE, 46), revision=1), first))
    assert line.figure.value == 46
    assert line.badges == ()


def test_provisional_proxy_and_break_are_badges_and_sentences() -> None:
    line = line_of(
        replace(HOMICIDE, proxy_reason="own systems are used.", revisions="Final in April."),
        observations=(replace(observe(HOMICIDE, 46), is_provisional=True),),
        breaks=(SeriesBreak(measure="homicide", on=dt.date(2021, 4, 1), reason="new crime system"),),
    )
    assert [badge.name for badge in line.badges] == ["proxy", "provisional", "break"]
    assert tell_badges(line) == (
        "This measure stands in for the national one. Own systems are used.",
        "The figure may still be revised. Final in April.",
        "Recording changed on 1 April 2021: new crime system.",
    )


def test_break_between_baseline_and_period_forbids_the_comparison() -> None:
    line = line_of(
        ADMISSIONS, breaks=(SeriesBreak(measure="admissions", on=dt.date(2020, 4, 1), reason="new coding"),)
    )
    assert not line.change.verdict.is_comparable
    assert line.change.verdict.direction == "no signal"
    assert "cannot be compared" in tell_change(line)


def test_share_without_n_cannot_be_tested() -> None:
    held = Baseline(
        measure="satisfaction",
        value=75,
        first_on=dt.date(2020, 12, 1),
        last_on=dt.date(2020, 12, 31),
        authority="Board",
    )
    line = line_of(SATISFACTION, baselines=(held,))
    assert line.change.verdict is None
    assert line.change.words == "cannot be tested: the counts behind the baseline and this period are not published"
    assert "79% (counts not published)" in tell_change(line)


def test_share_with_n_is_tested_and_said_with_it() -> None:
    measure = replace(SATISFACTION, months=1)
    held = Baseline(
        measure="satisfaction",
        numerator=700,
        denominator=1000,
        first_on=dt.date(2020, 12, 1),
        last_on=dt.date(2020, 12, 31),
        authority="Board",
    )
    now = Observation(
        measure="satisfaction",
        numerator=790,
        denominator=1000,
        first_on=dt.date(2021, 12, 1),
        last_on=QUARTER_END,
    )
    line = line_of(measure, observations=(now,), baselines=(held,))
    assert line.change.verdict.direction == "higher"
    assert line.change.verdict.better is True
    assert "79% (790 of 1,000 replies)" in tell_change(line)
    assert line.change.query == "judge_shares(700, 1000, 790, 1000, better='higher')"


def test_share_of_nobody_leaves_no_point_and_no_figure() -> None:
    nobody = Observation(
        measure="satisfaction", numerator=0, denominator=0, first_on=dt.date(2021, 12, 1), last_on=QUARTER_END
    )
    assert line_of(SATISFACTION, observations=(nobody,)).is_missing


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [(70, 60, "Happy with the service: 70 of 60 is more than all"), (-1, 60, "−1 replies cannot be")],
)
def test_counts_that_cannot_be_are_refused_in_one_sentence(numerator: float, denominator: float, words: str) -> None:
    wrong = Observation(
        measure="satisfaction",
        numerator=numerator,
        denominator=denominator,
        first_on=dt.date(2021, 12, 1),
        last_on=QUARTER_END,
    )
    with pytest.raises(MeasureError, match=words):
        line_of(SATISFACTION, observations=(wrong,))


def test_period_that_ends_before_it_begins_is_refused() -> None:
    backwards = observe(HOMICIDE, 46, (YEAR_2021[1], YEAR_2021[0]))
    with pytest.raises(MeasureError, match="Homicides: the period from 31 December 2021 ends before it begins"):
        line_of(HOMICIDE, observations=(backwards,))


def test_seconds_are_never_tested_from_two_figures() -> None:
    wait = Measure(code="wait", title="Mean wait", unit="seconds", form="seconds", places=1, months=1)
    december = (dt.date(2021, 12, 1), QUARTER_END)
    line = line_of(
        wait,
        observations=(Observation(measure="wait", value=36.2, first_on=december[0], last_on=december[1]),),
        baselines=(
            Baseline(
                measure="wait", value=36.6, first_on=BASELINE_YEAR[0], last_on=BASELINE_YEAR[1], authority="Board"
            ),
        ),
    )
    assert line.change.verdict is None
    assert tell_change(line).startswith("Mean wait: 36.2 s in December 2021 against 36.6 s in the baseline")


def test_periods_of_unlike_length_are_held_against_each_other_by_day() -> None:
    half = (dt.date(2021, 7, 1), dt.date(2021, 12, 31))
    line = line_of(HOMICIDE, observations=(observe(HOMICIDE, 26, half),))
    assert line.change.verdict.ratio == pytest.approx((26 / 184) / (52 / 365))
    assert line.change.verdict.direction == "no signal"


def test_leap_year_is_no_greater_exposure_than_another() -> None:
    leap = (dt.date(2019, 7, 1), dt.date(2020, 6, 30))
    line = work_out_line(
        replace(HOMICIDE, lag_days=92),
        replace(QUARTER, observations=(observe(HOMICIDE, 46, leap),)),
        dt.date(2020, 6, 30),
    )
    assert line.change.verdict.ratio == pytest.approx(46 / 52)


def test_period_that_overlaps_the_baseline_is_not_tested() -> None:
    line = work_out_line(
        HOMICIDE,
        replace(QUARTER, observations=(observe(HOMICIDE, 50, (dt.date(2019, 1, 1), dt.date(2019, 12, 31))),)),
        dt.date(2019, 12, 31),
    )
    assert line.change.words == "cannot be tested: the period overlaps the baseline's"


def test_months_that_vary_more_than_chance_widen_the_interval() -> None:
    uneven = (10, 200) * 6
    months = observe_months(HOMICIDE, uneven, dt.date(2021, 1, 1))
    held = set_baseline(HOMICIDE, 1100)
    wide = line_of(HOMICIDE, observations=months, baselines=(held,)).change.verdict
    whole = line_of(HOMICIDE, observations=(observe(HOMICIDE, sum(uneven)),), baselines=(held,)).change.verdict
    assert whole.direction == "higher"
    assert wide.direction == "no signal"
    assert wide.ratio == pytest.approx(whole.ratio)
    assert "times as much as chance alone" in wide.words


def test_share_of_very_many_is_tested_by_how_much_its_months_vary() -> None:
    measure = replace(SATISFACTION, chart="p")
    shares = (0.62, 0.70, 0.66, 0.64, 0.71, 0.63, 0.69, 0.65, 0.70, 0.62, 0.68, 0.66)
    months = tuple(
        replace(each, numerator=60000 * share, denominator=60000)
        for each, share in zip(observe_months(measure, (0,) * 12, dt.date(2021, 1, 1)), shares, strict=True)
    )
    held = Baseline(
        measure="satisfaction",
        numerator=40800,
        denominator=60000,
        first_on=dt.date(2020, 12, 1),
        last_on=dt.date(2020, 12, 31),
        authority="Board",
    )
    change = line_of(measure, observations=months, baselines=(held,)).change
    alone = line_of(measure, observations=months[-1:], baselines=(held,)).change
    assert alone.verdict.direction == "lower"
    assert change.verdict.direction == "no signal"
    assert change.dispersion > 100


def test_months_that_vary_as_chance_does_leave_the_interval_as_it_is() -> None:
    months = observe_months(HOMICIDE, STEADY[:12], dt.date(2021, 1, 1))
    verdict = line_of(HOMICIDE, observations=months).change.verdict
    whole = line_of(HOMICIDE, observations=(observe(HOMICIDE, sum(STEADY[:12])),)).change.verdict
    assert verdict == whole


def test_old_value_is_none_for_this_quarter_and_says_so() -> None:
    line = line_of(replace(ADMISSIONS, lag_days=60))
    assert line.figure is None
    assert line.is_missing
    assert tell_line(line) == (
        "Hospital admissions of under 25s: no value for this quarter: the newest, for the 12 months to October 2021, "
        "ends 61 days before 31 December 2021, and 60 days are allowed.",
    )


def test_absence_that_is_explained_is_told_and_not_missing() -> None:
    reason = "The hospitals have not sent their figures"
    absence = Absence(measure="admissions", quarter_end=QUARTER_END, reason=reason)
    line = line_of(ADMISSIONS, observations=(), absences=(absence,))
    assert not line.is_missing
    assert tell_line(line) == (f"Hospital admissions of under 25s: no value for this quarter. {reason}.",)


def test_absence_of_another_quarter_explains_nothing() -> None:
    absence = Absence(measure="admissions", quarter_end=dt.date(2021, 9, 30), reason="Late.")
    assert line_of(ADMISSIONS, observations=(), absences=(absence,)).is_missing


def test_values_of_another_area_are_not_taken() -> None:
    line = line_of(HOMICIDE, observations=(replace(observe(HOMICIDE, 9), area="Coventry"),))
    assert line.is_missing


def test_series_of_two_years_is_judged_on_its_control_chart() -> None:
    line = line_of(HOMICIDE, observations=observe_months(HOMICIDE, STEADY, dt.date(2020, 1, 1)))
    assert len(line.signal.chart.points) == 24
    assert line.signal.verdict.direction == "no signal"
    assert line.signal.words.startswith("Control chart of 24 months to December 2021: within what is usual here")


def test_series_below_twelve_points_is_not_judged() -> None:
    line = line_of(HOMICIDE, observations=observe_months(HOMICIDE, STEADY[:8], dt.date(2021, 5, 1)))
    assert line.signal.verdict.direction == "too few"
    assert "too few points to say what is usual here (8, and at least 12 are needed)" in line.signal.words


def test_yearly_sums_that_overlap_are_no_series() -> None:
    rolling = tuple(
        observe(HOMICIDE, 46 + at, (dt.date(2020, 12 - at, 1), dt.date(2021, 12 - at, 1) - dt.timedelta(days=1)))
        for at in range(6)
    )
    line = line_of(HOMICIDE, observations=rolling)
    assert (line.figure.value, line.figure.last_on) == (46, dt.date(2021, 11, 30))
    assert line.signal is None


def test_target_of_a_share_is_held_against_each_month() -> None:
    measure = replace(SATISFACTION, chart="p")
    months = tuple(
        replace(each, numerator=500 + 10 * (at % 3), denominator=1000.0)
        for at, each in enumerate(observe_months(measure, (0,) * 24, dt.date(2020, 1, 1)))
    )
    target = Target(measure="satisfaction", value=90, first_on=dt.date(2020, 1, 1), authority="Policing body")
    line = line_of(measure, observations=months, targets=(target,))
    assert line.signal.assurance == "cannot be expected to meet the target as things are"
    assert line.signal.chart.method == "P′"
    assert line.standing.is_met is False
    assert "It misses the target of 90% (set by Policing body)." in tell_line(line)


def test_target_that_chance_leaves_open_is_neither_met_nor_missed() -> None:
    target = Target(measure="homicide", value=45, first_on=dt.date(2020, 1, 1), authority="Policing body")
    line = line_of(HOMICIDE, targets=(target,))
    assert line.standing.is_met is None
    assert line.standing.words == "misses the target of 45, by no more than chance could do"


def test_target_that_has_ended_is_not_used() -> None:
    target = Target(
        measure="homicide",
        value=10,
        first_on=dt.date(2020, 1, 1),
        last_on=dt.date(2020, 12, 31),
        authority="Policing body",
    )
    assert line_of(HOMICIDE, targets=(target,)).standing is None


def test_rebasing_with_months_after_it_begins_new_limits() -> None:
    months = observe_months(HOMICIDE, STEADY, dt.date(2020, 1, 1))
    decided = SeriesRebasing(
        measure="homicide", on=dt.date(2021, 1, 1), reason="a new team", decided_by="Performance Board"
    )
    later = SeriesRebasing(measure="homicide", on=dt.date(2022, 1, 1), reason="later", decided_by="Performance Board")
    chart = line_of(HOMICIDE, observations=months, rebasings=(decided, later)).signal.chart
    assert [segment.points for segment in chart.segments] == [12, 12]
    assert chart.segments[1].rebasing.decided_by == "Performance Board"


def test_rare_events_given_by_day_are_counted_and_charted_by_the_days_between_them() -> None:
    measure = replace(HOMICIDE, chart="t")
    days = [dt.date(2020, 12, 1) + dt.timedelta(days=13 * at) for at in range(24)]
    line = line_of(measure, observations=tuple(observe(measure, 1, (day, day)) for day in days))
    assert (line.figure.first_on, line.figure.last_on) == YEAR_2021
    assert line.figure.value == sum(day >= YEAR_2021[0] for day in days) == 21
    assert line.signal.chart.method == "T"
    assert {point.value for point in line.signal.chart.points} == {13}
