"""Expected totals of days by Poisson regression: weekday, bank holidays and, where there is a year, the season.

Method: log-linear Poisson regression by iterated reweighted least squares (McCullagh and Nelder 1989), older days
counting less, with a small ridge so that a weekday or holiday hardly seen stays near the others.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

import numpy as np

from answerable.measuring.demand.calendar import DAYS_A_WEEK, Calendar, Floats

DAYS_FOR_A_SEASON = 400
"""A season is told from a trend only once a whole year has begun to come round again."""

_YEAR = 365.25
_ROUNDS = 8
_HOLD = 0.2
"""A fifth of a day's evidence holds an effect of which there are many days to none."""
_HOLD_OF_FEW = 2.0
"""Two days' evidence hold that of bank holidays to none: one strange holiday is not taken for the rule."""


def weigh_days(count: int, half_life: float) -> Floats:
    """Weights of past days, the last counting 1 and each `half_life` days before it half as much."""
    return np.asarray(0.5 ** (np.arange(count - 1, -1, -1) / half_life), dtype=float)


def expect_totals(
    totals: Floats, calendar: Calendar, half_life: float, *, is_seasonal: bool = False, is_monthly: bool = False
) -> Floats:
    """The expected total of every day of the calendar, of which the first `len(totals)` are known (NaN: unknown).

    `is_seasonal` adds the season of the year; `is_monthly` the course of the month and the day after one without
    calls (a closed day). Where all known totals are nought the expectation is nought.
    """
    known = np.isfinite(totals)
    mean = float(np.mean(totals[known])) if known.any() else 0.0
    if mean <= 0:
        return np.zeros(len(calendar.ordinals))
    columns, ridge = _lay_columns(totals, calendar, is_seasonal=is_seasonal, is_monthly=is_monthly)
    x, y = columns[: len(totals)][known], totals[known] / mean
    # Scaled so that a day of the usual size counts 1: the ridge then holds alike for large forces and small.
    effects = _fit(x, y, weigh_days(len(totals), half_life)[known], ridge)
    return np.asarray(mean * np.exp(np.clip(columns @ effects, -4.0, 4.0)), dtype=float)


def _lay_columns(totals: Floats, calendar: Calendar, *, is_seasonal: bool, is_monthly: bool) -> tuple[Floats, Floats]:
    """The columns of the regression, and with how many days' evidence each effect is held to none."""
    days = len(calendar.ordinals)
    blocks = [
        (np.ones((days, 1)), 0.0),
        (np.eye(DAYS_A_WEEK)[calendar.weekdays], _HOLD),
        (calendar.holidays[:, None].astype(float), _HOLD_OF_FEW),
    ]
    if is_seasonal:
        blocks.append((_lay_waves(calendar.ordinals / _YEAR), _HOLD))
    if is_monthly:
        blocks += [(_lay_waves(_tell_month(calendar)), _HOLD), (_follow_closed(totals, calendar), _HOLD)]
    ridge = np.concatenate([np.full(block.shape[1], hold) for block, hold in blocks])
    return np.hstack([block for block, _ in blocks]), ridge + 1e-9


def _lay_waves(turns: Floats) -> Floats:
    angle = 2 * np.pi * turns
    return np.stack([wave(times * angle) for times in (1, 2) for wave in (np.sin, np.cos)], axis=1)


def _tell_month(calendar: Calendar) -> Floats:
    """How far through its month each day is, 0 to 1."""
    days = (dt.date.fromordinal(int(ordinal)) for ordinal in calendar.ordinals)
    return np.array([(day.day - 1) / monthrange(day.year, day.month)[1] for day in days])


def _follow_closed(totals: Floats, calendar: Calendar) -> Floats:
    """1 for the day after a bank holiday, or after a day without calls on a weekday that has them; one column."""
    known = len(totals)
    is_open = np.array([np.isfinite(totals[calendar.weekdays[:known] == day]).any() for day in range(DAYS_A_WEEK)])
    closed = calendar.holidays.copy()
    closed[:known] |= ~np.isfinite(totals) & is_open[calendar.weekdays[:known]]
    return np.concatenate([[0.0], closed[:-1].astype(float)])[:, None]


def _fit(x: Floats, y: Floats, weights: Floats, ridge: Floats) -> Floats:
    effects: Floats = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        linear = np.clip(x @ effects, -4.0, 4.0)
        mu = np.exp(linear)
        weighted = x * (weights * mu)[:, None]
        effects = np.asarray(np.linalg.solve(x.T @ weighted + np.diag(ridge), weighted.T @ (linear + (y - mu) / mu)))
    return effects
