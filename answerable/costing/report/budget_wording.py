"""The sentences of a budget report: every figure in them comes from the budget."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.amount import NOTHING, round_to, say_amount, say_years
from answerable.costing.budget import Budget
from answerable.costing.precept.wording import say_base
from answerable.costing.referendum import say_pounds
from answerable.costing.refusal import CostError
from answerable.costing.report.precept_wording import say_band_d, say_precept
from answerable.costing.revenue.requirement import work_out_requirement
from answerable.costing.revenue.statement import YearStatement, work_out_budget
from answerable.costing.revenue.wording import say_year
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

_BAND_D_UNIT = Decimal("0.0001")
_HALF_A_PENNY = Decimal("0.005")


def say_purpose(budget: Budget) -> str:
    """What a budget's report is for: whose budget, of which version, for which years."""
    whose = f"{budget.body}’{'' if budget.body.endswith('s') else 's'}"
    years = {year for line in budget.lines for year in line.amounts if year > budget.year}
    plan = f", and the plan for {say_years(years)}" if years else ""
    return (
        f"To set out {whose} {budget.stage} revenue budget for {say_financial_year(budget.year)}{plan}: what is to "
        "be spent, what pays for it, and what is left to be found."
    )


def say_in_short(budget: Budget) -> str:
    """What is spent, what pays for it, whether it balances, and band D: a few sentences that stand by themselves."""
    statement = work_out_budget(budget).of(budget.year)
    spent = (
        f"In {say_financial_year(budget.year)} {_say(budget, statement.total_costs)} is to be spent"
        f"{_say_taken_off(statement)}"
    )
    verb = "is" if statement.standing in ("balanced", "rounding") else "has"
    return " ".join(
        words
        for words in (
            f"{spent}{_say_against_before(budget, statement)}.",
            _say_funding(budget, statement),
            f"The budget {verb} {say_year(statement, budget.unit)}.",
            say_band_d(budget),
        )
        if words
    )


def explain_revenue(budget: Budget) -> tuple[str, ...]:
    """What the precept is, and the council tax requirement as the act has it worked out."""
    return (say_precept(budget, work_out_budget(budget).of(budget.year)), _say_requirement(budget))


def _say(budget: Budget, amount: Decimal) -> str:
    """An amount to the unit that the budget's figures were given in."""
    return say_amount(amount, budget.unit)


def _say_taken_off(statement: YearStatement) -> str:
    """What total costs have taken off them and what not: ` net of income and before savings`."""
    income = "net of income" if any(section.income for section in statement.sections) else ""
    said = say_list(words for words in (income, "before savings" if statement.savings else "") if words)
    return f" {said}" if said else ""


def _say_against_before(budget: Budget, statement: YearStatement) -> str:
    """`, £41.4m more than in 2022/23`, where the year before is given."""
    before = budget.year - 1
    if not any(before in line.amounts for line in budget.lines):
        return ""
    change = statement.total_costs - work_out_budget(budget).of(before).total_costs
    if not change:
        return f", as much as in {say_financial_year(before)}"
    return f", {_say(budget, abs(change))} {'more' if change > 0 else 'less'} than in {say_financial_year(before)}"


def _say_funding(budget: Budget, statement: YearStatement) -> str:
    parts = (
        ("grants", statement.grants),
        ("precept", statement.precept or NOTHING),
        ("reserves", statement.from_reserves),
        ("collection fund surplus", statement.surplus),
    )
    said = say_list(f"{name} of {_say(budget, amount)}" for name, amount in parts if amount)
    return f"It is paid for by {said}." if said else ""


def _say_requirement(budget: Budget) -> str:
    """The council tax requirement, or what is missing for it."""
    try:
        found = work_out_requirement(budget, budget.year)
    except CostError as why:
        return str(why)
    proposed = budget.band_d.get(budget.year)
    spent, met = (say_amount(round_to(amount)) for amount in (found.spent, found.met))
    said = (
        f"The council tax requirement for {say_financial_year(budget.year)} is "
        f"{say_amount(round_to(found.requirement))}: {spent} to be spent, with savings taken off, less {met} that is "
        f"met otherwise. Over a tax base of {say_base(found.tax_base)} that is "
        f"{say_pounds(round_to(found.band_d, _BAND_D_UNIT))} at band D"
    )
    if proposed is None or abs(found.band_d - proposed) < _HALF_A_PENNY:
        return f"{said}."
    return f"{said}, and {say_pounds(proposed)} is proposed."
