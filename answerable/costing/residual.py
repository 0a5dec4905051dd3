"""Parts rounded so that they add up to their whole: the residual is placed, and shown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal, localcontext

from msgspec import Struct

from answerable.costing.amount import DIGITS, NOTHING, PENNY, round_to


class Placed(Struct, frozen=True, kw_only=True):
    """Rounded parts that add up to `total`. `residual` is by how much the parts, each rounded by itself (half up),
    would have missed it; `moved_at` are the places of the parts that carry it, each by one unit, up or down."""

    amounts: tuple[Decimal, ...]
    total: Decimal
    residual: Decimal
    moved_at: tuple[int, ...] = ()


def place_residual(exact: Sequence[Decimal], total: Decimal | None = None, unit: Decimal = PENNY) -> Placed:
    """Round parts to a unit so that they add up to a total (by default their own sum, rounded): largest remainders.

    Every part is within one unit of its exact amount. Raises `ValueError` where the total is further from the sum of
    the parts than one unit for each of them: then something else is wrong than rounding.
    """
    with localcontext(prec=DIGITS):
        together = sum(exact, NOTHING)
        whole = round_to(together if total is None else total, unit)
        floors = [(amount / unit).quantize(Decimal(1), ROUND_FLOOR) * unit for amount in exact]
        short = int((whole - sum(floors, NOTHING)) / unit)
        if not 0 <= short <= len(exact):
            raise ValueError(f"parts that come to {together} cannot be rounded to a total of {whole}")
        order = sorted(range(len(exact)), key=lambda at: (floors[at] - exact[at], -exact[at], at))
        raised = set(order[:short])
        amounts = tuple(floor + unit if at in raised else floor for at, floor in enumerate(floors))
        alone = [round_to(amount, unit) for amount in exact]
    moved = tuple(at for at, (placed, single) in enumerate(zip(amounts, alone, strict=True)) if placed != single)
    return Placed(amounts=amounts, total=whole, residual=whole - sum(alone, NOTHING), moved_at=moved)
