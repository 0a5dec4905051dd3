"""The rules of control charts, against the tests of NHSRplotthedots and against a plain reading of them."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.control.chart import RULES
from answerable.measuring.control.charts import chart_values
from answerable.measuring.control.limits import Limits
from answerable.measuring.control.many import chart_many
from answerable.measuring.control.rules import flag_rules
from answerable.measuring.control.runs import allow_runs, judge_runs
from tests.measuring.control.series import months


def flag(values, centre=0.0, reach=3.0):
    """The places, from 1, that break each rule where centre and limits are given."""
    matrix = np.array([values], dtype=float)
    level = np.ones_like(matrix)
    none = np.zeros(1, dtype=np.int64)
    limits = Limits(centre * level, (centre - reach) * level, (centre + reach) * level, none)
    flags = flag_rules(matrix, limits)
    return {
        rule: [int(place) + 1 for place in np.flatnonzero(found[0])] for rule, found in zip(RULES, flags, strict=True)
    }


def read_plainly(values, centre, reach):
    """The same rules said window by window, as the reference package's loops do."""
    sides = [(value > centre) - (value < centre) for value in values]
    steps = [0, *((after > before) - (after < before) for before, after in itertools.pairwise(values))]
    outside = [abs(value - centre) > reach for value in values]
    near = [not out and abs(value - centre) > reach * 2 / 3 for out, value in zip(outside, values, strict=True)]
    found = {
        "outside": {place for place, out in enumerate(outside, 1) if out},
        "shift": set(),
        "trend": set(),
        "near": set(),
    }
    for start in range(len(values) - 6):
        window = range(start, start + 7)
        if abs(sum(sides[place] for place in window)) == 7:
            found["shift"] |= {place + 1 for place in window}
        if abs(sum(steps[place] for place in window[1:])) == 6:
            found["trend"] |= {place + 1 for place in window}
    for start in range(len(values) - 2):
        window = range(start, start + 3)
        if sum(near[place] for place in window) >= 2 and abs(sum(sides[place] for place in window)) == 3:
            found["near"] |= {place + 1 for place in window if near[place]}
    return {rule: sorted(places) for rule, places in found.items()}


def test_seven_rising_points_are_a_trend_and_a_tie_breaks_it():
    assert flag(range(1, 8), reach=99)["trend"] == [1, 2, 3, 4, 5, 6, 7]
    assert flag([1, 2, 3, 3, 4, 5, 6], reach=99)["trend"] == []
    assert flag([2, 1, 2, 3, 4, 5, 6, 7, 3], reach=99)["trend"] == [2, 3, 4, 5, 6, 7, 8]
    assert flag([2, 1, 2, 3, 4, 5, 6], reach=99)["trend"] == []
    assert flag(range(7, 0, -1), reach=99)["trend"] == [1, 2, 3, 4, 5, 6, 7]


def test_eight_points_above_the_centre_are_a_shift():
    assert flag([1] * 8 + [-1])["shift"] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert flag([1] * 6 + [-1])["shift"] == []


def test_a_point_on_the_centre_breaks_a_shift():
    assert flag([1, 1, 1, 0, 1, 1, 1, 1])["shift"] == []


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([2.5, 0.1, 2.5], [1, 3]),
        ([2.5, 2.5, -0.1], []),
        ([2.5, -2.5, 2.5], []),
        ([3.5, 2.5, 0.1], []),
        ([3.5, 2.5, 2.5], [2, 3]),
        ([2.0, 2.0, 2.0], []),
        ([-2.5, -2.5, -0.1], [1, 2]),
    ],
    ids=[
        "two of three near, the third on the same side",
        "the third on the other side",
        "near on both sides",
        "a point outside does not count as near",
        "but may be the third",
        "at two thirds is not beyond",
        "below",
    ],
)
def test_two_of_three_near_a_limit(values, places):
    assert flag(values)["near"] == places


def test_a_point_on_a_limit_is_not_outside():
    assert flag([3, -3, 3.01, -3.01])["outside"] == [3, 4]


@given(st.lists(st.integers(-8, 8), min_size=1, max_size=40))
def test_the_rules_for_many_are_the_plain_reading_of_them(halves):
    values = [half / 2 for half in halves]
    assert flag(values) == read_plainly(values, 0.0, 3.0)


def test_many_charts_at_once_are_those_made_one_by_one():
    draws = np.random.default_rng(12).normal(100, 10, (40, 30))
    draws[:10, 15:] += 20
    for settings in ({}, {"is_screened": False}, {"fixed_after": 15}):
        many = chart_many(draws, **settings)
        signals = 0
        for row, values in enumerate(draws):
            chart = chart_values(months(30), list(values), **settings)
            assert chart.last.upper == pytest.approx(many.limits.upper[row, -1])
            flags = zip(many.outside[row], many.shift[row], many.trend[row], many.near[row], strict=True)
            found = [tuple(rule for rule, is_broken in zip(RULES, each, strict=True) if is_broken) for each in flags]
            assert [point.rules for point in chart.points] == found
            signals += any(found)
        assert signals == many.signals.any(axis=1).sum() > 9


def test_many_charts_refuse_what_is_missing():
    with pytest.raises(ValueError, match="none missing"):
        chart_many(np.array([[1.0, np.nan, 2.0]]))
    with pytest.raises(ValueError, match="at least two"):
        chart_many(np.array([[1.0]]))


def test_the_rules_start_afresh_on_a_short_series():
    assert flag([1.0]) == {"outside": [], "shift": [], "trend": [], "near": []}


@pytest.mark.parametrize(
    ("points", "longest", "fewest"),
    [
        (12, 7, 3),
        (16, 7, 4),
        (20, 7, 6),
        (24, 8, 8),
        (30, 8, 10),
        (36, 8, 13),
        (48, 9, 18),
        (60, 9, 23),
        (100, 10, 41),
    ],
)
def test_runs_and_crossings_have_the_bounds_of_anhoj(points, longest, fewest):
    assert allow_runs(points) == (longest, fewest)


def test_a_long_run_and_few_crossings_are_told_and_points_on_the_centre_left_out():
    steady = judge_runs([1, -1] * 6, [0] * 12)
    assert (steady.points, steady.longest, steady.crossings, steady.is_signal) == (12, 1, 11, False)
    shifted = judge_runs([1] * 8 + [0] + [-1, 1, -1, 1], [0] * 13)
    assert (shifted.points, shifted.longest, shifted.longest_allowed, shifted.is_signal) == (12, 8, 7, True)
    few = judge_runs([1] * 6 + [-1] * 6, [0] * 12)
    assert (few.longest, few.crossings, few.fewest_allowed, few.is_signal) == (6, 1, 3, True)
    assert judge_runs([0, 0], [0, 0]).is_signal is False
