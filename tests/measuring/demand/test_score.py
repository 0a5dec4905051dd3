"""How far forecasts were out."""

import numpy as np
import pytest

from answerable.measuring.demand.score import (
    measure_bias,
    measure_coverage,
    measure_floor,
    measure_mape,
    measure_mase,
    measure_pinball,
    measure_wape,
    scale_of_naive,
)


@pytest.mark.parametrize(("mean", "floor"), [(10, 0.25), (50, 0.113), (101, 0.079), (158, 0.063)])
def test_floor_of_an_hour_is_what_chance_alone_leaves(mean, floor):
    assert measure_floor(np.array([float(mean)])) == pytest.approx(floor, abs=5e-4)
    assert measure_floor(np.array([float(mean)])) == pytest.approx(np.sqrt(2 / (np.pi * mean)), rel=0.01)


def test_floor_is_the_error_of_a_forecaster_who_knows_every_mean():
    means = np.random.default_rng(1).uniform(0.2, 30, 40_000)
    calls = np.random.default_rng(2).poisson(means)
    assert measure_wape(means, calls.astype(float)) == pytest.approx(measure_floor(means), rel=0.01)


def test_errors_leave_out_what_is_not_known():
    forecast, actual = np.array([12.0, 8.0, np.nan, 5.0]), np.array([10.0, 10.0, 7.0, np.nan])
    assert measure_wape(forecast, actual) == pytest.approx(4 / 20)
    assert measure_bias(forecast, actual) == pytest.approx(0)


def test_repeating_last_week_has_a_scaled_error_of_one():
    counts = np.random.default_rng(1).poisson(50, (70, 24)).astype(float)
    assert measure_mase(counts[:-7], counts[7:], scale_of_naive(counts)) == pytest.approx(1)


def test_percentage_error_is_not_told_of_quiet_hours():
    assert measure_mape(np.array([3.0, 4.0]), np.array([2.0, 5.0])) is None
    assert measure_mape(np.array([3.0, 44.0]), np.array([2.0, 40.0])) == pytest.approx(0.1)


def test_pinball_loss_is_least_at_the_quantile():
    calls = np.random.default_rng(1).poisson(50, 20_000).astype(float)
    losses = {q: measure_pinball(np.full(calls.shape, float(q)), calls, 0.9) for q in (50, 59, 68)}
    assert min(losses, key=losses.get) == 59


def test_coverage_counts_the_ends_and_skips_the_unknown():
    low, high = np.array([1.0, 1.0, 1.0, np.nan]), np.array([2.0, 2.0, 2.0, 2.0])
    assert measure_coverage(low, high, np.array([1.0, 2.0, 3.0, 1.0])) == (pytest.approx(2 / 3), 3)
