"""Measures as the public sees them: published definitions, and of their values those that were released."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from answerable.drawing.exhibit import Origin
from answerable.keeping.models.desk import Measure as Row
from answerable.keeping.models.desk import Observation
from answerable.keeping.queries.desk.scorecard import hold, to_float
from answerable.keeping.queries.public.gate import shown
from answerable.keeping.queries.public.link import Link, Source, link_to, source_of
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.figure import work_out_value
from answerable.measuring.scorecard.measure import Holding, Measure

Locate = Callable[[Source], str]
"""From where words stand to the address at which they can be read."""

LATEST_FIRST = ("-last_on", "first_on", "-number")
NOT_OPEN = "A paper whose words are not open to the public"


@dataclass(frozen=True, slots=True)
class PublicMeasure:
    """A published measure. `holding` is everything that bears on it: released values, targets, baselines, breaks,
    decisions to redraw limits, and reasons for values that are missing; `note` is the analyst's own."""

    definition: Measure
    body: Link | None
    body_name: str
    note: str
    published_on: dt.date
    holding: Holding


@dataclass(frozen=True, slots=True)
class PublicValue:
    """A released value of a measure. `number` counts the released ones of a period from 1; `is_current` is no where a
    later one replaced it. It came from `source`, the words of a paper, or from the data file with this `sha256`:
    `origin` names it."""

    area: str
    first_on: dt.date
    last_on: dt.date
    value: float | None
    numerator: float | None
    denominator: float | None
    is_provisional: bool
    is_estimate: bool
    number: int
    is_current: bool
    released_on: dt.date
    note: str
    origin: str
    source: Source | None
    sha256: str


def open_measures():
    """The rows of measures that the public may see."""
    return Row.objects.standing().exclude(published_on=None)


def hold_public(locate: Locate, **which) -> Holding:
    """Everything released of the published measures, each origin with the address that `locate` gives its words."""
    return hold(
        open_measures().filter(**which).order_by("title", "pk"),
        released_only=True,
        say_origin=lambda row: _say_origin(row, locate),
    )


def list_measures(locate: Locate) -> list[PublicMeasure]:
    """Every published measure by title; each holding is that of all of them."""
    holding = hold_public(locate)
    rows = open_measures().select_related("body").order_by("title", "pk")
    definitions = {each.code: each for each in holding.measures}
    return [_shape(row, definitions[row.code], holding) for row in rows if row.code in definitions]


def find_measure(code: str, locate: Locate) -> PublicMeasure | None:
    """A published measure by its code."""
    row = open_measures().select_related("body").filter(code=code).first()
    if row is None:
        return None
    holding = hold_public(locate, pk=row.pk)
    return _shape(row, holding.measures[0], holding)


def list_values(measure: PublicMeasure, area: str) -> list[PublicValue]:
    """The released values of a measure for an area, the latest first, each before those that it replaced."""
    rows = Observation.objects.exclude(released_on=None).filter(measure__in=open_measures())
    rows = rows.filter(measure__code=measure.definition.code, area=area)
    rows = rows.select_related("data_file", "figure__paper", "figure__passage__paper")
    versions = {period: list(held) for period, held in groupby(rows.order_by(*LATEST_FIRST), key=_period_of)}
    return [
        _shape_value(row, measure.definition, number, is_current=number == len(held))
        for held in versions.values()
        for number, row in zip(range(len(held), 0, -1), held, strict=True)
    ]


def list_areas(measure: PublicMeasure) -> list[str]:
    """The areas that a measure has values for, the whole (no name) first."""
    return sorted({each.area for each in measure.holding.observations})


def _shape(row, definition, holding) -> PublicMeasure:
    return PublicMeasure(
        definition=definition,
        body=link_to("body", row.body),
        body_name=row.body.name,
        note=row.note,
        published_on=row.published_on,
        holding=holding,
    )


def _period_of(row):
    return row.first_on, row.last_on


def _shape_value(row, definition, number, *, is_current) -> PublicValue:
    numerator, denominator = to_float(row.numerator), to_float(row.denominator)
    source = _source_of(row)
    return PublicValue(
        area=row.area,
        first_on=row.first_on,
        last_on=row.last_on,
        value=_work_out(definition, numerator, denominator, to_float(row.value)),
        numerator=numerator,
        denominator=denominator,
        is_provisional=row.is_provisional,
        is_estimate=row.is_estimate,
        number=number,
        is_current=is_current,
        released_on=row.released_on,
        note=row.note,
        origin=_name_origin(row, source),
        source=source,
        sha256=row.data_file.sha256 if row.data_file else "",
    )


def _say_origin(row, locate: Locate) -> Origin:
    source = _source_of(row)
    return Origin(
        words=_name_origin(row, source),
        sha256=row.data_file.sha256 if row.data_file else "",
        address=locate(source) if source else "",
    )


def _name_origin(row, source) -> str:
    """What a value came from. Nothing of a paper that is closed is said, though a figure of it was released."""
    if row.data_file:
        return row.data_file.name
    return f"“{row.figure.public_text}”, {source.title}" if source else NOT_OPEN


def _source_of(row) -> Source | None:
    """The passage of the figure that a value was taken from, where the public may see both."""
    figure = shown(row.figure) if row.figure else None
    return source_of(figure.passage) if figure and figure.passage else None


def _work_out(definition, numerator, denominator, value) -> float | None:
    """The value by the rule of its measure; nothing where the row gives none (a share of nobody)."""
    try:
        return work_out_value(definition, numerator, denominator, value)
    except MeasureError:
        return None
