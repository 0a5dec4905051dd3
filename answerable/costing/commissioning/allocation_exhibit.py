"""Allocations as they are shown: what remains of each fund, who is allocated what, for what and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from answerable.costing.amount import add_up, say_amount
from answerable.costing.commissioning.allocation import (
    WHOLE_AREA,
    Lack,
    Shared,
    ShareOut,
    list_allocations,
    list_lacks,
    say_repeat,
    say_shared,
)
from answerable.costing.commissioning.column import draw_shares, head_money
from answerable.costing.commissioning.judgement import say_overspent
from answerable.costing.commissioning.statement import FundStatement
from answerable.costing.fund import Fund
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table, make_slug
from answerable.drawing.wording import say_count
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

_MOST_BARS: Final = 20
_AMOUNTS: Final = ("Amount", "Force-wide", "Councils", "Allocated", "Not allocated", "Paid", "Still to pay")


def tell_funds(statements: Sequence[FundStatement], shared: Sequence[Shared]) -> Exhibit:
    """All funds of a year side by side: what there is, what is allocated, and what is not."""
    year = say_financial_year(statements[0].year)
    rows: list[tuple[Cell, ...]] = [(each.name, *_list_amounts(each)) for each in statements]
    amounts = [amount for each in statements for amount in _list_amounts(each)]
    if len(statements) > 1:
        rows.append(("All funds", *(_sum_known(row[at] for row in rows) for at in range(1, len(_AMOUNTS) + 1))))
    given, left = rows[-1][1], rows[-1][5]
    over = [each.name for each in statements if say_overspent(each)]
    said = _say_left(given, left)
    if over and len(statements) > 1:
        # A fund that is overspent is not made good by what another has left.
        spare = add_up(each.remainder for each in statements if each.remainder and each.remainder > 0)
        said = f"{say_amount(spare)} is not allocated; " if spare else ""
        said += f"more is allocated than there is in {say_list(over)}"
    title = f"{say_count(len(statements), 'fund')} in {year}: {said}"
    return Exhibit(
        slug="funds",
        title=title,
        sentence=f"{title}. {' '.join(f'{each.name}: {say_remainder(each)}.' for each in statements)}",
        table=Table(columns=(Column("Fund"), *head_money(_AMOUNTS, amounts)), rows=tuple(rows)),
        notes=tuple(say_shared(each) for each in shared),
        query="answerable.costing.commissioning.statement.work_out_fund(fund, year) of each fund",
    )


def tell_allocations(statement: FundStatement) -> Exhibit:
    """Every allocation of a fund, their sums, the fund and what is not allocated."""
    year = say_financial_year(statement.year)
    allocations = [each.allocation for each in statement.allocations]
    lines = [
        (each.recipient or each.reference, each.purpose, each.council or WHOLE_AREA, each.amount)
        for each in allocations
    ]
    sums: list[tuple[Cell, ...]] = [
        ("Force-wide", "", "", statement.force_wide),
        ("By council", "", "", statement.by_councils),
        ("All allocated", "", "", statement.allocated),
        (statement.name, "", "", statement.amount),
        ("Not allocated", "", "", statement.remainder),
    ]
    (money,) = head_money([f"Amount {year}"], [*(each.amount for each in allocations), statement.amount])
    return Exhibit(
        slug=make_slug(statement.code, "allocations"),
        title=f"{statement.name} {year}: {say_remainder(statement)}",
        sentence=_say_allocations(statement),
        table=Table(columns=(Column("Recipient"), Column("Purpose"), Column("For"), money), rows=(*lines, *sums)),
        chart=draw_shares(f"Allocated in {year}", statement.recipients, _MOST_BARS),
        notes=_note_allocations(statement),
        query=f"answerable.costing.commissioning.statement.work_out_fund(fund, {statement.year})",
    )


def tell_councils(statement: FundStatement) -> Exhibit | None:
    """What each council's area is allocated out of a fund; nothing where all of it is force-wide."""
    if not statement.councils:
        return None
    year, count = say_financial_year(statement.year), len(statement.councils)
    whole = f"{say_amount(statement.by_councils)} of {statement.name} is for {say_count(count, 'council area')}"
    most, least = statement.councils[0], statement.councils[-1]
    spread = "" if count == 1 else f", from {_say_share(least)} to {_say_share(most)}"
    amounts = [share.amount for share in statement.councils]
    rows: list[tuple[Cell, ...]] = [(share.name, share.allocations, share.amount) for share in statement.councils]
    rows.append(("All councils", sum(share.allocations for share in statement.councils), statement.by_councils))
    return Exhibit(
        slug=make_slug(statement.code, "councils"),
        title=whole,
        sentence=f"{year}: {whole}{spread}. What is force-wide, {say_amount(statement.force_wide)}, is nobody's own.",
        table=Table(
            columns=(Column("Council"), Column("Allocations", "count"), *head_money([f"Amount {year}"], amounts)),
            rows=tuple(rows),
        ),
        chart=draw_shares(f"Allocated in {year}", statement.councils, _MOST_BARS),
        query=f"answerable.costing.commissioning.allocation.sum_councils(allocations of {statement.year})",
    )


