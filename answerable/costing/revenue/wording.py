"""How a gap is said, and which badges and notes go with a budget's figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from answerable.costing.amount import PENNY, Scale, round_to, say_amount, say_years
from answerable.costing.budget import UNSET, Budget
from answerable.costing.revenue.statement import BudgetStatement, YearStatement, name_standing
from answerable.drawing.exhibit import Badge
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

SIGNS: Final = "Costs stand as they are. Income and funding have a minus before them, because they are taken off."


def say_exact(amount: Decimal, unit: Decimal = PENNY) -> str:
    """An amount for a sentence; one that the pence do not show is said to be less than a penny."""
    return "less than a penny" if amount and abs(amount) < PENNY / 2 else say_amount(amount, unit)


def say_change(change: Decimal, unit: Decimal = PENNY) -> str:
    """`£6.8m less`, `the same`."""
    return f"{say_exact(abs(change), unit)} {'more' if change > 0 else 'less'}" if change else "the same"


def say_gap(gap: Decimal, rounding: Decimal, unit: Decimal = PENNY) -> str:
    """`a funding gap of £28.1m`, `balanced`, `£0.4m more than is needed`; within rounding that is said as well."""
    by = say_exact(abs(gap), unit)
    match name_standing(gap, rounding):
        case "balanced":
            return "balanced"
        case "rounding":
            return f"balanced within rounding ({by} {'short' if gap > 0 else 'over'})"
        case "gap":
            return f"a funding gap of {by}"
    return f"{by} more than is needed"


def say_year(year: YearStatement, unit: Decimal) -> str:
    """How a year stands and what savings leave: `a funding gap of £28.1m, £8.1m after savings of £20.0m`."""
    gap = say_gap(year.gap, year.rounding, unit)
    if not year.savings:
        return gap
    is_short = year.gap > 0 and year.standing_left == "gap"
    left = say_exact(year.gap_left, unit) if is_short else say_gap(year.gap_left, year.rounding, unit)
    return f"{gap}, {left} after savings of {say_amount(year.savings, unit)}"


def badge_budget(budget: Budget, years: Iterable[YearStatement]) -> tuple[Badge, ...]:
    """What must go with the figures: that the budget is not set yet, that a precept or a later year is estimated."""
    badges = []
    # A year before the budget's own is settled, whatever was given for it.
    shown = [year for year in years if year.year >= budget.year]
    if budget.stage in UNSET:
        badges.append(Badge("provisional", f"This is the {budget.stage} budget; it is not approved yet."))
    if guessed := [year.year for year in shown if year.precept_basis == "estimate"]:
        based = any(base.year in guessed for base in budget.tax_bases)
        lacking = "tax bases and a band D are not both given" if based else "no tax base is given"
        badges.append(Badge("estimate", f"The precept of {say_years(guessed)} is an estimate: {lacking}."))
    if undeclared := _list_undeclared(budget, shown):
        badges.append(Badge("estimate", f"Tax bases not declared yet: {undeclared}. The precept rests on estimates."))
    if later := [year.year for year in shown if year.year > budget.year]:
        badges.append(Badge("estimate", f"Figures for {say_years(later)} are a forecast, not a budget."))
    return tuple(badges)


def note_budget(budget: Budget, statement: BudgetStatement, scale: Scale) -> tuple[str, ...]:
    """How far the figures are known, and what is missing from them."""
    notes = [SIGNS]
    if budget.unit > PENNY:
        notes.append(f"Amounts were given to the nearest {say_amount(budget.unit)}; no sum of them is known better.")
    if not _shows_exactly(statement, scale):
        notes.append("Totals are worked out from the exact amounts, so rounded figures may not add up to them.")
    for year in statement.years:
        named = say_financial_year(year.year)
        if year.not_given:
            notes.append(f"{named}: no amount is given for {say_list(year.not_given)}, so none is counted.")
        if year.precept_basis == "none":
            notes.append(f"Nothing says what the precept of {named} is, so it is not among the funding.")
        if turned := [entry.name for entry in year.entries if entry.amount is not None and entry.amount < 0]:
            notes.append(f"Given below nought for {named}, and counted so: {say_list(turned)}.")
    return tuple(notes)


def _list_undeclared(budget: Budget, years: Sequence[YearStatement]) -> str:
    based = {year.year for year in years if year.precept_basis == "bases"}
    bases = [base for base in budget.tax_bases if base.year in based and base.declared_on is None]
    return say_list(dict.fromkeys(f"{base.council} {say_financial_year(base.year)}" for base in bases))


def _shows_exactly(statement: BudgetStatement, scale: Scale) -> bool:
    """Whether every amount is said in full in a table of this scale."""
    unit = scale.pounds.scaleb(-scale.places)
    amounts = (entry.amount for year in statement.years for entry in year.entries if entry.amount is not None)
    return all(round_to(amount, unit) == amount for amount in amounts)
