"""Use of force by ethnic group: the same rates, of records of which one person may give several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from answerable.drawing.exhibit import Exhibit, Told
from answerable.drawing.wording import say_number, say_period
from answerable.measuring.fairness.rate_exhibit import tell_areas, tell_not_stated, tell_rates
from answerable.measuring.fairness.stop_search import Level
from answerable.measuring.fairness.tally import Comparison, compare_groups, count_cells, span_rows

WHAT = "uses of force"
_CAVEAT = (
    "Records are of force used, not of people: each officer who uses force on a person makes a record, and a "
    "record may name several tactics. Records are then not independent, and the interval is too narrow unless "
    "records for each person are allowed for."
)


class ForceOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of use of force."""

    reference: Annotated[str, Meta(description="The group that others are held to.")] = "White"
    records_a_person: Annotated[
        float, Meta(ge=1, description="How many records a person gives on average; widens the intervals.")
    ] = 1.0
    level: Level = 0.95


class ForceResult(Struct, frozen=True, kw_only=True):
    """The rates of every group, between two days."""

    options: ForceOptions
    first_on: dt.date
    last_on: dt.date
    comparison: Comparison


def measure_force(
    rows: Sequence[Mapping[str, Any]], population: Sequence[Mapping[str, Any]], options: ForceOptions
) -> ForceResult:
    """The rates of the records in rows among the people of a population file."""
    first_on, last_on = span_rows(rows)
    comparison = compare_groups(
        count_cells(rows, "ethnicity"),
        population,
        options.reference,
        on=last_on,
        records_a_person=options.records_a_person,
        level=options.level,
    )
    return ForceResult(options=options, first_on=first_on, last_on=last_on, comparison=comparison)


def tell_force(result: ForceResult) -> Told:
    """Rates, what those not stated leave open, and areas; each with the caveat on records."""
    days = say_period(result.first_on, result.last_on)
    query = f"answerable.measuring.fairness.force_used.measure_force(rows, population, {result.options})"
    told: list[Exhibit] = []
    for tell in (tell_rates, tell_not_stated, tell_areas):
        exhibit = tell(result.comparison, WHAT, days, query)
        if exhibit is not None:
            told.append(msgspec.structs.replace(exhibit, notes=(_CAVEAT, *exhibit.notes)))
    lead = f"{days}: {say_number(result.comparison.total)} {WHAT} on people whose group is stated or not. {_CAVEAT}"
    return Told(title=f"Use of force, {days}", lead=lead, exhibits=tuple(told))
