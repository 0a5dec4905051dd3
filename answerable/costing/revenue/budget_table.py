"""A budget as a table: sections with their lines, the funding, and what is not funded; a column for each year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from answerable.costing.amount import Scale
from answerable.costing.budget import FUNDS, SPENT
from answerable.costing.revenue.entry import Entry
from answerable.costing.revenue.statement import BudgetStatement, YearStatement
from answerable.drawing.exhibit import Cell, Column, Table
from answerable.law.day import say_financial_year


class _Row(NamedTuple):
    name: str
    amount_of: Callable[[YearStatement], Decimal | None]


def tabulate_budget(statement: BudgetStatement, main: YearStatement, scale: Scale) -> Table:
    """A column for each year and, after the one that is budgeted for, the change to it from the year before."""
    before = statement.find(main.year - 1)
    columns, rows = [Column("Line")], _list_rows(statement)
    cells: list[list[Cell]] = [[row.name] for row in rows]
    for year in statement.years:
        columns.append(scale.head(say_financial_year(year.year)))
        for row, line in zip(rows, cells, strict=True):
            line.append(scale.divide(row.amount_of(year)))
        if before is not None and year is main:
            columns.append(scale.head(f"Change to {say_financial_year(main.year)}"))
            for row, line in zip(rows, cells, strict=True):
                line.append(scale.divide(_subtract(row.amount_of(main), row.amount_of(before))))
    return Table(columns=tuple(columns), rows=tuple(tuple(line) for line in cells))


def _list_rows(statement: BudgetStatement) -> list[_Row]:
    """Each section with its lines and what they come to, then the funding, then what is not funded."""
    entries = list({entry.code: entry for year in statement.years for entry in year.entries}.values())
    rows: list[_Row] = []
    for section in statement.years[0].sections:
        own = [entry for entry in entries if entry.section == section.name and _is_of_section(entry)]
        rows += [_make_row(entry, entries) for entry in sorted(own, key=lambda entry: entry.kind == "income")]
        total = "less its income" if any(entry.kind == "income" for entry in own) else "total"
        rows.append(_Row(f"{section.name}, {total}", _find_section(section.name)))
    rows += [_make_row(entry, entries) for entry in entries if entry.kind in SPENT and entry.is_worked_out]
    rows.append(_Row("Total costs", lambda year: year.total_costs))
    rows += [_make_row(entry, entries) for entry in entries if entry.kind in FUNDS]
    rows.append(_Row("less Total funding", lambda year: -year.funding))
    over = any(year.gap < 0 for year in statement.years)
    rows.append(_Row(f"Funding gap{' (minus: more than is needed)' if over else ''}", lambda year: year.gap))
    if any(year.savings for year in statement.years):
        rows.append(_Row("less Savings", lambda year: -year.savings))
        rows.append(_Row("Left after savings", lambda year: year.gap_left))
    return rows


def _make_row(entry: Entry, entries: Iterable[Entry]) -> _Row:
    is_double = sum(other.name == entry.name for other in entries) > 1
    name = f"{entry.name} ({entry.section})" if is_double else entry.name
    return _Row(name if entry.kind in SPENT else f"less {name}", _find_entry(entry.code))


def _find_entry(code: str) -> Callable[[YearStatement], Decimal | None]:
    def find(year: YearStatement) -> Decimal | None:
        entry = next((each for each in year.entries if each.code == code), None)
        return None if entry is None or entry.amount is None else entry.effect

    return find


def _find_section(name: str) -> Callable[[YearStatement], Decimal | None]:
    def find(year: YearStatement) -> Decimal | None:
        own = [entry.amount for entry in year.entries if entry.section == name and _is_of_section(entry)]
        if all(amount is None for amount in own):
            return None
        return next((section.net for section in year.sections if section.name == name), None)

    return find


def _is_of_section(entry: Entry) -> bool:
    return entry.kind in (*SPENT, "income") and not entry.is_worked_out


def _subtract(after: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if after is None or before is None else after - before
