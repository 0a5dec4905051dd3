"""The national publication of how fast forces answer 999 calls: whole, or as a paper prints it of three forces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from msgspec import Meta, Struct

from answerable.measuring.control.chart import ControlChart
from answerable.measuring.forces.answer_shape import TRANSFER
from answerable.measuring.forces.comparison import (
    FEWEST_BODIES,
    Body,
    Comparison,
    Count,
    Manner,
    compare_forces,
    name_group,
)
from answerable.measuring.forces.force import Force
from answerable.measuring.forces.force_row import (
    Matched,
    match_rows,
    refuse_doubles,
    refuse_longer,
    require_force,
)
from answerable.measuring.forces.order import DRAWS
from answerable.measuring.forces.publication import (
    Publication,
    PublicationMeasure,
    find_publication,
    list_publication_measures,
)
from answerable.measuring.forces.similar import find_group
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError

PUBLICATION = "999"
HEADLINE = "under_10_percent"
MEASURE = "999 calls answered in under 10 seconds"
FEWEST_MONTHS = 12
"""Fewer give no limits to hold a month against (the control chart's own rule)."""
BANDS = ("under_10_percent", "from_10_to_60_percent", "from_60_percent")


class Options(Struct, frozen=True, kw_only=True):
    """What may be chosen."""

    ours: Annotated[str, Meta(description="Our own force, by name or code.")] = ""
    months: Annotated[int, Meta(ge=1, le=24, description="How many of the latest months are shown.")] = 2
    draws: Annotated[int, Meta(ge=1000, le=100_000, description="Draws for the spread of ranks.")] = DRAWS
    seed: Annotated[int, Meta(ge=0, description="Where the draws begin; the same gives the same ranks.")] = 1


class Answering(Struct, frozen=True, kw_only=True):
    """A force's month: a value and a printed rank for each measure of the publication, in its order."""

    key: str
    name: str
    values: tuple[float | None, ...]
    ranks: tuple[int | None, ...]


class Month(Struct, frozen=True, kw_only=True):
    """A month by one clock. `comparison` is of the headline share, where enough forces are there."""

    first_on: dt.date
    clock: str
    forces: tuple[Answering, ...]
    comparison: Comparison | None = None


class Standing(Struct, frozen=True, kw_only=True):
    """Where our force stood among so many bodies in a month."""

    first_on: dt.date
    body: Body
    bodies: int


class National(Struct, frozen=True, kw_only=True):
    """What the publication says of our force and the others, the latest month first.

    `standings` are our ranks in every month with forces enough, the earliest first; `series` our share by month,
    where there are months enough for limits.
    """

    ours: str
    name: str
    publication: Publication
    measures: tuple[PublicationMeasure, ...]
    months: tuple[Month, ...]
    standings: tuple[Standing, ...] = ()
    series: ControlChart | None = None
    notes: tuple[str, ...] = ()


_Held = list[tuple[Force, Mapping[str, Any]]]
_Months = dict[tuple[dt.date, str], _Held]


def measure_national(files: Mapping[str, DataFile], options: Options) -> National:
    """The latest months of a file of the publication. `MeasureError` where our force has no row in it."""
    from answerable.measuring.loading.rows import read_rows

    return read_national(read_rows(files["answers"]), options)


def read_national(rows: Iterable[Mapping[str, Any]], options: Options) -> National:
    """The publication from clean rows, as `measure_national`."""
    ours = require_force(options.ours)
    matched = match_rows(rows)
    refuse_doubles((force, _say_month(row)) for force, row in matched.rows)
    if not any(force.key == ours.key for force, _ in matched.rows):
        raise MeasureError(f"The file has no row of {ours.name}.")
    months = _part_months(matched)
    chosen = sorted({first_on for first_on, _ in months}, reverse=True)[: options.months]
    publication, measures = find_publication(PUBLICATION, chosen[0]), list_publication_measures(PUBLICATION)
    compared = {
        first_on: comparison
        for (first_on, clock), held in months.items()
        if clock == publication.clock and (comparison := _compare(held, ours, publication, options, first_on))
    }
    latest_first = sorted(months, key=lambda month: (-month[0].toordinal(), month[1]))
    return National(
        ours=ours.key,
        name=ours.short,
        publication=publication,
        measures=measures,
        months=tuple(
            Month(
                first_on=first_on,
                clock=clock,
                forces=tuple(_read_force(force, row, measures) for force, row in months[first_on, clock]),
                comparison=compared.get(first_on) if clock == publication.clock else None,
            )
            for first_on, clock in latest_first
            if first_on in chosen
        ),
        standings=tuple(
            standing for first_on in sorted(compared) if (standing := _stand(first_on, compared[first_on]))
        ),
        series=_chart_share(months, ours, publication),
        notes=matched.notes,
    )


def _stand(first_on: dt.date, comparison: Comparison) -> Standing | None:
    ours = comparison.our_body
    return Standing(first_on=first_on, body=ours, bodies=len(comparison.bodies)) if ours else None


def _chart_share(months: _Months, ours: Force, publication: Publication) -> ControlChart | None:
    """Our share by month, corrected for how much months vary (Laney's P′); nothing where limits would be on trial."""
    from answerable.measuring.control.charts import chart_shares

    counts = {
        first_on: count
        for (first_on, clock), held in sorted(months.items())
        if clock == publication.clock
        for count in _count_calls(held)
        if count.force.key == ours.key
    }
    if len(counts) < FEWEST_MONTHS:
        return None
    parts, wholes = [count.part for count in counts.values()], [count.size for count in counts.values()]
    return chart_shares(list(counts), parts, wholes, name=MEASURE, better="higher")


def _part_months(matched: Matched) -> _Months:
    months: _Months = {}
    for force, row in matched.rows:
        refuse_longer(row, force.name)
        first_on: dt.date = row["first_on"]
        months.setdefault((first_on.replace(day=1), _find_clock(row)), []).append((force, row))
    return months


def _read_force(force: Force, row: Mapping[str, Any], measures: tuple[PublicationMeasure, ...]) -> Answering:
    return Answering(
        key=force.key,
        name=force.short,
        values=tuple(_float(row.get(measure.name)) for measure in measures),
        ranks=tuple(_whole(row.get(f"{measure.name}_rank")) for measure in measures),
    )


def _compare(
    held: _Held,
    ours: Force,
    publication: Publication,
    options: Options,
    first_on: dt.date,
) -> Comparison | None:
    """The share under ten seconds over all forces; nothing where a paper prints too few of them."""
    counts = _count_calls(held)
    if len(counts) < FEWEST_BODIES:
        return None
    similar, words = name_group(find_group(ours, first_on))
    manner = Manner(ours.key, "higher", draws=options.draws, seed=options.seed, similar=similar, similar_words=words)
    lacking = publication.bodies - len(counts)
    notes = (
        "The counts are worked out from the printed share and calls, and so are as exact as the share is printed.",
        *((f"The publication ranks {publication.bodies} forces; the file has {len(counts)}.",) if lacking else ()),
    )
    return compare_forces(
        counts,
        "share",
        manner,
        measure=MEASURE,
        period=f"{first_on:%B %Y}",
        notes=notes,
    )


def _count_calls(held: _Held) -> list[Count]:
    """The calls answered in under ten seconds behind each printed share that has its calls beside it."""
    return [
        Count(force, round(float(row[HEADLINE]) * int(row["calls"]) / 100), int(row["calls"]))
        for force, row in held
        if row.get(HEADLINE) is not None and row.get("calls")
    ]


def _find_clock(row: Mapping[str, Any]) -> str:
    return str(row.get("clock") or TRANSFER)


def _say_month(row: Mapping[str, Any]) -> str:
    return f"{row['first_on']:%B %Y} by the {_find_clock(row)} clock"


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value))
