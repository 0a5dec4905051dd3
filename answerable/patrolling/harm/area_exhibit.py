"""Harm by area as it is shown: the days an offence, each with its spread, in the order of the names."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_interval, say_number
from answerable.measuring.suppression import HIDDEN
from answerable.patrolling.harm.result import AreaHarm, HarmResult, HarmSum


def tell_areas(result: HarmResult) -> Exhibit:
    """Count, harm and days an offence of each area."""
    overall = result.without_homicide
    known = [(each.name, each.without_homicide) for each in result.areas if each.without_homicide is not None]
    apart = [name for name, own in known if not own.mean_low <= overall.mean <= own.mean_high]
    found = (
        f"in {len(apart)} an offence weighs more or less than chance alone would leave it"
        if apart
        else "none can be told from the whole"
    )
    return Exhibit(
        slug="areas",
        title=f"Harm an offence, of {say_count(len(known), 'area')} shown: {found}",
        sentence=(
            f"Over all an offence weighs {say_number(overall.mean, 1)} days "
            f"({say_interval(overall.mean_low, overall.mean_high, 'number', 1)}, n = {say_number(overall.count)}, "
            "without homicide). " + " ".join(_say_mean(name, own) for name, own in known)
        ).strip(),
        table=_tabulate(result),
        chart=_draw(known, overall.mean),
        notes=(
            "Areas stand in the order of their names: their counts and sums grow with their size and people, so no "
            "order is made of them. The days an offence can be put side by side, with their spread.",
            "With many areas, about one in twenty differs from the whole by chance alone.",
            *result.areas_hidden,
        ),
        query="answerable.patrolling.harm.area.measure_areas(offences, index, options, areas)",
    )


def _say_mean(name: str, own: HarmSum) -> str:
    ends = say_interval(own.mean_low, own.mean_high, "number", 1)
    return f"{name}: {say_number(own.mean, 1)} days ({ends}, n = {say_number(own.count)})."


def _tabulate(result: HarmResult) -> Table:
    has_size = any(each.square_km is not None for each in result.areas)
    columns = (
        Column("Area"),
        Column("Offences without homicide", "count"),
        Column("Harm without homicide", "number"),
        Column("From", "number"),
        Column("To", "number"),
        Column("Harm with homicide", "number"),
        Column("Days an offence", "number", 1),
        Column("From, an offence", "number", 1),
        Column("To, an offence", "number", 1),
        *((Column("Offences a square km", "number", 1),) if has_size else ()),
    )
    return Table(columns=columns, rows=tuple(_row(each, has_size) for each in result.areas))


def _row(each: AreaHarm, has_size: bool) -> tuple[Cell, ...]:
    own, count = each.without_homicide, each.count
    sizes: tuple[Cell, ...] = ()
    if has_size:
        size = each.square_km
        sizes = (None if not size else HIDDEN if count is None else count / size,)
    shown: Cell = HIDDEN if count is None else count
    if own is None:
        return (each.name, shown, *[HIDDEN] * 7, *sizes)
    with_homicide: Cell = HIDDEN if each.with_homicide is None else each.with_homicide
    means = (own.mean, own.mean_low, own.mean_high)
    return (each.name, shown, own.harm, own.low, own.high, with_homicide, *means, *sizes)


def _draw(known: list[tuple[str, HarmSum]], overall: float) -> SpanDrawing | None:
    if not known:
        return None
    return SpanDrawing(
        x=Axis(title="Days of harm an offence, without homicide", form="number"),
        spans=tuple(Span(name=name, value=own.mean, low=own.mean_low, high=own.mean_high) for name, own in known),
        marks=(Mark(at=overall, words="all areas"),),
    )
