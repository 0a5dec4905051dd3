"""A fund in a year, worked out: what there is, what is allocated to whom, what remains, and what is paid and owed."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import NOTHING, add_up
from answerable.costing.commissioning.allocation import (
    Repeat,
    ShareOut,
    find_repeats,
    list_allocations,
    sum_councils,
    sum_recipients,
)
from answerable.costing.commissioning.condition import ConditionStatement, judge_conditions
from answerable.costing.commissioning.match import MatchStep, find_match
from answerable.costing.commissioning.payment import AllocationStatement, work_out_allocation
from answerable.costing.commissioning.printed import HeldSum, hold_sums
from answerable.costing.fund import Fund


class FundStatement(Struct, frozen=True, kw_only=True):
    """A fund in the financial year that begins in `year`, in pounds.

    `amount` is nothing where the fund gives none for the year; `remainder` is what of it is not allocated, below
    nought where more is allocated than there is, and nothing where the amount is. `force_wide` and `by_councils` add
    up to `allocated`; `owed` is what is allocated and not paid, `beyond` what was paid over allocations.
    """

    code: str
    name: str
    year: int
    amount: Decimal | None
    force_wide: Decimal
    by_councils: Decimal
    allocated: Decimal
    remainder: Decimal | None
    paid: Decimal
    owed: Decimal
    beyond: Decimal
    allocations: tuple[AllocationStatement, ...]
    councils: tuple[ShareOut, ...]
    recipients: tuple[ShareOut, ...]
    repeats: tuple[Repeat, ...]
    match: MatchStep | None
    conditions: tuple[ConditionStatement, ...]
    printed: tuple[HeldSum, ...]


def work_out_fund(fund: Fund, year: int) -> FundStatement:
    """A fund in a year. Raises `CostError` where its match funding contradicts itself."""
    allocations = list_allocations(fund, year)
    amount = fund.amounts.get(year)
    allocated = add_up(each.amount for each in allocations)
    force_wide = add_up(each.amount for each in allocations if not each.council.strip())
    worked = tuple(work_out_allocation(each) for each in allocations)
    return FundStatement(
        code=fund.code,
        name=fund.name,
        year=year,
        amount=amount,
        force_wide=force_wide,
        by_councils=allocated - force_wide,
        allocated=allocated,
        remainder=None if amount is None else amount - allocated,
        paid=add_up(each.paid for each in worked),
        owed=sum((each.owed for each in worked), NOTHING),
        beyond=sum((each.beyond for each in worked), NOTHING),
        allocations=worked,
        councils=sum_councils(allocations),
        recipients=sum_recipients(allocations),
        repeats=find_repeats(allocations),
        match=find_match(fund, year),
        conditions=judge_conditions(fund),
        printed=hold_sums(fund, year),
    )
