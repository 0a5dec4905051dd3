"""The register of contracts line by line, and what it does not say, as they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.costing.amount import say_amount
from answerable.costing.spending.contract import Contract, ContractsResult
from answerable.costing.spending.table import narrow_table
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count, say_day, say_number
from answerable.law.words import say_list

MOST_SHOWN = 2_000
"""Contracts that an exhibit shows; the register as a file has all that the result holds."""
_MOST_REFERENCES = 20
_OF_THE_FILE = ("Review", "May be extended to", "Reason for a waiver", "Kind of supplier", "Copy")


def list_register(contracts: Sequence[Contract]) -> Table:
    """Contracts as the rows of a register, with every column that is published."""
    columns = (
        Column("Reference"),
        Column("Title"),
        Column("Supplier"),
        Column("Value", "money", 2),
        Column("First day", "date"),
        Column("Last day", "date"),
        Column("Review", "date"),
        Column("May be extended to", "date"),
        Column("Procedure"),
        Column("Reason for a waiver"),
        Column("Department"),
        Column("Kind of supplier"),
        Column("Copy"),
        Column("On the day"),
    )
    return Table(columns=columns, rows=tuple(_write_row(each) for each in contracts))


def _write_row(each: Contract) -> tuple[Cell, ...]:
    days = (each.starts_on, each.ends_on, each.review_on, each.extends_to)
    texts = (each.procedure, each.waiver_reason, each.department, each.supplier_kind, each.copy, each.state)
    return (each.reference, each.title, each.supplier, each.value, *days, *texts)


def tell_missing(result: ContractsResult, query: str) -> Exhibit:
    """What is not given of which contracts."""
    rows: list[tuple[Cell, ...]] = [
        (open_sentence(each.name), len(each.references), _list(each.references)) for each in result.missing
    ]
    over = f"over {say_amount(result.threshold.over)}"
    if result.uncopied:
        rows.append((f"Copy of a contract {over}", len(result.uncopied), _list(result.uncopied)))
    said = say_list([f"{each.name} of {say_number(len(each.references))}" for each in result.missing])
    sentence = f"Of {say_count(len(result.contracts), 'contract')}, not given: {said}." if said else ""
    copies = (
        f"Of {say_count(result.over, 'contract')} {over} that {'has' if result.over == 1 else 'have'} not ended, "
        f"{say_number(len(result.uncopied))} {'has' if len(result.uncopied) == 1 else 'have'} no copy to read."
    )
    return Exhibit(
        slug="missing",
        title="What the register does not say" if rows else "The register says all that is asked of it",
        sentence=f"{sentence} {copies}".strip(),
        table=Table(columns=(Column("Not given"), Column("Contracts", "count"), Column("Which")), rows=tuple(rows)),
        notes=(
            f"A copy of each contract {over} is published, and a list of the others: {result.threshold.source}.",
            "The columns are those of the Local Government Transparency Code 2015, which binds councils; for a "
            "policing body they are good practice.",
        ),
        query=query,
    )


def _list(references: Sequence[str]) -> str:
    shown = ", ".join(references[:_MOST_REFERENCES])
    rest = len(references) - _MOST_REFERENCES
    return f"{shown} and {say_number(rest)} more" if rest > 0 else shown


def tell_register(result: ContractsResult, query: str) -> Exhibit:
    """The contracts one by one, as far as a page is wide."""
    held = len(result.contracts)
    note = f"The first {say_number(MOST_SHOWN)} are shown; the register as a file holds all."
    return Exhibit(
        slug="register",
        title=f"Register of {say_count(held, 'contract')}",
        sentence=f"{say_count(held, 'contract')} on {say_day(result.on)}, those that end first before the others.",
        table=narrow_table(list_register(result.contracts[:MOST_SHOWN]), _OF_THE_FILE),
        notes=(note,) if held > MOST_SHOWN else (),
        query=query,
    )
