"""Demand 28 days ahead: the model chosen on earlier weeks, judged on later ones, offered only if it beats the
yardsticks there, and drawn with intervals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from answerable.measuring.demand.backtest import (
    FEWEST_DAYS,
    HORIZON,
    Backtest,
    Demand,
    Score,
    Trial,
    choose_trial,
    draw_past_bands,
    run_backtest,
    score_trial,
)
from answerable.measuring.demand.band import Bands, draw_bands, fit_bands
from answerable.measuring.demand.calendar import (
    DAYS_A_WEEK,
    Calendar,
    Floats,
    count_clock_hours,
    lay_clock_hours,
    list_days,
)
from answerable.measuring.demand.counts import ZONE
from answerable.measuring.demand.model import MODELS, Model
from answerable.measuring.demand.profile import average_weekdays
from answerable.measuring.demand.score import measure_coverage, measure_floor
from answerable.measuring.refusal import MeasureError


class Expected(Struct, frozen=True, kw_only=True):
    """Calls expected in one day or hour, with the ends of the 80 and 95 per cent intervals (None: not yet known)."""

    on: dt.date
    hour: int | None
    calls: float
    low_80: float | None
    high_80: float | None
    low_95: float | None
    high_95: float | None


class Standing(Struct, frozen=True, kw_only=True):
    """A model's score over the judged starts, and whether it was offered: the words say why or why not."""

    name: str
    words: str
    is_yardstick: bool
    is_offered: bool
    verdict: str
    wape: float
    mase: float | None
    bias: float
    mape: float | None
    floor_ratio: float | None
    pinball: tuple[float, float, float] | None
    coverage_80: float | None
    coverage_95: float | None


class Coverage(Struct, frozen=True, kw_only=True):
    """Which share of what came lay within its interval, so many weeks ahead."""

    week: int
    share_80: float
    share_95: float
    hours: int


class Forecast(Struct, frozen=True, kw_only=True):
    """A forecast with its trial. `profile` is the mean of each hour of the week (7 by 24, None: never open)."""

    first_on: dt.date
    days: tuple[Expected, ...]
    hours: tuple[Expected, ...]
    model: str
    model_words: str
    refused: str
    standings: tuple[Standing, ...]
    floor: float
    starts: int
    judged_starts: int
    judged_from: dt.date
    is_chosen_apart: bool
    coverage: tuple[Coverage, ...]
    profile: tuple[tuple[float | None, ...], ...]
    past_days: tuple[tuple[dt.date, float | None], ...]


def forecast_demand(demand: Demand, models: Sequence[Model] = MODELS) -> Forecast:
    """The 28 days after the demand's last, by the model that did best and is allowed.

    Raises MeasureError where there are fewer than eight weeks.
    """
    days = len(demand.counts)
    known = int(np.isfinite(demand.counts).any(axis=1).sum())
    if days < FEWEST_DAYS or known < FEWEST_DAYS / 2:
        raise MeasureError(
            f"A forecast needs eight weeks of calls and the file has {days} {'day' if days == 1 else 'days'}, "
            f"{known} of them with calls known. Add earlier weeks."
        )
    first = dt.date.fromordinal(int(demand.calendar.ordinals[-1]) + 1)
    ahead = list_days(dt.date.fromordinal(int(demand.calendar.ordinals[0])), days + HORIZON)
    backtest = run_backtest(demand, models, ahead)
    scores = {trial.model.name: score_trial(trial, backtest, demand) for trial in backtest.trials}
    if not np.nansum(backtest.actual[backtest.judged_from :]) > 0:
        raise MeasureError("The last weeks of the file have no call, so that nothing can be judged by them.")
    best = choose_trial(backtest)
    offered = _offer(best, backtest, scores)
    return _draw(demand, ahead, first, backtest, scores, best, offered)


def _offer(best: Trial, backtest: Backtest, scores: dict[str, Score]) -> Trial:
    """The chosen trial, unless a yardstick was closer over the judged starts: then that yardstick."""
    rivals = [best, *(trial for trial in backtest.trials if trial.model.is_yardstick)]
    return min(rivals, key=lambda trial: scores[trial.model.name].wape)


def _draw(
    demand: Demand,
    ahead: Calendar,
    first: dt.date,
    backtest: Backtest,
    scores: dict[str, Score],
    best: Trial,
    offered: Trial,
) -> Forecast:
    clock = lay_clock_hours(first, HORIZON, ZONE)
    calls = offered.model.forecast(demand.rates(), ahead) * clock
    bands = fit_bands(offered.forecasts, backtest.actual)
    is_refused = offered.model.is_yardstick and not best.model.is_yardstick
    profile = average_weekdays(demand.rates(), demand.calendar.weekdays, np.ones(len(demand.counts)))
    return Forecast(
        first_on=first,
        days=_tell_days(calls, first, offered, backtest),
        hours=_tell_hours(calls, first, bands),
        model=offered.model.name,
        model_words=offered.model.words,
        refused=_say_beaten(best, offered, scores) if is_refused else "",
        standings=tuple(_stand(trial, best, offered, scores) for trial in backtest.trials),
        floor=_find_floor(offered, backtest),
        starts=len(backtest.starts),
        judged_starts=len(backtest.starts) - backtest.judged_from,
        judged_from=dt.date.fromordinal(int(ahead.ordinals[backtest.starts[backtest.judged_from]])),
        is_chosen_apart=backtest.judged_from > 0,
        coverage=_measure_weeks(offered, backtest),
        profile=tuple(tuple(_round(cell) for cell in row) for row in profile),
        past_days=_tell_past(demand),
    )


