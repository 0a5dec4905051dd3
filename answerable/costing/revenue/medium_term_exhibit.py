"""A medium-term plan: costs against funding, year by year."""

from __future__ import annotations

from typing import Final

from answerable.costing.amount import Scale, choose_scale, say_amount
from answerable.costing.budget import Budget, LineKind
from answerable.costing.revenue.statement import BudgetStatement, YearStatement
from answerable.costing.revenue.wording import badge_budget, say_year
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

_PAID: Final[dict[str, LineKind]] = {
    "Grants": "grant",
    "Precept": "precept",
    "From reserves": "from_reserves",
    "Collection funds": "surplus",
}


def tell_medium_term(budget: Budget, statement: BudgetStatement) -> Exhibit | None:
    """Costs against funding year by year; nothing where the plan has one year only."""
    planned = [year for year in statement.years if year.year >= budget.year]
    if len(planned) < 2:
        return None
    first, last = planned[0], planned[-1]
    scale = choose_scale((year.total_costs for year in statement.years), budget.unit)
    said = [f"{say_financial_year(year.year)}: {say_year(year, budget.unit)}" for year in planned]
    return Exhibit(
        slug="medium-term",
        title=(
            f"{say_financial_year(first.year)}: {say_year(first, budget.unit)}; "
            f"{say_financial_year(last.year)}: {say_year(last, budget.unit)}"
        ),
        sentence=f"Costs less funding, year by year. {'; '.join(said)}.",
        table=_tabulate_years(statement, scale),
        chart=_draw_gaps(statement, scale),
        notes=_note_years(budget, planned),
        badges=badge_budget(budget, statement.years),
        query="answerable.costing.revenue.statement.work_out_budget(budget)",
    )


def _tabulate_years(statement: BudgetStatement, scale: Scale) -> Table:
    heads = ("Total costs", *_PAID, "Funding gap", "Savings", "Left after savings")
    rows: list[tuple[Cell, ...]] = []
    for year in statement.years:
        paid = (year.sum_kinds(kind) for kind in _PAID.values())
        amounts = (year.total_costs, *paid, year.gap, year.savings, year.gap_left)
        rows.append((say_financial_year(year.year), *(scale.divide(amount) for amount in amounts)))
    return Table(columns=(Column("Year"), *(scale.head(head) for head in heads)), rows=tuple(rows))


def _draw_gaps(statement: BudgetStatement, scale: Scale) -> BarDrawing:
    bars = [Bar(name="Funding gap", values=tuple(scale.place(year.gap) for year in statement.years))]
    if any(year.savings for year in statement.years):
        bars.append(Bar(name="Left after savings", values=tuple(scale.place(y.gap_left) for y in statement.years)))
    return BarDrawing(
        x=Axis(title=f"Costs less funding, {scale.words}"),
        categories=tuple(say_financial_year(year.year) for year in statement.years),
        bars=tuple(bars),
    )


def _note_years(budget: Budget, planned: list[YearStatement]) -> tuple[str, ...]:
    notes = ["Each year's gap is against that year's own costs and funding; the gaps are not added up."]
    used = [(year.year, year.from_reserves) for year in planned if year.from_reserves]
    if used:
        said = say_list(f"{say_amount(amount, budget.unit)} in {say_financial_year(year)}" for year, amount in used)
        notes.append(f"Planned use of reserves: {said}. What is in a reserve can be used once.")
    for year in planned:
        if year.not_given:
            lines = f"{len(year.not_given)} of {len(year.entries)} lines"
            notes.append(f"{say_financial_year(year.year)}: {lines} have no amount, so its gap is not complete.")
    return tuple(notes)
