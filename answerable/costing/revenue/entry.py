"""What each line of a budget comes to in one year, whether it was given or worked out."""

from __future__ import annotations

from decimal import Decimal

import msgspec
from msgspec import Struct

from answerable.costing.amount import NOTHING, add_up, round_to
from answerable.costing.budget import FUNDS, SPENT, Budget, BudgetLine, LineKind
from answerable.costing.precept.yields import work_out_precept
from answerable.drawing.exhibit import make_slug

FUNDING_SECTION = "Funding"
COLLECTION_FUNDS = "collection-funds"
SAVINGS = "Savings"


class Entry(Struct, frozen=True, kw_only=True):
    """One line in one year. `amount` is nothing where none was given; `is_worked_out` where no line has it: the
    precept as band D by the tax bases, the collection funds' surplus or deficit as the councils gave it."""

    code: str
    name: str
    section: str
    kind: LineKind
    amount: Decimal | None
    note: str = ""
    is_worked_out: bool = False

    @property
    def effect(self) -> Decimal:
        """What it adds to the gap, in pounds: what is spent as it is, what pays for it below nought."""
        amount = self.amount or NOTHING
        return amount if self.kind in SPENT else -amount


def list_entries(budget: Budget, year: int) -> tuple[Entry, ...]:
    """Every line of a year in the order of the budget.

    Where band D and tax bases are known, one entry worked out of them stands for all lines of kind `precept`; where
    no line gives a surplus or deficit of the collection funds and the tax bases do, their net sum is one entry more.
    """
    precept = _work_out_precept_entry(budget, year)
    entries: list[Entry] = []
    for line in budget.lines:
        if precept is None or line.kind != "precept":
            entries.append(_make_entry(line, year))
        elif not any(entry.is_worked_out for entry in entries):
            entries.append(precept)
    if precept is not None and not any(entry.is_worked_out for entry in entries):
        entries.append(precept)
    return (*entries, *_list_collection_funds(budget, year))


def sum_surplus(budget: Budget, year: int) -> Decimal:
    """The body's share of the collection funds' surplus less deficits, in pounds, as its tax bases give it."""
    return add_up(base.surplus for base in budget.tax_bases if base.year == year)


def _make_entry(line: BudgetLine, year: int) -> Entry:
    return Entry(
        code=line.code,
        name=line.name,
        section=line.section,
        kind=line.kind,
        amount=line.amounts.get(year),
        note=line.note,
    )


def _work_out_precept_entry(budget: Budget, year: int) -> Entry | None:
    amount = work_out_precept(budget, year)
    if amount is None:
        return None
    first = next((line for line in budget.lines if line.kind == "precept"), None)
    return Entry(
        code=first.code if first else "precept",
        name=first.name if first else "Precept",
        section=first.section if first else _name_funding(budget),
        kind="precept",
        amount=amount,
        note=first.note if first else "",
        is_worked_out=True,
    )


def _list_collection_funds(budget: Budget, year: int) -> tuple[Entry, ...]:
    stands = any(line.kind in ("surplus", "deficit") and year in line.amounts for line in budget.lines)
    surplus = sum_surplus(budget, year)
    if stands or not surplus:
        return ()
    kind: LineKind = "surplus" if surplus > 0 else "deficit"
    entry = Entry(
        code=f"{COLLECTION_FUNDS}-{kind}",
        name=f"Collection fund {kind}",
        section=_name_funding(budget),
        kind=kind,
        amount=abs(surplus),
        is_worked_out=True,
    )
    return (entry,)


def _name_funding(budget: Budget) -> str:
    """The section in which the budget has its funding."""
    return next((line.section for line in budget.lines if line.kind in FUNDS), FUNDING_SECTION)


def list_monitored(budget: Budget, year: int) -> tuple[Entry, ...]:
    """What is followed through a year, to the penny: every line with an amount, and each saving of the year as money
    that comes in, in a section of its own. A saving that falls short is then as plain as an overspent line."""
    lines = tuple(
        msgspec.structs.replace(entry, amount=round_to(entry.amount))
        for entry in list_entries(budget, year)
        if entry.amount is not None
    )
    named = [make_slug("saving", saving.name) for saving in budget.savings]
    savings = (
        Entry(
            code=code if named.count(code) == 1 else f"{code}-{at}",
            name=saving.name,
            section=SAVINGS,
            kind="income",
            amount=saving.amounts[year],
            note=saving.note,
        )
        for at, (code, saving) in enumerate(zip(named, budget.savings, strict=True), 1)
        if year in saving.amounts
    )
    return (*lines, *savings)
