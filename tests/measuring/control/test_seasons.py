"""The same months a year earlier: a season is no change."""

import datetime as dt

import numpy as np
import pytest

from answerable.measuring.control.seasons import compare_year, estimate_paired_dispersion
from answerable.measuring.refusal import MeasureError
from answerable.measuring.series import Break
from answerable.measuring.verdict import judge_counts
from tests.measuring.control.series import months

SEASON = [60, 65, 80, 100, 120, 140, 150, 140, 110, 90, 70, 60]


def test_a_season_is_no_change_from_a_year_earlier_though_it_is_from_the_months_before():
    counts = SEASON * 2
    summer = compare_year(months(18), counts[:18], months=3)
    assert (summer.before, summer.after, summer.verdict.direction) == (360, 360, "no signal")
    assert (summer.first_on, summer.last_on) == (dt.date(2021, 4, 1), dt.date(2021, 6, 1))
    assert judge_counts(sum(counts[12:15]), sum(counts[15:18])).direction == "higher"


def test_a_real_change_over_the_season_is_told():
    counts = [*SEASON, *(round(0.8 * count) for count in SEASON)]
    found = compare_year(months(24), counts, better="lower")
    assert (found.verdict.direction, found.verdict.better, found.dispersion) == ("lower", True, 1.0)
    assert found.verdict.ratio == pytest.approx(0.8, abs=0.01)


def test_a_year_that_jumps_about_needs_a_greater_change():
    jumpy = [count + (40 if month % 2 else -40) for month, count in enumerate(SEASON)]
    found = compare_year(months(24), [*SEASON, *(count + 12 for count in jumpy)])
    assert found.dispersion > 5
    assert found.verdict.direction == "no signal"
    assert judge_counts(sum(SEASON), sum(jumpy) + 144).direction == "higher"


def test_what_the_counts_arose_from_is_allowed_for():
    twice = compare_year(months(24), [*SEASON, *(2 * count for count in SEASON)], [1] * 12 + [2] * 12)
    assert twice.verdict.direction == "no signal"
    assert (twice.verdict.ratio, twice.dispersion) == (pytest.approx(1.0), 1.0)


def test_a_break_in_either_year_keeps_them_from_being_compared():
    broken = Break(dt.date(2020, 9, 1), "a new crime system")
    assert not compare_year(months(24), SEASON * 2, breaks=[broken]).verdict.is_comparable
    assert not compare_year(
        months(24), SEASON * 2, months=4, breaks=[Break(dt.date(2020, 12, 1), "")]
    ).verdict.is_comparable
    assert compare_year(months(24), SEASON * 2, months=4, breaks=[broken]).verdict.is_comparable


def test_too_few_months_or_missing_ones_are_refused():
    with pytest.raises(MeasureError, match="24 are needed"):
        compare_year(months(23), (SEASON * 2)[:23])
    with pytest.raises(MeasureError, match="none missing"):
        compare_year([*months(24)[:5], *months(25)[6:]], SEASON * 2)


def test_paired_dispersion_is_one_of_independent_events_whatever_the_season_and_the_change():
    chance = np.random.default_rng(3)
    means = np.array(SEASON)
    draws = [
        estimate_paired_dispersion(
            chance.poisson(means).tolist(), chance.poisson(0.7 * means).tolist(), *[[1.0] * 12] * 2
        )
        for _ in range(300)
    ]
    assert 1.1 < float(np.mean(draws)) < 1.25  # the mean of what is raised to 1 where it is less
    assert float(np.mean(np.array(draws) == 1.0)) == pytest.approx(0.55, abs=0.1)
