"""A schedule to print for those who patrol: a page for each policing unit, with boxes to tick. It is closed."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.exhibit import Column, Exhibit, Table, make_slug
from answerable.drawing.wording import say_count, say_period
from answerable.patrolling.protocol import Protocol
from answerable.patrolling.trial.schedule import PlannedVisit

BOX = "☐"


def tell_schedule(protocol: Protocol, visits: Sequence[PlannedVisit]) -> tuple[Exhibit, ...]:
    """The visits as tables, one for each policing unit that has any, by time."""
    held = {hotspot.code: hotspot for hotspot in protocol.hotspots}
    units: dict[str, list[PlannedVisit]] = {}
    for visit in visits:
        units.setdefault(held[visit.hotspot].unit, []).append(visit)
    names = {
        code: code if hotspot.name == code else f"{code} {hotspot.name}".strip() for code, hotspot in held.items()
    }
    return tuple(_tell_unit(unit, units[unit], names) for unit in sorted(units))


def _tell_unit(unit: str, visits: Sequence[PlannedVisit], names: dict[str, str]) -> Exhibit:
    ordered = sorted(visits, key=lambda visit: (visit.start, visit.hotspot))
    days = sorted({visit.on for visit in visits})
    period = say_period(days[0], days[-1])
    patrols = say_count(len(visits), "visit")
    clashes = sum(visit.is_overlapping for visit in visits)
    notes = [
        "Closed: for those who patrol. A hotspot that does not stand here on a day was drawn for no patrol on it, "
        "and a visit there would spoil the comparison.",
        "Write down when the patrol arrived and left, also where it did not take place.",
    ]
    if clashes:
        notes.append(
            f"{say_count(clashes, 'visit')} could not be kept apart from others of the unit: it needs more than one "
            "crew."
        )
    if any(visit.start.date() > visit.on for visit in visits):
        notes.append("A visit after midnight stands under the day on which its hours begin.")
    return Exhibit(
        slug=make_slug("schedule", unit),
        title=f"{unit}: {patrols}, {period}",
        sentence=f"In the days of {period}, {unit} makes {patrols} to {say_count(_count_places(visits), 'hotspot')}.",
        table=Table(
            columns=(
                Column("Day"),
                Column("Hotspot"),
                Column("From"),
                Column("To"),
                Column("Arrived"),
                Column("Left"),
            ),
            rows=tuple(
                (
                    f"{visit.on:%a} {visit.on.day} {visit.on:%B}",
                    names[visit.hotspot],
                    f"{visit.start:%H:%M}",
                    f"{visit.end:%H:%M}",
                    BOX,
                    BOX,
                )
                for visit in ordered
            ),
        ),
        notes=tuple(notes),
        query="answerable.patrolling.trial.schedule.list_visits(protocol, allocation, first_on, last_on)",
    )


def _count_places(visits: Sequence[PlannedVisit]) -> int:
    return len({visit.hotspot for visit in visits})
