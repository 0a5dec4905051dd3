"""What each hotspot got, for the desk alone."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_share
from answerable.patrolling.dosage.result import HotspotDosage

_COLUMNS = (
    Column("Hotspot"),
    Column("Policing unit"),
    Column("Days drawn", "count"),
    Column("With a visit in hours", "count"),
    Column("With the planned minutes", "count"),
    Column("With the planned visits", "count"),
    Column("Minutes planned", "count"),
    Column("Delivered in hours", "count"),
    Column("Days not drawn", "count"),
    Column("With any visit", "count"),
    Column("Minutes on them", "count"),
    Column("Median visit, minutes", "number", 1),
)


def tell_hotspot_dosage(hotspots: Sequence[HotspotDosage]) -> tuple[Exhibit, ...]:
    """One table of every hotspot by its code, and which had no visit at all. Never public."""
    missed = [each.code for each in hotspots if each.drawn_days and not each.visited]
    days = sum(each.drawn_days for each in hotspots)
    visited = sum(each.visited for each in hotspots)
    named = f" No day drawn had a visit in: {', '.join(missed)}." if missed else ""
    return (
        Exhibit(
            slug="hotspots",
            title=f"{say_count(len(hotspots), 'hotspot')}: a visit on {say_share(visited, days)} of days drawn",
            sentence=(
                f"{say_share(visited, days)} of hotspot-days drawn for patrol had a visit within the planned "
                f"hours.{named}"
            ),
            table=Table(
                columns=_COLUMNS,
                rows=tuple(
                    (
                        each.code,
                        each.unit,
                        each.drawn_days,
                        each.visited,
                        each.dosed,
                        each.completed,
                        each.planned_minutes,
                        each.window_minutes,
                        each.control_days,
                        each.control_visited,
                        each.control_minutes,
                        each.median_visit,
                    )
                    for each in hotspots
                ),
            ),
            notes=(
                "For those who plan patrols: codes of hotspots are not for publication.",
                "A hotspot has few days: two with unlike shares may well be alike. No order among them is meant.",
            ),
        ),
    )
