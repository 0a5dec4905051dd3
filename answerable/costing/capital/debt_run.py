"""What is owed on one debt, and on all, at the start and the end of each year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from answerable.costing.amount import HUNDRED, NOTHING, add_up, divide
from answerable.costing.bounds import bound_sum
from answerable.costing.budget import Amounts, Debt
from answerable.costing.refusal import CostError
from answerable.law.day import say_financial_year


class DebtYear(Struct, frozen=True, kw_only=True):
    """A year of one debt, or of all: `closing` is `opening` + `borrowed` − `repaid`.

    `interest` is an estimate: the rate on the mean of opening and closing; nothing without a rate, and in all debts
    nothing unless each has one. `rounding` is how far off rounding of the amounts up to then may have put `closing`.
    """

    year: int
    opening: Decimal
    borrowed: Decimal
    repaid: Decimal
    closing: Decimal
    interest: Decimal | None = None
    rounding: Decimal = NOTHING

    @property
    def highest(self) -> Decimal:
        """The higher of what is owed at the start and at the end."""
        return max(self.opening, self.closing)


class DebtRun(Struct, frozen=True, kw_only=True):
    """A debt with its years, from the one it opens in to the last year that the budget gives anything for."""

    debt: Debt
    years: tuple[DebtYear, ...]


def run_debt(debt: Debt, borrowings: Sequence[Amounts], last: int, unit: Decimal) -> DebtRun:
    """A debt year by year with the new borrowing that belongs to it; where nothing is given, nothing moves.

    Raises `CostError` where something is repaid before the debt opens.
    """
    early = sorted(year for year in debt.repaid if year < debt.from_year)
    if early:
        opens = say_financial_year(debt.from_year)
        raise CostError(
            f"{debt.name} is repaid in {say_financial_year(early[0])}, but its opening balance is that of the start "
            f"of {opens}: give the balance at the start of the first year."
        )
    years: list[DebtYear] = []
    opening, rounding = debt.opening, bound_sum([debt.opening], unit).tolerance
    for year in range(debt.from_year, max(last, debt.from_year) + 1):
        moves = [debt.repaid.get(year), *(each.get(year) for each in borrowings)]
        repaid, borrowed = add_up(moves[:1]), add_up(moves[1:])
        rounding += bound_sum(moves, unit).tolerance
        years.append(
            DebtYear(
                year=year,
                opening=opening,
                borrowed=borrowed,
                repaid=repaid,
                closing=opening + borrowed - repaid,
                interest=estimate_interest(opening, opening + borrowed - repaid, debt.rate_percent),
                rounding=rounding,
            )
        )
        opening = years[-1].closing
    return DebtRun(debt=debt, years=tuple(years))


def total_debts(runs: Sequence[DebtRun]) -> tuple[DebtYear, ...]:
    """All debts together in each year, of those that have opened by then."""
    by_year: dict[int, list[DebtYear]] = {}
    for run in runs:
        for each in run.years:
            by_year.setdefault(each.year, []).append(each)
    return tuple(_total_year(year, parts) for year, parts in sorted(by_year.items()))


def estimate_interest(opening: Decimal, closing: Decimal, rate_percent: Decimal | None) -> Decimal | None:
    """A year's interest in pounds, unrounded: the rate on the mean of what is owed at its start and its end.

    An estimate: it takes borrowing and repayment to be spread evenly over the year. Nothing without a rate.
    """
    if rate_percent is None:
        return None
    return divide((opening + closing) * rate_percent, 2 * HUNDRED)


def _total_year(year: int, parts: Sequence[DebtYear]) -> DebtYear:
    interests = [each.interest for each in parts]
    return DebtYear(
        year=year,
        opening=add_up(each.opening for each in parts),
        borrowed=add_up(each.borrowed for each in parts),
        repaid=add_up(each.repaid for each in parts),
        closing=add_up(each.closing for each in parts),
        interest=None if None in interests else add_up(interests),
        rounding=add_up(each.rounding for each in parts),
    )
