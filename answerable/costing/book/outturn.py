"""What became of a budget's lines in its year, out of a workbook and into one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from answerable.costing.amount import NOTHING
from answerable.costing.book import fund_forms as forms
from answerable.costing.book.budget_reading import fill
from answerable.costing.book.fault import Fault
from answerable.costing.book.form import fold
from answerable.costing.book.reading import BookReader
from answerable.costing.book.sheet import SheetRow
from answerable.costing.book.writer import WrittenRow, WrittenSheet, write_book
from answerable.costing.budget import Budget
from answerable.costing.monitoring import Monitoring, Outturn
from answerable.costing.revenue.entry import Entry, list_monitored
from answerable.law.day import say_financial_year


class OutturnsRead(Struct, frozen=True, kw_only=True):
    """A year's outturns as their workbook gives them, nothing where there is a fault."""

    monitoring: Monitoring | None = None
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def read_outturns(path: Path | str, budget: Budget, year: int, to_on: dt.date) -> OutturnsRead:
    """Read what was spent and is forecast on each line of a budget, from a sheet `Outturns` or a CSV file.

    What each line is and its budget come from the budget (`list_monitored`): a precept and a collection fund's
    surplus that are worked out are lines too, and so is each saving. All of them must have their row.
    Raises `CostError` in a sentence for a file that is neither; what is wrong inside are faults, all at once.
    """
    reader = BookReader(path, (forms.OUTTURNS,), single=forms.OUTTURNS.name)
    rows = reader.read(forms.OUTTURNS).rows
    codes = {row.row: row.values.get("code") for row in rows}
    reader.judge_doubles(forms.OUTTURNS, rows, codes, "code")
    entries = {fold(entry.code): entry for entry in list_monitored(budget, year)}
    for row in rows:
        code = row.values.get("code")
        if code and entries and fold(code) not in entries:
            words = f"The budget has no line with the code “{code}” and an amount for {say_financial_year(year)}."
            reader.blame(forms.OUTTURNS, row.row, words, value=code)
    _judge_missing(reader, entries, year, {fold(code) for code in codes.values() if code})
    if reader.faults:
        return OutturnsRead(faults=tuple(reader.faults), notes=tuple(reader.notes))
    outturns = tuple(_fill_outturn(row, entries[fold(row.values["code"])]) for row in rows)
    monitoring = Monitoring(body=budget.body, force=budget.force, year=year, to_on=to_on, outturns=outturns)
    return OutturnsRead(monitoring=monitoring, notes=tuple(reader.notes))


def write_outturns(monitoring: Monitoring, path: Path | str) -> None:
    """Write a year's outturns as a workbook (.xlsx), which `read_outturns` reads again with the same budget."""
    _write(path, [WrittenRow(msgspec.structs.asdict(each)) for each in monitoring.outturns])


def write_outturns_template(path: Path | str, budget: Budget, year: int) -> None:
    """Write a workbook with what is followed of a budget through a year; what was spent and is forecast is blank."""
    _write(path, [WrittenRow({"code": each.code, "name": each.name}) for each in list_monitored(budget, year)])


def _write(path: Path | str, rows: Sequence[WrittenRow]) -> None:
    write_book(path, [WrittenSheet(forms.OUTTURNS, rows)])


def _fill_outturn(row: SheetRow, entry: Entry) -> Outturn:
    return fill(
        Outturn,
        row,
        code=entry.code,
        name=entry.name,
        section=entry.section,
        kind=entry.kind,
        budget=entry.amount or NOTHING,
    )


def _judge_missing(reader: BookReader, entries: Mapping[str, Entry], year: int, given: set[str]) -> None:
    if not entries:
        reader.blame(forms.OUTTURNS, 0, f"The budget has no line with an amount for {say_financial_year(year)}.")
    lacking = [entry.code for code, entry in entries.items() if code not in given]
    if lacking and len(lacking) < len(entries):
        words = f"There is no row for {', '.join(lacking)}: each line and saving of the year needs its forecast."
        reader.blame(forms.OUTTURNS, 0, words)
