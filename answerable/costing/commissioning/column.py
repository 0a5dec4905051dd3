"""How amounts of a fund stand in tables and charts: to the pound, and to the penny only where there are any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from answerable.costing.chart import draw_amounts
from answerable.costing.commissioning.allocation import ShareOut
from answerable.drawing.chart import BarDrawing
from answerable.drawing.exhibit import Column


def head_money(names: Sequence[str], amounts: Iterable[Decimal | None]) -> tuple[Column, ...]:
    """Columns of money under their headings, all of them with pence where one amount has pence."""
    pence = any(amount is not None and amount != amount.to_integral_value() for amount in amounts)
    return tuple(Column(name, "money", 2 if pence else 0) for name in names)


def draw_shares(title: str, shares: Sequence[ShareOut], most: int) -> BarDrawing | None:
    """A bar for each share above nought, at `most` the largest; nothing where there are fewer than two."""
    shown = [share for share in shares if share.amount > 0][:most]
    if len(shown) < 2:
        return None
    return draw_amounts(title, ((share.name, share.amount) for share in shown))
