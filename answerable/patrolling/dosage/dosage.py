"""Dosage: what was patrolled of what was planned, and on days that were to have none."""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.dosage.clustered import Share, bound_clustered_ratio, bound_clustered_share
from answerable.patrolling.dosage.compliance import Kept, count_kept, list_kept, tell_kept
from answerable.patrolling.dosage.delivery import HALF_MINUTE, Delivery, count_delivery
from answerable.patrolling.dosage.plan import Plan, plan_protocol
from answerable.patrolling.dosage.result import (
    Contamination,
    DosageResult,
    Dwell,
    DwellBar,
    HotspotDosage,
    UnitDosage,
    WeekDosage,
)
from answerable.patrolling.dosage.standard import BEST, QUARTER, Band, find_band
from answerable.patrolling.dosage.visit import FORM, Visits
from answerable.patrolling.protocol import Protocol
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import Allocation

_LONGEST_BAR = 32.0


def count_dosage(protocol: Protocol, allocation: Allocation, visits: Visits, *, to: dt.date) -> Delivery:
    """What visits delivered of a trial, by hotspot and day: `.minutes` of anybody's presence (hotspots x days, in the
    protocol's order), `.is_measured` by day. It is kept apart from the result, which may be published."""
    return count_delivery(plan_protocol(protocol, allocation), visits, to=to)


def work_out_dosage(protocol: Protocol, allocation: Allocation, visits: Visits, *, to: dt.date) -> DosageResult:
    """The dosage of a trial up to and with a day.

    `visits` number the hotspots in the order of the protocol. Raises `PatrolError` where the allocation is of other
    hotspots, or nothing is known of any day drawn for patrol.
    """
    return sum_delivery(count_dosage(protocol, allocation, visits, to=to))


def sum_delivery(delivery: Delivery) -> DosageResult:
    """Everything that is said of a schedule and what was delivered of it, by definition, unit, week and length.

    Raises `PatrolError` where nothing is known of any hotspot-day drawn for patrol.
    """
    plan, drawn, control = delivery.plan, delivery.drawn, delivery.control
    if not drawn.any():
        raise PatrolError(
            "Nothing is known of any day drawn for patrol: the visits are of other days than the schedule, or the "
            "day to count to is before the first of them."
        )
    kept = list_kept(delivery)
    passed = (delivery.last_on - plan.first_on).days + 1
    known = delivery.visits_read.take(_known_visits(delivery))
    return DosageResult(
        first_on=plan.first_on,
        last_on=delivery.last_on,
        hotspots=len(plan.codes),
        days=passed,
        unmeasured=tuple(plan.date_day(int(day)) for day in np.flatnonzero(~delivery.is_measured[:passed])),
        quiet_days=delivery.quiet,
        drawn_days=int(drawn.sum()),
        control_days=int(control.sum()),
        planned_visits=int(plan.visits[drawn].sum()),
        planned_minutes=float(plan.minutes[drawn].sum()),
        window_minutes=float(delivery.window_minutes[drawn].sum()),
        officer_minutes=float(delivery.officer_minutes[drawn].sum()),
        from_forms_alone=int((known.source == FORM).sum()),
        visits=len(known),
        compliance=tuple(tell_kept(each, len(plan.codes)) for each in kept),
        contamination=_weigh_contamination(delivery),
        units=_sum_units(delivery, kept),
        weeks=_sum_weeks(delivery),
        dwell=_sum_dwell(delivery),
        reading=delivery.visits_read.reading,
        reconciliation=delivery.visits_read.reconciliation,
    )


def list_hotspot_dosage(delivery: Delivery) -> tuple[HotspotDosage, ...]:
    """Each hotspot by its code, for the desk: never in public."""
    kept = list_kept(delivery)
    places = sorted(range(len(delivery.plan.codes)), key=delivery.plan.codes.__getitem__)
    return tuple(_sum_hotspot(delivery, kept, place) for place in places)


def _known_visits(delivery: Delivery) -> NDArray[np.bool_]:
    """Visits on hotspot-days of which something is known."""
    hotspot = delivery.visits_read.hotspot
    known: NDArray[np.bool_] = (delivery.day >= 0) & delivery.is_known[hotspot, delivery.day]
    return known


def _weigh_contamination(delivery: Delivery) -> Contamination:
    drawn, control = delivery.drawn, delivery.control
    days = control.sum(axis=1)
    dose = _find_usual_dose(delivery.plan)
    minutes = [np.where(mask, delivery.minutes, 0).sum(axis=1) for mask in (drawn, control)]
    return Contamination(
        any_visit=_share_days(control & (delivery.visits > 0), control),
        half_dose=_share_days(control & (delivery.minutes >= dose / 2 - HALF_MINUTE), control),
        visits=int(delivery.visits[control].sum()),
        drawn_days=int(drawn.sum()),
        drawn_minutes=float(minutes[0].sum()),
        control_days=int(control.sum()),
        control_minutes=float(minutes[1].sum()),
        ratio=bound_clustered_ratio(minutes[0], drawn.sum(axis=1), minutes[1], days),
    )


