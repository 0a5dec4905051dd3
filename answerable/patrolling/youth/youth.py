"""Serious youth violence by month and unit, with a knife and without, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from answerable.measuring.suppression import find_limit
from answerable.patrolling.harm.period import Periods, choose_days, find_periods, make_breaks
from answerable.patrolling.offence.note import note_offences
from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.offence.outcome import NONE
from answerable.patrolling.offence.unit import put_in_areas
from answerable.patrolling.place.place import Area
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.youth.cube import Cube, Mask, count_mature, pick_offences
from answerable.patrolling.youth.definition import find_definition, find_lag
from answerable.patrolling.youth.hiding import Counts, Flags, Hidden, hide_knife, hide_table
from answerable.patrolling.youth.outcome import (
    chart_outcomes,
    count_month_outcomes,
    share_outcomes,
    share_unit_outcomes,
)
from answerable.patrolling.youth.result import (
    Change,
    UnitMonths,
    YouthOptions,
    YouthResult,
    YouthSeries,
)
from answerable.patrolling.youth.series import A_YEAR, compare_months, list_series, pool_dispersion


def measure_youth(offences: Offences, options: YouthOptions, areas: Sequence[Area] = ()) -> YouthResult:
    """The serious youth violence of a file of offences.

    Raises `PatrolError` for a file that says nobody's age, or covers no whole month.
    """
    if offences.is_snapped:
        raise PatrolError(
            "A street file of data.police.uk says nobody's age: give offences in our own form, with ages or the flag "
            "under_25."
        )
    chosen = choose_days(offences, options.first_on, options.last_on)
    breaks = make_breaks(options.break_on, options.break_words)
    periods = find_periods(chosen, options.first_on, options.last_on, breaks=breaks)
    if not periods.begins:
        raise PatrolError("The file covers no whole month: youth violence is counted by the month.")
    definition, lag = find_definition(periods.last_on), find_lag(periods.last_on)
    cube = pick_offences(put_in_areas(chosen, _choose_kind(areas, options)) if areas else chosen, periods, definition)
    number = len(periods.begins)
    start = max(0, number - options.months)
    days = lag.days if options.mature_days is None else max(0, options.mature_days)
    mature = count_mature(periods, days)
    has_outcomes, has_knives = bool((chosen.outcome != NONE).any()), bool(chosen.is_knife.any())
    window = max(0, mature - start) if has_outcomes else 0
    every, knife = cube.tally(number), cube.tally(number, cube.is_knife)
    hidden = hide_table(every[:, start:], window)
    hidden_knife = hide_knife(every[:, start:], knife[:, start:], window)
    series = list_series(every.sum(axis=0), knife.sum(axis=0), periods, (start, start + window))
    spread, knife_spread = pool_dispersion(every, periods), pool_dispersion(knife, periods)
    units = _list_units(cube.names, (every, knife), (hidden, hidden_knife), start, periods, (spread, knife_spread))
    positive = cube.outcome == 1
    told = every[:, start : start + window]
    held = cube.tally(number, positive)[:, start : start + window]
    is_month_hidden = np.array([each.count is None for each in series[0].months], dtype=bool)[start : start + window]
    months = count_month_outcomes(periods.begins[start : start + window], held, told, is_month_hidden)
    return YouthResult(
        options=options,
        definition=definition,
        lag=lag,
        mature_days=days,
        first_on=periods.begins[0],
        last_on=periods.last_on,
        series=series,
        shown=periods.begins[start:],
        mature_months=window,
        units=units,
        unit_dispersion=spread,
        knife_dispersion=knife_spread,
        outcomes=_share_by_knife(cube, positive, (start, start + window)),
        unit_outcomes=share_unit_outcomes(cube.names, held, told, hidden.units),
        month_outcomes=months,
        outcome_chart=chart_outcomes(months, breaks),
        below=find_limit("shown count").below,
        hides=_hides(series, units),
        comparisons=sum(change is not None for unit in units for change in _list_changes(unit)),
        notes=(*note_offences(chosen, is_mapped=bool(areas)), *_note_blank(has_outcomes, has_knives)),
    )


def _note_blank(has_outcomes: bool, has_knives: bool) -> tuple[str, ...]:
    """What no row of the file says at all: a column that was never filled in looks like nought, and is not."""
    notes = []
    if not has_knives:
        notes.append(
            "No row of the file says that a knife was used. If the column knife_used was not filled in, the noughts "
            "with a knife say nothing."
        )
    if not has_outcomes:
        notes.append("No row of the file has an outcome, so that no share of positive outcomes is told.")
    return tuple(notes)


def _choose_kind(areas: Sequence[Area], options: YouthOptions) -> tuple[Area, ...]:
    from answerable.patrolling.harm.area import choose_kind

    return choose_kind(areas, options.area_kind)


def _list_units(
    names: Sequence[str],
    tables: tuple[Counts, Counts],
    hidden: tuple[Hidden, Hidden],
    start: int,
    periods: Periods,
    spreads: tuple[float, float],
) -> tuple[UnitMonths, ...]:
    """The units in the order of their names, those without any offence left out."""
    found = []
    for at in sorted(range(len(names)), key=lambda at: (at == len(names) - 1, names[at])):
        if not tables[0][at].sum():
            continue
        counts, knife = (
            _cover(table[at, start:], part.cells[at]) for table, part in zip(tables, hidden, strict=True)
        )
        fields: dict[str, Any] = {}
        for prefix, shown, spread in (("", counts, spreads[0]), ("knife_", knife, spreads[1])):
            fields[f"{prefix}month_change"] = compare_months(shown, periods, 1, spread)
            fields[f"{prefix}year_change"] = compare_months(shown, periods, A_YEAR, spread)
        found.append(UnitMonths(unit=names[at], counts=counts, knife=knife, **fields))
    return tuple(found)


def _cover(counts: Counts, hidden: Flags) -> tuple[int | None, ...]:
    return tuple(None if off else int(count) for count, off in zip(counts, hidden, strict=True))


def _share_by_knife(cube: Cube, positive: Mask, span: tuple[int, int]) -> tuple[Any, ...]:
    is_told = (cube.month >= span[0]) & (cube.month < span[1])
    parts = [is_told & cube.is_knife, is_told & ~cube.is_knife]
    return share_outcomes(
        ("With a knife", "Without a knife"),
        np.array([int((part & positive).sum()) for part in parts]),
        np.array([int(part.sum()) for part in parts]),
    )


def _list_changes(unit: UnitMonths) -> tuple[Change | None, ...]:
    return (unit.month_change, unit.year_change, unit.knife_month_change, unit.knife_year_change)


def _hides(series: Sequence[YouthSeries], units: Sequence[UnitMonths]) -> bool:
    return any(month.count is None for each in series for month in each.months) or any(
        None in (*unit.counts, *unit.knife) for unit in units
    )
