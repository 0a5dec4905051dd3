"""What our force says beside each of those most like it: a ratio or a difference, with its interval."""

from __future__ import annotations

import math

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Column, Exhibit, Table
from answerable.drawing.wording import say_interval, say_number, say_value
from answerable.measuring.forces.comparison import Comparison, Pair
from answerable.measuring.forces.wording import CHANCE_ONLY, name_slug, say_ours, say_query, shape_value

OWN_GROUP = Badge("estimate", "This group of forces is our own, worked out from features; it is not an official one.")


def tell_pairs(comparison: Comparison) -> Exhibit:
    """Ours against each similar force, with what a test of the two supports. Needs ours and a similar one."""
    ours, pairs = comparison.our_body, comparison.pairs
    if ours is None or not pairs:
        raise ValueError("Without our own force and similar ones there is nothing to hold against each other.")
    told = sum(pair.direction != "no signal" for pair in pairs)
    return Exhibit(
        slug=name_slug(comparison, "similar"),
        title=f"{comparison.measure}: {ours.name} can be told from {told} of {len(pairs)} similar forces",
        sentence=f"{say_ours(comparison)} Against its {comparison.similar_words}: "
        f"{'; '.join(_say_pair(pair) for pair in pairs)} ({comparison.period}).",
        table=_table_pairs(comparison),
        chart=_draw_pairs(pairs),
        notes=(
            f"{len(pairs)} pairs are each tested at 95%: of pairs that are alike, one in twenty differs by chance.",
            CHANCE_ONLY,
            *comparison.notes,
        ),
        badges=(OWN_GROUP,) if comparison.is_similar_ours else (),
        query=say_query(comparison),
    )


def _table_pairs(comparison: Comparison) -> Table:
    by = _shape_gap(comparison.pairs[0].is_ratio)
    return Table(
        columns=(
            Column("Force"),
            shape_value(comparison),
            Column("Out of", "count"),
            by,
            Column("95% interval from", by.form, by.places),
            Column("to", by.form, by.places),
            Column("Ours is"),
        ),
        rows=tuple(
            (
                pair.name,
                pair.value * comparison.scale,
                pair.size,
                _scale(pair.against, pair.is_ratio),
                _scale(pair.low, pair.is_ratio),
                _scale(pair.high, pair.is_ratio),
                _say_direction(pair),
            )
            for pair in comparison.pairs
        ),
    )


def _draw_pairs(pairs: tuple[Pair, ...]) -> SpanDrawing:
    is_ratio = pairs[0].is_ratio
    by = _shape_gap(is_ratio)
    return SpanDrawing(
        x=Axis(title=by.name, form=by.form, starts_at_zero=False),
        spans=tuple(
            Span(
                name=pair.name,
                value=_scale(pair.against, is_ratio) or 0.0,
                low=_scale(pair.low, is_ratio) or 0.0,
                high=_scale(pair.high, is_ratio) or 0.0,
            )
            for pair in pairs
            if pair.against is not None and pair.high is not None
        ),
        marks=(Mark(at=1.0 if is_ratio else 0.0, words="No difference"),),
        is_log=is_ratio and all(pair.low > 0 for pair in pairs),
    )


def _shape_gap(is_ratio: bool) -> Column:
    return Column("Ours over theirs", "ratio", 2) if is_ratio else Column("Ours less theirs, points", "number", 1)


def _scale(value: float | None, is_ratio: bool) -> float | None:
    return value if value is None or is_ratio else 100 * value


def _say_direction(pair: Pair) -> str:
    return "not told apart" if pair.direction == "no signal" else pair.direction


def _say_against(pair: Pair) -> str:
    return (
        f"not told apart from {pair.name}" if pair.direction == "no signal" else f"{pair.direction} than {pair.name}"
    )


def _say_pair(pair: Pair) -> str:
    if pair.against is None:
        return f"{pair.name} had none"
    if pair.is_ratio:
        interval = say_interval(pair.low, math.inf if pair.high is None else pair.high, "ratio")
        return f"{_say_against(pair)} (ratio {say_value(pair.against, 'ratio')}, {interval})"
    interval = say_interval(100 * pair.low, 100 * (pair.high or 0.0), "number", 1)
    return f"{_say_against(pair)} ({say_number(100 * pair.against, 1)} points, {interval})"
