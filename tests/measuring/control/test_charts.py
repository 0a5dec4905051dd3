"""Control charts, against published series and what a chart must not do."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.control.charts import chart_rare, chart_rates, chart_shares, chart_values
from answerable.measuring.refusal import MeasureError
from answerable.measuring.series import Break, Exclusion, Rebasing
from tests.measuring.control.series import CIRCUIT_BOARDS, JUICE_CANS, LOAN_COSTS, NHS_OUTLIER, months


def exclude(dates, *places):
    """Exclusions of points by their places from 1, as the textbook numbers its samples."""
    return [
        Exclusion(on=dates[place - 1], reason="cause found", decided_by="Head of performance") for place in places
    ]


def read_limits(chart, places):
    return tuple(round(value, places) for value in (chart.last.centre, chart.last.upper, chart.last.lower))


@pytest.mark.parametrize(("form", "lowest"), [("count", 0), ("percent", 0), ("number", -0.7156)])
def test_count_or_share_has_no_limit_below_nought_and_says_so(form, lowest):
    chart = chart_values(months(18), NHS_OUTLIER, form=form)
    assert {round(point.lower, 4) for point in chart.points} == {lowest}
    assert any("nothing below it is possible" in words for words in chart.warnings) == (lowest == 0)


def test_percentage_that_has_been_negative_keeps_its_lower_limit():
    chart = chart_values(months(18), [-1, *NHS_OUTLIER[1:]], form="percent")
    assert chart.last.lower < 0


def test_screening_leaves_large_moving_ranges_out_of_the_limits():
    screened = chart_values(months(18), NHS_OUTLIER)
    whole = chart_values(months(18), NHS_OUTLIER, is_screened=False)
    assert read_limits(screened, 4) == (1.9444, 4.6044, -0.7156)
    assert read_limits(whole, 4) == (1.9444, 6.9515, -3.0626)
    assert (screened.is_screened, screened.segments[0].screened) == (True, 2)
    assert (whole.is_screened, whole.segments[0].screened) == (False, 0)


def test_the_loan_costs_of_montgomery_have_his_limits():
    chart = chart_values(months(20), LOAN_COSTS, is_screened=False)
    assert read_limits(chart, 2) == (300.5, 321.22, 279.78)
    assert not any(point.rules for point in chart.points)


def test_the_juice_cans_of_montgomery_have_his_limits():
    days, whole = months(30), [50] * 30
    plain = chart_shares(days, JUICE_CANS, whole, is_corrected=False)
    assert read_limits(plain, 4) == (0.2313, 0.4102, 0.0524)
    assert [place for place, point in enumerate(plain.points, 1) if "outside" in point.rules] == [15, 23]
    without = chart_shares(days, JUICE_CANS, whole, is_corrected=False, exclusions=exclude(days, 15, 23))
    assert read_limits(without, 4) == (0.2150, 0.3893, 0.0407)
    assert [point.is_excluded for point in without.points].count(True) == 2


def test_the_circuit_boards_of_montgomery_have_his_limits():
    days = months(26)
    plain = chart_rates(days, CIRCUIT_BOARDS, is_corrected=False)
    assert read_limits(plain, 2) == (19.85, 33.21, 6.48)
    assert [place for place, point in enumerate(plain.points, 1) if "outside" in point.rules] == [6, 20]
    without = chart_rates(days, CIRCUIT_BOARDS, is_corrected=False, exclusions=exclude(days, 6, 20))
    assert read_limits(without, 2) == (19.67, 32.97, 6.36)
    assert (plain.method, without.method) == ("C", "C")


def test_of_very_many_calls_a_p_chart_cries_wolf_and_the_corrected_one_does_not():
    shares = [0.66, 0.64, 0.67, 0.65, 0.68, 0.66, 0.63, 0.66, 0.65, 0.67, 0.64, 0.66, 0.65, 0.68, 0.66, 0.64]
    calls = [58_563] * len(shares)
    within = [round(share * 58_563) for share in shares]
    plain = chart_shares(months(16), within, calls, is_corrected=False)
    corrected = chart_shares(months(16), within, calls)
    assert round(100 * (plain.last.upper - plain.last.centre), 1) == 0.6
    assert sum("outside" in point.rules for point in plain.points) == 11
    assert sum("outside" in point.rules for point in corrected.points) == 0
    assert corrected.method == "P′"


def test_laneys_limits_are_the_plain_ones_times_the_variation_of_the_scores():
    days, parts, wholes = months(6), [10, 30, 12, 25, 9, 40], [100, 200, 110, 190, 100, 210]
    plain = chart_shares(days, parts, wholes, is_corrected=False)
    corrected = chart_shares(days, parts, wholes)
    scores = [3 * (point.value - point.centre) / (point.upper - point.centre) for point in plain.points]
    variation = sum(abs(after - before) for before, after in itertools.pairwise(scores)) / 5 / 1.128
    for narrow, wide in zip(plain.points, corrected.points, strict=True):
        assert wide.upper - wide.centre == pytest.approx(variation * (narrow.upper - narrow.centre))


def test_limits_of_rates_follow_their_exposure_and_shares_stay_between_none_and_all():
    rates = chart_rates(months(3), [10, 40, 20], [1, 4, 2], is_corrected=False, per=1_000)
    widths = [point.upper - point.centre for point in rates.points]
    assert widths[0] == pytest.approx(2 * widths[1])
    assert (rates.method, rates.scale, rates.points[1].size) == ("U", 1_000, 4)
    shares = chart_shares(months(3), [1, 0, 2], [3, 4, 2], is_corrected=False)
    assert all(0 <= point.lower <= point.centre <= point.upper <= 1 for point in shares.points)


def test_a_rebasing_works_limits_out_afresh_and_starts_the_rules_again():
    values = [10, 12] * 6 + [20, 22] * 6
    decision = Rebasing(on=dt.date(2021, 1, 1), reason="a new rota", decided_by="Performance board")
    without = chart_values(months(24), values)
    rebased = chart_values(months(24), values, rebasings=[decision])
    assert any("shift" in point.rules for point in without.points)
    assert not any(point.rules for point in rebased.points)
    assert [segment.rebasing for segment in rebased.segments] == [None, decision]
    assert [segment.points for segment in rebased.segments] == [12, 12]
    assert (rebased.points[11].centre, rebased.points[12].centre) == (11, 21)


def test_a_rebasing_needs_points_on_both_sides():
    for on in (dt.date(2019, 1, 1), dt.date(2020, 12, 1), dt.date(2023, 1, 1)):
        decision = Rebasing(on=on, reason="none", decided_by="nobody")
        with pytest.raises(MeasureError, match="rebasing"):
            chart_values(months(12), range(12), rebasings=[decision])


def test_fixed_limits_stay_those_of_the_first_points():
    values = [10, 12] * 6 + [30] * 6
    chart = chart_values(months(18), values, fixed_after=12)
    assert {point.centre for point in chart.points} == {11}
    assert chart.segments[0].used == 12
    assert all("outside" in point.rules for point in chart.points[12:])


def test_limits_of_under_twelve_points_are_trial_limits_and_say_so():
    assert not chart_values(months(12), range(12)).is_trial
    chart = chart_values(months(11), range(11))
    assert chart.is_trial
    assert chart.warnings == (
        "The limits since 1 January 2020 come from 11 points, fewer than 12: they are trial limits and may move.",
    )


def test_a_break_that_nobody_rebased_is_warned_of():
    broken = Break(dt.date(2020, 7, 1), "a new crime system")
    chart = chart_values(months(24), range(24), breaks=[broken])
    assert chart.warnings == (
        "Recording changed on 1 July 2020 (a new crime system) and the limits run on across it: points before and "
        "after are not of one kind.",
    )
    decision = Rebasing(on=broken.on, reason="a new crime system", decided_by="Performance board")
    assert chart_values(months(24), range(24), breaks=[broken], rebasings=[decision]).segments[0].is_trial


def test_a_period_without_a_figure_leaves_no_point_and_says_so():
    values = [10.0, 12.0] * 7
    chart = chart_values(months(14), [None, *values[1:]])
    assert len(chart.points) == 13
    assert chart.warnings == ("1 period has no figure and no point on the chart.",)
    nobody = chart_shares(months(14), [0, *[5] * 13], [0, *[9] * 13])
    assert len(nobody.points) == 13


def test_points_are_put_in_order_and_two_of_one_day_are_refused():
    days = months(12)
    assert chart_values(days[::-1], range(12)[::-1]) == chart_values(days, range(12))
    with pytest.raises(MeasureError, match="two figures for 1 January 2020"):
        chart_values([days[0], *days], range(13))
    with pytest.raises(MeasureError, match="at least two points"):
        chart_values(days[:1], [1])


def test_impossible_shares_are_refused():
    with pytest.raises(MeasureError, match="greater than its whole on 1 February 2020"):
        chart_shares(months(3), [1, 9, 1], [5, 5, 5])
    with pytest.raises(MeasureError, match="below nought"):
        chart_rates(months(3), [1, -1, 1])


def test_days_between_rare_events_have_limits_after_nelsons_transformation():
    first = dt.date(2021, 1, 1)
    events = [first + dt.timedelta(days=day) for day in (0, 8, 9, 21, 30, 33, 47, 60, 61, 75, 80, 92, 101, 300)]
    chart = chart_rare(events)
    assert [point.value for point in chart.points] == [8, 1, 12, 9, 3, 14, 13, 1, 14, 5, 12, 9, 199]
    roots = [point.value ** (1 / 3.6) for point in chart.points]
    assert chart.last.centre == pytest.approx((sum(roots) / 13) ** 3.6)
    assert (chart.method, chart.better, chart.last.rules) == ("T", "neither", ("outside",))


def test_a_long_time_without_a_rare_event_is_for_the_better_where_fewer_are_wanted():
    first = dt.date(2021, 1, 1)
    events = [first + dt.timedelta(days=day) for day in [*range(0, 130, 10), 800]]
    assert chart_rare(events, better="lower").last.signal == "improvement"
    assert chart_rare(events, better="higher").last.signal == "concern"


def test_several_rare_events_on_one_day_are_nought_days_apart():
    day = dt.date(2021, 1, 1)
    chart = chart_rare([day, day, dt.date(2021, 1, 11)])
    assert [point.value for point in chart.points] == [0, 10]


def test_cases_between_rare_events_have_geometric_limits():
    gaps = [120, 80, 200, 40, 60, 100]
    chart = chart_rare(months(6), gaps)
    assert (chart.method, chart.last.centre, chart.last.lower) == ("G", 100, 0)
    assert chart.last.upper == pytest.approx(100 + 3 * (100 * 101) ** 0.5)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40), st.floats(-1e4, 1e4), st.floats(0.01, 100))
def test_limits_move_with_the_values_and_scale_with_them(values, shift, scale):
    chart = chart_values(months(len(values)), values, is_screened=False)
    moved = chart_values(months(len(values)), [scale * value + shift for value in values], is_screened=False)
    for before, after in zip(chart.points, moved.points, strict=True):
        assert after.centre == pytest.approx(scale * before.centre + shift, rel=1e-6, abs=1e-3)
        assert after.upper == pytest.approx(scale * before.upper + shift, rel=1e-6, abs=1e-3)


@given(st.floats(-1e9, 1e9), st.integers(2, 40))
def test_a_series_that_never_moves_has_no_signal(value, number):
    assert not any(point.rules for point in chart_values(months(number), [value] * number).points)


def test_screening_that_would_leave_limits_without_a_width_is_not_made():
    chart = chart_values(months(48), [1.0] * 47 + [9.0])
    assert chart.segments[0].screened == 0
    assert chart.last.lower < 1 < chart.last.upper < 9
    assert [place for place, point in enumerate(chart.points, 1) if "outside" in point.rules] == [48]
