"""Why a printed total is not what is worked out, in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from answerable.costing.agreement import Disagreement, is_stated
from answerable.costing.amount import NOTHING, PENNY, round_to, say_amount, say_years
from answerable.costing.bounds import say_most
from answerable.costing.budget import Budget, PrintedTable, PrintedTotal
from answerable.costing.name import fold_name
from answerable.costing.precept.yields import YIELD_OF_THE_RISE, explain_print, explain_yield
from answerable.costing.quantity.quantity import Quantity
from answerable.drawing.wording import say_count
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

TABLE_NAMES: dict[PrintedTable, str] = {
    "budget": "revenue budget",
    "capital": "capital programme",
    "funding": "funding of capital",
    "bands": "council tax bands",
    "precept": "precept",
    "reserves": "reserves",
    "debt": "borrowing",
}


def say_scope(held: Sequence[Disagreement]) -> str:
    """What printed totals of one table cover, which all cover the same years."""
    first = held[0]
    names = say_list(dict.fromkeys(each.printed.name for each in held))
    some = "a printed total is" if len(held) == 1 else f"{len(held)} printed totals are"
    without = f", without {say_years(first.left_out)}" if first.left_out else ""
    said = "" if is_stated(first.printed) else ", which the print does not say"
    return f"In the {TABLE_NAMES[first.printed.table]} {some} of {say_years(first.years)}{without}{said}: {names}."


def say_conflict(held: Disagreement) -> str:
    """A print that does not agree, with both amounts and why."""
    printed = held.printed
    worked = say_amount(round_penny(held.worked or NOTHING), printed.unit)
    source = f" ({printed.source})" if printed.source else ""
    if fold_name(printed.name) == fold_name(YIELD_OF_THE_RISE):
        return held.why
    place = f"{printed.name} in {say_years(held.years)}, in the {TABLE_NAMES[printed.table]}"
    return (
        f"{place}, is printed as {say_amount(printed.amount, printed.unit)}{source} and comes to {worked}. {held.why}"
    )


def round_penny(amount: Decimal) -> Decimal:
    """An amount to the penny, for a band is a fraction of one; less than a penny stays as it is."""
    return amount if abs(amount) < PENNY / 2 else round_to(amount)


def explain_finding(budget: Budget, held: Disagreement, quantity: Quantity, prints: Sequence[PrintedTotal]) -> str:
    """Why a print is what it is, in a sentence or two; nothing where it simply agrees."""
    match held.finding:
        case "unknown":
            return f"No amount is given for {_say_claim(held.printed)}."
        case "rounding":
            said = _say_rounding(held, quantity)
        case "scope":
            said = f"{_say_scope(held)} {_say_rounding(held, quantity)}".strip()
        case "omits":
            said = f"{_say_apart(held)}: it leaves out {say_list(held.omitted)}."
        case "differs":
            said = _say_difference(budget, held, quantity)
        case _:
            said = ""
    return " ".join(words for words in (said, _say_lacking(held), _say_own_sum(held, prints)) if words)


def _say_rounding(held: Disagreement, quantity: Quantity) -> str:
    """By how much a print is off, and that rounding can make as much; nothing where it is not off."""
    difference, unit = held.difference, held.printed.unit
    if quantity.is_other:
        return "It is last year's bill and the rounded rise, where the exact amount is a penny off."
    if not difference or abs(difference) <= unit / 2:
        return ""
    parts = f"rounding of {say_count(held.count, 'amount')} can make up to {say_most(held.most, unit)}"
    return f"{_say_apart(held)}: {parts}."


def _say_scope(held: Disagreement) -> str:
    without = f", without {say_years(held.left_out)}" if held.left_out else ""
    said = f" and not of {_say_claim(held.printed)}" if is_stated(held.printed) else ""
    return f"It is of {say_years(held.years)}{without or said}."


def _say_difference(budget: Budget, held: Disagreement, quantity: Quantity) -> str:
    if quantity.name == YIELD_OF_THE_RISE:
        return explain_print(explain_yield(budget, held.years[-1]), held.printed)
    unit, year = held.printed.unit, held.years[-1]
    if quantity.is_change and len(held.years) == 1:
        now = sum((part.amount for part in quantity.years[year] if part.amount > 0), NOTHING)
        before = now - (held.worked or NOTHING)
        implied = say_amount(now - held.printed.amount, unit)
        given = f"where {say_amount(before, unit)} is given"
        return f"{_say_apart(held)}. The print would take {implied} in {say_financial_year(year - 1)}, {given}."
    tried = "neither rounding, nor other years, nor a part or two left out"
    return f"{_say_apart(held)}, and nothing explains it for certain: {tried}."


def _say_apart(held: Disagreement) -> str:
    difference = held.difference or NOTHING
    apart = say_amount(round_penny(abs(difference)), held.printed.unit)
    return f"It is {apart} {'more' if difference > 0 else 'less'} than is worked out"


def _say_lacking(held: Disagreement) -> str:
    """The years that a print says it is of and that have no amount."""
    first, last = held.printed.first_year, held.printed.last_year
    if first is None or last is None:
        return ""
    lacking = [year for year in range(first, last + 1) if year not in (*held.years, *held.left_out)]
    return f"No amount is given for {say_years(lacking)}." if lacking else ""


def _say_own_sum(held: Disagreement, prints: Sequence[PrintedTotal]) -> str:
    """What the paper's own totals of single years add up to, where that is not what it prints for them together."""
    if len(held.years) < 2:
        return ""
    name = fold_name(held.printed.name)
    by_year = {each.year: each.amount for each in prints if fold_name(each.name) == name and each.year in held.years}
    together = sum(by_year.values(), NOTHING)
    if len(by_year) < len(held.years) or together == held.printed.amount:
        return ""
    return f"The paper's own totals of those years add up to {say_amount(together, held.printed.unit)}."


def _say_claim(printed: PrintedTotal) -> str:
    if printed.year is not None:
        return say_financial_year(printed.year)
    ends = [year for year in (printed.first_year, printed.last_year) if year is not None]
    return " to ".join(say_financial_year(year) for year in dict.fromkeys(ends)) or "any year"
