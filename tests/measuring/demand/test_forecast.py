"""A forecast from the demand to what is offered, and why."""

import datetime as dt

import msgspec
import numpy as np
import pytest

from answerable.measuring.demand.backtest import Demand
from answerable.measuring.demand.calendar import lay_clock_hours, list_days
from answerable.measuring.demand.forecast import Forecast, forecast_demand
from answerable.measuring.demand.model import YARDSTICKS, Model
from answerable.measuring.refusal import MeasureError
from tests.measuring.demand.series import FIRST, draw_demand, lay_means


def test_forecast_gives_every_hour_of_28_days_with_intervals_round_it():
    forecast = forecast_demand(draw_demand(200))
    assert (len(forecast.days), len(forecast.hours)) == (28, 672)
    assert forecast.first_on == FIRST + dt.timedelta(days=200)
    for each in (*forecast.days, *forecast.hours):
        assert each.low_95 <= each.low_80 <= each.calls <= each.high_80 <= each.high_95
    by_day = sum(each.calls for each in forecast.hours if each.on == forecast.first_on)
    assert by_day == pytest.approx(forecast.days[0].calls, abs=0.2)


def test_offered_model_beat_both_yardsticks_on_weeks_kept_for_judging():
    forecast = forecast_demand(draw_demand(300))
    offered = next(each for each in forecast.standings if each.is_offered)
    assert forecast.is_chosen_apart
    assert not offered.is_yardstick
    assert all(offered.wape < each.wape for each in forecast.standings if each.is_yardstick)
    assert forecast.refused == ""
    assert {each.verdict for each in forecast.standings if each.is_yardstick} == {"yardstick"}


def test_model_that_loses_to_a_yardstick_is_refused_and_the_yardstick_offered():
    def age(rates, calendar):
        """Perfect on the weeks used for choosing, a third too high on those kept for judging."""
        return lay_means(len(calendar.ordinals))[len(rates) :] * (1.0 if len(rates) < 140 else 1.33)

    forecast = forecast_demand(draw_demand(300), (*YARDSTICKS, Model("ageing", "a model that ages", age)))
    ageing = next(each for each in forecast.standings if each.name == "ageing")
    assert forecast.model == "four-weeks"
    assert ageing.verdict == "not offered: a yardstick was closer"
    assert forecast.refused.startswith("The best of our models, a model that ages, is not offered")


def test_fewer_than_eight_weeks_are_refused_in_a_sentence():
    with pytest.raises(MeasureError, match="needs eight weeks of calls and the file has 55 days"):
        forecast_demand(draw_demand(55))


def test_eight_weeks_are_enough_for_a_forecast_whose_intervals_cannot_be_tested_yet():
    forecast = forecast_demand(draw_demand(56))
    assert forecast.starts == 1
    assert not forecast.is_chosen_apart
    assert forecast.coverage == ()
    assert forecast.hours[0].low_80 < forecast.hours[0].high_80


def test_clock_change_ahead_leaves_out_the_skipped_hour_and_doubles_the_repeated_one():
    first = dt.date(2022, 7, 25)
    means = lay_means(84, first=first)
    demand = Demand(list_days(first, 84), means, lay_clock_hours(first, 84, "Europe/London"))
    hours = [each for each in forecast_demand(demand).hours if each.on == dt.date(2022, 10, 30)]
    assert len(hours) == 24
    assert hours[1].calls / hours[2].calls == pytest.approx(2, rel=0.1)
    first = dt.date(2022, 12, 26)
    demand = Demand(list_days(first, 84), lay_means(84, first=first), np.ones((84, 24)))
    hours = [each.hour for each in forecast_demand(demand).hours if each.on == dt.date(2023, 3, 26)]
    assert hours == [0, *range(2, 24)]


def test_office_hours_are_forecast_for_office_hours():
    demand = draw_demand(120)
    counts = demand.counts.copy()
    counts[:, :8] = np.nan
    counts[:, 18:] = np.nan
    counts[demand.calendar.weekdays >= 5] = np.nan
    forecast = forecast_demand(demand._replace(counts=counts))
    assert {each.hour for each in forecast.hours} == set(range(8, 18))
    assert {each.on.weekday() for each in forecast.days} == {0, 1, 2, 3, 4}
    assert forecast.profile[6] == (None,) * 24


def test_file_without_a_call_is_refused_in_a_sentence():
    demand = draw_demand(120)
    with pytest.raises(MeasureError, match="last weeks of the file have no call"):
        forecast_demand(demand._replace(counts=np.zeros((120, 24))))


def test_weeks_that_never_differ_have_no_scaled_error_and_the_yardstick_is_kept():
    demand = draw_demand(120)
    forecast = forecast_demand(demand._replace(counts=np.full((120, 24), 30.0)))
    assert forecast.model == "last-week"
    assert {each.mase for each in forecast.standings} == {None}
    assert forecast.hours[0].calls == 30
    assert msgspec.json.decode(msgspec.json.encode(forecast), type=Forecast) == forecast


def test_interval_never_leaves_out_its_own_forecast():
    demand = draw_demand(200)
    counts = demand.counts * np.linspace(3, 1, 200)[:, None]
    for each in forecast_demand(demand._replace(counts=counts)).hours:
        assert each.low_80 <= each.calls <= each.high_80
