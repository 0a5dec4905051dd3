"""What each hotspot and day would see if patrols did nothing: the expectation that both arms are held to."""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_MONTH_DAYS = 28
"""Four whole weeks: a stretch of the calendar that holds each weekday as often as any other."""


def weigh_days(events: Floats, first_on: dt.date) -> Floats:
    """How busy each day is beside the mean day, by its weekday and its stretch of four weeks.

    `events` is (..., hotspots, days); gives (..., days) with a mean of 1. The two factors are the margins of all
    hotspots together, patrolled or not, so that no allocation is favoured: they would be the same under any other
    draw. Where there are no events every day weighs the same.
    """
    daily = np.asarray(events, dtype=np.float64).sum(axis=-2)
    days = daily.shape[-1]
    weekday = (np.arange(days) + first_on.weekday()) % 7
    # A last stretch of under two weeks has too few events for a factor of its own, and joins the one before.
    stretch = np.minimum(np.arange(days) // _MONTH_DAYS, max(0, round(days / _MONTH_DAYS) - 1))
    return _normalise(_spread_margin(daily, weekday) * _spread_margin(daily, stretch))


def expect_events(events: Floats, first_on: dt.date, measured: NDArray[np.bool_] | None = None) -> Floats:
    """Expected events of each hotspot-day, (..., hotspots, days): the hotspot's mean times how busy the day is.

    It adds up to the events themselves, for each hotspot. Days that are not `measured` expect none.
    """
    events = np.asarray(events, dtype=np.float64)
    share = np.broadcast_to(weigh_days(events, first_on)[..., None, :], events.shape)
    if measured is not None:
        share = share * measured
    held = share.sum(axis=-1, keepdims=True)
    scaled = share / np.where(held > 0, held, 1.0)
    return np.asarray(scaled * events.sum(axis=-1, keepdims=True))


def part_expected(
    values: Floats,
    treated: NDArray[np.bool_],
    first_on: dt.date,
    measured: NDArray[np.bool_] | None = None,
    *,
    events: Floats | None = None,
) -> Floats:
    """What is expected of each hotspot-day in two parts, (2, ..., hotspots, days): that which `treated` values bring
    about, and that which the others do. Together they are `expect_events`.

    If a patrol multiplies what a hotspot-day sees by a ratio, the first part over the ratio and the second are what
    is expected without patrols. The first is what the treated values add if they are counted twice: exact for the
    means of hotspots, and near for how busy days are. Values that are harm are expected where their `events` are:
    harm hangs on so few of them that a hotspot's own would be no guide.
    """
    values = np.asarray(values, dtype=np.float64)
    counted = values if events is None else np.asarray(events, dtype=np.float64)
    once, twice = (
        _expect_values(values * times, counted * times, first_on, measured) for times in (1.0, 1.0 + treated)
    )
    return np.stack([twice - once, 2 * once - twice])


def _expect_values(values: Floats, events: Floats, first_on: dt.date, measured: NDArray[np.bool_] | None) -> Floats:
    many = events.sum(axis=(-2, -1), keepdims=True)
    each = values.sum(axis=(-2, -1), keepdims=True) / np.where(many > 0, many, 1.0)
    return np.asarray(expect_events(events, first_on, measured) * each)


def _spread_margin(daily: Floats, group_of: NDArray[np.int64]) -> Floats:
    """The mean of the days of each group, put at each of its days."""
    groups = int(group_of.max()) + 1
    member = (group_of[:, None] == np.arange(groups)).astype(np.float64)
    return np.asarray((daily @ member / member.sum(axis=0)) @ member.T)


def _normalise(factor: Floats) -> Floats:
    mean = factor.mean(axis=-1, keepdims=True)
    return np.asarray(np.where(mean > 0, factor / np.where(mean > 0, mean, 1.0), 1.0))
