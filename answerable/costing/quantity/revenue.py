"""The sums of a revenue budget that a paper may print: sections, lines, costs, funding, gap and savings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from answerable.costing.amount import NOTHING
from answerable.costing.bounds import find_half_unit
from answerable.costing.budget import FUNDS, Budget
from answerable.costing.quantity.quantity import Part, Quantity, add_years, keep_years
from answerable.costing.revenue.entry import Entry, list_entries

Entries = Mapping[int, Iterable[Entry]]


def list_revenue(budget: Budget) -> Iterator[Quantity]:
    """A section is what its costs come to less its own income, or what it brings in where it holds funding alone."""
    half = find_half_unit(budget.unit)
    years = sorted({year for line in budget.lines for year in line.amounts})
    entries = {year: [each for each in list_entries(budget, year) if each.amount is not None] for year in years}
    every = [each for year in years for each in entries[year]]
    costs = {year: [each for each in found if each.kind not in FUNDS] for year, found in entries.items()}
    funds = {year: [each for each in found if each.kind in FUNDS] for year, found in entries.items()}
    for section in dict.fromkeys(each.section for each in every):
        own = {year: [each for each in found if each.section == section] for year, found in costs.items()}
        if any(own.values()):
            yield _net(section, own, half)
        else:
            yield _give(section, {y: [each for each in f if each.section == section] for y, f in funds.items()}, half)
    for name in dict.fromkeys(each.name for each in every):
        yield _give(
            name, {year: [each for each in found if each.name == name] for year, found in entries.items()}, half
        )
    yield _net("Total costs", costs, half)
    yield _give("Total funding", funds, half)
    yield _net("Funding gap", entries, half)
    savings = [(each.name, each.amounts) for each in budget.savings]
    yield Quantity(name="Savings", years=add_years(savings, half))
    yield from (
        Quantity(name=each.name, years=add_years([(each.name, each.amounts)], half)) for each in budget.savings
    )


def make_part(entry: Entry, half_unit: Decimal, amount: Decimal) -> Part:
    """An entry as a part; one that is worked out from bases and band D is exact."""
    return Part(entry.name, amount, NOTHING if entry.is_worked_out else half_unit)


def _net(name: str, entries: Entries, half: Decimal) -> Quantity:
    """Entries as they act on the gap: income and funding below nought."""
    parts = {year: [make_part(each, half, each.effect) for each in found] for year, found in entries.items()}
    return Quantity(name=name, years=keep_years(parts))


def _give(name: str, entries: Entries, half: Decimal) -> Quantity:
    """Entries as they are given, positive as their kind says."""
    parts = {
        year: [make_part(each, half, each.amount) for each in found if each.amount is not None]
        for year, found in entries.items()
    }
    return Quantity(name=name, years=keep_years(parts))
