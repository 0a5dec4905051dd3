"""A budget out of its workbook: all of it, or every fault at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from answerable.costing.amount import PENNY, say_amount
from answerable.costing.book import budget_forms as forms
from answerable.costing.book.fault import Fault
from answerable.costing.book.form import SheetForm
from answerable.costing.book.reading import BookReader
from answerable.costing.book.sheet import SheetRow
from answerable.costing.budget import (
    Assumption,
    Budget,
    BudgetLine,
    CapitalScheme,
    Debt,
    Fee,
    Funding,
    OfficerCost,
    OtherPrecept,
    PrintedTotal,
    Reserve,
    Saving,
    Scenario,
    TaxBase,
)
from answerable.drawing.exhibit import make_slug
from answerable.law.day import say_financial_year

LONGEST_CODE = 80
_CODE = re.compile(r"[A-Za-z0-9_-]{1,80}")
Part = TypeVar("Part")


class BudgetRead(Struct, frozen=True, kw_only=True):
    """A budget as its workbook gives it, nothing where there is a fault; `notes` say what was left out of it."""

    budget: Budget | None = None
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def read_budget(path: Path | str) -> BudgetRead:
    """Read a budget from an Excel workbook, or from a folder of CSV files named as its sheets (`lines.csv`).

    Amounts become pounds exactly, from the scale that headings or the sheet About name. Raises `CostError` in a
    sentence for a file that is neither; what is wrong inside are faults, all of them at once.
    """
    reader = BookReader(path, forms.BUDGET_SHEETS)
    about = reader.read_about(forms.ABOUT, forms.ABOUT_HEADS)
    parts = _read_parts(reader)
    if reader.faults:
        return BudgetRead(faults=tuple(reader.faults), notes=tuple(reader.notes))
    cost = about.pop("officer_cost", None)
    source = about.pop("officer_source", None) or ""
    if about.get("unit") is None and parts["unit"] > PENNY:
        words = f"Amounts were taken as rounded to {say_amount(parts['unit'])}: sums are known no better than that."
        reader.notes.append(words)
    given = {key: value for key, value in {**parts, **about}.items() if value is not None}
    budget = Budget(**given, officer_cost=None if cost is None else OfficerCost(amount=cost, source=source))
    return BudgetRead(budget=budget, notes=(*reader.notes, *_judge_year(budget)))


def fill(part: type[Part], row: SheetRow, *, drop: Sequence[str] = (), **more: Any) -> Part:
    """A struct of a row's values; what is not given has the struct's own default."""
    values = {key: value for key, value in row.values.items() if value is not None and key not in drop}
    return part(**{**values, **more})


def give_code(row: SheetRow, *keys: str, code: str = "code") -> str:
    """The code of a row: its own, or one made of its names that is the same each time."""
    return str(row.values.get(code) or make_slug(*(str(row.values.get(key) or "") for key in keys))[:LONGEST_CODE])


def judge_codes(reader: BookReader, form: SheetForm, codes: Mapping[int, str], rows: Sequence[SheetRow]) -> None:
    """Faults for codes that two rows have, and for those that are no codes."""
    for row, code in codes.items():
        if not _CODE.fullmatch(code):
            words = f"“{code}” is no code: use letters without accents, figures, hyphens and underscores, at most 80."
            reader.blame(form, row, words)
    reader.judge_doubles(form, rows, codes, "code or, without one, the same names")


def _read_parts(reader: BookReader) -> dict[str, Any]:
    lines, savings = reader.read(forms.LINES), reader.read(forms.SAVINGS)
    codes = {row.row: give_code(row, "section", "name") for row in lines.rows}
    judge_codes(reader, forms.LINES, codes, lines.rows)
    bases, assumptions = reader.read(forms.TAX_BASES), reader.read(forms.ASSUMPTIONS)
    _judge_pairs(reader, forms.TAX_BASES, bases.rows, "council", "year")
    band_d = _read_band_d(reader)
    scenarios = _read_scenarios(reader)
    capital, funding = reader.read(forms.CAPITAL), reader.read(forms.CAPITAL_FUNDING)
    reserves, reserve_unit = _read_grouped(reader, forms.RESERVES, Reserve)
    debts, debt_unit = _read_grouped(reader, forms.DEBTS, Debt)
    fees, others = reader.read(forms.FEES), reader.read(forms.OTHER_FORCES)
    _judge_pairs(reader, forms.OTHER_FORCES, others.rows, "force", "year")
    printed = reader.read(forms.PRINTED_TOTALS)
    if reader.faults:
        return {}
    return {
        "unit": max(lines.unit, savings.unit, capital.unit, funding.unit, reserve_unit, debt_unit),
        "lines": tuple(fill(BudgetLine, row, code=codes[row.row], amounts=row.amounts) for row in lines.rows),
        "savings": tuple(fill(Saving, row, amounts=row.amounts) for row in savings.rows),
        "band_d": band_d,
        "tax_bases": tuple(fill(TaxBase, row) for row in bases.rows),
        "assumptions": tuple(fill(Assumption, row, percents=row.amounts) for row in assumptions.rows),
        "scenarios": scenarios,
        "schemes": tuple(fill(CapitalScheme, row, amounts=row.amounts) for row in capital.rows),
        "fundings": tuple(fill(Funding, row, amounts=row.amounts) for row in funding.rows),
        "reserves": reserves,
        "debts": debts,
        "fees": tuple(fill(Fee, row) for row in fees.rows),
        "others": tuple(fill(OtherPrecept, row) for row in others.rows),
        "printed": (
            *(fill(PrintedTotal, row) for row in printed.rows),
            *lines.printed,
            *capital.printed,
            *funding.printed,
        ),
    }


def _read_band_d(reader: BookReader) -> Mapping[int, Decimal]:
    rows = reader.read(forms.BAND_D).rows
    for row in rows[1:]:
        reader.blame(forms.BAND_D, row.row, "Band D is one row: take the others away.")
    return rows[0].amounts if rows else {}


def _read_scenarios(reader: BookReader) -> tuple[Scenario, ...]:
    rows = reader.read(forms.SCENARIOS).rows
    keys = {row.row: (row.values.get("name"), row.values["change"]) for row in rows if row.values.get("change")}
    reader.judge_doubles(forms.SCENARIOS, rows, keys, "scenario and change")
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        given = found.setdefault(str(row.values.get("name")), {"note": ""})
        given["note"] = given["note"] or row.values.get("note") or ""
        change = row.values.get("change")
        if change:
            given[change] = row.amounts
        elif row.amounts:
            reader.blame(forms.SCENARIOS, row.row, "This row has figures and no Change: say what they change.")
    return tuple(Scenario(name=name, **given) for name, given in found.items())


def _read_grouped(reader: BookReader, form: SheetForm, part: type[Part]) -> tuple[tuple[Part, ...], Decimal]:
    """What takes several rows: the facts that its first row gives, and a row for each thing that moves it."""
    read = reader.read(form)
    keys = {row.row: (row.values.get("name"), row.values["move"]) for row in read.rows if row.values.get("move")}
    reader.judge_doubles(form, read.rows, keys, "name and movement")
    found: dict[str, dict[str, Any]] = {}
    for row in read.rows:
        given = found.setdefault(str(row.values.get("name")), {})
        for key, value in row.values.items():
            if key == "move" or value in (None, ""):
                continue
            if given.setdefault(key, value) != value:
                words = f"{form.find_head(key).name} of “{row.values.get('name')}” was another one in a row above."
                reader.blame(form, row.row, words, value=value)
        move = row.values.get("move")
        if move:
            given[move] = row.amounts
        elif row.amounts:
            reader.blame(form, row.row, "This row has amounts by year and no Movement: say what they are.")
    for name, given in found.items():
        lacking = [form.find_head(key).name for key in ("from_year", "opening") if key not in given]
        if lacking and not any(fault.sheet == read.name for fault in reader.faults):
            reader.blame(form, 0, f"“{name}” has no {' and no '.join(lacking)}: its first row gives them.")
    if reader.faults:
        return (), PENNY
    return tuple(part(**given) for given in found.values()), read.unit


def _judge_pairs(reader: BookReader, form: SheetForm, rows: Sequence[SheetRow], *keys: str) -> None:
    pairs = {row.row: tuple(row.values.get(key) for key in keys) for row in rows}
    reader.judge_doubles(form, rows, pairs, " and ".join(keys))


def _judge_year(budget: Budget) -> tuple[str, ...]:
    if not budget.lines or any(budget.year in line.amounts for line in budget.lines):
        return ()
    year = say_financial_year(budget.year)
    return (f"No line has an amount for {year}, the year that About names: is it the right one?",)
