"""Forecasts tried on past weeks."""

import numpy as np
import pytest

from answerable.measuring.demand.backtest import (
    HORIZON,
    Demand,
    choose_trial,
    run_backtest,
    score_trial,
)
from answerable.measuring.demand.band import draw_bands, fit_bands
from answerable.measuring.demand.calendar import list_days
from answerable.measuring.demand.model import MODELS, YARDSTICKS, Model
from answerable.measuring.demand.score import measure_coverage
from tests.measuring.demand.series import FIRST, draw_demand


def backtest(demand: Demand, models=MODELS):
    return run_backtest(demand, models, list_days(FIRST, len(demand.counts) + HORIZON))


def test_forecasts_see_nothing_of_the_days_they_are_held_against():
    demand = draw_demand(120)
    changed = demand._replace(counts=demand.counts.copy())
    last = backtest(demand).starts[-1]
    changed.counts[last:] *= 3
    for one, other in zip(backtest(demand).trials, backtest(changed).trials, strict=True):
        assert np.array_equal(one.forecasts[-1], other.forecasts[-1])


def test_starts_are_weekly_and_the_last_ends_with_the_file():
    starts = backtest(draw_demand(100)).starts
    assert starts[-1] + HORIZON == 100
    assert set(np.diff(starts)) == {7}
    assert starts[0] >= 28


def test_model_of_the_season_is_tried_only_with_history_enough():
    assert "profile-season" not in {trial.model.name for trial in backtest(draw_demand(400)).trials}
    assert "profile-season" in {trial.model.name for trial in backtest(draw_demand(600)).trials}


def test_profile_comes_within_fifteen_per_cent_of_what_chance_leaves():
    demand = draw_demand(730, season=0.08)
    tried = backtest(demand)
    score = score_trial(choose_trial(tried), tried, demand)
    assert score.floor_ratio < 1.15
    assert score.mase < 0.8
    assert abs(score.bias) < 0.01


@pytest.mark.parametrize(("mean", "season"), [(100.0, 0.08), (10.0, 0.0)])
def test_intervals_cover_what_they_say_of_weeks_they_have_not_seen(mean, season):
    demand = draw_demand(560, mean, season=season)
    tried = backtest(demand)
    score = score_trial(choose_trial(tried), tried, demand)
    assert 0.78 < score.coverage_80 < 0.82
    assert 0.93 < score.coverage_95 < 0.97


def test_intervals_are_not_drawn_from_errors_that_were_not_known_yet():
    demand = draw_demand(70)
    tried = backtest(demand)
    assert len(tried.starts) == 3
    assert score_trial(tried.trials[0], tried, demand).coverage_80 is None


def test_model_chosen_on_early_weeks_is_judged_on_later_ones():
    def flatter(rates, calendar):
        """Right in the first half of the file, and far too high in the second."""
        means = draw_means(len(calendar.ordinals))[len(rates) :]
        return means * (1.0 if len(rates) < 140 else 2.0)

    def draw_means(days):
        from tests.measuring.demand.series import lay_means

        return lay_means(days)

    demand = draw_demand(300)
    tried = backtest(demand, (*YARDSTICKS, Model("flatter", "a model that ages", flatter)))
    assert choose_trial(tried).model.name == "flatter"
    scores = {trial.model.name: score_trial(trial, tried, demand).wape for trial in tried.trials}
    assert scores["flatter"] > scores["last-week"]


def test_bands_of_larger_forecasts_are_wider_and_none_goes_below_nought():
    chance = np.random.default_rng(1)
    forecast = np.repeat(np.linspace(0.2, 90, 24)[None, None], 28, axis=1).repeat(10, axis=0)
    bands = fit_bands(forecast, chance.poisson(forecast).astype(float))
    drawn = draw_bands(forecast[0], bands)
    assert (drawn >= 0).all()
    assert drawn[0, 23, 3] - drawn[0, 23, 1] > drawn[0, 5, 3] - drawn[0, 5, 1]
    share, _ = measure_coverage(drawn[..., 1], drawn[..., 3], chance.poisson(forecast[0]).astype(float))
    assert share == pytest.approx(0.8, abs=0.05)


def test_bands_are_not_drawn_of_a_handful_of_errors():
    assert fit_bands(np.full((1, 3), 5.0), np.full((1, 3), 6.0)) is None
