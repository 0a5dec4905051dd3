"""A budget and medium-term plan as its figures are given: what is typed or imported, never a total of it.

A year is the one in which a financial year begins: 2023 for 2023/24. Amounts are pounds, exact, and positive as their
kind says: an income of 198,500,000 is taken from costs because it is income, not because it is written with a minus.
Every sum, gap, yield, band and balance is worked out from these by the files beside this one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""The first and the last year that a budget may be of: what lies beyond is a slip of the pen."""

Amounts = Mapping[int, Decimal]
"""Pounds by the year in which a financial year begins. A year that is not there was not given: not nought."""

Stage = Literal["provisional", "proposed", "revised", "approved", "substitute"]
"""How far a budget has come. A `substitute` takes the place of an excessive one whose referendum is lost."""

UNSET: tuple[Stage, ...] = ("provisional", "proposed", "revised")
"""The stages of a budget that may still change."""

LineKind = Literal[
    "cost", "contingency", "to_reserves", "deficit", "income", "grant", "precept", "from_reserves", "surplus"
]
"""What a line is. The first four are spent (Local Government Finance Act 1992 s.42A(2)), the rest pay for it
(s.42A(3)); `income` is netted off its own section's costs. `deficit` and `surplus` are those of the collection funds.
"""

SPENT: tuple[LineKind, ...] = ("cost", "contingency", "to_reserves", "deficit")
FUNDS: tuple[LineKind, ...] = ("grant", "precept", "from_reserves", "surplus")

Driver = Literal["none", "officer_pay", "staff_pay", "prices", "grant", "fees"]
"""What moves a line from year to year, and in a scenario."""


class BudgetLine(Struct, frozen=True, kw_only=True):
    """A line of the revenue budget. `code` is the same in every version; `section` is whose line it is (`Force`).

    The line of kind `precept` is an estimate for the years without a tax base: where bases and band D are known the
    precept is their product, and this is held against it.
    """

    code: str
    name: str
    section: str
    kind: LineKind
    driver: Driver = "none"
    amounts: Amounts
    note: str = ""


SavingState = Literal["identified", "agreed", "under_way", "delivered"]


class Saving(Struct, frozen=True, kw_only=True):
    """A saving that is to close the gap: what it takes off each year's costs, compared with no saving at all."""

    name: str
    owner: str = ""
    state: SavingState = "identified"
    is_recurrent: bool = True
    amounts: Amounts
    note: str = ""


class TaxBase(Struct, frozen=True, kw_only=True):
    """A billing authority's council tax base for a year, as so many dwellings of band D (1992 Act s.31B).

    `surplus` is the body's share of the collection fund's estimated surplus in pounds, a deficit below nought.
    Before it is declared (`declared_on`) it is an estimate.
    """

    council: str
    year: int
    dwellings: Decimal
    surplus: Decimal = Decimal(0)
    declared_on: dt.date | None = None
    source: str = ""


class Assumption(Struct, frozen=True, kw_only=True):
    """What the budget is built on: a pay award, a rise of prices or of grant, in per cent by year; who says so."""

    driver: Driver
    percents: Mapping[int, Decimal]
    source: str = ""


class Scenario(Struct, frozen=True, kw_only=True):
    """What if: changes against what the budget assumes, each by the year from which it holds.

    `officer_pay`, `staff_pay`, `prices`, `grant`, `fees` and `tax_base` are in per cent of the budget's own amount
    (+1 is one point more), and last: the years after it stand on the changed amount. `band_d` is in pounds against
    the budget's band D, and lasts too; `from_reserves` is pounds more out of reserves in that year alone.
    """

    name: str
    note: str = ""
    officer_pay: Mapping[int, Decimal] = {}
    staff_pay: Mapping[int, Decimal] = {}
    prices: Mapping[int, Decimal] = {}
    grant: Mapping[int, Decimal] = {}
    fees: Mapping[int, Decimal] = {}
    tax_base: Mapping[int, Decimal] = {}
    band_d: Amounts = {}
    from_reserves: Amounts = {}


