"""Spending as it is shown: sums to the penny, and the schedule line by line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from answerable.costing.amount import say_amount
from answerable.costing.spending.payment import NOT_GIVEN, Item, Part
from answerable.costing.spending.schedule_exhibit import tell_look_at, tell_schedule
from answerable.costing.spending.spending import SpendingResult
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table, Told
from answerable.drawing.wording import say_count, say_number, say_period, say_value

_MONEY = Column("Amount", "money", 2)
_LINES = Column("Lines", "count")
_TEN = 10


def tell_spending(result: SpendingResult) -> Told:
    """Spending by month, supplier and directorate; the largest items, credits, names withheld, and the schedule."""
    days = say_period(result.first_on, result.last_on)
    query = f"answerable.costing.spending.spending.measure_spending(file, {result.options})"
    told = [
        _tell_months(result, days, query),
        _tell_suppliers(result, days, query),
        _tell_directorates(result, days, query),
        _tell_largest(result, days, query),
        _tell_credits(result, days, query),
        _tell_redactions(result, days, query),
        tell_schedule(result, days, query),
        tell_look_at(result, query),
    ]
    return Told(
        title=f"Spending, {days}",
        lead=(
            f"{say_amount(result.total.amount)} in {say_count(result.items, 'item')} on "
            f"{say_count(result.total.lines, 'line')}; {say_count(result.published.lines, 'line')} of "
            f"{say_amount(result.published.amount)} in the schedule."
        ),
        exhibits=tuple(each for each in told if each is not None),
    )


def _tell_months(result: SpendingResult, days: str, query: str) -> Exhibit:
    total = say_amount(result.total.amount)
    names = [f"{dt.date.fromisoformat(f'{part.name}-01'):%B %Y}" for part in result.months]
    credited = f"{say_count(result.credits.lines, 'credit line')} of {say_amount(-result.credits.amount)}"
    sentence = (
        f"{days}: {total} in {say_count(result.items, 'item')} on {say_count(result.total.lines, 'line')}"
        f"{f', after {credited}' if result.credits.lines else ''}."
    )
    return Exhibit(
        slug="spending-by-month",
        title=f"{total} was spent",
        sentence=sentence,
        table=_tabulate("Month", result.months, names),
        chart=_draw("Spending in the month", names, result.months),
        notes=(
            "An item is what one reference paid to one supplier, on however many lines. Credits are taken off.",
            *_note_vat(result),
            *_note_cards(result),
        ),
        query=query,
    )


def _note_vat(result: SpendingResult) -> tuple[str, ...]:
    if not result.vat.lines:
        return ("The file does not say how much VAT could not be recovered.",)
    given = f"{say_number(result.vat.lines)} of {say_count(result.total.lines, 'line')}"
    return (f"VAT that could not be recovered, {say_amount(result.vat.amount)}, is given on {given}.",)


def _note_cards(result: SpendingResult) -> tuple[str, ...]:
    if not result.cards.lines:
        return ()
    return (f"By procurement card: {say_amount(result.cards.amount)} on {say_count(result.cards.lines, 'line')}.",)


def _tell_suppliers(result: SpendingResult, days: str, query: str) -> Exhibit | None:
    if not result.suppliers:
        return None
    parts = [*result.suppliers, *((result.others,) if result.others else ()), *result.redacted]
    parts += [result.unnamed] if result.unnamed.lines else []
    count = say_count(result.supplier_count, "supplier")
    first = result.suppliers[0]
    title = f"{first.name} was paid most, {say_amount(first.amount)}"
    if first.amount <= 0:
        title = "No supplier was paid more than was credited"
    sentence = f"{days}, {count} named: {first.name} had {say_amount(first.amount)}."
    if result.supplier_count > _TEN and result.total.amount > 0:
        share = say_value(100 * result.ten_most / result.total.amount, "percent", 1)
        sentence += (
            f" The {_TEN} paid most had {share} of all spending ({say_amount(result.ten_most)} of "
            f"{say_amount(result.total.amount)})."
        )
    return Exhibit(
        slug="spending-by-supplier",
        title=title,
        sentence=sentence,
        table=_tabulate("Supplier", parts),
        chart=_draw("Paid", [part.name for part in result.suppliers[:_TEN]], result.suppliers[:_TEN]),
        notes=(
            "Spellings that differ only in capitals and spaces are one supplier; any other is another supplier.",
            *_note_others(result),
        ),
        query=query,
    )


def _note_others(result: SpendingResult) -> tuple[str, ...]:
    if result.others is None:
        return ()
    many = say_count(result.supplier_count - len(result.suppliers), "supplier")
    return (f"All others: {many}.",)


def _tell_directorates(result: SpendingResult, days: str, query: str) -> Exhibit | None:
    if len(result.directorates) < 2:
        return None
    shown, rest = result.directorates[:_TEN], len(result.directorates) - _TEN
    first = next(part for part in shown if part.name != NOT_GIVEN)
    more = f"; {say_number(rest)} more in the table" if rest > 0 else ""
    return Exhibit(
        slug="spending-by-directorate",
        title=f"{first.name} spent most of the directorates, {say_amount(first.amount)}",
        sentence=f"{days}: " + "; ".join(f"{part.name}, {say_amount(part.amount)}" for part in shown) + f"{more}.",
        table=_tabulate("Directorate", result.directorates),
        chart=_draw("Spent", [part.name for part in result.directorates], result.directorates),
        query=query,
    )


def _tell_largest(result: SpendingResult, days: str, query: str) -> Exhibit | None:
    if not result.largest:
        return None
    first = result.largest[0]
    return Exhibit(
        slug="largest-payments",
        title=f"The largest payment was {say_amount(first.amount)} to {first.supplier}",
        sentence=(
            f"{days}, of {say_count(result.items, 'item')} the largest was {say_amount(first.amount)} to "
            f"{first.supplier}{f' for {_say_purpose(first)}' if first.purpose else ''}, reference {first.reference}."
        ),
        table=_tabulate_items(result.largest),
        query=query,
    )


def _tell_credits(result: SpendingResult, days: str, query: str) -> Exhibit | None:
    if not result.credits.lines:
        return None
    said = f"{say_count(result.credits.lines, 'credit line')} took {say_amount(-result.credits.amount)} off"
    return Exhibit(
        slug="credits",
        title=said,
        sentence=f"{days}, {said}: they are in every sum here with their minus.",
        table=_tabulate_items(result.largest_credits),
        notes=("The table lists the largest items that are credits as a whole.",),
        query=query,
    )


def _tell_redactions(result: SpendingResult, days: str, query: str) -> Exhibit | None:
    if not result.redacted:
        return None
    lines, amount = sum(part.lines for part in result.redacted), sum(part.amount for part in result.redacted)
    said = f"{say_number(lines)} of {say_count(result.total.lines, 'line')}"
    return Exhibit(
        slug="redactions",
        title=f"The supplier is not named on {said}",
        sentence=f"{days}, the supplier is not named on {said}, {say_amount(Decimal(amount))} in all.",
        table=_tabulate("In the place of the name", result.redacted),
        notes=("Redacted payments are in every sum, and in the schedule without the name.",),
        query=query,
    )


def _say_purpose(item: Item) -> str:
    rest = item.purposes - 1
    return f"{item.purpose} and {say_number(rest)} more" if rest > 0 else item.purpose


def _tabulate(heading: str, parts: Sequence[Part], names: Sequence[str] = ()) -> Table:
    called = names or [part.name for part in parts]
    return Table(
        columns=(Column(heading), _LINES, _MONEY),
        rows=tuple((name, part.lines, part.amount) for name, part in zip(called, parts, strict=True)),
    )


def _tabulate_items(items: Sequence[Item]) -> Table:
    columns = (
        Column("Supplier"),
        Column("Paid", "date"),
        Column("Reference"),
        Column("Purpose"),
        _LINES,
        _MONEY,
    )
    rows = ((e.supplier, e.day, e.reference, _say_purpose(e), e.lines, e.amount) for e in items)
    return Table(columns=columns, rows=tuple(rows))


def _draw(title: str, names: Sequence[str], parts: Sequence[Part]) -> BarDrawing:
    """Bars for a reader's eye: the exact amounts are in the table."""
    return BarDrawing(
        x=Axis(title=title, form="money"),
        categories=tuple(names),
        bars=(Bar(name=title, values=tuple(float(part.amount) for part in parts)),),
    )
