"""How ranks, values and limits of forces are said."""

from __future__ import annotations

import math
from collections.abc import Sequence

from answerable.drawing.exhibit import Column, make_slug
from answerable.drawing.wording import say_interval, say_level, say_number, say_value
from answerable.law.words import say_list, say_order
from answerable.measuring.forces.comparison import Body, Comparison

CHANCE_ONLY = (
    "The interval and the range of ranks hold what chance alone leaves open among the cases counted. Places differ "
    "in more than chance, and so do months: a rank of another month may lie outside them."
)


def say_rank(rank: int, is_tied: bool) -> str:
    """`40th`, or `40th equal` where others share it."""
    return f"{say_order(rank)} equal" if is_tied else say_order(rank)


def say_names(names: Sequence[str], most: int = 6) -> str:
    """`Cleveland, Durham and Kent`; of more than so many, the first and how many more."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {say_number(len(names) - most)} more"
    return say_list(names)


def say_rank_range(body: Body) -> str:
    """`40th`, or `38th to 42nd`: the ranks that chance leaves open."""
    if body.low_rank == body.high_rank:
        return say_order(body.low_rank)
    return f"{say_order(body.low_rank)} to {say_order(body.high_rank)}"


def shape_value(comparison: Comparison) -> Column:
    """The column that the measure's values stand in, with places enough to tell them apart."""
    if comparison.form == "share":
        return Column(comparison.measure, "percent", 1)
    name = f"{comparison.measure}{say_scale(comparison)}"
    common = comparison.target * comparison.scale
    return Column(name, "number", max(0, min(6, 2 - math.floor(math.log10(common)))))


def say_measure(comparison: Comparison, value: float) -> str:
    """A value of the measure, given as a fraction or rate, in its own scale and with its unit."""
    column = shape_value(comparison)
    said = say_value(value * comparison.scale, column.form, column.places)
    return said if comparison.form == "share" else f"{said}{say_scale(comparison)}"


def say_scale(comparison: Comparison) -> str:
    """` per 1,000`; nothing for a share or a plain ratio."""
    if comparison.form == "share" or comparison.scale == 1:
        return ""
    return f" per {say_value(comparison.scale, 'count')}"


def say_outside(outside: float | None) -> str:
    """`below the 99.8% limits`, `within the limits`."""
    if outside is None:
        return "within the 95% limits"
    return f"{'below' if outside < 0 else 'above'} the {say_level(abs(outside))} limits"


def say_ours(comparison: Comparison) -> str:
    """A sentence on our own force: its value with n and interval, and where it lies in the funnel."""
    ours = comparison.our_body
    if ours is None:
        return f"Our own force is not among the forces given for {comparison.period}."
    column, scale = shape_value(comparison), comparison.scale
    interval = say_interval(ours.low * scale, ours.high * scale, column.form, column.places)
    return (
        f"{ours.name}: {say_measure(comparison, ours.value)} ({say_number(ours.part)} of {say_number(ours.size)}, "
        f"{interval}), {say_outside(ours.outside)} of the funnel."
    )


def say_missing(comparison: Comparison) -> tuple[str, ...]:
    """A note of the forces without figures; none where all are there."""
    return (f"No figures for {say_names(comparison.missing, 12)}.",) if comparison.missing else ()


def title_axis(comparison: Comparison) -> str:
    """The measure with its unit, as an axis is titled."""
    return f"{comparison.measure}{say_scale(comparison)}"


def name_slug(comparison: Comparison, part: str) -> str:
    """The name of an exhibit within its analysis."""
    return make_slug(comparison.measure, comparison.period, part)


def say_query(comparison: Comparison) -> str:
    """The call that the comparison came from, with every choice in it."""
    target = repr(comparison.target) if comparison.is_target_given else "None"
    return (
        f"compare_forces(counts, {comparison.form!r}, Manner(ours={comparison.ours!r}, better={comparison.better!r}, "
        f"target={target}, adjustment={comparison.adjustment!r}, draws={comparison.draws}, seed={comparison.seed}))"
    )
