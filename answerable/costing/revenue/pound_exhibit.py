"""Where each pound of a budget comes from, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from answerable.costing.amount import HUNDRED, NOTHING, add_up, choose_scale, divide, say_amount
from answerable.costing.budget import SPENT, Budget, LineKind
from answerable.costing.residual import place_residual
from answerable.costing.revenue.budget_exhibit import find_main_year
from answerable.costing.revenue.statement import BudgetStatement, YearStatement
from answerable.costing.revenue.wording import badge_budget
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.drawing.wording import say_number
from answerable.law.day import say_financial_year

_TENTH_OF_A_PENNY: Final = Decimal("0.1")
# More bars than this are read section by section.
_MOST_LINES: Final = 20
_SOURCES: Final[tuple[tuple[str, LineKind], ...]] = (
    ("Government and other grants", "grant"),
    ("Council tax (the precept)", "precept"),
    ("Income of its own", "income"),
    ("Reserves", "from_reserves"),
    ("Surplus of the collection funds", "surplus"),
)

Part = tuple[str, Decimal]


def tell_pound(budget: Budget, statement: BudgetStatement) -> tuple[Exhibit, ...]:
    """Two exhibits: what each pound of gross spending is paid from, and what it is spent on.

    None where nothing is spent, or where a part is below nought: such a part is no share of a pound.
    """
    year = find_main_year(budget, statement)
    sources, uses = list_sources(year), list_uses(year)
    parts = [amount for _, amount in (*sources, *uses)]
    if not parts or min(parts) < 0 or add_up(amount for _, amount in uses) <= 0:
        return ()
    return (_tell(budget, year, sources, is_source=True), _tell(budget, year, uses, is_source=False))


def list_sources(year: YearStatement) -> tuple[Part, ...]:
    """What pays, in pounds, the largest first; then savings and what is not funded, where there is a gap."""
    paid = [(name, year.sum_kinds(kind) or NOTHING) for name, kind in _SOURCES]
    saved = min(max(year.gap, NOTHING), year.savings)
    return (*_sort(paid), *_keep([("Savings", saved), ("Not funded", max(year.gap, NOTHING) - saved)]))


def list_uses(year: YearStatement) -> tuple[Part, ...]:
    """What is spent before income, in pounds, by line (by section where there are many lines); then what is over."""
    lines = [(entry.name, entry.amount) for entry in year.entries if entry.kind in SPENT and entry.amount]
    sections = [(section.name, section.spent) for section in year.sections]
    spent = lines if len(lines) <= _MOST_LINES else [*sections, ("Deficit of the collection funds", year.other_spent)]
    return (*_sort(spent), *_keep([("More than is needed", max(-year.gap, NOTHING))]))


def share_pence(parts: Sequence[Part]) -> tuple[Decimal, ...]:
    """The parts in pence of a pound, to a tenth, placed so that they come to 100 exactly."""
    whole = add_up(amount for _, amount in parts)
    exact = [divide(amount * HUNDRED, whole) for _, amount in parts]
    return place_residual(exact, HUNDRED, _TENTH_OF_A_PENNY).amounts


def _tell(budget: Budget, year: YearStatement, parts: Sequence[Part], *, is_source: bool) -> Exhibit:
    pence = share_pence(parts)
    whole = add_up(amount for _, amount in parts)
    scale = choose_scale((amount for _, amount in parts), budget.unit)
    named = say_financial_year(year.year)
    shared = list(zip(parts, pence, strict=True))
    said = ", ".join(f"{name} {say_number(share, 1)}p" for (name, _), share in shared)
    way, head = ("comes from", "Comes from") if is_source else ("goes on", "Goes on")
    return Exhibit(
        slug="pound-from" if is_source else "pound-to",
        title=f"What each pound of {named} {way}: {parts[0][0]} {say_number(pence[0], 1)}p",
        sentence=f"{_say_spent(year, whole, budget.unit)} {way}: {said}.",
        table=Table(
            columns=(Column(head), scale.head(named), Column("Pence of each pound", "number", 1)),
            rows=tuple((name, scale.divide(amount), share) for (name, amount), share in shared),
        ),
        chart=BarDrawing(
            x=Axis(title="Pence of each pound"),
            categories=tuple(name for name, _ in parts),
            bars=(Bar(name="", values=tuple(float(share) for share in pence)),),
        ),
        notes=("Tenths of a penny are placed so that they come to one pound.",),
        badges=badge_budget(budget, [year]),
        query="answerable.costing.revenue.statement.work_out_budget(budget)",
    )


def _say_spent(year: YearStatement, whole: Decimal, unit: Decimal) -> str:
    """What is spent and, where more than that comes in, what does: the shares are of all that comes in."""
    over = max(-year.gap, NOTHING)
    spent = f"{say_amount(whole - over, unit)} is to be spent in {say_financial_year(year.year)} before income is"
    if over:
        return f"{spent} taken off, and {say_amount(whole, unit)} comes in. What each pound of that"
    return f"{spent} taken off. What each pound of it"


def _sort(parts: Sequence[Part]) -> list[Part]:
    return sorted(_keep(parts), key=lambda part: -part[1])


def _keep(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part[1]]
