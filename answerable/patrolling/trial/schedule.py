"""Which visit is to be made where and when: a schedule to print, as CSV and for the calendar of a phone.

Times are drawn like days, from the secret `visit_key` of the allocation, so that nobody learns a pattern and anybody
can check them once the seed is published. A policing unit is taken as one crew: its visits of a day are spread over
the windows with none at the same time, as long as they fit.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from answerable.drawing.csv import write_csv
from answerable.drawing.exhibit import Column, Table
from answerable.patrolling.protocol import Dose, Protocol, Window
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.allocation import Allocation

ZONE = "Europe/London"
_MINUTE = dt.timedelta(minutes=1)
_DIGITS = 8
_DAY = dt.timedelta(days=1)


class PlannedVisit(Struct, frozen=True, kw_only=True):
    """A visit to a hotspot (by its code) for the day `on`. `start` and `end` are moments with the offset of local
    time; after midnight they still belong to the day on which the window began. `number` counts the visits of the
    hotspot on that day; `is_overlapping` where the visits of the unit do not fit one crew."""

    hotspot: str
    on: dt.date
    start: dt.datetime
    end: dt.datetime
    minutes: int
    number: int = 1
    is_overlapping: bool = False


class _Span(NamedTuple):
    """A window of a day as it really was: its first moment (UTC) and its minutes."""

    start: dt.datetime
    minutes: int


@dataclass(frozen=True)
class _Call:
    """A visit before it has its time: its hotspot, its number, and the number drawn for it (0 to 1)."""

    hotspot: str
    number: int
    drawn: float


def list_visits(
    protocol: Protocol, allocation: Allocation, first_on: dt.date, last_on: dt.date, *, zone: str = ZONE
) -> tuple[PlannedVisit, ...]:
    """The visits of the days from `first_on` to `last_on`, by day, unit and time.

    The number drawn for a visit is the first eight hexadecimal digits of the SHA-256 of `KEY|hotspot|day|number`, as
    a fraction of 16 to the 8th; KEY is the allocation's. The number of a hotspot's first visit picks its window, each
    as likely as it is long; further visits go to the windows after it. Within a window the visits of a unit start
    in the order of their numbers, each number a share of the minutes that no visit takes, after the visits before
    it. Minutes are real ones: a night on which clocks change is an hour shorter or longer. Raises `PatrolError`
    where a visit is longer than every window, or the allocation is of other hotspots.
    """
    if allocation.hotspots != tuple(hotspot.code for hotspot in protocol.hotspots):
        raise PatrolError("The days drawn are of other hotspots than the protocol's: draw them again from its seed.")
    units = {hotspot.code: hotspot.unit for hotspot in protocol.hotspots}
    first = max((first_on - allocation.first_on).days, 0)
    last = min((last_on - allocation.first_on).days, allocation.patrolled.shape[1] - 1)
    found: list[PlannedVisit] = []
    for day in range(first, last + 1):
        on = allocation.first_on + day * _DAY
        codes = [code for code, drawn in zip(allocation.hotspots, allocation.patrolled[:, day], strict=True) if drawn]
        codes.sort(key=lambda code: (units[code], code))
        spans = _open_windows(protocol, on, zone)
        for _, held in groupby(codes, key=units.__getitem__):
            found += _plan_unit(protocol, allocation, list(held), on, spans, zone)
    return tuple(found)


def write_schedule_csv(visits: Sequence[PlannedVisit], protocol: Protocol | None = None) -> str:
    """A line for each visit, in the columns of the shape `patrol-schedule`: hotspot, on, start, end, minutes.

    With the protocol, also the unit and the name of the hotspot. For those who patrol: it is closed.
    """
    held = {} if protocol is None else {hotspot.code: hotspot for hotspot in protocol.hotspots}
    names = ("hotspot", "on", "start", "end", "minutes", *(("unit", "name") if held else ()))
    rows = (
        (
            visit.hotspot,
            visit.on,
            f"{visit.start:%H:%M}",
            f"{visit.end:%H:%M}",
            visit.minutes,
            *((held[visit.hotspot].unit, held[visit.hotspot].name) if held else ()),
        )
        for visit in visits
    )
    return write_csv(Table(columns=tuple(map(Column, names)), rows=tuple(rows)))


def write_schedule_ics(visits: Sequence[PlannedVisit], protocol: Protocol) -> bytes:
    """The visits as an iCalendar file (RFC 5545): the same visits as the same bytes.

    A visit keeps its UID whenever it is written. It says the name of its hotspot and nothing more of the place.
    Times are in UTC, which a phone shows as its own.
    """
    from icalendar import Calendar, Event

    names = {hotspot.code: hotspot.name or hotspot.code for hotspot in protocol.hotspots}
    stamp = dt.datetime.combine(protocol.registered_on or protocol.starts_on, dt.time(), dt.UTC)
    calendar = Calendar()
    calendar.add("prodid", "-//Answerable//Patrols//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Patrols: {protocol.title}")
    for visit in visits:
        event = Event()
        event.add("uid", _name_visit(protocol, visit))
        event.add("dtstamp", stamp)
        event.add("dtstart", visit.start.astimezone(dt.UTC))
        event.add("dtend", visit.end.astimezone(dt.UTC))
        event.add("summary", f"Patrol {names[visit.hotspot]}, {visit.minutes} minutes")
        event.add("class", "CONFIDENTIAL")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _name_visit(protocol: Protocol, visit: PlannedVisit) -> str:
    words = f"{protocol.seed_sha256}|{visit.hotspot}|{visit.on.isoformat()}|{visit.number}"
    return f"{hashlib.sha256(words.encode()).hexdigest()[:32]}@patrols.answerable"


def _open_windows(protocol: Protocol, on: dt.date, zone: str) -> tuple[_Span, ...]:
    spans = tuple(_open(window, on, ZoneInfo(zone)) for window in protocol.dose.windows)
    if not any(span.minutes >= protocol.dose.minutes for span in spans):
        raise PatrolError(
            f"A visit of {protocol.dose.minutes} minutes fits no window: make it shorter, or a window longer."
        )
    return spans


def _open(window: Window, on: dt.date, zone: ZoneInfo) -> _Span:
    start = dt.datetime.combine(on, window.start, zone).astimezone(dt.UTC)
    after = on + _DAY if window.end <= window.start else on
    end = dt.datetime.combine(after, window.end, zone).astimezone(dt.UTC)
    return _Span(start, int((end - start) / _MINUTE))


def _plan_unit(
    protocol: Protocol, allocation: Allocation, codes: list[str], on: dt.date, spans: Sequence[_Span], zone: str
) -> list[PlannedVisit]:
    """The visits of a unit's hotspots on a day, by time."""
    key = allocation.visit_key or protocol.seed_sha256
    calls = [
        _Call(code, number, _draw(f"{key}|{code}|{on.isoformat()}|{number}"))
        for number in range(1, protocol.dose.visits + 1)
        for code in codes
    ]
    parts = _split_windows(spans, protocol.dose)
    held, left = _share_out(calls, parts, protocol.dose.minutes)
    placed = [
        visit for part, its in zip(parts, held, strict=True) for visit in _place_apart(its, part, protocol.dose)
    ]
    placed += [(call, _place_alone(call, parts, protocol.dose)) for call in left]
    planned = [_make_visit(call, start, on, protocol.dose, ZoneInfo(zone), call in left) for call, start in placed]
    return sorted(planned, key=lambda visit: (visit.start, visit.hotspot))


