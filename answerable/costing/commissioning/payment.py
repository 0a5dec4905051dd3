"""What was paid on an allocation: so far, still to pay, for how many units, and whether amounts and units agree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import NOTHING, add_up, say_amount
from answerable.costing.commissioning.allocation import name_allocation
from answerable.costing.fund import AllocationPayment, FundAllocation
from answerable.drawing.wording import say_day, say_number


class AllocationStatement(Struct, frozen=True, kw_only=True):
    """An allocation with what became of it.

    `owed` is what of it is not paid yet, nought where as much was paid; `beyond` is what was paid over it.
    `units_reported` are those of its payments, nothing where none of them says any. `conflicts` are the sentences of
    amounts and units that do not agree.
    """

    allocation: FundAllocation
    paid: Decimal
    owed: Decimal
    beyond: Decimal
    units_reported: int | None
    conflicts: tuple[str, ...]

    @property
    def units_beyond(self) -> int:
        """How many more units were reported than expected; nought where either is not given."""
        return max(0, (self.units_reported or 0) - self.allocation.units) if self.allocation.units is not None else 0

    @property
    def beyond_units(self) -> Decimal:
        """What of `beyond` is for units over those expected, which are paid for as well where it is paid by unit."""
        return min(self.beyond, self.units_beyond * (self.allocation.unit_amount or NOTHING))


def work_out_allocation(allocation: FundAllocation) -> AllocationStatement:
    """An allocation with its payments added up and its units counted."""
    paid = add_up(payment.amount for payment in allocation.payments)
    reported = [payment.units for payment in allocation.payments if payment.units is not None]
    return AllocationStatement(
        allocation=allocation,
        paid=paid,
        owed=max(NOTHING, allocation.amount - paid),
        beyond=max(NOTHING, paid - allocation.amount),
        units_reported=sum(reported) if reported else None,
        conflicts=tuple(_list_conflicts(allocation)),
    )


def say_units(units: int, allocation: FundAllocation) -> str:
    """`12 reviews`: units by their name, which is given in the singular; `units` where they have none."""
    return f"{say_number(units)} {_name_units(units, allocation)}"


def say_beyond(statement: AllocationStatement) -> str:
    """Why more was paid than was allocated, or that nothing given explains it; empty where it was not."""
    if not statement.beyond:
        return ""
    allocation = statement.allocation
    words = (
        f"{name_allocation(allocation)}: {say_amount(statement.paid)} was paid on an allocation of "
        f"{say_amount(allocation.amount)}, {say_amount(statement.beyond)} more"
    )
    reported = statement.units_reported
    if statement.beyond_units and reported is not None:
        extra = f"{say_units(statement.units_beyond, allocation)} more than expected"
        words += f"; {say_units(reported, allocation)} were reported, {extra}, which accounts for "
        return words + (
            "all of it." if statement.beyond_units == statement.beyond else f"{say_amount(statement.beyond_units)}."
        )
    return f"{words}. Say why, or correct the payments."


def _list_conflicts(allocation: FundAllocation) -> Iterator[str]:
    rate = allocation.unit_amount
    if rate is None:
        return
    if allocation.units is not None and allocation.units * rate != allocation.amount:
        worked = allocation.units * rate
        yield (
            f"{name_allocation(allocation)}: {_say_product(allocation.units, rate, allocation)} come to "
            f"{say_amount(worked)}; {say_amount(allocation.amount)} is allocated, "
            f"{_say_difference(allocation.amount - worked)}."
        )
    for payment in allocation.payments:
        yield from _check_payment(payment, rate, allocation)


def _check_payment(payment: AllocationPayment, rate: Decimal, allocation: FundAllocation) -> Iterator[str]:
    said = f"{name_allocation(allocation)}: the payment of {say_amount(payment.amount)} on {say_day(payment.paid_on)}"
    if payment.units is None:
        yield f"{said} does not say for how many {_name_units(0, allocation)} it is."
    elif payment.units * rate != payment.amount:
        worked = payment.units * rate
        yield (
            f"{said} is for {_say_product(payment.units, rate, allocation)}, which come to {say_amount(worked)}: "
            f"{_say_difference(payment.amount - worked)}."
        )


def _name_units(units: int, allocation: FundAllocation) -> str:
    name = allocation.unit.strip() or "unit"
    return name if units == 1 or name.endswith("s") else f"{name}s"


def _say_product(units: int, rate: Decimal, allocation: FundAllocation) -> str:
    return f"{say_units(units, allocation)} at {say_amount(rate)} each"


def _say_difference(difference: Decimal) -> str:
    return f"{say_amount(abs(difference))} {'more' if difference > 0 else 'less'}"
