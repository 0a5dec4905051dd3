"""Whether a schedule was kept, by four definitions side by side: none of them is the right one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answerable.drawing.wording import say_number
from answerable.patrolling.dosage.clustered import Share, bound_clustered_share
from answerable.patrolling.dosage.delivery import HALF_MINUTE, Delivery
from answerable.patrolling.dosage.plan import end_day
from answerable.patrolling.dosage.result import Compliance
from answerable.patrolling.dosage.standard import HOUR, find_standard
from answerable.patrolling.dosage.visit import key_times

DAYS, VISITS = "hotspot-days", "scheduled visits"
VISITED, DOSED, COMPLETED, ARRIVED = "any visit", "planned minutes", "planned visits", "within 24 hours"


@dataclass(frozen=True, eq=False)
class Kept:
    """Units that a definition is about and which of them met it, with the hotspot of each: columns of equal length.

    `on_control` marks those that only arrivals on days not drawn met; empty where the definition allows none.
    """

    name: str
    words: str
    of_what: str
    hotspot: NDArray[np.int64]
    met: NDArray[np.bool_]
    on_control: NDArray[np.bool_]


def list_kept(delivery: Delivery) -> tuple[Kept, ...]:
    """The definitions, the strictness of the first three growing; the last is the one that a force reported by."""
    hotspot, day = np.nonzero(delivery.drawn)
    planned, minutes = delivery.plan.visits[hotspot, day], delivery.plan.minutes[hotspot, day]
    none = np.zeros(0, dtype=bool)
    met = (
        (VISITED, "any visit within the planned hours", delivery.window_visits[hotspot, day] > 0),
        (
            DOSED,
            "at least the planned minutes within the planned hours",
            delivery.window_minutes[hotspot, day] >= minutes - HALF_MINUTE,
        ),
        (
            COMPLETED,
            "the planned number of visits, each as long as planned, within the planned hours",
            delivery.full_visits[hotspot, day] >= planned,
        ),
    )
    return (*(Kept(name, words, DAYS, hotspot, held, none) for name, words, held in met), _keep_arrived(delivery))


def count_kept(kept: Kept, hotspots: NDArray[np.int64], number: int) -> Share:
    """The share that met a definition, in these hotspots of `number`, with an interval clustered by hotspot."""
    is_ours = np.isin(kept.hotspot, hotspots)
    return bound_clustered_share(
        np.bincount(kept.hotspot[is_ours & kept.met], minlength=number),
        np.bincount(kept.hotspot[is_ours], minlength=number),
    )


def tell_kept(kept: Kept, number: int) -> Compliance:
    """A definition with its share over all hotspots."""
    return Compliance(
        name=kept.name,
        words=kept.words,
        of_what=kept.of_what,
        met=count_kept(kept, np.arange(number), number),
        on_control=int(kept.on_control.sum()) if len(kept.on_control) or not len(kept.met) else None,
    )


def _keep_arrived(delivery: Delivery) -> Kept:
    """Scheduled visits with an arrival at most 24 hours before or after their time, whatever day that falls on.

    Visits whose hours are not yet over at the end of the last day are left out: they may still be met.
    """
    plan, visits = delivery.plan, delivery.visits_read
    reach = round(find_standard("reported arrival").value * HOUR)
    is_taken = delivery.drawn[plan.scheduled_hotspot, plan.scheduled_day] & (
        plan.scheduled_at <= end_day(delivery.last_on) - reach
    )
    hotspot, at = plan.scheduled_hotspot[is_taken], plan.scheduled_at[is_taken]
    order = np.argsort(key_times(visits.hotspot, visits.begun), kind="stable")
    arrivals = key_times(visits.hotspot, visits.begun)[order]
    is_drawn = (delivery.day >= 0) & plan.drawn[visits.hotspot, delivery.day]
    so_far = np.concatenate([[0], np.cumsum(is_drawn[order])])
    low = np.searchsorted(arrivals, key_times(hotspot, at - reach), side="left")
    high = np.searchsorted(arrivals, key_times(hotspot, at + reach), side="right")
    met = high > low
    hours = say_number(reach / HOUR)
    words = f"an officer arriving within {hours} hours before or after the scheduled time, on any day"
    return Kept(ARRIVED, words, VISITS, hotspot, met, met & (so_far[high] == so_far[low]))
