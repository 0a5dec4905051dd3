"""The revenue budget worked out: costs by section, what pays for them, the gap, and what savings leave of it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from answerable.costing.amount import NOTHING, PENNY, add_known, add_up, find_unit
from answerable.costing.budget import SPENT, Budget, LineKind
from answerable.costing.refusal import CostError
from answerable.costing.revenue.entry import Entry, list_entries
from answerable.law.day import say_financial_year

PreceptBasis = Literal["bases", "estimate", "none"]
"""What the precept of a year is: band D by the tax bases, the budget's own estimate, or not given at all."""

Standing = Literal["balanced", "rounding", "gap", "over"]
"""How costs and funding stand: equal; apart by no more than rounding of the lines explains; short; over."""


class SectionTotal(Struct, frozen=True, kw_only=True):
    """A section's costs, its own income and the two netted, in pounds."""

    name: str
    spent: Decimal
    income: Decimal
    net: Decimal


class YearStatement(Struct, frozen=True, kw_only=True):
    """One year, in pounds.

    `sections` hold what their lines spend (costs, contingency, what goes to reserves, a deficit) less their income,
    in the order of their first line; `other_spent` is a deficit of the collection funds that no line has.
    `total_costs` is all of that. `gap` above nought is not funded, below nought is more than is needed; `gap_left`
    is what the `savings` leave of it. `rounding` is half a unit for each of the `rounded` amounts: a gap below it may
    be rounding alone. Amounts to the penny are exact, and then it is the penny that a precept worked out may be off.
    `not_given` names the lines that have no amount in this year.
    """

    year: int
    entries: tuple[Entry, ...]
    sections: tuple[SectionTotal, ...]
    other_spent: Decimal
    total_costs: Decimal
    grants: Decimal
    precept: Decimal | None
    precept_basis: PreceptBasis
    from_reserves: Decimal
    surplus: Decimal
    funding: Decimal
    gap: Decimal
    savings: Decimal
    gap_left: Decimal
    rounding: Decimal
    rounded: int
    not_given: tuple[str, ...]

    def sum_kinds(self, *kinds: LineKind) -> Decimal | None:
        """What the lines of these kinds come to, in pounds, positive as their kind says; nothing where none is
        given."""
        return add_known(entry.amount for entry in self.entries if entry.kind in kinds)

    @property
    def standing(self) -> Standing:
        """How the year stands before savings."""
        return name_standing(self.gap, self.rounding)

    @property
    def standing_left(self) -> Standing:
        """How the year stands once the savings are made."""
        return name_standing(self.gap_left, self.rounding)


class BudgetStatement(Struct, frozen=True, kw_only=True):
    """Every year that a line is given for, in order."""

    years: tuple[YearStatement, ...]

    def find(self, year: int) -> YearStatement | None:
        """The statement of a year; nothing where no line is given for it."""
        return next((each for each in self.years if each.year == year), None)

    def of(self, year: int) -> YearStatement:
        """The statement of a year. Raises `CostError` where no line is given for it."""
        found = self.find(year)
        if found is None:
            raise CostError(
                f"The budget has no line with an amount for {say_financial_year(year)}: add one to cost it."
            )
        return found


def work_out_budget(budget: Budget) -> BudgetStatement:
    """Costs, funding and gap of every year (Local Government Finance Act 1992 s.42A; the gap is what it leaves open).

    A line without an amount in a year is left out of that year's sums and named in `not_given`. Raises `CostError`
    where two lines have one code.
    """
    years = sorted({year for line in budget.lines for year in line.amounts})
    return BudgetStatement(years=tuple(_work_out_year(budget, year) for year in years))


def name_standing(gap: Decimal, rounding: Decimal) -> Standing:
    """What a gap is, given how much of it rounding of the amounts could make."""
    if not gap:
        return "balanced"
    if abs(gap) < rounding:
        return "rounding"
    return "gap" if gap > 0 else "over"


def _work_out_year(budget: Budget, year: int) -> YearStatement:
    entries = list_entries(budget, year)
    _refuse_double_codes(entries)
    sections = _total_sections(entries)
    other_spent = add_up(entry.amount for entry in entries if entry.is_worked_out and entry.kind in SPENT)
    total_costs = add_up(section.net for section in sections) + other_spent
    funding = add_up(_sum(entries, kind) for kind in ("grant", "precept", "from_reserves", "surplus"))
    savings = add_up(saving.amounts.get(year) for saving in budget.savings)
    precepts = [entry for entry in entries if entry.kind == "precept" and entry.amount is not None]
    rounding, rounded = _bound_rounding(budget, entries)
    return YearStatement(
        year=year,
        entries=entries,
        sections=sections,
        other_spent=other_spent,
        total_costs=total_costs,
        grants=_sum(entries, "grant"),
        precept=add_known(entry.amount for entry in precepts),
        precept_basis=_name_basis(precepts),
        from_reserves=_sum(entries, "from_reserves"),
        surplus=_sum(entries, "surplus"),
        funding=funding,
        gap=total_costs - funding,
        savings=savings,
        gap_left=total_costs - funding - savings,
        rounding=rounding,
        rounded=rounded,
        not_given=tuple(entry.name for entry in entries if entry.amount is None),
    )


def find_line_unit(budget: Budget) -> Decimal:
    """To how many pounds the lines and savings of a budget were given."""
    given = [*(line.amounts for line in budget.lines), *(saving.amounts for saving in budget.savings)]
    return find_unit((amount for amounts in given for amount in amounts.values()), budget.unit)


def _bound_rounding(budget: Budget, entries: tuple[Entry, ...]) -> tuple[Decimal, int]:
    """What rounding can make of a year's gap, and of how many amounts that is. There is no coin below the penny."""
    given = sum(entry.amount is not None and not entry.is_worked_out for entry in entries)
    unit = find_line_unit(budget)
    if unit > PENNY:
        return given * unit / 2, given
    is_fraction = any(entry.amount is not None and entry.amount % PENNY for entry in entries)
    return (PENNY, 0) if is_fraction else (NOTHING, 0)


def _refuse_double_codes(entries: tuple[Entry, ...]) -> None:
    counts = Counter(entry.code for entry in entries)
    double = next((entry for entry in entries if counts[entry.code] > 1), None)
    if double is not None:
        raise CostError(
            f"Two lines of the budget have the code “{double.code}”, one of them “{double.name}”: give each line a "
            "code of its own."
        )


def _total_sections(entries: tuple[Entry, ...]) -> tuple[SectionTotal, ...]:
    own = [entry for entry in entries if not entry.is_worked_out and entry.kind in (*SPENT, "income")]
    totals = []
    for name in dict.fromkeys(entry.section for entry in own):
        spent = add_up(entry.amount for entry in own if entry.section == name and entry.kind in SPENT)
        income = add_up(entry.amount for entry in own if entry.section == name and entry.kind == "income")
        totals.append(SectionTotal(name=name, spent=spent, income=income, net=spent - income))
    return tuple(totals)


def _sum(entries: tuple[Entry, ...], kind: LineKind) -> Decimal:
    return sum((entry.amount for entry in entries if entry.kind == kind and entry.amount is not None), NOTHING)


def _name_basis(precepts: list[Entry]) -> PreceptBasis:
    if not precepts:
        return "none"
    return "bases" if precepts[0].is_worked_out else "estimate"
