"""The council tax requirement and the basic amount of council tax, as the 1992 Act has a body calculate them."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import NOTHING, divide
from answerable.costing.budget import SPENT, Budget
from answerable.costing.precept.yields import sum_tax_base
from answerable.costing.refusal import CostError
from answerable.costing.revenue.statement import work_out_budget
from answerable.law.day import say_financial_year


class Requirement(Struct, frozen=True, kw_only=True):
    """What is to be raised by council tax in a year, in pounds.

    `spent` is the aggregate of s.42A(2): costs, contingencies, what goes to reserves and deficits, less the budget's
    savings. `met` is that of s.42A(3): income, grants, reserves used and surpluses. `band_d` is unrounded.
    """

    year: int
    spent: Decimal
    met: Decimal
    requirement: Decimal
    tax_base: Decimal
    band_d: Decimal


def work_out_requirement(budget: Budget, year: int) -> Requirement:
    """The requirement R and band D = R / T (Local Government Finance Act 1992 ss.42A and 42B).

    R is nought where `met` is more than `spent`: the act asks for the amount, if any, by which it is exceeded. Raises
    `CostError` where the year has no lines or no tax base.
    """
    statement = work_out_budget(budget).of(year)
    tax_base = sum_tax_base(budget, year)
    if not tax_base or tax_base < 0:
        raise CostError(
            f"Band D of {say_financial_year(year)} cannot be worked out without tax bases: enter the base of each "
            "council, as an estimate until it is declared."
        )
    spent = (statement.sum_kinds(*SPENT) or NOTHING) - statement.savings
    met = statement.sum_kinds("income", "grant", "from_reserves", "surplus") or NOTHING
    requirement = max(spent - met, NOTHING)
    return Requirement(
        year=year,
        spent=spent,
        met=met,
        requirement=requirement,
        tax_base=tax_base,
        band_d=divide(requirement, tax_base),
    )
