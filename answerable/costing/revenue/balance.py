"""Whether a budget balances, and whether what it gives agrees with what is worked out: in rulings."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from answerable.costing.amount import PENNY, add_up, round_to, say_amount
from answerable.costing.budget import Budget, LineKind
from answerable.costing.refusal import CostError
from answerable.costing.revenue.entry import sum_surplus
from answerable.costing.revenue.statement import BudgetStatement, YearStatement, find_line_unit, work_out_budget
from answerable.costing.revenue.wording import say_exact
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_count, say_list

_SMALLEST: Final = PENNY / 2


def judge_balance(budget: Budget, is_final: bool) -> tuple[Ruling, ...]:
    """Whether the budget of its own year balances once its savings are made, and by how much it does not.

    A draft is warned and a final budget stopped. What rounding of the amounts can explain only warns, and says so.
    Years of the plan after it may have a gap: they are not being set. Raises `CostError` where no line is given for
    the year of a final budget.
    """
    statement = work_out_budget(budget)
    if all(each.year != budget.year for each in statement.years):
        if is_final:
            raise CostError(f"The budget has no line for {say_financial_year(budget.year)}: it cannot be set.")
        return ()
    year = statement.of(budget.year)
    if year.standing_left == "balanced":
        return ()
    binding = is_final and year.standing_left != "rounding"
    return (make_ruling("E-BUDGET-UNBALANCED", _say_balance(year, budget.unit), binding=binding),)


def judge_statement(budget: Budget, statement: BudgetStatement) -> tuple[Ruling, ...]:
    """Where an amount that a line gives is not what the tax bases come to: the precept, the collection funds."""
    rulings: list[Ruling] = []
    for year in statement.years:
        rulings += _judge_yield(budget, year)
        rulings += _judge_collection_funds(budget, year)
    return tuple(rulings)


def _say_balance(year: YearStatement, unit: Decimal) -> str:
    named = say_financial_year(year.year)
    by = say_exact(abs(year.gap_left), unit)
    working = _say_working(year, unit)
    match year.standing_left:
        case "rounding":
            return f"{named} balances within rounding: {working} leave {by}{_say_rounding(year)}."
        case "gap":
            return f"{named} does not balance: {working} leave {by} without funding. Find it, or spend less."
    return f"{named} does not balance: {working} leave {by} with no plan for it. Put it to reserves, or raise less."


def _say_rounding(year: YearStatement) -> str:
    if not year.rounded:
        return ", since council tax by the tax bases does not come to whole pence"
    given = f"{say_count(year.rounded, 'amount')} to the nearest {say_amount(2 * year.rounding / year.rounded)}"
    return f", which is less than rounding {given} can make ({say_amount(year.rounding, PENNY)})"


def _say_working(year: YearStatement, unit: Decimal) -> str:
    parts = [f"costs of {say_amount(year.total_costs, unit)}", f"funding of {say_amount(year.funding, unit)}"]
    return say_list([*parts, *([f"savings of {say_amount(year.savings, unit)}"] if year.savings else [])])


def _judge_yield(budget: Budget, year: YearStatement) -> Iterable[Ruling]:
    given = _list_given(budget, ("precept",), year.year)
    if year.precept_basis != "bases" or year.precept is None or not given:
        return
    estimate = add_up(given)
    difference = year.precept - estimate
    if abs(difference) <= len(given) * find_line_unit(budget) / 2:
        return
    more = "more" if difference > 0 else "less"
    yield make_ruling(
        "W-YIELD-MISMATCH",
        f"{say_financial_year(year.year)}: the precept line gives {say_amount(estimate, budget.unit)}, and band D of "
        f"{say_amount(budget.band_d[year.year])} by the tax bases comes to {_say_pence(year.precept)}. The budget "
        f"uses the second, which is {_say_pence(abs(difference))} {more}.",
    )


def _judge_collection_funds(budget: Budget, year: YearStatement) -> Iterable[Ruling]:
    surpluses = _list_given(budget, ("surplus",), year.year)
    deficits = _list_given(budget, ("deficit",), year.year)
    stated = sum_surplus(budget, year.year)
    given = add_up(surpluses) - add_up(deficits)
    count = len(surpluses) + len(deficits)
    if not count or not stated or abs(given - stated) <= count * find_line_unit(budget) / 2:
        return
    yield make_ruling(
        "W-SOURCE-CONFLICT",
        f"{say_financial_year(year.year)}: the budget's lines give the collection funds a {_say_surplus(given)}, and "
        f"the councils' tax bases a {_say_surplus(stated)}. The budget uses its lines.",
    )


def _say_surplus(amount: Decimal) -> str:
    return f"{'deficit' if amount < 0 else 'surplus'} of {_say_pence(abs(amount))}"


def _say_pence(amount: Decimal) -> str:
    return say_exact(round_to(amount)) if abs(amount) >= _SMALLEST else say_exact(amount)


def _list_given(budget: Budget, kinds: tuple[LineKind, ...], year: int) -> list[Decimal]:
    return [line.amounts[year] for line in budget.lines if line.kind in kinds and year in line.amounts]
