"""How far sums of rounded amounts are known."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from answerable.costing.amount import NOTHING, PENNY, say_amount
from answerable.drawing.wording import say_count
from answerable.measuring.rounding import Bounds, add_bounds


def bound_sum(amounts: Iterable[Decimal | None], unit: Decimal) -> Bounds:
    """What amounts that were each given to so many pounds can add up to; what was not given is not counted.

    Amounts to the penny are exact, for there is no smaller coin.
    """
    half = find_half_unit(unit)
    return add_bounds([Bounds.printed(amount, half) for amount in amounts if amount is not None])


def find_half_unit(unit: Decimal) -> Decimal:
    """How far off an amount given to a unit may be, either way."""
    return NOTHING if unit <= PENNY else unit / 2


def say_rounding(count: int, unit: Decimal, most: Decimal) -> str:
    """`28 amounts given to £0.1m may together be £1.4m out`: why two sums of rounded amounts may differ."""
    together = "together " if count > 1 else ""
    given = f"{say_count(count, 'amount')} given to {say_amount(unit, unit)}"
    return f"{given} may {together}be {say_most(most, unit)} out"


def say_most(most: Decimal, unit: Decimal) -> str:
    """The most that rounding can make, which may be half a unit: `£1.4m`, `£50,000`."""
    whole = most % unit == 0
    return say_amount(most, unit if whole else NOTHING)
