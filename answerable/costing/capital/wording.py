"""What goes with every exhibit of a plan: that it may change, and how far its amounts are known."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from answerable.costing.amount import PENNY, Scale, say_amount, say_years
from answerable.costing.budget import Amounts, Budget, CapitalScheme, Funding
from answerable.costing.revenue.wording import badge_budget
from answerable.drawing.exhibit import Badge, Cell
from answerable.law.day import say_financial_year
from answerable.law.words import say_list


def badge_plan(budget: Budget, years: Iterable[int]) -> tuple[Badge, ...]:
    """That the budget is not set yet, and that years after it are planned only."""
    later = [year for year in years if year > budget.year]
    planned = Badge("estimate", f"Figures for {say_years(later)} are a plan, not a budget.")
    return (*badge_budget(budget, ()), *((planned,) if later else ()))


def note_unit(unit: Decimal) -> tuple[str, ...]:
    """To how many pounds the amounts were given, where that is more than a penny."""
    if unit <= PENNY:
        return ()
    return (f"The amounts were given to the nearest {say_amount(unit)}; no sum of them is known better.",)


def note_missing(parts: Iterable[CapitalScheme | Funding], years: Iterable[int]) -> tuple[str, ...]:
    """Which parts have no amount in which years: nothing is counted for them, and nought is not claimed."""
    every = tuple(years)
    missing = [
        f"{part.name} ({say_years(lacking)})"
        for part in parts
        if (lacking := [year for year in every if year not in part.amounts])
    ]
    return (f"No amount is given, and none is counted, for {say_list(missing)}.",) if missing else ()


def pick_planned(budget: Budget, years: Iterable[int]) -> tuple[int, ...]:
    """The years from the budget's own on; all of them where it has none of those."""
    every = tuple(years)
    return tuple(year for year in every if year >= budget.year) or every


def divide_years(scale: Scale, amounts: Amounts, years: Iterable[int]) -> list[Cell]:
    """The cells of a row, a year each; nothing where no amount is given."""
    return [scale.divide(amounts.get(year)) for year in years]


def say_or_nothing(amount: Decimal, unit: Decimal) -> str:
    """`£4.0m`, and of nought `nothing`."""
    return say_amount(amount, unit) if amount else "nothing"


def say_by_year(amounts: Amounts, unit: Decimal) -> str:
    """`£52.3m in 2023/24, £50.2m in 2024/25 and £44.7m in 2025/26`."""
    return say_list(f"{say_amount(amount, unit)} in {say_financial_year(year)}" for year, amount in amounts.items())