def _find_usual_dose(plan: Plan) -> float:
    """The median of the minutes planned on a drawn day: what half a dose is half of."""
    return float(np.median(plan.minutes[plan.drawn])) if plan.drawn.any() else 0.0


def _share_days(met: NDArray[np.bool_], of: NDArray[np.bool_]) -> Share:
    return bound_clustered_share(met.sum(axis=1), of.sum(axis=1))


def _sum_units(delivery: Delivery, kept: tuple[Kept, ...]) -> tuple[UnitDosage, ...]:
    plan, drawn, control = delivery.plan, delivery.drawn, delivery.control
    units = np.array(plan.units)
    told = []
    for unit in sorted(set(plan.units)):
        ours = np.flatnonzero(units == unit)
        told.append(
            UnitDosage(
                unit=unit,
                hotspots=len(ours),
                met=tuple(count_kept(each, ours, len(plan.codes)) for each in kept),
                planned_minutes=float(np.where(drawn, plan.minutes, 0)[ours].sum()),
                window_minutes=float(np.where(drawn, delivery.window_minutes, 0)[ours].sum()),
                control_any=_share_days((control & (delivery.visits > 0))[ours], control[ours]),
            )
        )
    return tuple(told)


def _sum_weeks(delivery: Delivery) -> tuple[WeekDosage, ...]:
    plan = delivery.plan
    passed = (delivery.last_on - plan.first_on).days + 1
    weeks = (np.arange(passed) + plan.first_on.weekday()) // 7
    told = []
    for week in np.unique(weeks):
        days = np.flatnonzero(weeks == week)
        drawn, control = delivery.drawn[:, days], delivery.control[:, days]
        told.append(
            WeekDosage(
                first_on=plan.date_day(int(days[0])),
                last_on=plan.date_day(int(days[-1])),
                drawn_days=int(drawn.sum()),
                visited=int((drawn & (delivery.window_visits[:, days] > 0)).sum()),
                drawn_minutes=float(delivery.minutes[:, days][drawn].sum()),
                control_days=int(control.sum()),
                control_minutes=float(delivery.minutes[:, days][control].sum()),
            )
        )
    return tuple(told)


def _sum_dwell(delivery: Delivery) -> Dwell:
    plan, visits = delivery.plan, delivery.visits_read
    is_known = _known_visits(delivery)
    is_drawn = is_known & plan.drawn[visits.hotspot, delivery.day]
    minutes, hotspot = visits.minutes[is_drawn], visits.hotspot[is_drawn]
    quarter, best = find_band(QUARTER), find_band(BEST)
    return Dwell(
        bars=_draw_bars(minutes, visits.minutes[is_known & ~is_drawn], quarter),
        quarter=_share_visits(minutes, hotspot, quarter, len(plan.codes)),
        best=_share_visits(minutes, hotspot, best, len(plan.codes)),
        median=float(np.median(minutes)) if len(minutes) else None,
    )


def _draw_bars(drawn: NDArray[np.float64], control: NDArray[np.float64], band: Band) -> tuple[DwellBar, ...]:
    """Bars as wide as the band, so that it is one of them: lengths at either of its ends are within it."""
    width = band.high - band.low
    edges = np.arange(band.low % width, _LONGEST_BAR + width / 2, width)
    edges = edges[edges > 0]
    turns = np.where(edges >= band.high, np.nextafter(edges, np.inf), edges)
    counts = [np.bincount(np.digitize(minutes, turns), minlength=len(edges) + 1) for minutes in (drawn, control)]
    lows, highs = [0.0, *edges.tolist()], [*edges.tolist(), None]
    return tuple(
        DwellBar(low=low, high=high, drawn=int(first), control=int(second))
        for low, high, first, second in zip(lows, highs, *counts, strict=True)
    )


def _share_visits(minutes: NDArray[np.float64], hotspot: NDArray[np.int64], band: Band, hotspots: int) -> Share:
    is_in = (minutes >= band.low) & (minutes <= band.high)
    return bound_clustered_share(
        np.bincount(hotspot[is_in], minlength=hotspots), np.bincount(hotspot, minlength=hotspots)
    )


def _sum_hotspot(delivery: Delivery, kept: tuple[Kept, ...], place: int) -> HotspotDosage:
    plan = delivery.plan
    drawn, control = delivery.drawn[place], delivery.control[place]
    met = [each.met[each.hotspot == place] for each in kept[:3]]
    lengths = delivery.visits_read.minutes[_known_visits(delivery) & (delivery.visits_read.hotspot == place)]
    return HotspotDosage(
        code=plan.codes[place],
        unit=plan.units[place],
        drawn_days=int(drawn.sum()),
        visited=int(met[0].sum()),
        dosed=int(met[1].sum()),
        completed=int(met[2].sum()),
        planned_minutes=float(plan.minutes[place][drawn].sum()),
        window_minutes=float(delivery.window_minutes[place][drawn].sum()),
        control_days=int(control.sum()),
        control_visited=int((delivery.visits[place][control] > 0).sum()),
        control_minutes=float(delivery.minutes[place][control].sum()),
        median_visit=float(np.median(lengths)) if len(lengths) else None,
    )
