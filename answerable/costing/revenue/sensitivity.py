"""What one per cent, or one pound of band D, comes to: in pounds, as a share of total costs and in officers.

Each is what `scenario.apply_scenario` would do to the year's gap, of which it is the arithmetic: an amount by a per
cent, or the tax base by a pound. So it is in proportion: 2% comes to twice as much as 1%.
"""

from __future__ import annotations

from decimal import Decimal, localcontext

from msgspec import Struct

from answerable.costing.amount import DIGITS, HUNDRED, take_percent
from answerable.costing.budget import Budget, OfficerCost
from answerable.costing.revenue.lever import (
    LEVER_WORDS,
    PERCENT_DRIVERS,
    Officers,
    count_officers,
    find_tax_base,
    sum_driven,
)
from answerable.costing.revenue.statement import PreceptBasis, work_out_budget

ALL_PAY = "pay"
_PAY = ("officer_pay", "staff_pay")


class Effect(Struct, frozen=True, kw_only=True):
    """What moving one lever does. `of` is what is moved, in pounds, and for band D the precept.

    `on_gap` is what it adds to the gap in pounds, below nought what it takes from it; `amount` is that without its
    sign, `share` the amount in per cent of total costs, `officers` how many officers it would pay. Nothing where the
    budget has nothing that it moves; no officers where what one costs is not given.
    """

    lever: str
    of: Decimal | None
    on_gap: Decimal | None
    amount: Decimal | None
    share: Decimal | None
    officers: Officers | None

    @property
    def words(self) -> str:
        """What is moved: `officers' pay`, `all pay`, `the tax base`."""
        return "all pay" if self.lever == ALL_PAY else LEVER_WORDS[self.lever]


class Sensitivity(Struct, frozen=True, kw_only=True):
    """What so many per cent more of each, or so many pounds more of band D, does to the gap of a year.

    `tax_base` is in dwellings of band D, `is_implied` where it is the precept's estimate over band D.
    """

    year: int
    percent: Decimal
    pounds: Decimal
    total_costs: Decimal
    effects: tuple[Effect, ...]
    tax_base: Decimal | None
    is_implied: bool
    precept_basis: PreceptBasis
    officer_cost: OfficerCost | None
    unit: Decimal

    def of(self, lever: str) -> Effect:
        """The effect of one lever (`officer_pay`, `pay`, `grant`, `tax_base`, `band_d`). Raises `KeyError`."""
        return {each.lever: each for each in self.effects}[lever]


def work_out_sensitivity(
    budget: Budget, year: int, *, percent: Decimal = Decimal(1), pounds: Decimal = Decimal(1)
) -> Sensitivity:
    """The table of a year: officers' pay, staff pay, all pay, prices, grant, fees, tax base and band D.

    Raises `CostError` where the budget has no line for the year.
    """
    stated = work_out_budget(budget).of(year)
    costs, base = stated.total_costs, find_tax_base(budget, year)
    effects = []
    for lever in (*_PAY, ALL_PAY, *(each for each in PERCENT_DRIVERS if each not in _PAY)):
        moved = sum_driven(budget, year, _PAY if lever == ALL_PAY else (lever,))
        effects.append(_work_out(lever, moved, _take(moved, percent), costs, budget.officer_cost))
    raised = None if stated.precept is None else -stated.precept
    effects.append(_work_out("tax_base", raised, _take(raised, percent), costs, budget.officer_cost))
    brought = None if base is None else -pounds * base.dwellings
    effects.append(_work_out("band_d", raised, brought, costs, budget.officer_cost))
    return Sensitivity(
        year=year,
        percent=percent,
        pounds=pounds,
        total_costs=costs,
        effects=tuple(effects),
        tax_base=base.dwellings if base else None,
        is_implied=bool(base and base.is_implied),
        precept_basis=stated.precept_basis,
        officer_cost=budget.officer_cost,
        unit=budget.unit,
    )


def _take(moved: Decimal | None, percent: Decimal) -> Decimal | None:
    with localcontext(prec=DIGITS):
        return None if moved is None else moved * percent / HUNDRED


def _work_out(
    lever: str, moved: Decimal | None, on_gap: Decimal | None, costs: Decimal, cost: OfficerCost | None
) -> Effect:
    amount = None if on_gap is None else abs(on_gap)
    return Effect(
        lever=lever,
        of=None if moved is None else abs(moved),
        on_gap=on_gap,
        amount=amount,
        share=None if amount is None else take_percent(amount, costs),
        officers=None if amount is None else count_officers(amount, cost),
    )
