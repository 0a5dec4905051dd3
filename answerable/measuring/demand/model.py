"""The models that stand for choice: two simple yardsticks, and profiles of the week at a level of their own.

Each takes hourly rates (days by 24, NaN where unknown) with the calendar of the known days and those to come, and
gives the expected rates of the days to come (days by 24; NaN for an hour of the week that never occurs).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from answerable.measuring.demand.calendar import DAYS_A_WEEK, Calendar, Floats
from answerable.measuring.demand.profile import average_weekdays, fill_gaps, share_hours, total_days
from answerable.measuring.demand.regression import DAYS_FOR_A_SEASON, expect_totals, weigh_days

SUNDAY = 6


class Model(NamedTuple):
    """A way to forecast. `needs` is the fewest days of history with which it is tried."""

    name: str
    words: str
    forecast: Callable[[Floats, Calendar], Floats]
    is_yardstick: bool = False
    needs: int = 28


def repeat_weeks(rates: Floats, calendar: Calendar, *, weeks: int) -> Floats:
    """The mean of the last so many same weekdays' same hours that are known, each hour of the week on its own."""
    known = len(rates)
    recent = np.full((DAYS_A_WEEK, rates.shape[1]), np.nan)
    for weekday in range(DAYS_A_WEEK):
        rows = rates[np.flatnonzero(calendar.weekdays[:known] == weekday)]
        if len(rows):
            recent[weekday] = _mean_of_last(rows, weeks)
    return recent[calendar.weekdays[known:]]


def _mean_of_last(rows: Floats, count: int) -> Floats:
    known = np.isfinite(rows)
    # Counted from the end, so that a gap reaches one week further back instead of thinning the mean.
    taken = known & (np.cumsum(known[::-1], axis=0)[::-1] <= count)
    total, number = np.where(taken, rows, 0.0).sum(axis=0), taken.sum(axis=0)
    unknown = np.full(rows.shape[1], np.nan)
    return np.asarray(np.divide(total, number, out=unknown, where=number > 0))


def follow_profile(
    rates: Floats,
    calendar: Calendar,
    *,
    level_days: float,
    shape_days: float,
    is_seasonal: bool = False,
    is_monthly: bool = False,
) -> Floats:
    """Expected totals of days, at the level of late, times the share of each hour in its weekday.

    `level_days` and `shape_days` are the half-lives with which older days count for the level and for the shape.
    """
    known = len(rates)
    filled = fill_gaps(rates, calendar.weekdays[:known])
    totals = total_days(filled)
    expected = expect_totals(totals, calendar, shape_days, is_seasonal=is_seasonal, is_monthly=is_monthly)
    expected = expected[known:] * _find_level(totals, expected[:known], calendar, level_days)
    shares = share_hours(filled, calendar, weigh_days(known, shape_days))
    # A bank holiday has the hours of a Sunday, where Sundays are open.
    like = np.where(calendar.holidays[known:] & bool(shares[SUNDAY].any()), SUNDAY, calendar.weekdays[known:])
    open_hours = np.isfinite(average_weekdays(rates, calendar.weekdays[:known], np.ones(known)))
    return np.where(open_hours[calendar.weekdays[known:]], expected[:, None] * shares[like], np.nan)


def _find_level(totals: Floats, expected: Floats, calendar: Calendar, half_life: float) -> float:
    usable = np.isfinite(totals) & ~calendar.holidays[: len(totals)]
    weights = np.where(usable, weigh_days(len(totals), half_life), 0.0)
    below = float(weights @ expected)
    return float(weights @ np.where(usable, totals, 0.0)) / below if below > 0 else 0.0


YARDSTICKS = (
    Model("last-week", "the same hour of the week before", partial(repeat_weeks, weeks=1), is_yardstick=True),
    Model(
        "four-weeks",
        "the mean of the last four same weekdays",
        partial(repeat_weeks, weeks=4),
        is_yardstick=True,
    ),
)


MODELS = (
    *YARDSTICKS,
    Model(
        "profile-steady",
        "a weekly profile at the level of some months",
        partial(follow_profile, level_days=90, shape_days=180),
    ),
    Model(
        "profile-month",
        "a weekly profile at the level of a month",
        partial(follow_profile, level_days=28, shape_days=120),
    ),
    Model(
        "profile-week",
        "a weekly profile at the level of a week",
        partial(follow_profile, level_days=7, shape_days=120),
    ),
    Model(
        "profile-payday",
        "a weekly profile with the course of the month",
        partial(follow_profile, level_days=7, shape_days=120, is_monthly=True),
    ),
    Model(
        "profile-season",
        "a weekly profile with the season of the year",
        partial(follow_profile, level_days=60, shape_days=730, is_seasonal=True),
        needs=DAYS_FOR_A_SEASON,
    ),
)
