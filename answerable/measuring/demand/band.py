"""Intervals round a forecast, from how far earlier forecasts of the same model were out.

Method: errors over the square root of the forecast (the spread of a count grows so), gathered by how many weeks ahead
they were made and by whether the hour is among the quiet, middling or busy third; the interval is between their
quantiles (split conformal prediction, Vovk, Gammerman and Shafer 2005; quantiles at p(n + 1), Weibull's). Nothing is
assumed of the errors' shape.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from answerable.measuring.demand.calendar import DAYS_A_WEEK, Floats

LEVELS = (0.025, 0.1, 0.5, 0.9, 0.975)
"""The quantiles kept: the ends of the 95 and 80 per cent intervals, and the median."""

_THIRDS = (1 / 3, 2 / 3)
_FEWEST = 60
"""Fewer errors than these do not tell a tail of 2.5 per cent, and the whole is taken instead of the group."""


class Bands(NamedTuple):
    """Quantiles of scaled errors by week ahead and third of size: weeks by 3 by the five `LEVELS`."""

    edges: Floats
    quantiles: Floats


def fit_bands(forecast: Floats, actual: Floats) -> Bands | None:
    """The bands of past forecasts (starts by days ahead by hours, or by days ahead of totals); None of too few."""
    scaled = (actual - forecast) / _scale(forecast)
    known = np.isfinite(scaled)
    if int(known.sum()) < _FEWEST / 3:
        return None
    edges = np.quantile(forecast[known], _THIRDS)
    week = _tell_week(forecast)
    third = np.searchsorted(edges, np.nan_to_num(forecast))
    weeks = int(week.max()) + 1
    quantiles = np.empty((weeks, len(edges) + 1, len(LEVELS)))
    for ahead in range(weeks):
        for size in range(len(edges) + 1):
            quantiles[ahead, size] = _take_quantiles(scaled, known, (week == ahead) & known, third == size)
    return Bands(edges, quantiles)


def _take_quantiles(scaled: Floats, known: np.ndarray, week: np.ndarray, third: np.ndarray) -> Floats:
    for group in (week & third, known & third, week, known):
        if int(group.sum()) >= _FEWEST:
            return np.asarray(np.quantile(scaled[group], LEVELS, method="weibull"))
    return np.asarray(np.quantile(scaled[known], LEVELS, method="weibull"))


def draw_bands(forecast: Floats, bands: Bands) -> Floats:
    """The five quantiles of each forecast, never below nought: an array of `forecast`'s shape with one axis more.

    The first axis of a forecast is days ahead (of totals or of days by hours).
    """
    week = np.minimum(_tell_week(forecast[None])[0], len(bands.quantiles) - 1)
    third = np.searchsorted(bands.edges, np.nan_to_num(forecast))
    spread = _scale(forecast)[..., None]
    drawn = np.maximum(forecast[..., None] + bands.quantiles[week, third] * spread, 0.0)
    # An interval that leaves out its own forecast (of a model long biased one way) would be read as a mistake.
    drawn[..., :2] = np.minimum(drawn[..., :2], forecast[..., None])
    drawn[..., 3:] = np.maximum(drawn[..., 3:], forecast[..., None])
    return np.asarray(drawn)


def _tell_week(forecast: Floats) -> np.ndarray:
    """The week ahead of each forecast, from nought; its second axis is days ahead."""
    ahead = np.arange(forecast.shape[1]) // DAYS_A_WEEK
    return np.broadcast_to(ahead.reshape(1, -1, *(1,) * (forecast.ndim - 2)), forecast.shape)


def _scale(forecast: Floats) -> Floats:
    """What errors are divided by: the root of the forecast, with half a call more so that none is nought."""
    return np.asarray(np.sqrt(np.maximum(forecast, 0.0) + 0.5))
