"""How much a series varies beyond chance: found where it is, and seldom where it is not."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from msgspec.structs import replace

from answerable.measuring.scorecard.dispersion import measure_dispersion
from answerable.measuring.scorecard.measure import Observation
from tests.measuring.scorecard.quarter import HOMICIDE, SATISFACTION, observe_months

START = dt.date(2019, 1, 1)


def shares(parts: np.ndarray, whole: int) -> tuple[Observation, ...]:
    months = observe_months(SATISFACTION, [float(part) for part in parts], START)
    return tuple(replace(each, denominator=whole) for each in months)


def test_independent_counts_are_seldom_said_to_vary_beyond_chance() -> None:
    months = observe_months(HOMICIDE, [0.0] * 24, START)
    days = np.array([(each.last_on - each.first_on).days + 1 for each in months])
    drawn = np.random.default_rng(7).poisson(13 * days, size=(400, 24))
    found = [measure_dispersion(HOMICIDE, observe_months(HOMICIDE, row.tolist(), START)) for row in drawn]
    assert 0.02 < np.mean([each > 1 for each in found]) < 0.08


def test_counts_that_cluster_are_found_to_do_so_by_about_as_much() -> None:
    rng = np.random.default_rng(8)
    drawn = rng.poisson(rng.gamma(400 / 9, 9, size=(100, 36)))
    found = [measure_dispersion(HOMICIDE, observe_months(HOMICIDE, row.tolist(), START)) for row in drawn]
    assert np.median(found) == pytest.approx(10, rel=0.2)


def test_lasting_shift_is_not_taken_for_noise() -> None:
    rng = np.random.default_rng(9)
    level = np.repeat([0.72, 0.62], 12)
    found = measure_dispersion(SATISFACTION, shares(rng.binomial(2000, level), 2000))
    about_the_mean = np.var(rng.binomial(2000, level) / 2000) / (0.67 * 0.33 / 2000)
    assert about_the_mean > 15
    assert found < 4


@pytest.mark.parametrize("points", [1, 11])
def test_too_few_points_say_nothing_of_how_much_they_vary(points: int) -> None:
    uneven = [10.0, 200.0] * 6
    assert measure_dispersion(HOMICIDE, observe_months(HOMICIDE, uneven[:points], START)) == 1
    assert measure_dispersion(HOMICIDE, observe_months(HOMICIDE, uneven, START)) > 10


def test_series_of_noughts_or_without_n_has_none() -> None:
    assert measure_dispersion(HOMICIDE, observe_months(HOMICIDE, [0.0] * 24, START)) == 1
    unknown = tuple(
        replace(each, numerator=None, value=79) for each in observe_months(SATISFACTION, [0.0] * 24, START)
    )
    assert measure_dispersion(SATISFACTION, unknown) == 1
