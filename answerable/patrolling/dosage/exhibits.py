"""Dosage as it is shown: compliance by every definition, minutes by week, lengths, days without a planned patrol."""

from __future__ import annotations

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import (
    open_sentence,
    say_count,
    say_interval,
    say_number,
    say_share,
    say_value,
)
from answerable.patrolling.dosage.note import note_definitions, note_measured, note_reading, note_shares
from answerable.patrolling.dosage.result import Compliance, DosageResult
from answerable.patrolling.dosage.showing import (
    QUERY,
    SHARE_COLUMNS,
    badge_forms,
    cells_of_share,
    draw_spans,
    make_span,
    say_bounded,
    say_days,
    say_part,
)
from answerable.patrolling.dosage.visit_exhibit import tell_dwell, tell_reconciliation, tell_weeks


def tell_dosage(result: DosageResult) -> tuple[Exhibit, ...]:
    """What was patrolled: compliance, days without a planned patrol, weeks, lengths of visits, units, and where both
    were read, forms held against devices."""
    told = [
        _tell_compliance(result),
        _tell_contamination(result),
        tell_weeks(result),
        tell_dwell(result),
        _tell_units(result),
    ]
    if result.reconciliation is not None:
        told.append(tell_reconciliation(result.reconciliation))
    return tuple(told)


def _tell_compliance(result: DosageResult) -> Exhibit:
    first, dosed, *_, arrived = result.compliance
    said = "; ".join(f"{each.words}: {say_bounded(each.met, each.of_what)}" for each in result.compliance)
    control = ""
    if arrived.on_control:
        control = f" Of those that met the last, {say_number(arrived.on_control)} did so only on days not drawn."
    delivered = say_share(result.window_minutes, result.planned_minutes)
    return Exhibit(
        slug="compliance",
        title=(
            f"{open_sentence(first.words)} on {say_part(first.met)} of the days drawn; the planned minutes on "
            f"{say_part(dosed.met)}"
        ),
        sentence=(
            f"{say_days(result)}, {say_count(result.hotspots, 'hotspot')}: {said}.{control} Of all minutes planned, "
            f"{delivered} were delivered within the planned hours."
        ),
        table=Table(
            columns=(
                Column("Definition"),
                Column("Counted"),
                Column("Met", "count"),
                Column("Of", "count"),
                *SHARE_COLUMNS,
                Column("Met only on days not drawn", "count"),
            ),
            rows=tuple(
                (open_sentence(each.words), each.of_what, *cells_of_share(each.met), each.on_control)
                for each in result.compliance
            ),
        ),
        chart=draw_spans(
            "Share that met the definition", [make_span(_name(each), each.met) for each in result.compliance]
        ),
        notes=(*note_definitions(), note_shares(), *note_measured(result), *note_reading(result)),
        badges=badge_forms(result),
        query=QUERY,
    )


def _name(each: Compliance) -> str:
    return open_sentence(each.name)


def _tell_contamination(result: DosageResult) -> Exhibit:
    found = result.contamination
    means = [
        minutes / days if days else None
        for minutes, days in ((found.drawn_minutes, found.drawn_days), (found.control_minutes, found.control_days))
    ]
    ratio = ""
    if found.ratio.ratio is not None:
        ratio = f": {say_value(found.ratio.ratio, 'ratio')} times as many"
        if found.ratio.low is not None and found.ratio.high is not None:
            ratio += f" ({say_interval(found.ratio.low, found.ratio.high, 'ratio')})"
    drawn, control = (say_value(mean, "number", 1) for mean in means)
    return Exhibit(
        slug="contamination",
        title=f"Patrol on {say_part(found.any_visit)} of the days drawn for none",
        sentence=(
            f"{say_days(result)}: any visit on {say_bounded(found.any_visit, 'hotspot-days not drawn')}, half the "
            f"planned minutes or more on {say_bounded(found.half_dose)}. A day drawn for patrol had {drawn} minutes "
            f"on average (n = {say_number(found.drawn_days)}), one not drawn {control} "
            f"(n = {say_number(found.control_days)}){ratio}."
        ),
        table=Table(
            columns=(Column("Days not drawn"), Column("Days", "count"), Column("Of", "count"), *SHARE_COLUMNS),
            rows=(
                ("With any visit", *cells_of_share(found.any_visit)),
                ("With half the planned minutes or more", *cells_of_share(found.half_dose)),
            ),
        ),
        chart=draw_spans(
            "Share of days not drawn",
            [make_span("Any visit", found.any_visit), make_span("Half the minutes", found.half_dose)],
        ),
        notes=(
            "A visit on a day drawn for none makes the two kinds of day more alike: whatever patrols do then shows "
            "as less than it is.",
            "Minutes are those of anybody's presence at any hour of the day; those of several officers at once count "
            "once.",
            note_shares(),
            *note_measured(result),
        ),
        badges=badge_forms(result),
        query=QUERY,
    )


def _tell_units(result: DosageResult) -> Exhibit:
    columns: list[Column] = [Column("Policing unit"), Column("Hotspots", "count")]
    for each in result.compliance:
        columns += [Column(f"{_name(each)}: met", "count"), Column("of", "count"), Column("share", "percent", 1)]
    columns += [
        Column("Minutes planned", "count"),
        Column("Delivered in hours", "count"),
        Column("Days not drawn, any visit", "count"),
        Column("of days", "count"),
    ]
    rows: list[tuple[Cell, ...]] = []
    for unit in result.units:
        shares = [cell for share in unit.met for cell in cells_of_share(share)[:3]]
        control = (unit.control_any.part, unit.control_any.whole)
        rows.append((unit.unit, unit.hotspots, *shares, unit.planned_minutes, unit.window_minutes, *control))
    said = "; ".join(f"{unit.unit} {say_bounded(unit.met[0])}" for unit in result.units)
    first = result.compliance[0]
    return Exhibit(
        slug="units",
        title=f"{open_sentence(first.words)}, by policing unit ({say_count(len(result.units), 'unit')})",
        sentence=f"{say_days(result)}: the share of hotspot-days drawn that had {first.words}: {said}.",
        table=Table(columns=tuple(columns), rows=tuple(rows)),
        chart=draw_spans(
            f"Hotspot-days drawn with {first.words}", [make_span(unit.unit, unit.met[0]) for unit in result.units]
        ),
        notes=(
            "Units are in the order of their names. Shares whose intervals overlap are not told apart here.",
            note_shares(),
            *note_measured(result),
        ),
        badges=badge_forms(result),
        query=QUERY,
    )
