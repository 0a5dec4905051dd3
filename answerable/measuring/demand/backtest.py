"""Forecasts made as if on past days, and held against what came (rolling origin, Tashman 2000)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from answerable.measuring.demand.band import LEVELS, draw_bands, fit_bands
from answerable.measuring.demand.calendar import DAYS_A_WEEK, HOURS_A_DAY, Calendar, Floats
from answerable.measuring.demand.model import Model
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

HORIZON = 28
FEWEST_DAYS = 56
"""Eight weeks: four to learn from and four to be tried on."""

_MOST_STARTS = 52
_STARTS_OF_A_MODEL = 20
"""A model that needs long history is tried if it can be tried at so many starts."""
_STARTS_TO_CHOOSE_APART = 12


class Demand(NamedTuple):
    """Calls (days by 24; NaN: unknown), the clock hours that they were counted over, and the days they stand on."""

    calendar: Calendar
    counts: Floats
    hours: Floats

    def rates(self) -> Floats:
        """Calls per clock hour; NaN where unknown or where the clock skips the hour."""
        unknown = np.full(self.counts.shape, np.nan)
        return np.asarray(np.divide(self.counts, self.hours, out=unknown, where=self.hours > 0))


class Trial(NamedTuple):
    """A model tried: its forecasts at each start (starts by days ahead by 24), in calls."""

    model: Model
    forecasts: Floats


class Backtest(NamedTuple):
    """Every model tried at the same starts. `starts` count days known before each forecast, oldest first; the models
    are chosen by those before `judged_from` and judged by those from it on (0: by all, where there are few)."""

    starts: tuple[int, ...]
    judged_from: int
    actual: Floats
    trials: tuple[Trial, ...]


class Score(NamedTuple):
    """How a model did over the judged starts. Shares are fractions; `coverage_*` are None where not yet known."""

    name: str
    wape: float
    mase: float
    bias: float
    mape: float | None
    floor_ratio: float
    pinball: tuple[float, float, float] | None
    coverage_80: float | None
    coverage_95: float | None
    starts: int


def run_backtest(demand: Demand, models: Sequence[Model], ahead: Calendar) -> Backtest:
    """Try the models at up to 52 weekly starts, each seeing only the days before its start.

    `ahead` is the calendar of the known days and of at least `HORIZON` more.
    """
    days = len(demand.counts)
    latest = days - HORIZON
    starts = list(range(latest, FEWEST_DAYS - HORIZON - 1, -DAYS_A_WEEK))[:_MOST_STARTS][::-1]
    tried = [model for model in models if sum(s >= model.needs for s in starts) >= _starts_asked(model)]
    starts = [start for start in starts if start >= max(model.needs for model in tried)]
    rates = demand.rates()
    trials = tuple(
        Trial(model, np.stack([_forecast_at(model, rates, demand, ahead, start) for start in starts]))
        for model in tried
    )
    actual = np.stack([demand.counts[start : start + HORIZON] for start in starts])
    return Backtest(tuple(starts), _split(len(starts)), actual, trials)


def _starts_asked(model: Model) -> int:
    return 1 if model.needs <= FEWEST_DAYS - HORIZON else _STARTS_OF_A_MODEL


def _forecast_at(model: Model, rates: Floats, demand: Demand, ahead: Calendar, start: int) -> Floats:
    expected = model.forecast(rates[:start], ahead.first_days(start + HORIZON))
    return np.asarray(expected * demand.hours[start : start + HORIZON])


def _split(starts: int) -> int:
    return starts // 2 if starts >= _STARTS_TO_CHOOSE_APART else 0


def choose_trial(backtest: Backtest) -> Trial:
    """The trial of least WAPE over the choosing starts, whose days all end before the first judged start."""
    first = backtest.judged_from
    # Weekly starts overlap: the last three before the judged ones look into their days.
    choosing = slice(0, first - HORIZON // DAYS_A_WEEK + 1) if first else slice(None)
    return min(backtest.trials, key=lambda t: measure_wape(t.forecasts[choosing], backtest.actual[choosing]))


def score_trial(trial: Trial, backtest: Backtest, demand: Demand) -> Score:
    """How a trial did over the judged starts, its intervals drawn at each from what was known there."""
    judged = slice(backtest.judged_from, None)
    forecast, actual = trial.forecasts[judged], backtest.actual[judged]
    scale = scale_of_naive(demand.counts[: backtest.starts[backtest.judged_from]])
    bands = draw_past_bands(trial, backtest)[judged]
    wape = measure_wape(forecast, actual)
    within_80, hours = measure_coverage(bands[..., 1], bands[..., 3], actual)
    within_95, _ = measure_coverage(bands[..., 0], bands[..., 4], actual)
    losses = [measure_pinball(bands[..., at], actual, LEVELS[at]) for at in (1, 2, 3)]
    return Score(
        name=trial.model.name,
        wape=wape,
        mase=measure_mase(forecast, actual, scale),
        bias=measure_bias(forecast, actual),
        mape=measure_mape(forecast, actual),
        floor_ratio=wape / measure_floor(np.where(np.isfinite(actual), forecast, np.nan)),
        pinball=(losses[0], losses[1], losses[2]) if hours else None,
        coverage_80=within_80 if hours else None,
        coverage_95=within_95 if hours else None,
        starts=len(forecast),
    )


def draw_past_bands(trial: Trial, backtest: Backtest) -> Floats:
    """The quantiles as they would have been drawn at each start: from forecasts whose days had all passed by then.

    NaN at starts before which too few had passed. Starts by days ahead by hours by five.
    """
    drawn = np.full((*trial.forecasts.shape, len(LEVELS)), np.nan)
    for at, start in enumerate(backtest.starts):
        past = [i for i, earlier in enumerate(backtest.starts) if earlier + HORIZON <= start]
        bands = fit_bands(trial.forecasts[past], backtest.actual[past]) if len(past) >= 4 else None
        if bands is not None:
            drawn[at] = draw_bands(trial.forecasts[at], bands)
    return drawn.reshape(len(backtest.starts), HORIZON, HOURS_A_DAY, len(LEVELS))
