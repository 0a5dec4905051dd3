"""The measuring of false alarms and coverage, at a small number of draws: the rates lie where theory puts them."""

import numpy as np
import pytest

from benchmarks.false_alarms import (
    MARK,
    PAGE,
    count_flags,
    count_last_points,
    count_run_signals,
    cover_truth,
    flag_steady_series,
    judge_nothing,
)

SERIES, DRAWS = 2_000, 400


@pytest.fixture(scope="module")
def charts():
    return flag_steady_series(np.random.default_rng(5), SERIES)


def rate_points(charts):
    return {point.name: point.percent for point, _ in count_flags(charts)}


def test_with_known_limits_the_share_of_points_outside_is_that_of_the_normal_law(charts):
    assert rate_points(charts["known limits"])["outside the limits"] == pytest.approx(0.27, abs=0.1)


def test_a_shift_of_seven_is_about_as_frequent_as_seven_heads_in_a_row(charts):
    # Each point is within such a run with a chance of nearly 8 in 128 away from the ends.
    assert 3.8 < rate_points(charts["known limits"])["seven on one side"] < 6.0


def test_seven_points_in_order_are_as_rare_as_permutations_make_them(charts):
    # Two of 5,040 orders are monotone; each of 18 windows flags seven of 24 points, overlaps aside.
    expected = 100 * 18 * 7 / 24 * 2 / 5_040
    assert rate_points(charts["limits from the series"])["seven rising or falling"] == pytest.approx(
        expected, abs=0.12
    )


def test_screened_limits_flag_more_points_than_unscreened_ones(charts):
    screened, whole = charts["the same, screened"], charts["limits from the series"]
    assert rate_points(screened)["outside the limits"] > rate_points(whole)["outside the limits"]
    assert 0.3 < count_last_points(screened).percent < 3.5


def test_the_run_tests_seldom_see_a_shift_in_a_steady_series():
    assert 1.0 < count_run_signals(np.random.default_rng(6), 800).percent < 6.0


def test_verdicts_call_a_change_where_there_is_none_as_seldom_as_promised():
    rates = {rate.name: rate for rate in judge_nothing(np.random.default_rng(7), DRAWS)}
    overdispersed = rates.pop("two counts around 200 that vary twice as much")
    for rate in rates.values():
        assert rate.percent < 8.5, rate.name
    assert rates["two counts around 1,000"].percent > 2.0
    assert overdispersed.percent > 9.0


def test_intervals_hold_the_truth_as_often_as_promised():
    for rate in cover_truth(np.random.default_rng(8), DRAWS):
        assert 91.5 < rate.percent <= 100, rate.name


def test_the_page_of_false_alarms_holds_the_tables():
    text = PAGE.read_text(encoding="utf-8")
    assert text.count(MARK) == 2
    assert "10,000 draws each, seed 1982." in text
    assert "| the last point is a signal |" in text
