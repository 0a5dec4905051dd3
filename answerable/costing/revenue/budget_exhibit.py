"""A budget as it is shown: what it costs, what pays for it, and the gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from answerable.costing.amount import Scale, add_up, choose_scale, round_to, say_amount
from answerable.costing.budget import FUNDS, SPENT, Budget, LineKind
from answerable.costing.revenue.balance import judge_statement
from answerable.costing.revenue.entry import Entry
from answerable.costing.revenue.statement import BudgetStatement, YearStatement
from answerable.costing.revenue.versions import name_version
from answerable.costing.revenue.wording import badge_budget, note_budget, say_change, say_exact, say_gap, say_year
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_number
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

_QUERY = "answerable.costing.revenue.statement.work_out_budget(budget)"
_FUNDED: tuple[tuple[str, LineKind], ...] = (
    ("grants of {}", "grant"),
    ("a precept of {}", "precept"),
    ("{} from reserves", "from_reserves"),
    ("a collection fund surplus of {}", "surplus"),
)


def tell_lines(budget: Budget, statement: BudgetStatement) -> Exhibit:
    """The budget by section and line, a column for each year; costs less funding is the gap."""
    main = find_main_year(budget, statement)
    scale = choose_scale((year.total_costs for year in statement.years), budget.unit)
    words = (ruling.words for ruling in judge_statement(budget, statement))
    return Exhibit(
        slug="revenue-budget",
        title=_title(main, budget.unit),
        sentence=_say_budget(budget, statement, main),
        table=_tabulate(statement, main, scale),
        notes=(
            *note_budget(budget, statement, scale),
            *_note_precept(budget, statement),
            *words,
        ),
        badges=badge_budget(budget, statement.years),
        query=_QUERY,
    )


def find_main_year(budget: Budget, statement: BudgetStatement) -> YearStatement:
    """The year that is being budgeted for; the first that has lines where that has none."""
    return statement.find(budget.year) or statement.years[0]


def _title(year: YearStatement, unit: Decimal) -> str:
    whole = f" at {say_amount(year.total_costs, unit)}" if year.standing == "balanced" and not year.savings else ""
    return f"{say_financial_year(year.year)}: {say_year(year, unit)}{whole}"


def _say_budget(budget: Budget, statement: BudgetStatement, main: YearStatement) -> str:
    unit = budget.unit
    spent = add_up(section.spent for section in main.sections) + main.other_spent
    income = add_up(section.income for section in main.sections)
    net = f" ({say_amount(spent, unit)} less {say_amount(income, unit)} of income)" if income else ""
    funded = say_list(_list_funded(main, unit))
    said = [
        f"{budget.body}, {name_version(budget)}: in {say_financial_year(main.year)} costs come to "
        f"{say_amount(main.total_costs, unit)}{net} and funding to {say_amount(main.funding, unit)}"
        f"{f' ({funded})' if funded else ''}.",
        _say_outcome(main, unit),
        *([_say_savings(main, unit)] if main.savings else []),
    ]
    before = statement.find(main.year - 1)
    return " ".join([*said, *([] if before is None else [_say_change(before, main, unit)])])


def _say_outcome(year: YearStatement, unit: Decimal) -> str:
    by = say_exact(abs(year.gap), unit)
    match year.standing:
        case "balanced":
            return "The two are equal."
        case "rounding":
            side = "more" if year.gap > 0 else "less"
            return f"The two balance within rounding: costs are {by} {side}, which rounding the lines can make."
        case "gap":
            return f"That leaves a funding gap of {by}."
    return f"Funding is {by} more than is needed."


def _say_savings(year: YearStatement, unit: Decimal) -> str:
    savings = f"Savings of {say_amount(year.savings, unit)}"
    if year.gap <= 0:
        return f"{savings} come on top."
    if year.standing_left in ("balanced", "rounding"):
        return f"{savings} close it{' within rounding' if year.gap_left else ''}."
    left = say_exact(abs(year.gap_left), unit)
    return f"{savings} leave {left} of it." if year.gap_left > 0 else f"{savings} are {left} more than it."


def _note_precept(budget: Budget, statement: BudgetStatement) -> Iterator[str]:
    """How the precept was worked out, where it was."""
    for year in statement.years:
        if year.precept_basis == "bases" and year.precept is not None:
            bases = add_up(base.dwellings for base in budget.tax_bases if base.year == year.year)
            yield (
                f"The precept of {say_financial_year(year.year)} is band D of {say_amount(budget.band_d[year.year])} "
                f"by a tax base of {say_number(bases, 2)}: {say_amount(round_to(year.precept))}."
            )


def _list_funded(year: YearStatement, unit: Decimal) -> list[str]:
    amounts = [(words, year.sum_kinds(kind)) for words, kind in _FUNDED]
    return [words.format(say_amount(amount, unit)) for words, amount in amounts if amount]


def _say_change(before: YearStatement, main: YearStatement, unit: Decimal) -> str:
    then, now = say_financial_year(before.year), say_financial_year(main.year)
    costs = say_change(main.total_costs - before.total_costs, unit)
    funding = say_change(main.funding - before.funding, unit)
    stood = say_gap(before.gap, before.rounding, unit)
    return f"Against {then} ({stood}), costs are {costs} and funding is {funding} in {now}."


class _Row(NamedTuple):
    name: str
    amount_of: Callable[[YearStatement], Decimal | None]


def _tabulate(statement: BudgetStatement, main: YearStatement, scale: Scale) -> Table:
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