def tell_reasons(fund: Fund, year: int) -> Exhibit:
    """What is published of each grant: to whom, for what, why, on what conditions, and what came of it."""
    allocations, lacks = list_allocations(fund, year), list_lacks(fund, year)
    whole = say_count(len(allocations), "allocation")
    ready = len(allocations) - len(lacks)
    if lacks:
        finding = f"{ready or 'None'} of {whole} can be published with recipient, purpose, reasons and conditions"
    else:
        finding = f"All {whole}" if len(allocations) > 1 else "The allocation"
        finding += f" {'have' if len(allocations) > 1 else 'has'} recipient, purpose, reasons and conditions"
    rows = tuple(
        (each.recipient, each.amount, each.purpose, each.reasons, each.terms, each.decision, each.outcome)
        for each in allocations
    )
    (money,) = head_money(["Amount"], [each.amount for each in allocations])
    texts = (Column(name) for name in ("Purpose", "Reasons", "Conditions", "Decision", "Outcome"))
    return Exhibit(
        slug=make_slug(fund.code, "reasons"),
        title=f"{fund.name}: {finding[:1].lower()}{finding[1:]}",
        sentence=f"{fund.name} {say_financial_year(year)}: {finding[:1].lower()}{finding[1:]}.",
        table=Table(columns=(Column("Recipient"), money, *texts), rows=rows),
        notes=(
            *_group_lacks(lacks),
            "Of each crime and disorder reduction grant the recipient, the purpose, the conditions and the reasons "
            "are published, each month (Elected Local Policing Bodies (Specified Information) Order 2011, sch. para "
            "3(f)).",
        ),
        query=f"answerable.costing.commissioning.allocation.list_lacks(fund, {year})",
    )


def _group_lacks(lacks: Iterable[Lack]) -> tuple[str, ...]:
    """One note for all that lack the same."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for lack in lacks:
        groups.setdefault(lack.missing, []).append(lack.recipient.strip() or lack.reference)
    return tuple(
        f"Cannot be published yet, no {say_list(missing, 'or')}: {say_list(names)}."
        for missing, names in groups.items()
    )


def say_remainder(statement: FundStatement) -> str:
    """How much of a fund is not allocated, in words: all is, so much is left, or more is allocated than there is."""
    return say_overspent(statement) or _say_left(statement.amount, statement.remainder, statement.allocated)


def _say_left(given: Cell, left: Cell, allocated: Decimal | None = None) -> str:
    if not isinstance(given, Decimal) or not isinstance(left, Decimal):
        said = "" if allocated is None else f"{say_amount(allocated)} is allocated, and "
        return f"{said}what there is has not been given"
    if left < 0:
        return f"{say_amount(-left)} more is allocated than the {say_amount(given)} there is"
    if left == given:
        return f"none of {say_amount(given)} is allocated"
    if not left:
        return f"all of {say_amount(given)} is allocated"
    return f"{say_amount(left)} of {say_amount(given)} is not allocated"


def _list_amounts(each: FundStatement) -> tuple[Decimal | None, ...]:
    return (
        each.amount, each.force_wide, each.by_councils, each.allocated, each.remainder, each.paid, each.owed
    )  # fmt: skip


def _sum_known(cells: Iterable[Cell]) -> Decimal | None:
    """A sum of a column; nothing where one of its cells is not known."""
    known = list(cells)
    return add_up(cell for cell in known if isinstance(cell, Decimal)) if None not in known else None


def _say_allocations(statement: FundStatement) -> str:
    count = say_count(len(statement.allocations), "allocation")
    comes = "comes" if len(statement.allocations) == 1 else "come"
    come = f"{count} of {statement.name} {comes} to {say_amount(statement.allocated)}"
    parts = f"{say_amount(statement.force_wide)} is force-wide and {say_amount(statement.by_councils)} by council"
    left = _say_left(statement.amount, statement.remainder)
    return f"{say_financial_year(statement.year)}: {come}, of which {parts}; {left}."


def _note_allocations(statement: FundStatement) -> tuple[str, ...]:
    notes = [say_repeat(repeat) for repeat in statement.repeats]
    if len(statement.recipients) > _MOST_BARS:
        notes.append(f"The chart shows the {_MOST_BARS} largest of {len(statement.recipients)} recipients.")
    return tuple(notes)


def _say_share(share: ShareOut) -> str:
    return f"{say_amount(share.amount)} ({share.name})"
