"""The models that stand for choice."""

import datetime as dt

import numpy as np
import pytest

from answerable.measuring.demand.calendar import list_days
from answerable.measuring.demand.model import MODELS, follow_profile, repeat_weeks
from answerable.measuring.demand.profile import fill_gaps, smooth_hours
from answerable.measuring.demand.score import measure_floor, measure_wape
from tests.measuring.demand.series import FIRST, draw_demand, lay_means


def test_last_week_and_four_weeks_repeat_what_was_counted():
    rates = np.repeat(np.arange(35.0)[:, None], 24, axis=1)
    calendar = list_days(FIRST, 35 + 8)
    assert repeat_weeks(rates, calendar, weeks=1)[:, 5].tolist() == [28, 29, 30, 31, 32, 33, 34, 28]
    assert repeat_weeks(rates, calendar, weeks=4)[0, 5] == pytest.approx((7 + 14 + 21 + 28) / 4)


def test_gap_in_history_reaches_a_week_further_back():
    rates = np.repeat(np.arange(35.0)[:, None], 24, axis=1)
    rates[28, 5] = np.nan
    assert repeat_weeks(rates, list_days(FIRST, 36), weeks=1)[0, 5] == 21


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_model_gives_every_hour_ahead_near_its_mean(model):
    demand = draw_demand(500)
    forecast = model.forecast(demand.rates(), list_days(FIRST, 528))
    truth = lay_means(528)[500:]
    assert forecast.shape == (28, 24)
    assert measure_wape(forecast, truth) < (0.12 if model.is_yardstick else 0.03)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_hours_that_never_occur_are_not_forecast(model):
    demand = draw_demand(500)
    rates = demand.rates()
    rates[:, :7] = np.nan
    rates[demand.calendar.weekdays == 6] = np.nan
    forecast = model.forecast(rates, list_days(FIRST, 528))
    assert np.isnan(forecast[:, :7]).all()
    assert np.isnan(forecast[list_days(FIRST, 528).weekdays[500:] == 6]).all()
    assert np.isfinite(forecast[0, 7:]).all()


def test_profile_follows_the_level_of_late():
    rates = lay_means(140)
    rates[70:] *= 1.5
    forecast = follow_profile(rates, list_days(FIRST, 154), level_days=7, shape_days=120)
    assert measure_wape(forecast[:7], 1.5 * lay_means(154)[140:147]) < 0.02


def test_profile_learns_what_bank_holidays_bring():
    calendar = list_days(dt.date(2019, 1, 1), 1120)
    rates = lay_means(1120, first=dt.date(2019, 1, 1)) * np.where(calendar.holidays, 1.3, 1.0)[:, None]
    known = int(np.flatnonzero(calendar.holidays)[-2])  # a holiday lies ahead, and more than twenty are known
    forecast = follow_profile(rates[:known], calendar.first_days(known + 1), level_days=28, shape_days=730)
    assert forecast[0].sum() / rates[known].sum() == pytest.approx(1, abs=0.08)


def test_season_is_known_again_in_its_second_year():
    means = lay_means(828, season=0.2)
    calendar = list_days(FIRST, 828)
    seasonal = follow_profile(means[:800], calendar, level_days=60, shape_days=730, is_seasonal=True)
    plain = follow_profile(means[:800], calendar, level_days=60, shape_days=730)
    assert measure_wape(seasonal, means[800:]) < 0.02 < measure_wape(plain, means[800:])


def test_missing_hours_of_a_day_are_filled_at_their_usual_share():
    means = lay_means(56)
    rates = means.copy()
    rates[20] *= 2
    rates[20, 3:9] = np.nan
    filled = fill_gaps(rates, list_days(FIRST, 56).weekdays)
    assert filled[20, 3:9] == pytest.approx(2 * means[20, 3:9], rel=0.01)


def test_day_mostly_missing_stays_missing():
    rates = lay_means(56)
    rates[20, 2:] = np.nan
    assert np.isnan(fill_gaps(rates, list_days(FIRST, 56).weekdays)[20]).all()


def test_smoothing_takes_chance_out_of_quiet_hours_and_leaves_busy_ones():
    chance = np.random.default_rng(4)
    week = lay_means(7)
    for mean, most in ((1.0, 0.75), (2000.0, 1.05)):
        drawn = chance.poisson(week * mean / 100, (8, 7, 24)).mean(axis=0)
        raw, smooth = (measure_wape(each, week * mean / 100) for each in (drawn, smooth_hours(drawn, 8)))
        assert smooth < most * raw


def test_floor_is_nearly_reached_where_only_chance_is_left():
    demand = draw_demand(365)
    calls = draw_demand(393, seed=2).counts[365:]
    forecast = follow_profile(demand.rates(), list_days(FIRST, 393), level_days=90, shape_days=180)
    assert measure_wape(forecast, calls) < 1.05 * measure_floor(lay_means(393)[365:])
