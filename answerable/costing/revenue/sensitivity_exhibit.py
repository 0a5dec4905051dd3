"""Sensitivity as it is shown."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.amount import HUNDRED, MILLION, PENNY, choose_scale, round_to, say_amount, say_percent
from answerable.costing.budget import Budget
from answerable.costing.chart import draw_amounts
from answerable.costing.revenue.lever import (
    note_officers,
    say_moved,
    say_officers,
)
from answerable.costing.revenue.sensitivity import ALL_PAY, Effect, Sensitivity, work_out_sensitivity
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence
from answerable.law.day import say_financial_year
from answerable.law.words import say_list


def tell_sensitivity(budget: Budget) -> tuple[Exhibit, ...]:
    """What 1% of pay, prices, grant and tax base and £1 of band D come to in the budget's year.

    Nothing where the budget has no line for its year, or none that moves with anything.
    """
    if not any(budget.year in line.amounts for line in budget.lines):
        return ()
    table = work_out_sensitivity(budget, budget.year)
    known = _list_known(table)
    return (_tell_sensitivity(budget, table, known),) if known else ()


def _list_known(table: Sensitivity) -> list[Effect]:
    """What moves something; all pay only where it is more than one of its parts."""
    has_both = all(table.of(lever).amount is not None for lever in ("officer_pay", "staff_pay"))
    return [each for each in table.effects if each.amount is not None and (each.lever != ALL_PAY or has_both)]


def _tell_sensitivity(budget: Budget, table: Sensitivity, known: list[Effect]) -> Exhibit:
    first = _choose_first(known)
    title = f"{open_sentence(_name(first, table))} {_say_effect(first, table)}{say_officers(first.officers)}"
    said = "; ".join(f"{_name(each, table)} {_say_effect(each, table)}" for each in known)
    scale = choose_scale([each.amount for each in known], _find_unit(table))
    return Exhibit(
        slug="sensitivity",
        title=title,
        sentence=f"{say_financial_year(table.year)}, each alone: {said}.",
        table=_tabulate_effects(table, known),
        chart=draw_amounts(
            "Adds to the gap (below nought: takes from it)",
            ((open_sentence(_name(each, table)), each.on_gap) for each in known),
            scale,
        ),
        notes=(*_note_sensitivity(table), *note_officers(table.officer_cost)),
        badges=_badge_tax_base(budget, table),
        query=f"answerable.costing.revenue.sensitivity.work_out_sensitivity(budget, {table.year})",
    )


def _choose_first(known: list[Effect]) -> Effect:
    """All pay where it is there, else whatever moves the gap most."""
    pay = next((each for each in known if each.lever == ALL_PAY), None)
    return pay or max(known, key=lambda each: each.amount or 0)


def _name(effect: Effect, table: Sensitivity) -> str:
    match effect.lever:
        case "band_d":
            return f"{say_amount(table.pounds)} more on band D"
        case "grant":
            return f"{say_percent(table.percent)} more grant"
        case "tax_base":
            return f"{say_percent(table.percent)} more tax base"
        case "fees":
            return f"{say_percent(table.percent)} more from fees and charges"
    return f"{say_percent(table.percent)} more on {effect.words}"


def _say_effect(effect: Effect, table: Sensitivity) -> str:
    amount, on_gap = effect.amount or Decimal(0), effect.on_gap or Decimal(0)
    if not amount:
        return "leaves the gap as it is"
    said = say_moved(amount if amount >= MILLION else round_to(amount, max(_find_unit(table), Decimal(1))), PENNY)
    return f"adds {said} to the gap" if on_gap >= 0 else f"takes {said} from the gap"


def _find_unit(table: Sensitivity) -> Decimal:
    """What effects can be known to: a per cent of an amount is known a hundred times better than the amount."""
    return max(PENNY, table.unit * table.percent / HUNDRED)


def _tabulate_effects(table: Sensitivity, known: list[Effect]) -> Table:
    whole = choose_scale([each.of for each in known], table.unit)
    part = choose_scale([each.amount for each in known], _find_unit(table))
    has_officers = table.officer_cost is not None
    columns = [Column("Change"), whole.head("Of"), part.head("Adds to the gap")]
    columns += [Column(f"Share of total costs of {say_moved(table.total_costs, table.unit)}", "percent", 2)]
    columns += [Column("In officers", "count")] if has_officers else []
    rows: list[tuple[Cell, ...]] = []
    for each in known:
        cells: list[Cell] = [open_sentence(_name(each, table)), whole.divide(each.of), part.divide(each.on_gap)]
        cells += [each.share]
        cells += [each.officers.whole if each.officers else None] if has_officers else []
        rows.append(tuple(cells))
    return Table(columns=tuple(columns), rows=tuple(rows))


def _note_sensitivity(table: Sensitivity) -> tuple[str, ...]:
    notes = [
        "Each change alone, all else as the budget has it, and in proportion: 2% comes to twice as much as 1%. "
        "Less of the same has the opposite effect.",
    ]
    missing = [each.words for each in table.effects if each.amount is None and each.lever != ALL_PAY]
    if missing:
        notes.append(f"Nothing in the budget moves with {say_list(missing, 'or')}, so that nothing is said of it.")
    return tuple(notes)


def _badge_tax_base(budget: Budget, table: Sensitivity) -> tuple[Badge, ...]:
    if table.is_implied:
        return (Badge("estimate", "The tax base is not given: it is implied by the estimate of the precept."),)
    if any(base.declared_on is None for base in budget.tax_bases if base.year == table.year):
        return (Badge("estimate", "Not every council has declared its tax base."),)
    return ()
