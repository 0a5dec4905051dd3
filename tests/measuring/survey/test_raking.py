"""Raking: the margins are met, and what the weights cost is told."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.measuring.survey.raking import UnfitMarginError, measure_design_effect, rake_weights


def sum_margin(codes, weights, variable, size):
    return np.bincount(codes[:, variable], weights, size)


def test_margins_of_schools_by_type_and_award_are_met():
    """California's schools of 2000 by type and by whether the school met its target: 4,421 + 755 + 1,018 = 6,194."""
    source = np.random.default_rng(1)
    codes = np.column_stack([source.choice(3, 183, p=[0.79, 0.08, 0.13]), source.choice(2, 183, p=[0.13, 0.87])])
    raked = rake_weights(codes, [[4421, 755, 1018], [1072, 5122]], most=None)
    assert sum_margin(codes, raked.weights, 0, 3) == pytest.approx([4421, 755, 1018], rel=1e-9)
    assert sum_margin(codes, raked.weights, 1, 2) == pytest.approx([1072, 5122], rel=1e-9)
    assert raked.gap < 1e-9


def test_two_by_two_table_keeps_its_odds_ratio():
    """Raking alters the margins and never the association (Deming and Stephan 1940)."""
    cells = {(0, 0): 40, (0, 1): 10, (1, 0): 20, (1, 1): 30}
    codes = np.array([pair for pair, count in cells.items() for _ in range(count)])
    weights = rake_weights(codes, [[50, 50], [30, 70]]).weights
    sums = {pair: weights[(codes == pair).all(axis=1)].sum() for pair in cells}
    assert sums[0, 0] * sums[1, 1] / (sums[0, 1] * sums[1, 0]) == pytest.approx(40 * 30 / (10 * 20))


MARGINS = st.lists(st.integers(5, 95), min_size=2, max_size=4)


@given(MARGINS, MARGINS, st.integers(0, 999))
@settings(max_examples=40, deadline=None)
def test_margins_are_met_whatever_they_are(first, second, seed):
    source = np.random.default_rng(seed)
    every = np.array([[a, b] for a in range(len(first)) for b in range(len(second))])
    more = np.column_stack([source.integers(0, len(first), 60), source.integers(0, len(second), 60)])
    codes = np.vstack([every, more])
    weights = rake_weights(codes, [first, second], most=None).weights
    assert sum_margin(codes, weights, 0, len(first)) == pytest.approx(first, rel=1e-9)
    scaled = np.array(second) * (sum(first) / sum(second))
    assert sum_margin(codes, weights, 1, len(second)) == pytest.approx(scaled, rel=1e-9)


def test_weight_beyond_five_times_the_median_is_cut_and_the_gap_told():
    codes = np.array([[0]] * 98 + [[1]] * 2)
    raked = rake_weights(codes, [[50, 50]])
    assert raked.trimmed == 2
    assert raked.weights.max() == pytest.approx(5 * np.median(raked.weights))
    assert raked.weights.sum() == pytest.approx(100)
    # 2 answers may now speak for 10 of 108 plain ones, not for half.
    assert raked.gap == pytest.approx(0.5 - 10 / 108)


def test_category_nobody_answered_in_is_refused():
    with pytest.raises(UnfitMarginError) as refusal:
        rake_weights(np.array([[0], [0]]), [[5, 5]])
    assert (refusal.value.variable, refusal.value.category, refusal.value.is_empty) == (0, 1, True)


def test_equal_weights_cost_nothing_and_unequal_ones_do():
    assert measure_design_effect(np.full(40, 2.5)) == pytest.approx(1)
    # Half of them weigh 1, half 3: cv² is 0.25.
    assert measure_design_effect(np.array([1.0, 3.0] * 20)) == pytest.approx(1.25)
