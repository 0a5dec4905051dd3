"""What a budget is built on, as an exhibit: pay awards, prices and grant by year, and who says so."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.amount import count_places, say_percent, say_years
from answerable.costing.budget import Budget, Driver
from answerable.drawing.exhibit import Badge, Column, Exhibit, Table
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

DRIVER_WORDS: dict[Driver, str] = {
    "none": "Other",
    "officer_pay": "Officers’ pay",
    "staff_pay": "Staff pay",
    "prices": "Prices",
    "grant": "Grant",
    "fees": "Fees and income",
}


def tell_assumptions(budget: Budget) -> tuple[Exhibit, ...]:
    """One exhibit of the rises that the budget assumes, in per cent by year; nothing where none is given."""
    given = [each for each in budget.assumptions if each.percents]
    if not given:
        return ()
    years = sorted({year for each in given for year in each.percents})
    rows = tuple(
        (DRIVER_WORDS[each.driver], *(each.percents.get(year) for year in years), each.source) for each in given
    )
    places = max(count_places(percent) for each in given for percent in each.percents.values())
    columns = (
        Column("What rises"),
        *(Column(f"{say_financial_year(year)}", "percent", places) for year in years),
        Column("Who says so"),
    )
    first = budget.year if budget.year in years else years[0]
    said = say_list(
        f"{DRIVER_WORDS[each.driver].lower()} {_say_rise(each.percents[first])}"
        for each in given
        if first in each.percents
    )
    return (
        Exhibit(
            slug="assumptions",
            title=f"What is assumed for {say_years(years)}",
            sentence=f"For {say_financial_year(first)} the budget assumes {said}, against the year before.",
            table=Table(columns=columns, rows=rows),
            badges=(Badge("estimate", "These are what the budget assumes, not what is known."),),
        ),
    )


def _say_rise(percent: Decimal) -> str:
    if not percent:
        return "the same"
    return f"{say_percent(abs(percent))} {'more' if percent > 0 else 'less'}"
