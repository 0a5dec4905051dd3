"""The demonstration's money as it was a year before, and as it is known by a day: nothing that has not happened yet.

Every value is invented, like those of `finance.py`, which they agree with: what that budget calls the year before is
the year of this one.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from msgspec.structs import replace

from answerable.costing.amount import round_to
from answerable.costing.budget import (
    Amounts,
    Budget,
    CapitalScheme,
    Debt,
    Funding,
    FundingKind,
    OfficerCost,
    Reserve,
    Scenario,
)
from answerable.costing.fund import Commissioning, Fund, FundAllocation, FundCondition
from answerable.costing.monitoring import Monitoring, Outturn
from answerable.law.day import span_financial_year
from examples.data.finance import PROVENANCE, make_budget, make_monitoring

BAND_D_BEFORE = Decimal("277.20")
# How far the plan of that year looked ahead.
YEARS_AHEAD = 3
# In thousands of pounds, in the year itself.
_SCHEMES = (("Vehicles", 2_300), ("IT infrastructure", 1_800), ("Laptops and phones", 850))
_CAPITAL_RESERVE = 350
_PAID_BY: tuple[tuple[str, FundingKind, int], ...] = (
    ("Capital grant", "grant", 700),
    ("Sale of vehicles", "receipts", 300),
    ("Capital reserve", "reserves", _CAPITAL_RESERVE),
)
_HALF_YEAR = (9, 30)


def make_approved(year: int) -> Budget:
    """The budget that was approved for `year`, in balance, with the plan that then was for the years after it."""
    later = make_budget(year + 1, "provisional")
    years = range(year, year + YEARS_AHEAD + 1)
    one = {year: Decimal(1)}
    return replace(
        later,
        title=f"Budget and medium-term plan {year}/{(year + 1) % 100:02} (invented)",
        year=year,
        lines=tuple(replace(line, amounts=_cut(line.amounts, years)) for line in later.lines),
        band_d={year - 1: BAND_D_BEFORE} | _cut(later.band_d, years),
        tax_bases=tuple(base for base in later.tax_bases if base.year in years),
        assumptions=tuple(replace(each, percents=_cut(each.percents, years)) for each in later.assumptions),
        scenarios=(Scenario(name="Pay 1 point higher", officer_pay=one, staff_pay=one),),
        schemes=tuple(
            CapitalScheme(name=name, programme="Business as usual", amounts={year: Decimal(amount * 1_000)})
            for name, amount in _SCHEMES
        ),
        fundings=_make_fundings(later, year),
        reserves=tuple(_open_before(reserve, year) for reserve in later.reserves),
        debts=tuple(_owe_before(debt, year) for debt in later.debts),
        fees=(),
        others=(),
        officer_cost=OfficerCost(amount=Decimal(56_300), source=PROVENANCE),
    )


def show_proposed(year: int, stage: str, today: dt.date) -> Budget:
    """The budget of `year` as it lies before the panel on a day: a base that is declared was declared by then."""
    budget = make_budget(year, stage)
    latest = today - dt.timedelta(days=5)
    bases = tuple(
        replace(base, declared_on=min(base.declared_on, latest)) if base.declared_on else base
        for base in budget.tax_bases
    )
    return replace(budget, tax_bases=bases)


def monitor_by(year: int, today: dt.date) -> Monitoring:
    """The approved budget of `year` as it is spent: to the end of September or, before that, to the day."""
    first, _ = span_financial_year(year)
    half = dt.date(year, *_HALF_YEAR)
    monitoring = make_monitoring(year + 1)
    to_on = min(half, today)
    share = Decimal((to_on - first).days + 1) / Decimal((half - first).days + 1)
    return replace(monitoring, to_on=to_on, outturns=tuple(_spend(each, share) for each in monitoring.outturns))


def know_by(commissioning: Commissioning, today: dt.date) -> Commissioning:
    """Funds and bids as they are known on a day: what was paid, counted and bid for until then."""
    return replace(
        commissioning,
        funds=tuple(_know_fund(fund, today) for fund in commissioning.funds),
        bids=tuple(bid for bid in commissioning.bids if bid.made_on is None or bid.made_on <= today),
    )


def _cut(amounts: Amounts, years: range) -> dict[int, Decimal]:
    return {year: amount for year, amount in amounts.items() if year in years}


def _make_fundings(later: Budget, year: int) -> tuple[Funding, ...]:
    """What pays for the schemes of the year: of revenue as much as its line says, and the rest."""
    revenue = next(line for line in later.lines if line.code == "capital-revenue").amounts[year]
    return (
        Funding(name="Revenue contributions", kind="revenue", amounts={year: revenue}),
        *(Funding(name=name, kind=kind, amounts={year: Decimal(amount * 1_000)}) for name, kind, amount in _PAID_BY),
    )


def _open_before(reserve: Reserve, year: int) -> Reserve:
    """A reserve with the balance that it had at the start of `year`."""
    years = range(year, year + YEARS_AHEAD + 1)
    if reserve.from_year <= year:
        return replace(reserve, used=_cut(reserve.used, years))
    used = Decimal(_CAPITAL_RESERVE * 1_000)
    return replace(reserve, from_year=year, opening=reserve.opening + used, used_for_capital={year: used})


def _owe_before(debt: Debt, year: int) -> Debt:
    repaid = Decimal(1_250_000)
    return replace(
        debt, from_year=year, opening=debt.opening + repaid, repaid={year: repaid},
        boundary={year: Decimal(42_000_000)}, limit={year: Decimal(47_000_000)},
    )  # fmt: skip


def _spend(outturn: Outturn, share: Decimal) -> Outturn:
    """An outturn with so much of its half-year spent, in whole pence, as a ledger has it."""
    return replace(
        outturn, spent=round_to((outturn.spent or Decimal(0)) * share), forecast=round_to(outturn.forecast)
    )


def _know_fund(fund: Fund, today: dt.date) -> Fund:
    return replace(
        fund,
        conditions=tuple(_know_condition(each, today) for each in fund.conditions),
        allocations=tuple(_know_payments(each, today) for each in fund.allocations),
    )


def _know_condition(condition: FundCondition, today: dt.date) -> FundCondition:
    if condition.counted_on is None or condition.counted_on <= today:
        return condition
    return replace(condition, actual=None, counted_on=None)


def _know_payments(allocation: FundAllocation, today: dt.date) -> FundAllocation:
    return replace(allocation, payments=tuple(paid for paid in allocation.payments if paid.paid_on <= today))
