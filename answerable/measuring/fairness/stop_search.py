"""Stop and search: rates and outcomes by group, agreement of the two ethnicities, and the course of outcomes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from answerable.measuring.control.chart import ControlChart
from answerable.measuring.fairness.agreement import Agreement, measure_agreement
from answerable.measuring.fairness.outcome import OutcomeTable, is_positive, tabulate_outcomes
from answerable.measuring.fairness.parameter import NOT_STATED, Target, find_smallest, find_target, name_group
from answerable.measuring.fairness.tally import Comparison, compare_groups, count_cells, count_of_row, span_rows
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError

Level = Annotated[float, Meta(ge=0.5, lt=1, description="The level of confidence of the intervals.")]


class StopOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of stop and search."""

    ethnicity: Annotated[
        Literal["self_defined", "officer_defined"],
        Meta(description="Whether groups are as the person stated or as the officer saw."),
    ] = "self_defined"
    reference: Annotated[str, Meta(description="The group that others are held to.")] = "White"
    target: Annotated[
        float | None,
        Meta(description="The wanted percentage of positive outcomes, where it is none that is known here."),
    ] = None
    target_by: Annotated[
        str,
        Meta(
            description="Who set the target; without a percentage, words in the name of whose known target to take."
        ),
    ] = ""
    level: Level = 0.95


class StopResult(Struct, frozen=True, kw_only=True):
    """What the analysis gives; `comparison` where a population file was given, `chart` of positive outcomes by month
    where there are at least two months."""

    options: StopOptions
    first_on: dt.date
    last_on: dt.date
    total: int
    not_stated: int
    outcomes: tuple[OutcomeTable, ...]
    comparison: Comparison | None = None
    agreement: Agreement | None = None
    target: Target | None = None
    chart: ControlChart | None = None


def measure_stops(rows: Sequence[Row], population: Sequence[Row], options: StopOptions) -> StopResult:
    """Sum up rows of stops, with the people of a population file where there are any."""
    first_on, last_on = span_rows(rows)
    if not any(row[options.ethnicity] for row in rows):
        raise MeasureError(f"No row says the ethnic group in the column {options.ethnicity}: choose the other one.")
    cells = count_cells(rows, options.ethnicity)
    smallest = find_smallest(last_on).below
    target = _choose_target(options, last_on)
    return StopResult(
        options=options,
        first_on=first_on,
        last_on=last_on,
        total=cells.total(),
        not_stated=sum(count for (_, group), count in cells.items() if group == NOT_STATED),
        outcomes=tabulate_outcomes(
            rows, options.ethnicity, options.reference, smallest=smallest, level=options.level
        ),
        comparison=compare_groups(cells, population, options.reference, on=last_on, level=options.level)
        if population
        else None,
        agreement=_measure_agreement(rows, options.level),
        target=target,
        chart=_chart_positive(rows, target),
    )


def _choose_target(options: StopOptions, on: dt.date) -> Target | None:
    if options.target is not None:
        if not 0 <= options.target <= 100:
            raise MeasureError("A target for positive outcomes lies between 0 and 100 per cent.")
        return Target(
            name="positive outcome", percent=options.target, authority=options.target_by or "whoever asked for this"
        )
    # Another body's target is nobody's business here: one is only taken where it is asked for by name.
    return find_target("positive outcome", on, options.target_by) if options.target_by else None


def _measure_agreement(rows: Sequence[Row], level: float) -> Agreement | None:
    pairs: Counter[tuple[str, str]] = Counter()
    for row in rows:
        pair = name_group(row["self_defined"], "self_defined"), name_group(row["officer_defined"], "officer_defined")
        if NOT_STATED not in pair:
            pairs[pair] += count_of_row(row)
    return measure_agreement(pairs, level)


def _chart_positive(rows: Sequence[Row], target: Target | None) -> ControlChart | None:
    """The share of positive outcomes by month, where rows lie within months and there are two of them."""
    from answerable.measuring.control.charts import chart_shares

    parts: Counter[dt.date] = Counter()
    wholes: Counter[dt.date] = Counter()
    for row in rows:
        said, first = is_positive(row), row["first_on"]
        last = row["last_on"] or first
        if (last.year, last.month) != (first.year, first.month):
            return None
        if said is not None:
            wholes[first.replace(day=1)] += count_of_row(row)
            parts[first.replace(day=1)] += count_of_row(row) if said else 0
    months = sorted(month for month in wholes if wholes[month])
    if len(months) < 2:
        return None
    return chart_shares(
        months,
        [parts[month] for month in months],
        [wholes[month] for month in months],
        name="Positive outcomes of stop and search",
        better="higher",
        target=None if target is None else target.percent / 100,
    )
