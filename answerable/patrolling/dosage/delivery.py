"""What was delivered on each hotspot-day: visits given to the day that they belong to, and their minutes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.dosage.joining import expand_ranges
from answerable.patrolling.dosage.ping import list_days, to_local
from answerable.patrolling.dosage.plan import Plan
from answerable.patrolling.dosage.standard import MINUTE
from answerable.patrolling.dosage.visit import Visits, key_times
from answerable.patrolling.refusal import PatrolError

HALF_MINUTE = 0.5
"""A visit is as long as planned to the nearest minute: 14 minutes and 30 seconds are 15 minutes."""


@dataclass(frozen=True, eq=False)
class Delivery:
    """What was delivered, in arrays of hotspots x days of the plan, up to `last_on`.

    `minutes` are those of anybody's presence at any hour of the day, `window_minutes` those within its windows,
    `officer_minutes` those of every officer. `visits` are all, `window_visits` those that touch the windows,
    `full_visits` those as long there as one planned visit. Of each visit, `day` is the one it belongs to (-1 outside
    the plan). `is_measured` (days) is false where neither a device was heard nor a visit recorded anywhere;
    `is_known` is hotspot-days that are measured, drawn or control, and not after `last_on`. `quiet` are the days that
    count as measured though nothing at all was recorded on them, since no devices were read.
    """

    plan: Plan
    visits_read: Visits
    last_on: dt.date
    day: NDArray[np.int64]
    minutes: NDArray[np.float64]
    window_minutes: NDArray[np.float64]
    officer_minutes: NDArray[np.float64]
    visits: NDArray[np.int64]
    window_visits: NDArray[np.int64]
    full_visits: NDArray[np.int64]
    is_measured: NDArray[np.bool_]
    is_known: NDArray[np.bool_]
    quiet: int

    @property
    def delivered(self) -> NDArray[np.float64]:
        """The minutes of hotspots x days, not a number where nothing is known of the day."""
        return np.where(self.is_known, self.minutes, np.nan)

    @property
    def drawn(self) -> NDArray[np.bool_]:
        """The hotspot-days drawn for patrol of which something is known."""
        drawn: NDArray[np.bool_] = self.plan.drawn & self.is_known
        return drawn

    @property
    def control(self) -> NDArray[np.bool_]:
        """The hotspot-days without a planned patrol of which something is known."""
        control: NDArray[np.bool_] = ~self.plan.drawn & self.is_known
        return control


def count_delivery(plan: Plan, visits: Visits, *, to: dt.date) -> Delivery:
    """Count what visits delivered of a plan, up to and with the day `to`.

    A visit belongs to the day within whose windows it was longest, so that one after midnight counts for the day on
    which its window began; one outside all windows to the day on which it began. Raises `PatrolError` where `to` is
    before the first day.
    """
    if to < plan.first_on:
        raise PatrolError("The day to count to is before the first day of the schedule: choose a later one.")
    day, within = _give_to_days(plan, visits)
    is_inside = (day >= 0) & (day < plan.days)
    day = np.where(is_inside, day, -1)
    cell = (visits.hotspot * plan.days + day)[is_inside]
    planned = plan.visits.ravel()[cell]
    each = plan.minutes.ravel()[cell] / np.maximum(planned, 1)
    is_full = (planned > 0) & (within[is_inside] >= each - HALF_MINUTE)
    is_measured, quiet = _find_measured(plan, visits, to)
    ahead = np.arange(plan.days) > (to - plan.first_on).days
    return Delivery(
        plan=plan,
        visits_read=visits,
        last_on=min(to, plan.date_day(plan.days - 1)),
        day=day,
        minutes=_add_up(plan, cell, visits.minutes[is_inside]),
        window_minutes=_add_up(plan, cell, np.maximum(within[is_inside], 0)),
        officer_minutes=_add_up(plan, cell, visits.officer_minutes[is_inside]),
        visits=_add_up(plan, cell, np.ones(len(cell))).astype(np.int64),
        window_visits=_add_up(plan, cell, (within[is_inside] >= 0).astype(float)).astype(np.int64),
        full_visits=_add_up(plan, cell, is_full.astype(float)).astype(np.int64),
        is_measured=is_measured,
        is_known=plan.counted & (is_measured & ~ahead)[None, :],
        quiet=quiet,
    )


def _give_to_days(plan: Plan, visits: Visits) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The day of each visit, and its minutes within that day's windows: -1 where it touches none."""
    day = (to_local(visits.begun).astype("datetime64[D]") - np.datetime64(plan.first_on)).astype(np.int64)
    within = np.full(len(visits), -1.0)
    owner, place = _pair_spans(plan, visits)
    if not len(owner):
        return day, within
    spans = plan.spans
    ends = np.minimum(visits.ended[owner], spans.ended[place])
    overlap = (ends - np.maximum(visits.begun[owner], spans.begun[place])) / MINUTE
    key = owner * (plan.days + 1) + spans.day[place]
    keys, where = np.unique(key, return_inverse=True)
    minutes = np.bincount(where, weights=overlap)
    # By visit and then by how long, the last of each visit is its day; of two alike the earlier
    order = np.lexsort((-keys, minutes, keys // (plan.days + 1)))
    whose = keys[order] // (plan.days + 1)
    is_last = np.append(whose[1:] != whose[:-1], True)
    day[whose[is_last]] = keys[order][is_last] % (plan.days + 1)
    within[whose[is_last]] = np.minimum(minutes[order][is_last], visits.minutes[whose[is_last]])
    return day, within


def _pair_spans(plan: Plan, visits: Visits) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every visit with every window of its hotspot that it has time in."""
    spans = plan.spans
    if not len(spans.begun) or not len(visits):
        none = np.zeros(0, dtype=np.int64)
        return none, none
    order = np.argsort(key_times(spans.hotspot, spans.begun), kind="stable")
    begins = key_times(spans.hotspot, spans.begun)[order]
    longest = int((spans.ended - spans.begun).max())
    low = np.searchsorted(begins, key_times(visits.hotspot, visits.begun - longest), side="left")
    high = np.searchsorted(begins, key_times(visits.hotspot, visits.ended), side="right")
    owner, found = expand_ranges(low, high)
    place = order[found]
    begun, opens = visits.begun[owner], spans.begun[place]
    # One without length counts where it stands
    is_in = (begun < spans.ended[place]) & ((visits.ended[owner] > opens) | (begun >= opens))
    return owner[is_in], place[is_in]


def _add_up(plan: Plan, cell: NDArray[np.int64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    added: NDArray[np.float64] = np.bincount(cell, weights=values, minlength=plan.drawn.size).astype(np.float64)
    return added.reshape(plan.drawn.shape)


def _find_measured(plan: Plan, visits: Visits, to: dt.date) -> tuple[NDArray[np.bool_], int]:
    """Which days are measured, and how many of those up to `to` nothing at all was recorded on."""
    days = np.datetime64(plan.first_on) + np.arange(plan.days)
    is_visited = np.isin(days, list_days(visits.begun))
    if visits.heard_on is not None:
        return is_visited | np.isin(days, visits.heard_on), 0
    return np.ones(plan.days, dtype=bool), int((~is_visited & (days <= np.datetime64(to))).sum())
