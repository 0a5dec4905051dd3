"""Totals that were typed into a sheet: left out of it, and kept as what was printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from answerable.costing.book.form import SheetForm, fold
from answerable.costing.budget import PrintedTotal

_TOTAL = re.compile(
    r"(?:grand |sub-? ?)?totals?\b.*|.*\b(?:sub-? ?)?totals?|(?:funding|budget) (?:gap|shortfall)",
    re.IGNORECASE | re.DOTALL,
)
_SUB = re.compile(r"sub-? ?totals?", re.IGNORECASE)
_BEFORE = re.compile(r"(?:grand |sub-? ?)?totals?\b[\s:,–-]*(?:of |for )?", re.IGNORECASE)


class TypedTotal(NamedTuple):
    """A total as it was typed, in pounds: its row's name and group (the section that a sub-total is of), its year or
    nothing where it is over years, and its row."""

    name: str
    group: str
    year: int | None
    amount: Decimal
    row: int


def is_total(name: str) -> bool:
    """Whether a row is one of totals by its name: `Total costs`, `Sub-total`, `Estates total`, `Funding gap`."""
    return bool(_TOTAL.fullmatch(name))


def name_total(name: str, group: str, groups: Iterable[str], tables: Iterable[str] = ()) -> str:
    """What a total is of: its section or programme where it names one, the group it closes for a sub-total.

    `Total business as usual capital` is that of the programme `Business as usual`, and `Total capital programme`,
    which names its table (`tables`), is `Total`; `Total costs` and `Funding gap` stay as they are.
    """
    if "total" not in name.casefold():
        return name
    rest = fold(_BEFORE.sub("", re.sub(r"\s*\btotals?$", "", name, flags=re.IGNORECASE)))
    named = [each for each in groups if each and rest.startswith(fold(each))]
    if named:
        return max(named, key=len)
    if rest in map(fold, tables):
        return "Total"
    return group if group and _SUB.fullmatch(name) else name


def keep_printed(
    totals: Iterable[TypedTotal], form: SheetForm, groups: Iterable[str], *, unit: Decimal, source: str
) -> tuple[PrintedTotal, ...]:
    """Typed totals as totals of a print, to be held against what is worked out; none of a sheet that no print has."""
    if form.total_of is None:
        return ()
    known, tables = tuple(groups), (form.name, *form.names)
    return tuple(
        PrintedTotal(
            table=form.total_of,
            name=name_total(total.name, total.group, known, tables) if is_total(total.name) else total.name,
            year=total.year,
            amount=total.amount,
            unit=unit,
            source=f"{source}, row {total.row}",
        )
        for total in totals
    )
