"""Intervals, against published tables and against their own laws."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from answerable.measuring.interval import (
    bound_count,
    bound_difference_of_shares,
    bound_quantile,
    bound_ratio_by_logarithm,
    bound_ratio_of_counts,
    bound_share,
    find_binomial_quantile,
    rank_quantile_bounds,
)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_shares_of_newcombe_have_his_wilson_intervals(part, whole, low, high):
    found = bound_share(part, whole)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_seventy_nine_per_cent_says_less_of_200_answers_than_of_1000():
    few, many = bound_share(158, 200), bound_share(790, 1_000)
    assert [round(100 * end, 1) for end in (few.low, few.high, many.low, many.high)] == [72.8, 84.1, 76.4, 81.4]


def test_nobody_asked_leaves_any_share_possible_and_more_than_all_is_refused():
    assert bound_share(0, 0)[:2] == (0.0, 1.0)
    with pytest.raises(ValueError, match="does not fit"):
        bound_share(5, 4)


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_wilson_interval_holds_its_share_and_mirrors_its_complement(part, extra):
    whole = part + extra
    mine, other = bound_share(part, whole), bound_share(whole - part, whole)
    assert mine.low <= part / whole <= mine.high
    assert mine.low == pytest.approx(1 - other.high)


def test_counts_have_the_exact_poisson_interval_of_garwood():
    assert [round(end, 2) for end in bound_count(0)[:2]] == [0.0, 3.69]
    assert [round(end, 2) for end in bound_count(10)[:2]] == [4.8, 18.39]
    assert [round(end, 3) for end in bound_count(10, exposure=100)[:2]] == [0.048, 0.184]


@pytest.mark.parametrize(
    ("before", "after", "ratio", "low", "high", "p"),
    [
        (52, 46, 0.885, 0.58, 1.34, 0.61),
        (162, 147, 0.907, 0.72, 1.14, 0.43),
        (215, 145, 0.674, 0.54, 0.84, 0.0003),
    ],
    ids=["homicide", "firearm discharges", "admissions under 25"],
)
def test_of_three_reductions_one_is_told_from_chance(before, after, ratio, low, high, p):
    found = bound_ratio_of_counts(before, after)
    assert round(found.ratio, 3) == ratio
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)
    assert round(found.p, 4 if p < 0.01 else 2) == p


@pytest.mark.parametrize(
    ("before", "after", "low", "high"), [(52, 46, 0.595, 1.315), (162, 147, 0.73, 1.13), (215, 145, 0.55, 0.83)]
)
def test_the_log_normal_interval_of_the_same_counts_is_a_little_narrower(before, after, low, high):
    near, exact = bound_ratio_by_logarithm(before, after), bound_ratio_of_counts(before, after)
    places = 3 if before == 52 else 2
    assert (round(near.low, places), round(near.high, places)) == (low, high)
    assert exact.low < near.low < near.high < exact.high


def test_relative_rates_per_head_have_the_published_interval():
    found = bound_ratio_by_logarithm(10_868, 3_512, 1_919_138, 164_069)
    assert [round(value, 2) for value in found[:3]] == [3.78, 3.64, 3.93]


def test_a_ratio_from_nothing_has_no_upper_end():
    found = bound_ratio_of_counts(0, 9)
    assert found.ratio is None
    assert found.high is None
    assert found.low > 1
    assert bound_ratio_of_counts(0, 0)[:4] == (None, 0.0, None, 1.0)


@given(st.integers(0, 200), st.integers(0, 200), st.floats(0.1, 10))
def test_the_interval_of_a_ratio_leaves_out_one_exactly_where_p_is_small(before, after, exposure):
    low, high, p = bound_ratio_of_counts(before, after, 1.0, exposure)[1:4]
    leaves_out_one = low > 1 or (high is not None and high < 1)
    assert leaves_out_one == (p < 0.05) or abs(p - 0.05) < 1e-9


@given(st.integers(1, 60), st.integers(1, 60))
def test_the_p_of_equal_periods_is_the_two_sided_binomial_test(before, after):
    from scipy.stats import binomtest

    assert bound_ratio_of_counts(before, after).p == pytest.approx(binomtest(after, before + after, 0.5).pvalue)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_differences_of_shares_have_the_intervals_of_newcombe(first, second, low, high):
    found = bound_difference_of_shares(*first, *second)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(1, 3_000), st.floats(0.01, 0.99), st.floats(0.001, 0.999))
def test_the_quantile_of_a_binomial_is_the_smallest_number_that_reaches_its_level(total, chance, level):
    found = find_binomial_quantile(level, total, chance)
    assert binom.cdf(found, total, chance) >= level * (1 - 1e-12)
    assert found == 0 or binom.cdf(found - 1, total, chance) < level * (1 + 1e-12)


def test_a_median_of_a_hundred_lies_between_the_40th_and_the_61st():
    assert rank_quantile_bounds(100, 0.5) == (40, 61)
    assert bound_quantile(list(range(1, 101)), 0.5)[:2] == (40, 61)


def test_few_values_give_a_quantile_no_interval():
    assert bound_quantile([1, 2, 3, 4, 5], 0.5) is None
    assert bound_quantile([1, 2, 3, 4, 5, 6], 0.5)[:2] == (1, 6)
    assert bound_quantile(list(range(100)), 0.99) is None
    assert bound_quantile([], 0.5) is None


@given(st.lists(st.integers(0, 20), min_size=6, max_size=200))
def test_a_histogram_bounds_a_quantile_as_its_values_do(values):
    ordered = sorted(values)
    seen = sorted(set(values))
    assert bound_quantile(seen, 0.5, [values.count(value) for value in seen]) == bound_quantile(ordered, 0.5)


@given(st.integers(6, 2_000), st.floats(0.05, 0.95))
def test_the_ranks_of_a_quantile_hold_it_as_often_as_they_say(total, quantile):
    ranks = rank_quantile_bounds(total, quantile)
    if ranks is not None:
        low, high = ranks
        held = binom.cdf(high - 1, total, quantile) - binom.cdf(low - 1, total, quantile)
        assert held >= 0.95 - 1e-9
        assert not math.isnan(held)


def test_a_ratio_at_a_level_of_very_many_tests_keeps_an_end_that_a_float_can_hold():
    found = bound_ratio_of_counts(0.2, 1.0, 30, 31, level=1 - 0.05 / 20_000)
    assert found.low < found.ratio < found.high < math.inf
    plain = bound_ratio_of_counts(162, 147)
    assert plain.high == pytest.approx(1.1416, abs=1e-3)
