"""What a budget can be moved by: pay, prices, grant, tax base and band D, in words, in pounds and in officers."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, get_args

from msgspec import Struct

from answerable.costing.amount import MILLION, PENNY, add_known, divide, round_to, say_amount
from answerable.costing.budget import SPENT, Budget, LineKind, OfficerCost
from answerable.costing.precept.yields import sum_tax_base
from answerable.drawing.wording import say_count

_TENTH_OF_A_MILLION: Final = MILLION / 10

PercentDriver = Literal["officer_pay", "staff_pay", "prices", "grant", "fees"]
PERCENT_DRIVERS: Final[tuple[PercentDriver, ...]] = get_args(PercentDriver)

LEVER_WORDS: Final = MappingProxyType(
    {
        "officer_pay": "officers' pay",
        "staff_pay": "staff pay",
        "prices": "prices",
        "grant": "grant",
        "fees": "fees and charges",
        "tax_base": "the tax base",
        "band_d": "band D",
        "from_reserves": "the use of reserves",
    }
)


class Officers(Struct, frozen=True, kw_only=True):
    """An amount as so many officers' cost in a year: `exact`, and `whole` with halves rounded away from nought."""

    exact: Decimal
    whole: int


def count_officers(amount: Decimal, cost: OfficerCost | None) -> Officers | None:
    """How many officers an amount would pay for a year; nothing where what an officer costs is not given."""
    if cost is None or cost.amount <= 0:
        return None
    exact = divide(amount, cost.amount)
    return Officers(exact=exact, whole=int(round_to(exact, Decimal(1))))


class BaseFound(NamedTuple):
    """A year's tax base, in dwellings of band D. `is_implied` where it is the precept's estimate over band D."""

    dwellings: Decimal
    is_implied: bool


def find_tax_base(budget: Budget, year: int) -> BaseFound | None:
    """The sum of the tax bases; without any, what the estimate of the precept implies; nothing without both."""
    summed = sum_tax_base(budget, year)
    if summed is not None:
        return BaseFound(summed, False)
    estimate, band_d = sum_estimate(budget, year), budget.band_d.get(year)
    if estimate is None or not band_d:
        return None
    return BaseFound(divide(estimate, band_d), True)


def sum_estimate(budget: Budget, year: int) -> Decimal | None:
    """The precept lines of a year in pounds; nothing where none is given."""
    return add_known(line.amounts.get(year) for line in budget.lines if line.kind == "precept")


def weigh_kind(kind: LineKind) -> int:
    """What a pound more of a line does to the gap: 1 where it is spent, -1 where it pays."""
    return 1 if kind in SPENT else -1


def sum_driven(budget: Budget, year: int, drivers: tuple[str, ...]) -> Decimal | None:
    """What the lines that move with any of these drivers put on the gap, in pounds; nothing where none is given.

    Income and grants take from the gap, so that theirs is below nought.
    """
    return add_known(
        weigh_kind(line.kind) * line.amounts[year]
        for line in budget.lines
        if line.driver in drivers and year in line.amounts
    )


def say_moved(amount: Decimal, unit: Decimal = PENNY) -> str:
    """Millions where the budget's amounts are such, else pounds; never more places than pence."""
    return say_amount(round_to(amount, PENNY), max(unit, _TENTH_OF_A_MILLION) if abs(amount) >= MILLION else unit)


def say_officers(officers: Officers | None) -> str:
    """`, what 12 officers cost`; empty where what one costs is not given, or it is less than half of that."""
    return f", what {say_count(abs(officers.whole), 'officer')} cost" if officers and officers.whole else ""


def note_officers(cost: OfficerCost | None) -> tuple[str, ...]:
    """What an amount in officers means, and who says what one costs; nothing where that is not given."""
    if cost is None:
        return ()
    source = f" ({cost.source})" if cost.source else ""
    return (
        f"In officers: the amount over {say_amount(cost.amount)}, what one costs in a year{source}, rounded. It "
        "compares costs; nobody's post is meant.",
    )
