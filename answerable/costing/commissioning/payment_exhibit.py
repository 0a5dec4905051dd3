"""Payments as they are shown: what was paid on each allocation, for how many units, and what is still to pay."""

from __future__ import annotations

from answerable.costing.amount import say_amount
from answerable.costing.commissioning.column import head_money
from answerable.costing.commissioning.payment import AllocationStatement, say_beyond
from answerable.costing.commissioning.statement import FundStatement
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table, make_slug
from answerable.drawing.wording import say_count
from answerable.law.day import say_financial_year


def tell_payments(statement: FundStatement) -> Exhibit | None:
    """What was paid on each allocation; nothing where none is paid yet, nor in arrears or by unit."""
    told = [each for each in statement.allocations if _is_told(each)]
    if not told:
        return None
    year = say_financial_year(statement.year)
    allocated, within = say_amount(statement.allocated), say_amount(statement.paid - statement.beyond)
    paid = f"of {allocated} allocated {within} is paid and {say_amount(statement.owed)} is still to pay"
    arrears = sum(each.allocation.in_arrears for each in told)
    later = (
        f" {say_count(arrears, 'allocation')} {'is' if arrears == 1 else 'are'} paid in arrears." if arrears else ""
    )
    amounts = [amount for each in told for amount in (each.allocation.amount, each.paid, each.owed)]
    (rate,) = head_money(["A unit"], [each.allocation.unit_amount for each in told])
    return Exhibit(
        slug=make_slug(statement.code, "payments"),
        title=f"{statement.name} {year}: {paid}",
        sentence=f"{year}: {paid}.{later}{_say_more(statement)}",
        table=Table(
            columns=(
                *(Column("Recipient"), Column("Purpose"), rate),
                *(Column("Units expected", "count"), Column("Units reported", "count")),
                *head_money(["Allocated", "Paid", "Still to pay", "Paid beyond"], amounts),
                Column("Last paid", "date"),
            ),
            rows=tuple(_list_cells(each) for each in told),
        ),
        notes=_note(told),
        badges=_badge(told),
        query=f"answerable.costing.commissioning.statement.work_out_fund(fund, {statement.year})",
    )


def _is_told(each: AllocationStatement) -> bool:
    allocation = each.allocation
    return bool(allocation.payments) or allocation.in_arrears or allocation.unit_amount is not None


def _list_cells(each: AllocationStatement) -> tuple[Cell, ...]:
    allocation = each.allocation
    days = [payment.paid_on for payment in allocation.payments]
    return (
        *(allocation.recipient, allocation.purpose, allocation.unit_amount, allocation.units, each.units_reported),
        *(allocation.amount, each.paid, each.owed, each.beyond or None, max(days) if days else None),
    )


def _say_more(statement: FundStatement) -> str:
    """What was paid over allocations, which no other sum here holds."""
    if not statement.beyond:
        return ""
    return f" Beyond that {say_amount(statement.beyond)} was paid; what remains of the fund leaves it out."


def _badge(told: list[AllocationStatement]) -> tuple[Badge, ...]:
    """What is paid by unit is known when the units are."""
    open_ended = any(each.allocation.unit_amount is not None and each.owed for each in told)
    words = "What is still to pay by unit rests on how many units are expected."
    return (Badge("estimate", words),) if open_ended else ()


def _note(told: list[AllocationStatement]) -> tuple[str, ...]:
    conflicts = [conflict for each in told for conflict in each.conflicts]
    beyond = [say_beyond(each) for each in told if each.beyond]
    arrears = (
        "In arrears: paid after the work is reported. What is still to pay is the allocation less what was paid."
    )
    return (*conflicts, *beyond, *([arrears] if any(each.allocation.in_arrears for each in told) else []))