def _split_windows(spans: Sequence[_Span], dose: Dose) -> list[_Span]:
    """The windows; in equal parts where a hotspot has more visits than there are windows, so that they lie apart."""
    parts = -(-dose.visits // len(spans))
    found = []
    for span in sorted(spans):
        many = parts if span.minutes // parts >= dose.minutes else 1
        length = span.minutes // many
        found += [_Span(span.start + at * length * _MINUTE, length) for at in range(many)]
    return [span for span in found if span.minutes >= dose.minutes]


def _share_out(calls: Sequence[_Call], parts: Sequence[_Span], minutes: int) -> tuple[list[list[_Call]], list[_Call]]:
    """Which calls go into which part, as many as one crew can make; and those for which there is no room."""
    held: list[list[_Call]] = [[] for _ in parts]
    first = {call.hotspot: _find_part(call.drawn, parts) for call in calls if call.number == 1}
    left: list[_Call] = []
    for call in sorted(calls, key=lambda each: (each.number, each.drawn)):
        begin = first[call.hotspot] + call.number - 1
        turns = [(begin + at) % len(parts) for at in range(len(parts))]
        free = next((at for at in turns if len(held[at]) < parts[at].minutes // minutes), None)
        (left if free is None else held[free]).append(call)
    return held, left


def _find_part(drawn: float, parts: Sequence[_Span]) -> int:
    """The part that a number falls into, each as wide as it is long."""
    reach = drawn * sum(part.minutes for part in parts)
    for at, part in enumerate(parts):
        reach -= part.minutes
        if reach < 0:
            return at
    return len(parts) - 1


def _place_apart(calls: Sequence[_Call], part: _Span, dose: Dose) -> list[tuple[_Call, dt.datetime]]:
    """Starts with no two at once: the sorted numbers spread over the room left, each after the visits before it."""
    room = part.minutes - len(calls) * dose.minutes
    return [
        (call, part.start + (int(call.drawn * (room + 1)) + at * dose.minutes) * _MINUTE)
        for at, call in enumerate(sorted(calls, key=lambda each: each.drawn))
    ]


def _place_alone(call: _Call, parts: Sequence[_Span], dose: Dose) -> dt.datetime:
    part = parts[_find_part(call.drawn, parts)]
    return part.start + int(call.drawn * (part.minutes - dose.minutes + 1)) * _MINUTE


def _make_visit(
    call: _Call, start: dt.datetime, on: dt.date, dose: Dose, zone: ZoneInfo, is_overlapping: bool
) -> PlannedVisit:
    return PlannedVisit(
        hotspot=call.hotspot,
        on=on,
        start=start.astimezone(zone),
        end=(start + dose.minutes * _MINUTE).astimezone(zone),
        minutes=dose.minutes,
        number=call.number,
        is_overlapping=is_overlapping,
    )


def _draw(words: str) -> float:
    return int(hashlib.sha256(words.encode()).hexdigest()[:_DIGITS], 16) / float(16**_DIGITS)
