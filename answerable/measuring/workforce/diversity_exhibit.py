"""Diversity as it is shown: each group beside the population, and goals with the pace they need."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_day, say_interval, say_number, say_share
from answerable.measuring.percentage import say_bound, say_percent, to_percent
from answerable.measuring.suppression import HIDDEN, say_rule
from answerable.measuring.workforce.diversity import Representation


def tell_representation(groups: Sequence[Representation]) -> Exhibit:
    """Every group's share of officers, beside its share of the population."""
    apart = [each for each in groups if _is_apart(each)]
    held = [each for each in groups if each.gap is not None]
    return Exhibit(
        slug="representation",
        title=_title(groups, held, apart),
        sentence=f"On {say_day(groups[0].on)}: {'; '.join(_say_group(each) for each in groups)}.",
        table=_tabulate(groups),
        chart=_draw(groups),
        notes=_note(groups),
        query="answerable.measuring.workforce.diversity.measure_representation(rows, level)",
    )


def _is_apart(each: Representation) -> bool:
    bound = each.gap_interval
    return bound is not None and (bound.low > 0 or bound.high < 0)


def _title(groups: Sequence[Representation], held: Sequence[Representation], apart: Sequence[Representation]) -> str:
    if not held:
        return f"{say_number(len(groups))} groups of officers; the population they come from is not given"
    if len(groups) == 1 and groups[0].share is not None and groups[0].population is not None:
        share, population = say_percent(groups[0].share), say_percent(groups[0].population)
        return f"{groups[0].group}: {share} of officers, {population} of the population"
    return (
        f"{say_number(len(apart))} of {say_number(len(held))} groups can be told from their share of the population"
    )


def _say_group(each: Representation) -> str:
    if each.is_hidden or each.heads is None:
        return f"{each.group}, too few to be shown"
    if not each.whole or each.interval is None:
        return f"{each.group}, {say_number(each.heads)} officers, nobody says of how many"
    said = f"{each.group}, {say_share(each.heads, each.whole)}, {say_bound(each.interval)}"
    if each.gap is None or each.gap_interval is None or each.population is None:
        return said
    bound = each.gap_interval
    ends = say_interval(100 * bound.low, 100 * bound.high, "number", 1, level=bound.level)
    return (
        f"{said}, against {say_percent(each.population)} of the population: a gap of "
        f"{say_number(100 * each.gap, 1)} percentage points ({ends})"
    )


def _tabulate(groups: Sequence[Representation]) -> Table:
    columns = (
        Column("Group"),
        Column("Officers", "count"),
        Column("Of all", "count"),
        Column("Share", "percent", 1),
        Column("From", "percent", 1),
        Column("To", "percent", 1),
        Column("Of the population", "percent", 1),
        Column("Gap, percentage points", "number", 1),
        Column("Gap from", "number", 1),
        Column("Gap to", "number", 1),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in groups:
        if each.is_hidden:
            rows.append((each.group, *[HIDDEN] * 9))
            continue
        ends = (None, None) if each.interval is None else each.interval[:2]
        gaps = (None, None) if each.gap_interval is None else each.gap_interval[:2]
        figures = (each.share, *ends, each.population, each.gap, *gaps)
        rows.append((each.group, each.heads, each.whole, *map(to_percent, figures)))
    return Table(columns=columns, rows=tuple(rows))


def _draw(groups: Sequence[Representation]) -> SpanDrawing | None:
    spans = [
        Span(
            name=each.group, value=100 * each.gap, low=100 * each.gap_interval.low, high=100 * each.gap_interval.high
        )
        for each in groups
        if each.gap is not None and each.gap_interval is not None
    ]
    axis = Axis(title="Share of officers less share of the population, percentage points", starts_at_zero=False)
    return (
        SpanDrawing(x=axis, spans=tuple(spans), marks=(Mark(at=0.0, words="as the population"),)) if spans else None
    )


def _note(groups: Sequence[Representation]) -> tuple[str, ...]:
    notes = [
        "Interval of a share by Wilson's score method: how far chance alone would leave such a share from its "
        "long-run value. The population's share is taken as exact.",
        "Only officers who said whether they belong to a group are counted.",
    ]
    if any(each.is_hidden for each in groups):
        notes.append(say_rule())
    return tuple(notes)
