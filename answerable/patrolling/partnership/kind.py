"""Two kinds of analysis around patrols: commissioned services by their returns, and weapon surrender bins."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import Row, read_rows
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.partnership.intervention import Intervention, InterventionReturn
from answerable.patrolling.partnership.intervention_exhibit import tell_interventions
from answerable.patrolling.partnership.service import (
    InterventionOptions,
    InterventionsResult,
    work_out_interventions,
)
from answerable.patrolling.partnership.shapes import (
    INTERVENTION_RETURNS,
    INTERVENTIONS,
    SURRENDER_BINS,
    SURRENDER_COUNTS,
)
from answerable.patrolling.partnership.surrender import (
    SurrenderBin,
    SurrenderCount,
    SurrenderOptions,
    SurrenderResult,
    work_out_surrender,
)
from answerable.patrolling.partnership.surrender_exhibit import tell_surrender
from answerable.patrolling.refusal import PatrolError

Files = Mapping[str, DataFile]


def read_interventions(file: DataFile) -> tuple[Intervention, ...]:
    """The services of a file of the shape `interventions`."""
    return tuple(Intervention(**_drop_blank(row)) for row in read_rows(file))


def read_returns(file: DataFile) -> tuple[InterventionReturn, ...]:
    """The returns of a file of the shape `intervention-returns`. Raises `MeasureError` for one of a single day."""
    returns = []
    for row in read_rows(file):
        if row["last_on"] is None:
            raise MeasureError(f"The return of {row['intervention']} from {row['first_on']} has no last day.")
        returns.append(InterventionReturn(**_drop_blank(row)))
    return tuple(returns)


def read_bins(file: DataFile) -> tuple[SurrenderBin, ...]:
    """The bins of a file of the shape `surrender-bins`."""
    return tuple(SurrenderBin(**_drop_blank(row)) for row in read_rows(file))


def read_surrender_counts(file: DataFile) -> tuple[SurrenderCount, ...]:
    """What was found in bins, of a file of the shape `surrender-counts`."""
    counts = []
    for row in read_rows(file):
        given = _drop_blank(row)
        if "weight_kg" in given:
            given["weight_kg"] = Decimal(repr(given["weight_kg"]))
        counts.append(SurrenderCount(**given))
    return tuple(counts)


def measure_interventions(files: Files, options: InterventionOptions) -> InterventionsResult:
    """The services of `files["returns"]`, with small counts of people hidden, since a result may be published."""
    services = read_interventions(files["interventions"]) if "interventions" in files else ()
    try:
        return work_out_interventions(services, read_returns(files["returns"]), options)
    except PatrolError as refused:
        raise MeasureError(str(refused)) from None


def measure_surrender(files: Files, options: SurrenderOptions) -> SurrenderResult:
    """The bins of `files["bins"]`, or those that the counts name, and what was found in them."""
    bins = read_bins(files["bins"]) if "bins" in files else ()
    try:
        return work_out_surrender(bins, read_surrender_counts(files["counts"]), options)
    except PatrolError as refused:
        raise MeasureError(str(refused)) from None


def _drop_blank(row: Row) -> dict[str, Any]:
    """What a row gives, by the names of its struct's fields; what is blank keeps its default there."""
    return {name: value for name, value in row.items() if value is not None and name != "period"}


COMMISSIONED_SERVICES = Kind(
    name="interventions",
    heading="Commissioned services",
    purpose="How many people were referred, started and completed, what came of it, the evidence, and the cost.",
    inputs=(Input("returns", INTERVENTION_RETURNS), Input("interventions", INTERVENTIONS, is_optional=True)),
    options=InterventionOptions,
    result=InterventionsResult,
    measure=measure_interventions,
    tell=tell_interventions,
)

SURRENDER = Kind(
    name="surrender-bins",
    heading="Weapon surrender bins",
    purpose="Which bins are due to be emptied, which councils have none, and what was found by quarter.",
    inputs=(Input("counts", SURRENDER_COUNTS), Input("bins", SURRENDER_BINS, is_optional=True)),
    options=SurrenderOptions,
    result=SurrenderResult,
    measure=measure_surrender,
    tell=tell_surrender,
)
