"""The sums of a capital programme, its funding, reserves and borrowing that a paper may print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answerable.costing.bounds import find_half_unit
from answerable.costing.budget import Budget
from answerable.costing.capital.debt_run import DebtYear
from answerable.costing.capital.debts import work_out_debt
from answerable.costing.capital.programme import FUNDING_NAMES
from answerable.costing.capital.reserves import ReserveYear, work_out_reserves
from answerable.costing.quantity.quantity import Part, Quantity, add_years


def list_capital(budget: Budget) -> Iterator[Quantity]:
    """Programmes, then schemes, then the whole."""
    half = find_half_unit(budget.unit)
    for programme in dict.fromkeys(each.programme for each in budget.schemes if each.programme):
        own = [(each.name, each.amounts) for each in budget.schemes if each.programme == programme]
        yield Quantity(name=programme, years=add_years(own, half))
    for name in dict.fromkeys(each.name for each in budget.schemes):
        own = [(each.programme or name, each.amounts) for each in budget.schemes if each.name == name]
        yield Quantity(name=name, years=add_years(own, half))
    yield Quantity(name="Total", years=add_years([(each.name, each.amounts) for each in budget.schemes], half))


def list_funding(budget: Budget) -> Iterator[Quantity]:
    """Funding by its name, by programme, by kind, and the whole."""
    half, fundings = find_half_unit(budget.unit), budget.fundings
    for name in dict.fromkeys(each.name for each in fundings):
        own = [(each.programme or name, each.amounts) for each in fundings if each.name == name]
        yield Quantity(name=name, years=add_years(own, half))
    for programme in dict.fromkeys(each.programme for each in fundings if each.programme):
        own = [(each.name, each.amounts) for each in fundings if each.programme == programme]
        yield Quantity(name=programme, years=add_years(own, half))
    for kind in dict.fromkeys(each.kind for each in fundings):
        own = [(each.name, each.amounts) for each in fundings if each.kind == kind]
        yield Quantity(name=FUNDING_NAMES[kind], years=add_years(own, half))
    yield Quantity(name="Total", years=add_years([(each.name, each.amounts) for each in fundings], half))


def list_reserves(budget: Budget) -> Iterator[Quantity]:
    """Each reserve and all of them, at the end of a year, and by `Opening` and the name at its start."""
    statement = work_out_reserves(budget)
    for run in statement.runs:
        yield from _list_balances(run.reserve.name, run.years)
    yield from _list_balances("Total", statement.totals)


def list_debts(budget: Budget) -> Iterator[Quantity]:
    """Each debt and all of them, as reserves; and new borrowing."""
    statement = work_out_debt(budget)
    for run in statement.runs:
        yield from _list_balances(run.debt.name, run.years)
    yield from _list_balances("Total", statement.totals)
    borrowed = add_years([("New borrowing", statement.borrowed)], find_half_unit(budget.unit))
    yield Quantity(name="New borrowing", years=borrowed)


def _list_balances(name: str, run: Sequence[ReserveYear | DebtYear]) -> Iterator[Quantity]:
    """What may be off by rounding, of a closing balance, is all carried by its opening."""
    closing = {each.year: (Part("Opening", each.opening, each.rounding), *_list_moves(each)) for each in run}
    opening = {each.year: (Part("Opening", each.opening, each.rounding),) for each in run}
    yield Quantity(name=name, years=closing, is_balance=True)
    yield Quantity(name=f"Opening {name}", years=opening, is_balance=True)


def _list_moves(year: ReserveYear | DebtYear) -> tuple[Part, ...]:
    if isinstance(year, DebtYear):
        return (Part("New borrowing", year.borrowed), Part("Repaid", -year.repaid))
    return (
        Part("Added", year.added),
        Part("Used for revenue", -year.used),
        Part("Used for capital", -year.used_for_capital),
    )
