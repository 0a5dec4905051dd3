"""The register of contracts as it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.costing.amount import NOTHING, say_amount
from answerable.costing.spending.contract import ContractPart, ContractsResult
from answerable.costing.spending.register_exhibit import tell_missing, tell_register
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table, Told
from answerable.drawing.wording import open_sentence, say_count, say_day, say_number

_MONEY = Column("Value", "money", 2)


def tell_contracts(result: ContractsResult) -> Told:
    """What is in force, what ends soon, what has ended and is still listed, waivers, gaps, and the register."""
    query = f"answerable.costing.spending.contract.judge_contracts(rows, {result.on!r}, options)"
    told = [
        _tell_states(result, query),
        _tell_ending(result, query),
        _tell_ended(result, query),
        _tell_procedures(result, query),
        _tell_waivers(result, query),
        tell_missing(result, query),
        tell_register(result, query),
    ]
    held = len(result.contracts)
    return Told(
        title=f"Contracts on {say_day(result.on)}",
        lead=f"{say_count(held, 'contract')} in the register: {_say_in_force(result)}.",
        exhibits=tuple(each for each in told if each is not None),
    )


def _say_in_force(result: ContractsResult) -> str:
    part = next((part for part in result.states if part.name == "in force"), None)
    if part is None:
        return "none of them is in force"
    length = f" over {'its' if part.contracts == 1 else 'their'} whole length" if part.valued else ""
    return f"{say_count(part.contracts, 'contract')} in force{_say_value(part)}{length}"


def _say_value(part: ContractPart) -> str:
    if not part.valued:
        return ", none with a value given"
    words = f", worth {say_amount(part.value)}"
    missing = part.contracts - part.valued
    return f"{words} ({say_number(part.valued)} with a value given)" if missing else words


def _tell_states(result: ContractsResult, query: str) -> Exhibit:
    endless = sum(each.state == "in force" and each.ends_on is None for each in result.contracts)
    notes = [
        "The value is that of the whole length of a contract, as the register gives it: it is not what is spent in a "
        "year. A contract ends on its own last day, whatever it may be extended to."
    ]
    if endless:
        does = "has" if endless == 1 else "have"
        notes.append(f"{say_count(endless, 'contract')} counted as in force {does} no last day.")
    if any(part.name == "not known" for part in result.states):
        notes.append("Not known: the register has no first day, so that it cannot be told whether it has begun.")
    return Exhibit(
        slug="in-force",
        title=open_sentence(f"{_say_in_force(result)}, on {say_day(result.on)}"),
        sentence=(
            f"On {say_day(result.on)}, of {say_count(len(result.contracts), 'contract')} in the register: "
            f"{_say_in_force(result)}."
        ),
        table=_tabulate_parts("On the day", result.states),
        notes=tuple(notes),
        query=query,
    )


def _tabulate_parts(heading: str, parts: Sequence[ContractPart]) -> Table:
    return Table(
        columns=(Column(heading), Column("Contracts", "count"), Column("With a value", "count"), _MONEY),
        rows=tuple(
            (open_sentence(part.name), part.contracts, part.valued, part.value if part.valued else None)
            for part in parts
        ),
    )


def _tell_ending(result: ContractsResult, query: str) -> Exhibit:
    soon, later = len(result.soon), len(result.later)
    title = f"{say_count(soon, 'contract')} in force {'ends' if soon == 1 else 'end'} within six months"
    sentence = (
        f"From {say_day(result.on)}, {say_count(soon, 'contract')} in force {'ends' if soon == 1 else 'end'} by "
        f"{say_day(result.soon_by)}, and {say_number(later)} more by {say_day(result.later_by)}."
    )
    columns = (
        Column("Reference"),
        Column("Title"),
        Column("Supplier"),
        Column("Last day", "date"),
        Column("May be extended to", "date"),
        _MONEY,
    )
    rows = [(e.reference, e.title, e.supplier, e.ends_on, e.extends_to, e.value) for e in result.soon + result.later]
    return Exhibit(
        slug="ending",
        title=title,
        sentence=sentence,
        table=Table(columns=columns, rows=tuple(rows)),
        notes=("Those that end first stand first.",) if rows else (),
        query=query,
    )


def _tell_ended(result: ContractsResult, query: str) -> Exhibit | None:
    if not result.ended:
        return None
    many = len(result.ended)
    extended = sum(each.extends_to is not None and each.extends_to >= result.on for each in result.ended)
    said = f"{say_count(many, 'contract')} {'has' if many == 1 else 'have'} ended and {'is' if many == 1 else 'are'}"
    return Exhibit(
        slug="ended",
        title=f"{said} still listed",
        sentence=(
            f"On {say_day(result.on)}, {said} still in the register; for {say_number(extended)} of them "
            "an extension to that day or later was possible, and a new last day would then have to stand there."
        ),
        table=Table(
            columns=(
                Column("Reference"),
                Column("Title"),
                Column("Supplier"),
                Column("Last day", "date"),
                Column("May be extended to", "date"),
            ),
            rows=tuple((e.reference, e.title, e.supplier, e.ends_on, e.extends_to) for e in result.ended),
        ),
        query=query,
    )


def _tell_procedures(result: ContractsResult, query: str) -> Exhibit | None:
    if not result.procedures:
        return None
    first = result.procedures[0]
    total = sum(part.contracts for part in result.procedures)
    value = sum((part.value for part in result.procedures), NOTHING)
    title = f"How {say_count(total, 'contract')} in force {'was' if total == 1 else 'were'} let"
    if first.value:
        title = f"Of {say_amount(value)} in force, {say_amount(first.value)} was let by {first.name}"
    return Exhibit(
        slug="procedures",
        title=title,
        sentence=(
            open_sentence("; ".join(f"{p.name}: {say_number(p.contracts)}{_say_value(p)}" for p in result.procedures))
            + ". By kind of supplier: "
            + "; ".join(f"{part.name}, {say_number(part.contracts)}" for part in result.supplier_kinds)
            + "."
        ),
        table=_tabulate_parts("Procedure", result.procedures),
        chart=BarDrawing(
            x=Axis(title="Value of contracts in force", form="money"),
            categories=tuple(open_sentence(part.name) for part in result.procedures),
            bars=(Bar(name="Value", values=tuple(float(part.value) for part in result.procedures)),),
        )
        if first.value
        else None,
        query=query,
    )


def _tell_waivers(result: ContractsResult, query: str) -> Exhibit:
    many = len(result.waivers)
    without = sum(not each.waiver_reason for each in result.waivers)
    said = f"{say_count(many, 'contract')} {'was' if many == 1 else 'were'} let under a waiver"
    if not many:
        said = "No contract in the register was let under a waiver"
    gap = f"; {say_number(without)} without a reason" if without else "; each has its reason" if many else ""
    return Exhibit(
        slug="waivers",
        title=said,
        sentence=f"{said}{gap}.",
        table=Table(
            columns=(Column("Reference"), Column("Title"), Column("Supplier"), Column("Reason"), _MONEY),
            rows=tuple((e.reference, e.title, e.supplier, e.waiver_reason or None, e.value) for e in result.waivers),
        ),
        notes=("A waiver sets the body's own rules on competition aside for one contract.",),
        query=query,
    )
