"""What was to be patrolled, day by day: the hotspot-days drawn and not, the hours in which a visit counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answerable.measuring.loading.clock import convert_local
from answerable.patrolling.dosage.ping import ZONE, Seconds
from answerable.patrolling.dosage.visit import group_overlaps
from answerable.patrolling.protocol import Protocol, Window
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import Allocation
from answerable.patrolling.trial.schedule import list_visits


@dataclass(frozen=True, eq=False)
class Spans:
    """Hours in which a visit to a hotspot counts for a day: columns of equal length, seconds of UTC."""

    hotspot: NDArray[np.int64]
    day: NDArray[np.int64]
    begun: Seconds
    ended: Seconds


@dataclass(frozen=True, eq=False)
class Plan:
    """A schedule as arrays of hotspots x days from `first_on`.

    `drawn` for patrol; `counted` where the day is one or the other (drawn or control). `visits` and `minutes` are
    those planned on it, nought on control days. Of each scheduled visit, `at` is the time it was to begin.
    """

    codes: tuple[str, ...]
    units: tuple[str, ...]
    first_on: dt.date
    drawn: NDArray[np.bool_]
    counted: NDArray[np.bool_]
    visits: NDArray[np.int64]
    minutes: NDArray[np.float64]
    spans: Spans
    scheduled_hotspot: NDArray[np.int64]
    scheduled_day: NDArray[np.int64]
    scheduled_at: Seconds

    @property
    def days(self) -> int:
        """How many days it has."""
        return int(self.drawn.shape[1])

    def date_day(self, day: int) -> dt.date:
        """The date of a day by its number."""
        return self.first_on + dt.timedelta(days=day)


def plan_protocol(protocol: Protocol, allocation: Allocation) -> Plan:
    """The plan of a trial: hotspots in the protocol's order, each day with the windows of the dose.

    Raises `PatrolError` where the allocation is of other hotspots.
    """
    codes = tuple(hotspot.code for hotspot in protocol.hotspots)
    if codes != allocation.hotspots:
        raise PatrolError(
            "The days were drawn for other hotspots than the protocol's: draw them again from its seed."
        )
    drawn = allocation.patrolled
    dose = protocol.dose
    scheduled = list_visits(protocol, allocation, allocation.first_on, allocation.last_on)
    places = {code: place for place, code in enumerate(codes)}
    return Plan(
        codes=codes,
        units=tuple(hotspot.unit for hotspot in protocol.hotspots),
        first_on=allocation.first_on,
        drawn=drawn,
        counted=np.ones_like(drawn),
        visits=drawn * dose.visits,
        minutes=np.where(drawn, float(dose.visits * dose.minutes), 0.0),
        spans=span_windows(dose.windows, allocation.first_on, *drawn.shape),
        scheduled_hotspot=np.array([places[visit.hotspot] for visit in scheduled], dtype=np.int64),
        scheduled_day=np.array([(visit.on - allocation.first_on).days for visit in scheduled], dtype=np.int64),
        scheduled_at=np.array([int(visit.start.timestamp()) for visit in scheduled], dtype=np.int64),
    )


def span_windows(windows: Sequence[Window], first_on: dt.date, hotspots: int, days: int) -> Spans:
    """The windows of every day of every hotspot."""
    dates = [first_on + dt.timedelta(days=day) for day in range(days)]
    hours = [place_hours(window.start, window.end, on) for on in dates for window in windows]
    spans = Spans(
        hotspot=np.repeat(np.arange(hotspots), days * len(windows)),
        day=np.tile(np.repeat(np.arange(days), len(windows)), hotspots),
        begun=np.tile(to_moments([start for start, _ in hours]), hotspots),
        ended=np.tile(to_moments([end for _, end in hours]), hotspots),
    )
    return merge_spans(spans, days)


def merge_spans(spans: Spans, days: int) -> Spans:
    """Hours of one hotspot-day that overlap made one, so that no minute counts twice."""
    cell = spans.hotspot * days + spans.day
    order, group = group_overlaps(cell, spans.begun, spans.ended)
    if not len(order):
        return spans
    firsts = np.flatnonzero(np.diff(group, prepend=-1))
    return Spans(
        hotspot=spans.hotspot[order][firsts],
        day=spans.day[order][firsts],
        begun=spans.begun[order][firsts],
        ended=np.maximum.reduceat(spans.ended[order], firsts),
    )


def place_hours(start: dt.time, end: dt.time, on: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """The hours of a day in local time; what ends at or before its start ends on the next day."""
    after = on + dt.timedelta(days=end <= start)
    return dt.datetime.combine(on, start), dt.datetime.combine(after, end)


def to_moments(local: Sequence[dt.datetime]) -> Seconds:
    """Local times (in the hour that comes twice, the first) as seconds of UTC."""
    written = np.array(local, dtype="datetime64[s]")
    moments: Seconds = convert_local(written, ZONE).utc.astype("datetime64[s]").astype(np.int64)
    return moments


def end_day(day: dt.date) -> int:
    """The midnight that ends a local day, in seconds of UTC."""
    return int(to_moments([dt.datetime.combine(day + dt.timedelta(days=1), dt.time())])[0])
