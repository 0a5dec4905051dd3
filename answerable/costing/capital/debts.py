"""Borrowing: what is owed at the start and the end of each year, held against the limits that the body set."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from answerable.costing.amount import add_by_year, add_up, say_amount, say_years
from answerable.costing.budget import Amounts, Budget, Debt
from answerable.costing.capital.debt_limit import Headroom, judge_headroom, measure_headroom
from answerable.costing.capital.debt_run import DebtRun, DebtYear, run_debt, total_debts
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling


class DebtStatement(Struct, frozen=True, kw_only=True):
    """Every debt and all together. `borrowed` is new borrowing by year, as the capital programme's funding gives it;
    `before` is the part of it in years before the first debt opens, which is taken to be in the opening balance.

    `rulings` are `E-DEBT-OVER-LIMIT` and `W-DEBT-OVER-BOUNDARY` by year, and `W-SOURCE-CONFLICT` where more is repaid
    than is owed.
    """

    unit: Decimal
    runs: tuple[DebtRun, ...]
    totals: tuple[DebtYear, ...]
    borrowed: Amounts
    before: Amounts
    headrooms: tuple[Headroom, ...]
    rulings: tuple[Ruling, ...] = ()


def work_out_debt(budget: Budget) -> DebtStatement:
    """Opening and closing debt by year. New borrowing belongs to the first debt given; with none, it stands alone.

    Raises `CostError` where something is repaid before the debt opens.
    """
    borrowings = [funding.amounts for funding in budget.fundings if funding.kind == "borrowing"]
    last = max([budget.year, *budget.years, *(year for debt in budget.debts for year in _list_years(debt))])
    runs = tuple(
        run_debt(debt, borrowings if at == 0 else (), last, budget.unit) for at, debt in enumerate(budget.debts)
    )
    borrowed = sum_borrowing(budget)
    opens = budget.debts[0].from_year if budget.debts else None
    totals = total_debts(runs)
    statement = DebtStatement(
        unit=budget.unit,
        runs=runs,
        totals=totals,
        borrowed=borrowed,
        before={year: amount for year, amount in borrowed.items() if opens is not None and year < opens},
        headrooms=measure_headroom(runs, totals),
    )
    return replace(statement, rulings=_judge(statement))


def sum_borrowing(budget: Budget) -> dict[int, Decimal]:
    """New borrowing by year: what the funding of kind borrowing gives."""
    return add_by_year(funding.amounts for funding in budget.fundings if funding.kind == "borrowing")


def say_before(statement: DebtStatement) -> str:
    """What is said of new borrowing in years before the first debt opens; nothing where there is none."""
    before = {year: amount for year, amount in statement.before.items() if amount}
    if not before:
        return ""
    amount = say_amount(add_up(before.values()), statement.unit)
    return f"The {amount} borrowed in {say_years(before)} is taken to be in the opening balance."


def _judge(statement: DebtStatement) -> tuple[Ruling, ...]:
    unit = statement.unit
    rulings = [ruling for room in statement.headrooms if (ruling := judge_headroom(room, unit)) is not None]
    for run in statement.runs:
        below = next((each for each in run.years if each.closing < 0), None)
        if below is not None:
            over = f"{say_amount(-below.closing, unit)} more than is owed is repaid"
            words = f"{run.debt.name}: {over} by the end of {say_financial_year(below.year)}."
            rulings.append(make_ruling("W-SOURCE-CONFLICT", words))
    return tuple(rulings)


def _list_years(debt: Debt) -> tuple[int, ...]:
    return tuple(sorted({*debt.repaid, *debt.boundary, *debt.limit}))
