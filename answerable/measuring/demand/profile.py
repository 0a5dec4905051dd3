"""The shape of a day: what share of each weekday's calls falls in each hour, smoothed over neighbouring hours.

Smoothing hour-of-week means over three neighbouring hours is the method of Tandberg, Garrison and Tibbetts (1998);
a model of days times shares within the day is that of Channouf, L'Ecuyer, Ingolfsson and Avramidis (2007).
"""

from __future__ import annotations

import numpy as np

from answerable.measuring.demand.calendar import DAYS_A_WEEK, HOURS_A_DAY, Calendar, Floats


def average_weekdays(rates: Floats, weekdays: np.ndarray, weights: Floats) -> Floats:
    """Weighted mean rate of each hour of the week, 7 by 24; NaN for an hour of which nothing is known."""
    known = np.isfinite(rates)
    week = np.eye(DAYS_A_WEEK)[weekdays] * weights[:, None]
    total = week.T @ np.where(known, rates, 0.0)
    weight = week.T @ known
    return np.asarray(np.divide(total, weight, out=np.full_like(total, np.nan), where=weight > 1e-12))


def fill_gaps(rates: Floats, weekdays: np.ndarray) -> Floats:
    """Hours missing from a day that is otherwise known, at their usual share of it.

    A day of which less than half is known stays missing whole; so do hours of the week that never occur.
    """
    known = np.isfinite(rates)
    level = np.ones(len(rates))
    # Once to find each day's level, and once more with days brought to one level: a strange day then bends nothing.
    for _ in range(2):
        even = np.divide(rates, level[:, None], out=np.full_like(rates, np.nan), where=level[:, None] > 0)
        usual = average_weekdays(even, weekdays, np.ones(len(rates)))[weekdays]
        seen = np.where(known, usual, 0.0).sum(axis=1)
        level = np.divide(np.where(known, rates, 0.0).sum(axis=1), seen, out=np.zeros(len(rates)), where=seen > 0)
    whole = np.nansum(usual, axis=1)
    filled = np.where(known, rates, usual * level[:, None])
    filled[(seen < whole / 2) | (whole == 0)] = np.nan
    return filled


def total_days(filled: Floats) -> Floats:
    """The total of each day of filled rates; NaN for a day that is not known."""
    return np.where(np.isfinite(filled).any(axis=1), np.nansum(filled, axis=1), np.nan)


def share_hours(filled: Floats, calendar: Calendar, weights: Floats) -> Floats:
    """The share of each weekday's total that falls in each hour, 7 by 24; nought for hours that never occur.

    Bank holidays are left out: their shape is not that of their weekday.
    """
    weekdays = calendar.weekdays[: len(filled)]
    ordinary = np.where(calendar.holidays[: len(filled)], 0.0, weights)
    rates = average_weekdays(filled, weekdays, ordinary)
    # Weighted days bear on a mean like so many equal ones (Kish 1965).
    days = ordinary.sum() ** 2 / max(float((ordinary**2).sum()), 1e-12) / DAYS_A_WEEK
    shares = np.nan_to_num(smooth_hours(rates, days))
    totals = shares.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(shares, totals, out=np.zeros_like(shares), where=totals > 0))


def smooth_hours(rates: Floats, days: float) -> Floats:
    """Hour-of-week means drawn towards their neighbours as far as chance makes them differ.

    Method: a quarter, a half and a quarter of the hours before, at and after each (Sunday night runs into Monday),
    taken in the part that Poisson chance has in the differences from it (the shrinkage of James and Stein 1961).
    `days` is the number of days behind each mean. Quiet series are smoothed wholly, busy ones hardly at all.
    """
    hours = rates.reshape(DAYS_A_WEEK * HOURS_A_DAY)
    neighbours = np.stack([np.roll(hours, 1), hours, hours, np.roll(hours, -1)])
    known = np.isfinite(neighbours)
    smooth = np.divide(
        np.where(known, neighbours, 0.0).sum(axis=0),
        known.sum(axis=0),
        out=np.full_like(hours, np.nan),
        where=np.isfinite(hours),
    )
    # A mean differs from that smooth by 3/8 of its own variance if all that it differs by is chance.
    chance = 0.375 * float(np.nansum(hours)) / max(days, 1.0)
    apart = float(np.nansum((hours - smooth) ** 2))
    part = min(1.0, chance / apart) if apart > 0 else 0.0
    return np.asarray(hours + part * (smooth - hours)).reshape(DAYS_A_WEEK, HOURS_A_DAY)
