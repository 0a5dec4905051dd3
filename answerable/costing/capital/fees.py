"""Fees and charges: what each was, is, and from when."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from answerable.costing.amount import take_percent
from answerable.costing.budget import Budget, Fee

FeeChange = Literal["new", "unchanged", "raised", "lowered"]


class FeeLine(Struct, frozen=True, kw_only=True):
    """A fee with what became of it. `rise` is in pounds, below nought where it was lowered; `percent` is the rise of
    what it was before, unrounded. Neither is there for a new fee, nor a percentage of one that was nought."""

    fee: Fee
    change: FeeChange
    rise: Decimal | None
    percent: Decimal | None


class FeeSchedule(Struct, frozen=True, kw_only=True):
    """The fees in the order given."""

    lines: tuple[FeeLine, ...]

    def count(self, change: FeeChange) -> int:
        return sum(line.change == change for line in self.lines)


def work_out_fees(budget: Budget) -> FeeSchedule:
    """The schedule of fees with their changes."""
    return FeeSchedule(lines=tuple(_compare_fee(fee) for fee in budget.fees))


def _compare_fee(fee: Fee) -> FeeLine:
    if fee.before is None:
        return FeeLine(fee=fee, change="new", rise=None, percent=None)
    rise = fee.amount - fee.before
    change: FeeChange = "unchanged" if not rise else "raised" if rise > 0 else "lowered"
    return FeeLine(fee=fee, change=change, rise=rise, percent=take_percent(rise, fee.before))
