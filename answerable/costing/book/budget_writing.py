"""A budget as a workbook that reads back as the same budget; and the empty one to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from answerable.costing.amount import PENNY
from answerable.costing.book import budget_forms as forms
from answerable.costing.book.form import SheetForm
from answerable.costing.book.total import is_total
from answerable.costing.book.writer import WrittenAbout, WrittenRow, WrittenSheet, write_book
from answerable.costing.budget import Budget, Debt, Reserve, Scenario


def write_budget(budget: Budget, path: Path | str) -> None:
    """Write a budget as a workbook (.xlsx), in pounds: `read_budget` gives the same budget again.

    Raises `CostError` where it cannot be written.
    """
    years = budget.years or (budget.year,)
    facts = {
        "body": budget.body,
        "force": budget.force,
        "title": budget.title,
        "year": budget.year,
        "stage": budget.stage,
        "scale": "pounds",
        "unit": None if budget.unit == PENNY else budget.unit,
        "officer_cost": budget.officer_cost.amount if budget.officer_cost else None,
        "officer_source": budget.officer_cost.source if budget.officer_cost else "",
        "is_literal": True if _is_literal(budget) else None,
    }
    rows = _list_rows(budget)
    sheets = [WrittenSheet(form, rows[form.name], years) for form in forms.BUDGET_SHEETS[1:]]
    write_book(path, sheets, WrittenAbout(forms.ABOUT, forms.ABOUT_HEADS, facts))


def write_template(path: Path | str, years: Sequence[int]) -> None:
    """Write an empty workbook with a column for each financial year, by the year in which it begins."""
    sheets = [WrittenSheet(form, (), years) for form in forms.BUDGET_SHEETS[1:]]
    write_book(path, sheets, WrittenAbout(forms.ABOUT, forms.ABOUT_HEADS))


def row_of(part: Struct, amounts: Mapping[int, Decimal] | None = None) -> WrittenRow:
    """A struct as a row: its fields are the keys of the columns."""
    return WrittenRow(msgspec.structs.asdict(part), amounts or {})


def _list_rows(budget: Budget) -> dict[str, list[WrittenRow]]:
    band_d = [WrittenRow({"name": "Band D"}, budget.band_d)] if budget.band_d else []
    return {
        forms.LINES.name: [row_of(line, line.amounts) for line in budget.lines],
        forms.SAVINGS.name: [row_of(saving, saving.amounts) for saving in budget.savings],
        forms.TAX_BASES.name: [row_of(base) for base in budget.tax_bases],
        forms.BAND_D.name: band_d,
        forms.ASSUMPTIONS.name: [row_of(each, each.percents) for each in budget.assumptions],
        forms.SCENARIOS.name: [row for each in budget.scenarios for row in _list_changes(each)],
        forms.CAPITAL.name: [row_of(scheme, scheme.amounts) for scheme in budget.schemes],
        forms.CAPITAL_FUNDING.name: [row_of(funding, funding.amounts) for funding in budget.fundings],
        forms.RESERVES.name: [
            row for each in budget.reserves for row in _list_moves(forms.RESERVES, each, forms.RESERVE_MOVES)
        ],
        forms.DEBTS.name: [row for each in budget.debts for row in _list_moves(forms.DEBTS, each, forms.DEBT_MOVES)],
        forms.FEES.name: [row_of(fee) for fee in budget.fees],
        forms.OTHER_FORCES.name: [row_of(other) for other in budget.others],
        forms.PRINTED_TOTALS.name: [row_of(total) for total in budget.printed],
    }


def _list_changes(scenario: Scenario) -> list[WrittenRow]:
    given = {change: getattr(scenario, change) for change in forms.CHANGES}
    rows = [
        WrittenRow({"name": scenario.name, "change": change}, amounts) for change, amounts in given.items() if amounts
    ]
    first = rows[0] if rows else WrittenRow({"name": scenario.name})
    return [first._replace(values={**first.values, "note": scenario.note}), *rows[1:]]


def _list_moves(form: SheetForm, part: Reserve | Debt, moves: Iterable[str]) -> list[WrittenRow]:
    given = {move: getattr(part, move) for move in moves}
    rows = [WrittenRow({"name": part.name, "move": move}, amounts) for move, amounts in given.items() if amounts]
    facts: dict[str, Any] = {head.key: getattr(part, head.key) for head in form.heads if head.key != "move"}
    first = rows[0] if rows else WrittenRow({})
    return [first._replace(values={**first.values, **facts}), *rows[1:]]


def _is_literal(budget: Budget) -> bool:
    """Whether it could be misread as a print: by a name that sounds like a total's, or amounts below nought."""
    parts = (budget.lines, budget.savings, budget.schemes, budget.fundings, budget.reserves, budget.debts)
    names = [*(str(part.name) for each in parts for part in each), *(base.council for base in budget.tax_bases)]
    paying = [
        *(line.amounts for line in budget.lines if line.kind in forms.PAYING),
        *(saving.amounts for saving in budget.savings),
        *(funding.amounts for funding in budget.fundings),
        *(getattr(reserve, move) for reserve in budget.reserves for move in forms.RESERVE_MOVES),
        *(getattr(debt, move) for debt in budget.debts for move in forms.DEBT_MOVES),
    ]
    is_below = any(amount < 0 for amounts in paying for amount in amounts.values())
    return is_below or any(is_total(name) for name in names)
