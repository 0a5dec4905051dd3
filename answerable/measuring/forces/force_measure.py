"""Any measure by force: counts out of sizes, or printed values with their n, over forces for a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from msgspec import Meta, Struct

from answerable.drawing.wording import say_period
from answerable.measuring.forces.comparison import (
    FEWEST_BODIES,
    Comparison,
    Count,
    Manner,
    compare_forces,
    name_group,
    name_neighbours,
    say_forces,
)
from answerable.measuring.forces.force import Force
from answerable.measuring.forces.force_row import (
    CODE_FIELD,
    FORCE_FIELD,
    list_missing,
    match_rows,
    refuse_doubles,
    require_force,
)
from answerable.measuring.forces.form import Adjustment, Form
from answerable.measuring.forces.order import DRAWS
from answerable.measuring.forces.similar import Neighbour, SimilarGroup, find_group, find_neighbours
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Shape
from answerable.measuring.refusal import MeasureError
from answerable.measuring.verdict import Better

MEASURES = Shape(
    name="force-measures",
    heading="A measure by police force",
    meaning="One row for each force, measure and period: a count and its whole, or a printed value and its n.",
    key=("measure", "first_on", "last_on", "force", "force_code"),
    needs=(("period", "first_on"), ("numerator", "value")),
    orders=(WHOLE_PERIOD,),
    fields=(
        FORCE_FIELD,
        CODE_FIELD,
        Field(
            name="measure", form="text", meaning="What is measured.", is_required=True, names=("indicator", "metric")
        ),
        Field(
            name="period",
            form="period",
            meaning="A month (2022-05), a quarter (2022 Q2) or a year (2022, or 2021/22 from April).",
            names=("month", "quarter", "year", "financial year"),
        ),
        Field(
            name="first_on", form="date", meaning="The first day, where no period is given in words.", names=("from",)
        ),
        Field(
            name="last_on",
            form="date",
            may_be_ahead=True,
            meaning="The last day, which is part of the period.",
            names=("to",),
        ),
        Field(name="numerator", form="whole", meaning="What was counted.", names=("count", "number"), lowest=0),
        Field(
            name="denominator",
            form="number",
            meaning="What it is out of, or what it arises from: all calls, or people, or officers.",
            names=("out of", "population", "n", "total", "base"),
            lowest=0,
        ),
        Field(
            name="value",
            form="number",
            meaning="The value as printed (percent, or per so many), where no count is; its n is the denominator.",
            names=("rate", "percent", "percentage"),
            lowest=0,
        ),
    ),
)

FEATURES = Shape(
    name="force-features",
    heading="What forces' areas are like",
    meaning="One row for each force and feature (people per square kilometre, share of people aged 15 to 24, ...).",
    key=("force", "force_code", "feature"),
    fields=(
        FORCE_FIELD,
        CODE_FIELD,
        Field(name="feature", form="text", meaning="What the feature is called.", is_required=True),
        Field(name="value", form="number", meaning="Its value for the force's area.", is_required=True),
    ),
)


class Options(Struct, frozen=True, kw_only=True):
    """What may be chosen."""

    ours: Annotated[str, Meta(description="Our own force, by name or code.")] = ""
    form: Annotated[Form, Meta(description="share: a part of a whole; rate: events over what they arise from.")] = (
        "share"
    )
    per: Annotated[float, Meta(gt=0, description="A rate is shown per so many.")] = 1000.0
    better: Annotated[Better, Meta(description="Which end is better.")] = "neither"
    target: Annotated[
        float, Meta(ge=0, description="The common value to hold forces against; 0 is all forces together.")
    ] = 0.0
    adjustment: Annotated[
        Adjustment, Meta(description="additive: limits widened by the variance between forces; none: chance alone.")
    ] = "additive"
    draws: Annotated[int, Meta(ge=1000, le=100_000, description="Draws for the spread of ranks.")] = DRAWS
    seed: Annotated[int, Meta(ge=0, description="Where the draws begin; the same gives the same ranks.")] = 1


class ForceMeasures(Struct, frozen=True, kw_only=True):
    """Each measure of the file at its latest period. `group` is the published group of our force, `neighbours` our
    own nearest where features were given; `notes` say what was left out and why."""

    ours: str
    name: str
    comparisons: tuple[Comparison, ...]
    group: SimilarGroup | None = None
    neighbours: tuple[Neighbour, ...] = ()
    features: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def measure_forces(files: Mapping[str, DataFile], options: Options) -> ForceMeasures:
    """The measures of a file over forces; with a file of features, our own nearest forces beside them."""
    from answerable.measuring.loading.rows import read_rows

    features = read_rows(files["features"]) if "features" in files else []
    return read_measures(read_rows(files["measures"]), features, options)


def read_measures(
    rows: Iterable[Mapping[str, Any]], features: Iterable[Mapping[str, Any]], options: Options
) -> ForceMeasures:
    """The measures from clean rows, as `measure_forces`. `MeasureError` where no measure has forces enough."""
    ours = require_force(options.ours)
    matched = match_rows(rows)
    refuse_doubles((force, f"{row['measure']}, {_say_period(row)}") for force, row in matched.rows)
    table = _tabulate_features(features)
    neighbours = find_neighbours(table, ours.key) if table else ()
    comparisons, notes = [], list(matched.notes)
    for measure in dict.fromkeys(str(row["measure"]) for _, row in matched.rows):
        held = [(force, row) for force, row in matched.rows if row["measure"] == measure]
        latest = max(_find_period(row) for _, row in held)
        newest = [(force, row) for force, row in held if _find_period(row) == latest]
        if len(newest) < FEWEST_BODIES:
            notes.append(
                f"{measure}: {say_forces(len(newest))} too few to compare; {FEWEST_BODIES} or more are needed."
            )
            continue
        comparisons.append(_compare(measure, newest, ours, neighbours, options))
    if not comparisons:
        raise MeasureError(" ".join(notes) or "The file has no rows.")
    return ForceMeasures(
        ours=ours.key,
        name=ours.short,
        comparisons=tuple(comparisons),
        group=find_group(ours),
        neighbours=neighbours,
        features=tuple(sorted({name for held in table.values() for name in held})),
        notes=tuple(notes),
    )


def _compare(
    measure: str,
    held: list[tuple[Force, Mapping[str, Any]]],
    ours: Force,
    neighbours: tuple[Neighbour, ...],
    options: Options,
) -> Comparison:
    scale = 100.0 if options.form == "share" else options.per
    counts = [_count(force, row, scale, measure) for force, row in held]
    group = find_group(ours, held[0][1]["first_on"])
    similar, words = name_neighbours(neighbours) if neighbours else name_group(group)
    manner = Manner(
        ours=ours.key,
        better=options.better,
        scale=scale,
        target=options.target / scale if options.target else None,
        adjustment=options.adjustment,
        draws=options.draws,
        seed=options.seed,
        similar=similar,
        similar_words=words,
        is_similar_ours=bool(neighbours),
    )
    rebuilt = sum(row.get("numerator") is None for _, row in held)
    notes = (f"The counts of {rebuilt} forces are worked out from the printed value and n.",) if rebuilt else ()
    return compare_forces(
        counts,
        options.form,
        manner,
        measure=measure,
        period=_say_period(held[0][1]),
        missing=list_missing(force for force, _ in held),
        notes=notes,
    )


def _count(force: Force, row: Mapping[str, Any], scale: float, measure: str) -> Count:
    """The count behind a row: as given, or the nearest whole number that the printed value and n give."""
    if not row.get("denominator"):
        raise MeasureError(
            f"{measure}: {force.name} has a figure without its n, so no interval, funnel or rank can be given."
        )
    size = float(row["denominator"])
    if row.get("numerator") is not None:
        return Count(force, int(row["numerator"]), size)
    return Count(force, round(float(row["value"]) * size / scale), size)


def _tabulate_features(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    matched = match_rows(rows)
    refuse_doubles((force, str(row["feature"])) for force, row in matched.rows)
    table: dict[str, dict[str, float]] = {}
    for force, row in matched.rows:
        table.setdefault(force.key, {})[str(row["feature"])] = float(row["value"])
    return table


def _find_period(row: Mapping[str, Any]) -> tuple[dt.date, dt.date]:
    first: dt.date = row["first_on"]
    return first, row.get("last_on") or first


def _say_period(row: Mapping[str, Any]) -> str:
    return say_period(*_find_period(row))
