"""Staff for each hour of the week from the demand expected in it, and what a roster would achieve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from answerable.measuring.demand.calendar import (
    DAYS_A_WEEK,
    HOURS_A_DAY,
    Floats,
    count_clock_hours,
)
from answerable.measuring.demand.counts import ZONE
from answerable.measuring.demand.erlang import Service, find_load
from answerable.measuring.demand.forecast import Expected, Forecast
from answerable.measuring.demand.shapes import WEEKDAY_CODES
from answerable.measuring.demand.staff import Terms, find_agents, roster_for, serve_with_roster
from answerable.measuring.demand.week import WeekService, run_week
from answerable.measuring.refusal import MeasureError

HOURS_A_WEEK = DAYS_A_WEEK * HOURS_A_DAY


class StaffedHour(Struct, frozen=True, kw_only=True):
    """An hour of the week: calls expected, their load in erlangs, people needed on the phones and on the roster."""

    weekday: int
    hour: int
    calls: float
    load: float
    agents: int
    rostered: int


class AchievedHour(Struct, frozen=True, kw_only=True):
    """What a roster gives an hour of the week. `*_queueing` is Erlang C (nobody hangs up; the wait None where the
    queue has no end), `*_leaving` Erlang A, run from hour to hour. Shares are fractions of all callers, and waits the
    mean seconds of all."""

    weekday: int
    hour: int
    calls: float
    load: float
    rostered: float
    is_endless: bool
    in_target_queueing: float
    wait_queueing: float | None
    in_target_leaving: float
    wait_leaving: float
    abandoned_leaving: float


class Assumed(Struct, frozen=True, kw_only=True):
    """What a plan takes as given; times in seconds, shares in fractions."""

    handling: float
    share: float
    seconds: float
    patience: float
    shrinkage: float
    is_leaving: bool

    def terms(self, *, is_leaving: bool) -> Terms:
        """The terms for Erlang A (callers leave) or C (they queue)."""
        patience = self.patience if is_leaving else 0.0
        return Terms(self.handling, self.share, self.seconds, patience, self.shrinkage)


class StaffPlan(Struct, frozen=True, kw_only=True):
    """Staff by hour of the week; `achieved` where a roster was given. `basis` says in words which demand it is for.

    `is_run_on`: callers who leave were followed from each hour of the roster into the next. Of the `dated_hours` of
    the forecast, `short_hours` are expected to need more than their hour of the week has.
    """

    assumed: Assumed
    basis: str
    first_on: dt.date
    last_on: dt.date
    hours: tuple[StaffedHour, ...]
    achieved: tuple[AchievedHour, ...] = ()
    is_run_on: bool = False
    unrostered_hours: int = 0
    short_hours: int = 0
    dated_hours: int = 0


def average_forecast(hours: tuple[Expected, ...], *, is_high: bool) -> Floats:
    """Calls an hour in each hour of the week, the mean over the weeks forecast: 7 by 24, NaN where never open.

    `is_high` takes the upper ends of the 80 per cent intervals instead. Raises MeasureError where there are none yet.
    """
    rates: list[list[float]] = [[] for _ in range(HOURS_A_WEEK)]
    for each in hours:
        rates[each.on.weekday() * HOURS_A_DAY + (each.hour or 0)].append(_rate(each, is_high=is_high))
    means = [float(np.mean(found)) if found else np.nan for found in rates]
    return np.array(means).reshape(DAYS_A_WEEK, HOURS_A_DAY)


def _rate(each: Expected, *, is_high: bool) -> float:
    calls = each.high_80 if is_high else each.calls
    if calls is None:
        raise MeasureError("The file is too short for intervals. Plan for the expected demand, or add earlier weeks.")
    return calls / count_clock_hours(each.on, ZONE)[each.hour or 0]


def plan_week(rates: Floats, assumed: Assumed) -> tuple[StaffedHour, ...]:
    """People needed in each hour of the week that is ever open, in order from Monday at midnight."""
    agents = find_agents(np.nan_to_num(rates), assumed.terms(is_leaving=assumed.is_leaving))
    rostered = roster_for(agents, assumed.shrinkage)
    return tuple(
        StaffedHour(
            weekday=weekday,
            hour=hour,
            calls=round(float(rates[weekday, hour]), 2),
            load=round(float(find_load(rates[weekday, hour], assumed.handling)), 3),
            agents=int(agents[weekday, hour]),
            rostered=int(rostered[weekday, hour]),
        )
        for weekday, hour in np.argwhere(np.isfinite(rates)).tolist()
    )


def read_roster(rows: Sequence[Mapping[str, Any]]) -> tuple[Floats, int]:
    """Rostered by hour of the week (7 by 24) from a roster's rows, and how many hours of the week it leaves out."""
    rostered = np.full((DAYS_A_WEEK, HOURS_A_DAY), np.nan)
    for row in rows:
        rostered[WEEKDAY_CODES.index(row["weekday"]), int(row["hour"])] = float(row["rostered"])
    return np.nan_to_num(rostered), int(np.isnan(rostered).sum())


def achieve(rates: Floats, rostered: Floats, assumed: Assumed) -> tuple[tuple[AchievedHour, ...], bool]:
    """What the roster gives each open hour of the week, were nobody to hang up and were callers to leave.

    The second says whether callers who leave are followed from each hour into the next (`week.run_week`); where too
    many would wait for that, each hour stands on its own, as it always does of callers who queue.
    """
    calls = np.nan_to_num(rates)
    queueing = serve_with_roster(calls, rostered, assumed.terms(is_leaving=False))
    terms = assumed.terms(is_leaving=True)
    week = run_week(calls.ravel(), (rostered * (1 - assumed.shrinkage)).ravel(), terms)
    alone = serve_with_roster(calls, rostered, terms)
    leaving = week or WeekService(alone.in_target.ravel(), alone.abandoned.ravel(), alone.wait.ravel())
    told = tuple(
        _tell_hour(int(at), rates.ravel(), rostered.ravel(), assumed, queueing, leaving)
        for at in np.flatnonzero(np.isfinite(rates))
    )
    return told, week is not None


def _tell_hour(
    at: int, rates: Floats, rostered: Floats, assumed: Assumed, queueing: Service, leaving: WeekService
) -> AchievedHour:
    is_endless = bool(queueing.is_endless.ravel()[at])
    return AchievedHour(
        weekday=at // HOURS_A_DAY,
        hour=at % HOURS_A_DAY,
        calls=round(float(rates[at]), 2),
        load=round(float(find_load(rates[at], assumed.handling)), 3),
        rostered=float(rostered[at]),
        is_endless=is_endless,
        in_target_queueing=round(float(queueing.in_target.ravel()[at]), 6),
        wait_queueing=None if is_endless else round(float(queueing.wait.ravel()[at]), 3),
        in_target_leaving=round(float(leaving.in_target[at]), 6),
        wait_leaving=round(float(leaving.wait[at]), 3),
        abandoned_leaving=round(float(leaving.abandoned[at]), 6),
    )


def count_dated_shortfalls(forecast: Forecast, hours: tuple[StaffedHour, ...], assumed: Assumed) -> tuple[int, int]:
    """Of the forecast's hours, how many need more people than the plan of their hour of the week; and of how many."""
    rates = np.array([_rate(each, is_high=False) for each in forecast.hours])
    needed = find_agents(rates, assumed.terms(is_leaving=assumed.is_leaving))
    planned = {(each.weekday, each.hour): each.agents for each in hours}
    short = sum(
        int(number) > planned[each.on.weekday(), each.hour or 0]
        for each, number in zip(forecast.hours, needed, strict=True)
    )
    return short, len(forecast.hours)
