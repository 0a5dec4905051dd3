"""What each hotspot saw on each day of a trial, in it and around it: offences, harm and minutes of patrol."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from answerable.drawing.wording import say_day
from answerable.patrolling.offence.offences import Offences, pick_outcome
from answerable.patrolling.place.outline import read_outline
from answerable.patrolling.protocol import Outcome, Protocol
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.night import end_nights, find_days
from answerable.patrolling.trial.washout import mark_washout

if TYPE_CHECKING:
    from answerable.patrolling.trial.allocation import Allocation

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

HOMICIDE = "homicide"
_NOWHERE = -1


@dataclass(frozen=True, eq=False)
class OutcomeDays:
    """One outcome, each array hotspots x days: offences, their harm (days of the index) without homicide and of
    homicide alone, in the hotspot and in the ring around it."""

    outcome: Outcome
    events: Floats
    harm: Floats
    homicide_harm: Floats
    ring_events: Floats
    ring_harm: Floats
    ring_homicide_harm: Floats

    def list_values(self, measure: str, *, with_homicide: bool = False, is_ring: bool = False) -> Floats:
        """Hotspots x days of a count, or of harm with or without homicide."""
        if measure == "count":
            return self.ring_events if is_ring else self.events
        harm, homicide = (self.ring_harm, self.ring_homicide_harm) if is_ring else (self.harm, self.homicide_harm)
        return harm + homicide if with_homicide else harm

    def until(self, days: int) -> OutcomeDays:
        """The first so many days."""
        return OutcomeDays(
            outcome=self.outcome,
            events=self.events[:, :days],
            harm=self.harm[:, :days],
            homicide_harm=self.homicide_harm[:, :days],
            ring_events=self.ring_events[:, :days],
            ring_harm=self.ring_harm[:, :days],
            ring_homicide_harm=self.ring_homicide_harm[:, :days],
        )


@dataclass(frozen=True, eq=False)
class TrialDays:
    """A trial as it went, each array hotspots x days from `first_on`.

    `patrolled` is what was drawn, `delivered` the minutes patrolled (not a number where nobody knows), `is_washout`
    the control days that follow a patrol too soon to be controls, `is_measured` the days that offences were loaded
    for, up to `to`. `outcomes` are those of the protocol, the primary one first. `without_hour` counts the offences
    in hotspots left out because a trial of certain hours needs an hour, `without_place` those of the primary outcome
    on days of the trial, wherever they were, that have no place on a map.
    """

    first_on: dt.date
    to: dt.date
    patrolled: Flags
    delivered: Floats
    is_washout: Flags
    is_measured: Flags
    outcomes: tuple[OutcomeDays, ...]
    without_hour: int = 0
    without_place: int = 0

    @property
    def events(self) -> Floats:
        """Offences of the primary outcome."""
        return self.outcomes[0].events

    @property
    def harm(self) -> Floats:
        """Harm of the primary outcome, as it registers homicide."""
        return self.outcomes[0].list_values("harm", with_homicide=self.outcomes[0].outcome.with_homicide)

    @property
    def control(self) -> Flags:
        """The days that patrolled ones are held against."""
        return self.is_measured & ~self.patrolled & ~self.is_washout

    @property
    def treated(self) -> Flags:
        """The patrolled days that are measured."""
        return self.is_measured & self.patrolled

    def until(self, last_on: dt.date) -> TrialDays:
        """The trial up to a day, as it stood at a look before the end."""
        days = (last_on - self.first_on).days + 1
        return TrialDays(
            first_on=self.first_on,
            to=min(self.to, last_on),
            patrolled=self.patrolled[:, :days],
            delivered=self.delivered[:, :days],
            is_washout=self.is_washout[:, :days],
            is_measured=self.is_measured[:, :days],
            outcomes=tuple(each.until(days) for each in self.outcomes),
            without_hour=self.without_hour,
            without_place=self.without_place,
        )


def gather_trial_days(
    protocol: Protocol,
    allocation: Allocation,
    offences: Offences,
    weights: Floats,
    delivered: Floats | None = None,
    *,
    to: dt.date | None = None,
) -> TrialDays:
    """Put each offence to its hotspot, or to the ring around the nearest, and to its day.

    `weights` are the harm of each offence with homicide (`harm/index.py: weigh`); `delivered` are minutes, hotspots x
    days, nothing or not a number where nobody knows. `to` is the day up to which offences were loaded; without it,
    that of the last offence. An offence in an overlap belongs to the hotspot named first. Hours are whole: an hour
    of which a window takes a part belongs to it. Where hours run past midnight a day is its whole night: the hours
    before the first evening belong to no day of the trial, and the last day is measured once the offences of the day
    after it are loaded, which has the end of its night. Raises `PatrolError` where the allocation is not this
    protocol's, or offences are known by the month alone.
    """
    _refuse(protocol, allocation, offences)
    shape = allocation.patrolled.shape
    reach = to or offences.last_on
    last = protocol.ends_on
    if reach is not None:
        last = min(end_nights(reach, protocol.offence_hours), last)
    is_measured = np.zeros(shape, dtype=np.bool_)
    is_measured[:, : max(0, (last - protocol.starts_on).days + 1)] = True
    on, is_timed = find_days(offences, protocol.offence_hours)
    day = (on - np.datetime64(protocol.starts_on, "D")).astype(np.int64)
    within = (day >= 0) & (day < shape[1])
    at, is_ring = place_points(protocol, offences.easting, offences.northing, within)
    kept = within & (at != _NOWHERE)
    picks = [pick_outcome(offences, outcome) for outcome in protocol.outcomes]
    is_unknown = bool(protocol.offence_hours) & (offences.hour < 0)
    return TrialDays(
        first_on=protocol.starts_on,
        to=last,
        patrolled=allocation.patrolled,
        delivered=np.full(shape, np.nan) if delivered is None else np.asarray(delivered, dtype=np.float64),
        is_washout=mark_washout(allocation.patrolled, protocol.washout_days),
        is_measured=is_measured,
        outcomes=tuple(
            _count_outcome(outcome, offences, np.asarray(weights, dtype=np.float64), kept & is_timed & picked,
                           (at, day, is_ring), shape)
            for outcome, picked in zip(protocol.outcomes, picks, strict=True)
        ),
        without_hour=int((kept & ~is_ring & is_unknown & picks[0]).sum()),
        without_place=int((within & picks[0] & ~offences.is_placed).sum()),
    )  # fmt: skip


def place_points(protocol: Protocol, easting: Floats, northing: Floats, wanted: Flags) -> tuple[Places, Flags]:
    """The hotspot of each point (-1 where none is near) and whether it lies in the ring around it.

    A ring reaches `buffer_metres` beyond the outline, leaves out other hotspots, and where rings overlap a point
    belongs to the nearest.
    """
    import shapely

    at, is_ring = np.full(len(easting), _NOWHERE), np.zeros(len(easting), dtype=np.bool_)
    asked = np.flatnonzero(wanted & np.isfinite(easting) & np.isfinite(northing))
    points = shapely.points(easting[asked], northing[asked])
    outlines = np.array([read_outline(hotspot.outline) for hotspot in protocol.hotspots], dtype=object)
    tree = shapely.STRtree(outlines)
    near, hotspot = tree.query(points, predicate="dwithin", distance=float(protocol.buffer_metres))
    distance = shapely.distance(points[near], outlines[hotspot])
    # The nearest comes last, and the one named first after others as near: what is written last stays.
    order = np.lexsort((-hotspot, -distance))
    at[asked[near[order]]] = hotspot[order]
    is_ring[asked[near[order]]] = distance[order] > 0
    return at, is_ring


def _count_outcome(
    outcome: Outcome,
    offences: Offences,
    weights: Floats,
    picked: Flags,
    places: tuple[Places, Places, Flags],
    shape: tuple[int, ...],
) -> OutcomeDays:
    hotspot, day, is_ring = places
    cell = hotspot * shape[1] + day
    is_homicide = np.array([slug == HOMICIDE for slug in offences.categories], dtype=np.bool_)[offences.category]

    def add_up(mask: Flags, values: Floats | None = None) -> Floats:
        held = picked & mask
        given = None if values is None else values[held]
        total = np.bincount(cell[held], weights=given, minlength=shape[0] * shape[1])
        return total.astype(np.float64).reshape(shape)

    return OutcomeDays(
        outcome=outcome,
        events=add_up(~is_ring),
        harm=add_up(~is_ring & ~is_homicide, weights),
        homicide_harm=add_up(~is_ring & is_homicide, weights),
        ring_events=add_up(is_ring),
        ring_harm=add_up(is_ring & ~is_homicide, weights),
        ring_homicide_harm=add_up(is_ring & is_homicide, weights),
    )


def _refuse(protocol: Protocol, allocation: Allocation, offences: Offences) -> None:
    codes = tuple(hotspot.code for hotspot in protocol.hotspots)
    if (
        allocation.hotspots != codes
        or allocation.first_on != protocol.starts_on
        or allocation.patrolled.shape != (len(codes), protocol.days)
    ):
        raise PatrolError(
            "The days drawn are not those of this protocol: draw them from its seed, or choose the other one."
        )
    if not protocol.outcomes:
        raise PatrolError("The protocol names no outcome: say what is counted.")
    if offences.precision != "day":
        raise PatrolError(
            "These offences are known by the month alone. A trial that patrols by days needs the day of each: load "
            "the force's own file."
        )
    if len(offences) and offences.last_on is not None and offences.last_on < protocol.starts_on:
        raise PatrolError(
            f"The offences end on {say_day(offences.last_on)}, before the trial starts: load those of the trial."
        )
