"""What a comparison of forces says: values with their intervals, the funnel, and ranks with their spread."""

from __future__ import annotations

from answerable.drawing.chart import Axis, FunnelDrawing, FunnelLimit, FunnelPoint, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.drawing.wording import say_number
from answerable.measuring.forces.comparison import Body, Comparison
from answerable.measuring.forces.pair_exhibit import tell_pairs
from answerable.measuring.forces.wording import (
    CHANCE_ONLY,
    name_slug,
    say_measure,
    say_missing,
    say_names,
    say_ours,
    say_outside,
    say_query,
    say_rank,
    say_rank_range,
    shape_value,
    title_axis,
)


def tell_comparison(comparison: Comparison) -> tuple[Exhibit, ...]:
    """The exhibits of one measure, in the order of reading."""
    pairs = (tell_pairs(comparison),) if comparison.pairs else ()
    return (tell_values(comparison), tell_funnel(comparison), tell_ranks(comparison), *pairs)


def tell_values(comparison: Comparison) -> Exhibit:
    """Each force's value with its interval, the best first (or, where neither way is better, the highest)."""
    ours, common = comparison.our_body, say_measure(comparison, comparison.target)
    what = "the value aimed at" if comparison.is_target_given else "all forces together"
    lead = f"{ours.name} {say_measure(comparison, ours.value)}, " if ours else ""
    return Exhibit(
        slug=name_slug(comparison, "values"),
        title=f"{comparison.measure}: {lead}{what} {common}",
        sentence=f"{say_ours(comparison)} {what.capitalize()}: {common} "
        f"({len(comparison.bodies)} forces, {comparison.period}).",
        table=_table_values(comparison),
        chart=_draw_values(comparison, what.capitalize()),
        notes=(
            "Rows stand in the order of their values; which forces can be put in order is told with the ranks.",
            CHANCE_ONLY,
            *say_missing(comparison),
            *comparison.notes,
        ),
        query=say_query(comparison),
    )


def tell_funnel(comparison: Comparison) -> Exhibit:
    """Each force against its size, with the limits that chance (and the variance between forces) leaves."""
    ours, far = comparison.our_body, _list_far(comparison)
    beyond = (
        f"{len(far)} of {len(comparison.bodies)} forces {'lies' if len(far) == 1 else 'lie'} outside the 99.8% limits"
    )
    named = f" ({say_names([body.name for body in far])})" if far else ""
    return Exhibit(
        slug=name_slug(comparison, "funnel"),
        title=f"{comparison.measure}: {f'{ours.name} lies {say_outside(ours.outside)}' if ours else beyond}",
        sentence=f"{say_ours(comparison)} {beyond}{named}, {comparison.period}.",
        table=_table_funnel(comparison),
        chart=_draw_funnel(comparison, far),
        notes=(_say_dispersion(comparison), *say_missing(comparison), *comparison.notes),
        query=say_query(comparison),
    )


def tell_ranks(comparison: Comparison) -> Exhibit:
    """The league: ranks as the values give them beside what chance leaves open, in groups that can be told apart."""
    ours, count = comparison.our_body, len(comparison.bodies)
    groups = max(body.group for body in comparison.bodies)
    parted = f"{count} forces fall into {groups} groups that can be told apart"
    if groups == 1:
        parted = f"the {count} forces cannot be parted into groups"
    own = (
        f"{ours.name} ranks {say_rank(ours.rank, ours.is_tied)} of {count}; chance leaves {say_rank_range(ours)}"
        if ours
        else ""
    )
    return Exhibit(
        slug=name_slug(comparison, "ranks"),
        title=f"{comparison.measure}: {own or parted}",
        sentence=f"{own + '; ' if own else ''}{parted} ({comparison.period}; {comparison.draws:,} draws).",
        table=_table_ranks(comparison),
        chart=_draw_ranks(comparison),
        notes=(*_note_ranks(comparison), *say_missing(comparison), *comparison.notes),
        query=say_query(comparison),
    )


def _table_values(comparison: Comparison) -> Table:
    column, scale = shape_value(comparison), comparison.scale
    return Table(
        columns=(
            Column("Force"),
            column,
            Column("95% interval from", column.form, column.places),
            Column("to", column.form, column.places),
            Column("Count", "count"),
            Column("Out of", "count"),
        ),
        rows=tuple(
            (body.name, body.value * scale, body.low * scale, body.high * scale, body.part, body.size)
            for body in _by_rank(comparison)
        ),
    )


