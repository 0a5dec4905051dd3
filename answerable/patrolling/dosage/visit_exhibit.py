"""Visits as they are shown: minutes by week, lengths of visits, forms held against devices."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Bar, BarDrawing, Line, LineDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count, say_number, say_share, say_value
from answerable.patrolling.dosage.note import note_measured, note_reading
from answerable.patrolling.dosage.result import DosageResult, DwellBar, WeekDosage
from answerable.patrolling.dosage.showing import QUERY, badge_forms, say_bounded, say_days, say_part
from answerable.patrolling.dosage.standard import BEST, QUARTER, find_band
from answerable.patrolling.dosage.visit import Reconciliation

_FEWEST_WEEKS = 2


def tell_weeks(result: DosageResult) -> Exhibit:
    """Mean minutes of a hotspot-day, drawn and not, week by week."""
    found = result.contamination
    drawn, control = (
        say_value(minutes / days if days else None, "number", 1)
        for minutes, days in ((found.drawn_minutes, found.drawn_days), (found.control_minutes, found.control_days))
    )
    return Exhibit(
        slug="weeks",
        title=f"{drawn} minutes on a day drawn for patrol, {control} on a day that was not",
        sentence=(
            f"{say_days(result)}, by week: mean minutes of patrol in a hotspot on a day drawn "
            f"(n = {say_number(found.drawn_days)} hotspot-days) and on a day not drawn "
            f"(n = {say_number(found.control_days)})."
        ),
        table=Table(
            columns=(
                Column("Week from", "date"),
                Column("Days drawn", "count"),
                Column("With a visit in hours", "count"),
                Column("Minutes a day drawn", "number", 1),
                Column("Days not drawn", "count"),
                Column("Minutes a day not drawn", "number", 1),
            ),
            rows=tuple(
                (
                    week.first_on,
                    week.drawn_days,
                    week.visited,
                    _mean(week.drawn_minutes, week.drawn_days),
                    week.control_days,
                    _mean(week.control_minutes, week.control_days),
                )
                for week in result.weeks
            ),
        ),
        chart=_draw_weeks(result.weeks),
        notes=("Weeks begin on Mondays; the first and the last may be shorter.", *note_measured(result)),
        badges=badge_forms(result),
        query=QUERY,
    )


def _mean(minutes: float, days: int) -> float | None:
    return minutes / days if days else None


def _draw_weeks(weeks: tuple[WeekDosage, ...]) -> LineDrawing | None:
    known = [week for week in weeks if week.drawn_days or week.control_days]
    if len(known) < _FEWEST_WEEKS:
        return None
    at = tuple(week.first_on for week in weeks)
    return LineDrawing(
        x=Axis(title="Week from", form="date", starts_at_zero=False),
        y=Axis(title="Minutes a hotspot-day"),
        lines=(
            Line(name="Drawn for patrol", at=at, values=tuple(_mean(w.drawn_minutes, w.drawn_days) for w in weeks)),
            Line(name="Not drawn", at=at, values=tuple(_mean(w.control_minutes, w.control_days) for w in weeks)),
        ),
    )


def tell_dwell(result: DosageResult) -> Exhibit:
    """How long visits lasted, and the share of them in the bands that are looked for."""
    dwell, quarter, best = result.dwell, find_band(QUARTER), find_band(BEST)
    spell = f"{say_number(quarter.low)} to {say_number(quarter.high)} minutes"
    median = f" The median visit lasted {say_value(dwell.median, 'number', 1)} minutes." if dwell.median else ""
    names = tuple(_name_bar(bar) for bar in dwell.bars)
    inside = [bar.low == quarter.low for bar in dwell.bars]
    return Exhibit(
        slug="dwell",
        title=f"{say_part(dwell.quarter)} of visits lasted {spell}",
        sentence=(
            f"{say_days(result)}: of the visits on days drawn for patrol, {say_bounded(dwell.quarter, 'visits')} "
            f"lasted {spell}, and {say_bounded(dwell.best)} the {say_number(best.low)} to {say_number(best.high)} "
            f"minutes that {best.authority} found to work best.{median}"
        ),
        table=Table(
            columns=(
                Column("Minutes"),
                Column("Visits on days drawn", "count"),
                Column("On days not drawn", "count"),
            ),
            rows=tuple((name, bar.drawn, bar.control) for name, bar in zip(names, dwell.bars, strict=True)),
        ),
        chart=BarDrawing(
            x=Axis(title="Visits on days drawn for patrol", form="count"),
            categories=names,
            bars=(
                Bar(name=open_sentence(spell), values=_pick(dwell.bars, inside, True)),
                Bar(name="Other lengths", values=_pick(dwell.bars, inside, False)),
            ),
            is_stacked=True,
        )
        if dwell.quarter.whole
        else None,
        notes=(f"{best.source}.", *note_reading(result)),
        badges=badge_forms(result),
        query=QUERY,
    )


def _pick(bars: tuple[DwellBar, ...], inside: list[bool], wanted: bool) -> tuple[float | None, ...]:
    return tuple(float(bar.drawn) if is_in is wanted else None for bar, is_in in zip(bars, inside, strict=True))


def _name_bar(bar: DwellBar) -> str:
    if bar.high is None:
        return f"over {say_number(bar.low)}"
    return f"{say_number(bar.low)} to {say_number(bar.high)}" if bar.low else f"under {say_number(bar.high)}"


def tell_reconciliation(found: Reconciliation) -> Exhibit:
    """How many of the visits written down a device saw, and the other way round."""
    over = ""
    if found.minutes_over is not None:
        side = "longer" if found.minutes_over >= 0 else "shorter"
        length = say_value(abs(found.minutes_over), "number", 1)
        over = f" At the median, a confirmed form says {length} minutes {side} than the devices saw."
    unheard = ""
    if found.unheard:
        unheard = (
            f"{say_count(found.unheard, 'form')} of days on which no device was heard anywhere can be neither "
            "confirmed nor doubted."
        )
    return Exhibit(
        slug="forms-and-devices",
        title=f"Devices confirm {say_part(found.confirmed)} of the visits written down",
        sentence=(
            f"In the whole of both files, {say_bounded(found.confirmed, 'forms')} overlap a visit that a device saw "
            f"in the same hotspot. {say_share(found.seen_alone, found.seen)} of the visits seen were never written "
            f"down.{over}"
        ),
        table=Table(
            columns=(Column("Visits"), Column("Number", "count")),
            rows=(
                ("Written down, on days with devices heard", found.confirmed.whole),
                ("Of these, seen by a device", found.confirmed.part),
                ("Written down, on days without", found.unheard),
                ("Seen by a device", found.seen),
                ("Of these, never written down", found.seen_alone),
            ),
        ),
        notes=tuple(
            filter(
                None,
                (
                    "A form that no device confirms may be wrong, or the device may have been off: it is counted as "
                    "written. Where both tell of a visit, the times are those of the devices.",
                    unheard,
                ),
            )
        ),
        query="answerable.patrolling.dosage.joining.join_visits(seen, written)",
    )
