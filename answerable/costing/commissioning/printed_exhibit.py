"""Printed sums of allocations as they are shown: the print, what it comes to, and why they differ."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.costing.commissioning.column import head_money
from answerable.costing.commissioning.printed import HeldSum, say_held
from answerable.costing.commissioning.statement import FundStatement
from answerable.drawing.exhibit import Column, Exhibit, Table, make_slug
from answerable.drawing.wording import say_count
from answerable.law.day import say_financial_year


def tell_printed_sums(statement: FundStatement) -> Exhibit | None:
    """Each printed sum of a fund's year; nothing where no paper prints one."""
    held = statement.printed
    if not held:
        return None
    year = say_financial_year(statement.year)
    apart = [each for each in held if each.difference]
    amounts = [amount for each in held for amount in (each.printed.amount, each.worked_out)]
    printed, worked, difference = head_money(["Printed", "Worked out", "Difference"], amounts)
    return Exhibit(
        slug=make_slug(statement.code, "printed"),
        title=f"{statement.name} {year}: {_say_finding(held)}",
        sentence=f"{year}: {_say_finding(held)}.{''.join(f' {say_held(each)}' for each in apart)}",
        table=Table(
            columns=(Column("Sum"), printed, worked, difference, Column("Why"), Column("Paper")),
            rows=tuple(
                (
                    each.printed.name,
                    each.printed.amount,
                    each.worked_out,
                    each.difference,
                    each.words,
                    each.printed.source,
                )
                for each in held
            ),
        ),
        notes=("What a paper prints is shown beside what its lines come to. It is neither used nor corrected.",),
        query=f"answerable.costing.commissioning.printed.hold_sums(fund, {statement.year})",
    )


def _say_finding(held: Sequence[HeldSum]) -> str:
    apart = sum(bool(each.difference) for each in held)
    unknown = sum(each.state == "unknown" for each in held)
    whole = say_count(len(held), "printed sum")
    said = f"{apart or 'none'} of {whole} {'differs' if apart == 1 else 'differ'} from what is worked out"
    return f"{said}; {unknown} cannot be held against anything" if unknown else said
