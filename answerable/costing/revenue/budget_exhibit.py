"""A budget as it is shown: what it costs, what pays for it, and the gap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from answerable.costing.amount import add_up, choose_scale, round_to, say_amount
from answerable.costing.budget import Budget, LineKind
from answerable.costing.revenue.balance import judge_statement
from answerable.costing.revenue.budget_table import tabulate_budget
from answerable.costing.revenue.statement import BudgetStatement, YearStatement
from answerable.costing.revenue.versions import name_version
from answerable.costing.revenue.wording import badge_budget, note_budget, say_change, say_exact, say_gap, say_year
from answerable.drawing.exhibit import Exhibit
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
        table=tabulate_budget(statement, main, scale),
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
