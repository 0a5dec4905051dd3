"""Invented demand with a known course: calls by chance (Poisson) round a mean that we set."""

from __future__ import annotations

import datetime as dt

import numpy as np

from answerable.measuring.demand.backtest import Demand
from answerable.measuring.demand.calendar import list_days

FIRST = dt.date(2021, 8, 2)
HOURS = np.arange(24)


def lay_means(days: int, mean: float = 100.0, first: dt.date = FIRST, *, season: float = 0.0) -> np.ndarray:
    """The true mean of each hour: a peak in the evening, busier Fridays and Saturdays, and the season of the year."""
    calendar = list_days(first, days)
    hours = 0.35 + np.exp(-(((HOURS - 18.5) / 5.0) ** 2)) + 0.25 * np.exp(-(((HOURS - 11) / 4.0) ** 2))
    weekdays = np.array([0.97, 0.96, 0.96, 0.98, 1.05, 1.08, 1.0])[calendar.weekdays]
    year = 1 + season * np.sin(2 * np.pi * calendar.ordinals / 365.25)
    return mean * (hours / hours.mean()) * (weekdays * year)[:, None]


def draw_demand(days: int, mean: float = 100.0, seed: int = 1, *, season: float = 0.0) -> Demand:
    """So many days of calls drawn round those means."""
    counts = np.random.default_rng(seed).poisson(lay_means(days, mean, season=season)).astype(float)
    return Demand(list_days(FIRST, days), counts, np.ones((days, 24)))