class CapitalScheme(Struct, frozen=True, kw_only=True):
    """A capital scheme: what is to be spent on it in each year, within a programme (`Business as usual`)."""

    name: str
    programme: str
    amounts: Amounts
    note: str = ""


FundingKind = Literal["revenue", "borrowing", "receipts", "grant", "reserves", "other"]


class Funding(Struct, frozen=True, kw_only=True):
    """What pays for capital: of one programme, or of all of them where `programme` is empty."""

    name: str
    programme: str = ""
    kind: FundingKind
    amounts: Amounts
    note: str = ""


class Reserve(Struct, frozen=True, kw_only=True):
    """A reserve: `opening` at the start of `from_year`, then what is put in and taken out, for revenue or capital.

    `least` is the balance that the chief finance officer says is needed.
    """

    name: str
    is_general: bool = False
    purpose: str = ""
    from_year: int
    opening: Decimal
    added: Amounts = {}
    used: Amounts = {}
    used_for_capital: Amounts = {}
    least: Decimal | None = None


class Debt(Struct, frozen=True, kw_only=True):
    """Borrowing: `opening` at the start of `from_year`, what is repaid, and the limits of the prudential code.

    New borrowing is not given here: it is what the capital programme's funding says.
    """

    name: str
    from_year: int
    opening: Decimal
    repaid: Amounts = {}
    boundary: Amounts = {}
    limit: Amounts = {}
    rate_percent: Decimal | None = None


class Fee(Struct, frozen=True, kw_only=True):
    """A fee or charge: what it is for, by what unit, from when, and what it was before (nothing for a new one)."""

    service: str
    unit: str = ""
    before: Decimal | None = None
    amount: Decimal
    from_on: dt.date
    vat: str = ""
    basis: str = ""
    decision: str = ""


class OtherPrecept(Struct, frozen=True, kw_only=True):
    """Another force's band D for a year; `is_assumed` where it is not set yet."""

    force: str
    year: int
    band_d: Decimal
    is_assumed: bool = False
    source: str = ""


PrintedTable = Literal["budget", "capital", "funding", "bands", "precept", "reserves", "debt"]


class PrintedTotal(Struct, frozen=True, kw_only=True):
    """A total as a paper prints it, to be held against what is worked out; never used in its place.

    `year` is nothing for a total over years, which are then `first_year` to `last_year` where the paper says. `unit`
    is what it was rounded to, in pounds: 100000 for £m to one place.
    """

    table: PrintedTable
    name: str
    year: int | None = None
    first_year: int | None = None
    last_year: int | None = None
    amount: Decimal
    unit: Decimal = Decimal("0.01")
    source: str = ""


class OfficerCost(Struct, frozen=True, kw_only=True):
    """What one police officer costs in a year, with on-costs, in pounds: what turns money into officers."""

    amount: Decimal
    source: str = ""


class Budget(Struct, frozen=True, kw_only=True):
    """A body's budget of `year` and its medium-term plan for the years after it.

    Lines and band D may hold the year before as well, to be compared with.

    `unit` is what its amounts were rounded to when they were given (100000 for £m to one place): sums then can only
    be known so far.
    """

    body: str
    force: str = ""
    title: str = ""
    year: int
    stage: Stage = "provisional"
    unit: Decimal = Decimal("0.01")
    lines: tuple[BudgetLine, ...] = ()
    savings: tuple[Saving, ...] = ()
    band_d: Amounts = {}
    tax_bases: tuple[TaxBase, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    schemes: tuple[CapitalScheme, ...] = ()
    fundings: tuple[Funding, ...] = ()
    reserves: tuple[Reserve, ...] = ()
    debts: tuple[Debt, ...] = ()
    fees: tuple[Fee, ...] = ()
    others: tuple[OtherPrecept, ...] = ()
    printed: tuple[PrintedTotal, ...] = ()
    officer_cost: OfficerCost | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that a line, saving, scheme or band D is given for, in order."""
        amounts = [
            *(line.amounts for line in self.lines),
            *(saving.amounts for saving in self.savings),
            *(scheme.amounts for scheme in self.schemes),
            *(funding.amounts for funding in self.fundings),
        ]
        return tuple(sorted({*self.band_d, *(year for each in amounts for year in each)}))
