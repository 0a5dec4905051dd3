"""The sentences on a precept: band D and its rise, what it brings in, and the year's limit."""

from __future__ import annotations

from answerable.costing.amount import NOTHING, round_to, say_amount
from answerable.costing.budget import Budget
from answerable.costing.precept.limit_exhibit import tell_limit
from answerable.costing.precept.wording import say_base, say_more_than
from answerable.costing.precept.yields import sum_tax_base
from answerable.costing.referendum import say_pounds
from answerable.costing.refusal import CostError
from answerable.costing.revenue.statement import YearStatement
from answerable.law.day import say_financial_year


def say_band_d(budget: Budget) -> str:
    """Band D and its step: `Band D for 2023/24 is £202.55, £15 more than the £187.55 of 2022/23.`"""
    band_d, before = budget.band_d.get(budget.year), budget.band_d.get(budget.year - 1)
    if band_d is None:
        return ""
    said = f"Band D for {say_financial_year(budget.year)} is {say_pounds(band_d)}"
    if before is None:
        return f"{said}."
    was = f"the {say_pounds(before)} of {say_financial_year(budget.year - 1)}"
    return f"{said}, {say_more_than(before, band_d)} {was}."


def say_precept(budget: Budget, statement: YearStatement) -> str:
    """What the precept brings in, and whether that is worked out or an estimate."""
    year = say_financial_year(statement.year)
    if statement.precept is None:
        return f"No precept is given for {year}: neither an estimate nor tax bases with a band D."
    if statement.precept_basis != "bases":
        lacking = "no tax base is given" if sum_tax_base(budget, statement.year) is None else "band D is not given"
        return f"The precept for {year}, {say_amount(statement.precept, budget.unit)}, is an estimate: {lacking}."
    base = sum_tax_base(budget, statement.year) or NOTHING
    return (
        f"The precept for {year} brings in {say_amount(round_to(statement.precept))}: band D by a tax base of "
        f"{say_base(base)}."
    )


def say_limit(budget: Budget) -> str:
    """Where the rise stands against the year's limit, in short; empty where a year's band D is missing."""
    try:
        return f"{tell_limit(budget, budget.year).title}."
    except CostError:
        return ""
