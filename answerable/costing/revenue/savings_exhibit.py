"""The savings plan as it is shown: each saving by year, how far it has come, and what it leaves of the gap."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from answerable.costing.amount import Scale, choose_scale, say_amount
from answerable.costing.budget import Budget, SavingState
from answerable.costing.revenue.savings import SavingsPlan, SavingsYear, work_out_savings
from answerable.costing.revenue.wording import say_exact
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_value
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

# The surest first, which is how they are told and stacked.
STATE_NAMES: Final[dict[SavingState, str]] = {
    "delivered": "delivered",
    "under_way": "under way",
    "agreed": "agreed",
    "identified": "only identified",
}


def tell_savings(budget: Budget) -> Exhibit | None:
    """The savings against the gap; nothing where the budget has none."""
    if not any(saving.amounts for saving in budget.savings):
        return None
    plan = work_out_savings(budget)
    main = next((year for year in plan.years if year.year == budget.year), plan.years[0])
    amounts = [amount for saving in budget.savings for amount in saving.amounts.values()]
    scale = choose_scale([*amounts, *(year.gap for year in plan.years)], budget.unit)
    return Exhibit(
        slug="savings",
        title=_title(main, budget.unit),
        sentence=_say_plan(main, budget.unit),
        table=_tabulate(budget, plan, scale),
        chart=_draw(plan, scale) if min(amounts) >= 0 else None,
        notes=_note(plan),
        badges=_badge(main, budget.unit),
        query="answerable.costing.revenue.savings.work_out_savings(budget)",
    )


def _title(year: SavingsYear, unit: Decimal) -> str:
    against = f" against a gap of {say_exact(year.gap, unit)}" if year.gap is not None and year.gap > 0 else ""
    found = f"; {say_amount(year.identified, unit)} only identified" if year.identified else ""
    return f"{say_financial_year(year.year)}: savings of {say_amount(year.total, unit)}{against}{found}"


def _say_plan(year: SavingsYear, unit: Decimal) -> str:
    states = [f"{say_amount(amount, unit)} {STATE_NAMES[state]}" for state, amount in _list_states(year) if amount]
    said = f" ({say_list(states)})" if states else ""
    lasting = f"{say_amount(year.lasting, unit)} goes on in later years, {say_amount(year.once, unit)} is for once"
    return (
        f"In {say_financial_year(year.year)} savings come to {say_amount(year.total, unit)}{said}; {lasting}."
        f"{_say_gap(year, unit)}"
    )


def _say_gap(year: SavingsYear, unit: Decimal) -> str:
    if year.gap is None or year.gap_left is None:
        return " The budget has no lines for that year, so there is no gap to hold them against."
    if year.gap <= 0:
        return " There is no gap in that year before savings."
    left = say_exact(abs(year.gap_left), unit) if year.gap_left else "nothing"
    stands = f"{left} is left" if year.gap_left >= 0 else f"nothing is left, and {left} is over"
    share = ""
    if year.resting and year.identified_share is not None:
        percent = say_value(year.identified_share * 100, "percent", 1)
        share = (
            f" {percent} of the gap ({say_exact(year.resting, unit)} of {say_exact(year.gap, unit)}) rests on "
            "savings that are only identified."
        )
    return f" Of a gap of {say_exact(year.gap, unit)}, {stands}.{share}"


def _list_states(year: SavingsYear) -> tuple[tuple[SavingState, Decimal], ...]:
    return (
        ("delivered", year.delivered),
        ("under_way", year.under_way),
        ("agreed", year.agreed),
        ("identified", year.identified),
    )


def _tabulate(budget: Budget, plan: SavingsPlan, scale: Scale) -> Table:
    shown = [year for year in plan.years if year.year >= budget.year or year.total]
    heads = (Column("Saving"), Column("Owner"), Column("How far"), Column("For how long"))
    rows: list[tuple[Cell, ...]] = [
        (
            saving.name,
            saving.owner or None,
            STATE_NAMES[saving.state],
            "in later years" if saving.is_recurrent else "for once",
            *(scale.divide(saving.amounts.get(year.year)) for year in shown),
        )
        for saving in budget.savings
    ]
    blank = (None, None, None)
    rows += [
        ("All savings", *blank, *(scale.divide(year.total) for year in shown)),
        ("Funding gap before them", *blank, *(scale.divide(year.gap) for year in shown)),
        ("Left after them", *blank, *(scale.divide(year.gap_left) for year in shown)),
    ]
    return Table(columns=(*heads, *(scale.head(say_financial_year(year.year)) for year in shown)), rows=tuple(rows))


def _draw(plan: SavingsPlan, scale: Scale) -> BarDrawing:
    """Savings by how far they have come, end to end, a bar for each year that has any."""
    years = [year for year in plan.years if year.total]
    bars = []
    for state, name in STATE_NAMES.items():
        amounts = [dict(_list_states(year))[state] for year in years]
        if any(amounts):
            bars.append(Bar(name=name, values=tuple(scale.place(amount) for amount in amounts)))
    return BarDrawing(
        x=Axis(title=f"Savings, {scale.words}"),
        categories=tuple(say_financial_year(year.year) for year in years),
        bars=tuple(bars),
        is_stacked=True,
    )


def _note(plan: SavingsPlan) -> tuple[str, ...]:
    notes = ["A saving counts in the years for which it gives an amount; none is carried on beyond them."]
    for name, year in plan.stopping:
        notes.append(f"{name} is said to last, and gives no amount after {say_financial_year(year)}.")
    return tuple(notes)


def _badge(year: SavingsYear, unit: Decimal) -> tuple[Badge, ...]:
    if not year.identified:
        return ()
    return (Badge("estimate", f"{say_amount(year.identified, unit)} of the savings is identified and not agreed."),)