def _stand(trial: Trial, best: Trial, offered: Trial, scores: dict[str, Score]) -> Standing:
    score = scores[trial.model.name]
    fields = score._asdict()
    return Standing(
        words=trial.model.words,
        is_yardstick=trial.model.is_yardstick,
        is_offered=trial is offered,
        verdict=_say_verdict(trial, best, offered, scores),
        **{name: _keep_finite(value) for name, value in fields.items() if name != "starts"},
    )


def _keep_finite(value: object) -> Any:
    """What a score has; None for a ratio to nought (a week that never differs from the one before)."""
    return None if isinstance(value, float) and not np.isfinite(value) else value


def _say_verdict(trial: Trial, best: Trial, offered: Trial, scores: dict[str, Score]) -> str:
    if trial is offered:
        return "offered"
    if trial.model.is_yardstick:
        return "yardstick"
    least = min(score.wape for name, score in scores.items() if name in _YARDSTICK_NAMES)
    if scores[trial.model.name].wape > least:
        return "not offered: a yardstick was closer"
    return "not offered: another did better on the weeks used for choosing"


_YARDSTICK_NAMES = frozenset(model.name for model in MODELS if model.is_yardstick)


def _say_beaten(best: Trial, offered: Trial, scores: dict[str, Score]) -> str:
    return (
        f"The best of our models, {best.model.words}, is not offered: over the weeks kept for judging it was "
        f"{100 * scores[best.model.name].wape:.1f}% out, and {offered.model.words} only "
        f"{100 * scores[offered.model.name].wape:.1f}%."
    )


def _find_floor(offered: Trial, backtest: Backtest) -> float:
    judged = slice(backtest.judged_from, None)
    known = np.isfinite(backtest.actual[judged])
    return measure_floor(np.where(known, offered.forecasts[judged], np.nan))


def _measure_weeks(offered: Trial, backtest: Backtest) -> tuple[Coverage, ...]:
    bands = draw_past_bands(offered, backtest)[backtest.judged_from :]
    actual = backtest.actual[backtest.judged_from :]
    weeks = []
    for week in range(HORIZON // DAYS_A_WEEK):
        days = slice(week * DAYS_A_WEEK, (week + 1) * DAYS_A_WEEK)
        part, came = bands[:, days], actual[:, days]
        share_80, hours = measure_coverage(part[..., 1], part[..., 3], came)
        share_95, _ = measure_coverage(part[..., 0], part[..., 4], came)
        if hours:
            weeks.append(Coverage(week=week + 1, share_80=share_80, share_95=share_95, hours=hours))
    return tuple(weeks)


def _tell_days(calls: Floats, first: dt.date, offered: Trial, backtest: Backtest) -> tuple[Expected, ...]:
    """Totals of days. Their intervals come from the errors of past totals: errors of one day's hours go together."""
    whole = np.isfinite(backtest.actual) == np.isfinite(offered.forecasts)
    known = whole.all(axis=2) & np.isfinite(backtest.actual).any(axis=2)
    past = np.where(known, np.nansum(offered.forecasts, axis=2), np.nan)
    bands = fit_bands(past, np.where(known, np.nansum(backtest.actual, axis=2), np.nan))
    totals = np.where(np.isfinite(calls).any(axis=1), np.nansum(calls, axis=1), np.nan)
    drawn = draw_bands(totals, bands) if bands else None
    return tuple(
        _expect(first + dt.timedelta(days=day), None, totals[day], None if drawn is None else drawn[day])
        for day in np.flatnonzero(np.isfinite(totals)).tolist()
    )


def _tell_hours(calls: Floats, first: dt.date, bands: Bands | None) -> tuple[Expected, ...]:
    drawn = draw_bands(calls, bands) if bands else None
    told = []
    for day, hour in np.argwhere(np.isfinite(calls)).tolist():
        on = first + dt.timedelta(days=day)
        if count_clock_hours(on, ZONE)[hour]:
            told.append(_expect(on, hour, calls[day, hour], None if drawn is None else drawn[day, hour]))
    return tuple(told)


def _expect(on: dt.date, hour: int | None, calls: float, drawn: Floats | None) -> Expected:
    ends = [None] * 4 if drawn is None else [_round(drawn[at]) for at in (1, 3, 0, 4)]
    return Expected(
        on=on,
        hour=hour,
        calls=round(float(calls), 2),
        low_80=ends[0],
        high_80=ends[1],
        low_95=ends[2],
        high_95=ends[3],
    )


def _round(value: float) -> float | None:
    return round(float(value), 2) if np.isfinite(value) else None


def _tell_past(demand: Demand) -> tuple[tuple[dt.date, float | None], ...]:
    """The totals of the last eight weeks' days; None where an hour that is usually open is not known."""
    usual = np.isfinite(average_weekdays(demand.counts, demand.calendar.weekdays, np.ones(len(demand.counts))))
    told = []
    for day in range(max(0, len(demand.counts) - FEWEST_DAYS), len(demand.counts)):
        wanted = usual[demand.calendar.weekdays[day]] & (demand.hours[day] > 0)
        whole = wanted.any() and bool(np.isfinite(demand.counts[day][wanted]).all())
        on = dt.date.fromordinal(int(demand.calendar.ordinals[day]))
        told.append((on, float(np.nansum(demand.counts[day])) if whole else None))
    return tuple(told)
