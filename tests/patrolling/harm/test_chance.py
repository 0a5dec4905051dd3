"""What chance leaves open in sums of harm."""

import numpy as np
import pytest

from answerable.patrolling.harm.chance import add_harm, bound_harm, judge_harm, limit_harm

DAYS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
WEIGHTS = np.array([2555.0, 10.0])


def make_counts(seed=5, grave=3.0, light=300.0):
    rng = np.random.default_rng(seed)
    return np.column_stack([rng.poisson(grave, 12), rng.poisson(light, 12)])


def test_nearly_all_months_of_a_steady_series_lie_within_the_limits():
    outside = 0
    for seed in range(40):
        counts = make_counts(seed)
        limits = limit_harm(counts, DAYS, WEIGHTS, seed=seed, draws=2_000)
        harm = counts @ WEIGHTS
        outside += int(((harm < limits.lower) | (harm > limits.upper)).sum())
    assert outside <= 8  # 1.3 of 480 are expected


def test_limits_at_three_deviations_of_a_normal_figure_would_be_wrong_below():
    counts = np.column_stack([np.array([1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1]), np.full(12, 20)])
    limits = limit_harm(counts, DAYS, WEIGHTS, seed=1)
    assert limits.lower.min() > 0
    harm = counts @ WEIGHTS
    assert harm.mean() - 3 * harm.std(ddof=1) < 0


def test_a_month_of_grave_offences_is_told_from_chance():
    counts = make_counts()
    counts[-1, 0] = 25
    limits = limit_harm(counts, DAYS, WEIGHTS, seed=1)
    verdict = judge_harm(float(counts[-1] @ WEIGHTS), limits, -1, 12)
    assert (verdict.direction, verdict.better) == ("higher", False)
    assert "more harm than chance leaves open" in verdict.words
    steady = judge_harm(float(counts[0] @ WEIGHTS), limits, 0, 12)
    assert steady.direction == "no signal"
    assert judge_harm(0.0, limits, 0, 12).better is True


def test_too_few_months_say_nothing():
    counts = make_counts()
    verdict = judge_harm(1e9, limit_harm(counts, DAYS, WEIGHTS, seed=1), -1, 11)
    assert verdict.direction == "too few"


def test_counts_that_vary_more_widen_the_limits():
    steady = np.column_stack([np.full(12, 10), np.full(12, 300)])
    uneven = steady + np.column_stack([np.tile([9, -9], 6), np.zeros(12, dtype=int)])
    narrow, wide = (limit_harm(counts, DAYS, WEIGHTS, seed=1) for counts in (steady, uneven))
    assert (wide.upper - wide.lower > 2 * (narrow.upper - narrow.lower)).all()
    assert wide.centre.tolist() == narrow.centre.tolist()


def test_the_same_seed_gives_the_same_limits():
    first, second = (limit_harm(make_counts(), DAYS, WEIGHTS, seed=7) for _ in range(2))
    assert all((one == other).all() for one, other in zip(first, second, strict=True))


def test_the_interval_of_a_sum_is_that_of_independent_events():
    counts = np.array([400, 10_000])
    total, mean = bound_harm(counts, WEIGHTS, seed=1)
    harm = counts @ WEIGHTS
    reach = 1.96 * np.sqrt(counts @ WEIGHTS**2)
    assert total.low == pytest.approx(harm - reach, rel=0.01)
    assert total.high == pytest.approx(harm + reach, rel=0.01)
    assert mean.low < harm / counts.sum() < mean.high


def test_nothing_has_no_harm():
    found = add_harm(np.array([0, 0]), WEIGHTS, seed=1)
    assert (found.count, found.harm, found.low, found.high, found.mean) == (0, 0.0, 0.0, 0.0, 0.0)
