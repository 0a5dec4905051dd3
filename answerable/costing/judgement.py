"""Everything that the rules of money have to say of a budget, gathered before it is approved."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.budget import Budget
from answerable.costing.capital.debts import work_out_debt
from answerable.costing.capital.programme import work_out_capital
from answerable.costing.capital.reserves import work_out_reserves
from answerable.costing.precept.judgement import judge_precept
from answerable.costing.printed import judge_print
from answerable.costing.revenue.balance import judge_balance, judge_statement
from answerable.costing.revenue.statement import work_out_budget
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling


def judge_budget(
    budget: Budget,
    *,
    robustness: str = "",
    substitute: Budget | None = None,
    issued: Decimal | None = None,
    is_final: bool,
) -> tuple[Ruling, ...]:
    """Every ruling on a budget: balance, the chief finance officer's report, precept, capital, reserves, debt, print.

    `robustness` is the words of the report that section 25 of the 2003 Act asks for, `issued` the band D that was
    issued under the precept procedure, `substitute` what goes with an excessive band D. Until it `is_final`, a gap
    and a missing report only warn. Raises `CostError` where the budget contradicts itself, or is final and has no
    line for its year.
    """
    return (
        *judge_balance(budget, is_final),
        *judge_statement(budget, work_out_budget(budget)),
        *_judge_robustness(budget, robustness, is_final),
        *judge_precept(budget, issued=issued, substitute=substitute),
        *work_out_capital(budget).rulings,
        *work_out_reserves(budget).rulings,
        *work_out_debt(budget).rulings,
        *judge_print(budget),
    )


def _judge_robustness(budget: Budget, robustness: str, is_final: bool) -> tuple[Ruling, ...]:
    if robustness.strip():
        return ()
    words = (
        "There is no report of the chief finance officer on the estimates and the reserves of "
        f"{say_financial_year(budget.year)}: the body must have regard to one before it sets its budget."
    )
    return (make_ruling("E-NO-S25-REPORT", words, binding=is_final),)
