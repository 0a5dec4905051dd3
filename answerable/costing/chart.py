"""Amounts of money as bars: in the units of the table beside them, so that both say the same."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from answerable.costing.amount import POUNDS, Scale
from answerable.drawing.chart import Axis, Bar, BarDrawing


def draw_amounts(title: str, amounts: Iterable[tuple[str, Decimal | None]], scale: Scale | None = None) -> BarDrawing:
    """A bar for each named amount: of a scale, which the axis then says after its title, or else in pounds."""
    named = tuple(amounts)
    values = tuple((scale or POUNDS).place(amount) for _, amount in named)
    return BarDrawing(
        x=Axis(title=title, form="money") if scale is None else Axis(title=f"{title}, {scale.words}"),
        categories=tuple(name for name, _ in named),
        bars=(Bar(name="", values=values),),
    )