def _draw_values(comparison: Comparison, what: str) -> SpanDrawing:
    scale = comparison.scale
    return SpanDrawing(
        x=Axis(title=title_axis(comparison), form=shape_value(comparison).form, starts_at_zero=False),
        spans=tuple(
            Span(
                name=body.name,
                value=body.value * scale,
                low=body.low * scale,
                high=body.high * scale,
                is_ours=body.is_ours,
            )
            for body in _by_rank(comparison)
        ),
        marks=(Mark(at=comparison.target * scale, words=what),),
    )


def _table_funnel(comparison: Comparison) -> Table:
    return Table(
        columns=(Column("Force"), Column("Size", "count"), shape_value(comparison), Column("Against the limits")),
        rows=tuple(
            (body.name, body.size, body.value * comparison.scale, say_outside(body.outside))
            for body in sorted(comparison.bodies, key=lambda body: (-body.size, body.name))
        ),
    )


def _draw_funnel(comparison: Comparison, far: list[Body]) -> FunnelDrawing:
    scale, form = comparison.scale, shape_value(comparison).form
    return FunnelDrawing(
        x=Axis(title="Out of how many", form="count"),
        y=Axis(title=title_axis(comparison), form=form, starts_at_zero=False),
        points=tuple(
            FunnelPoint(
                name=body.name,
                size=body.size,
                value=body.value * scale,
                is_ours=body.is_ours,
                is_named=body in far or body.is_similar,
            )
            for body in comparison.bodies
        ),
        target=comparison.target * scale,
        target_words="Target" if comparison.is_target_given else "All forces",
        limits=tuple(
            FunnelLimit(
                level=curve.level,
                at=curve.sizes,
                low=tuple(low * scale for low in curve.low),
                high=tuple(high * scale for high in curve.high),
            )
            for curve in comparison.curves
        ),
    )


def _table_ranks(comparison: Comparison) -> Table:
    return Table(
        columns=(
            Column("Force"),
            Column("Group", "count"),
            shape_value(comparison),
            Column("Rank"),
            Column("Median rank", "count"),
            Column("Rank from", "count"),
            Column("to", "count"),
        ),
        rows=tuple(
            (
                body.name,
                body.group,
                body.value * comparison.scale,
                say_rank(body.rank, body.is_tied),
                body.median_rank,
                body.low_rank,
                body.high_rank,
            )
            for body in _by_group(comparison)
        ),
    )


def _draw_ranks(comparison: Comparison) -> SpanDrawing:
    return SpanDrawing(
        x=Axis(title=f"Rank (1 is the {comparison.first})", form="count", starts_at_zero=False),
        spans=tuple(
            Span(name=body.name, value=body.median_rank, low=body.low_rank, high=body.high_rank, is_ours=body.is_ours)
            for body in _by_group(comparison)
        ),
    )


def _note_ranks(comparison: Comparison) -> tuple[str, ...]:
    better = "neither end is better" if comparison.better == "neither" else "that is the better end"
    tied = sorted(body.name for body in comparison.bodies if body.is_tied)
    return (
        f"The order of two forces in different groups holds with a probability above {comparison.certain}. Within a "
        "group no line parts those before from those after, so its forces stand by name.",
        f"Ranks begin with the {comparison.first}; {better}.",
        CHANCE_ONLY,
        *((f"Tied with another: {say_names(tied)}.",) if tied else ()),
    )


def _say_dispersion(comparison: Comparison) -> str:
    phi = f"phi {say_number(comparison.phi, 1)}, where chance alone gives 1 or less (Spiegelhalter 2005)"
    if comparison.tau_squared > 0 and comparison.adjustment == "additive":
        return (
            "The forces differ by more than chance, so the limits are widened by the variance between them: "
            f"{phi}; tau squared {comparison.tau_squared:.4g}."
        )
    kind = "exact Poisson limits" if comparison.form == "rate" else "limits on the arcsine scale"
    return f"The limits are of chance alone, {kind}; {phi}."


def _list_far(comparison: Comparison) -> list[Body]:
    return [body for body in _by_rank(comparison) if body.outside is not None and abs(body.outside) > 0.99]


def _by_rank(comparison: Comparison) -> list[Body]:
    return sorted(comparison.bodies, key=lambda body: (body.rank, body.name))


def _by_group(comparison: Comparison) -> list[Body]:
    return sorted(comparison.bodies, key=lambda body: (body.group, body.name))
