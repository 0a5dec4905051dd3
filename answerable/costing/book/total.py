"""Totals that were typed into a sheet: left out of it, and kept as what was printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from answerable.costing.book.form import fold
from answerable.costing.budget import PrintedTable, PrintedTotal

_TOTAL = re.compile(r"(?:grand |sub-? ?)?totals?\b.*|.*\b(?:sub-? ?)?totals?", re.IGNORECASE | re.DOTALL)
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
    """Whether a row is one of totals by its name: `Total costs`, `Sub-total`, `Business as usual total`."""
    return bool(_TOTAL.fullmatch(name))


def name_total(name: str, group: str, groups: Iterable[str]) -> str:
    """What a total is of: its section or programme where it names one, the group it closes for a sub-total.

    `Total business as usual capital` is that of the programme `Business as usual`; `Total costs` stays as it is.
    """
    rest = fold(_BEFORE.sub("", re.sub(r"\s*\btotals?$", "", name, flags=re.IGNORECASE)))
    named = [each for each in groups if each and rest.startswith(fold(each))]
    if named:
        return max(named, key=len)
    return group if group and _SUB.fullmatch(name) else name


def keep_printed(
    totals: Iterable[TypedTotal], table: PrintedTable, groups: Iterable[str], *, unit: Decimal, source: str
) -> tuple[PrintedTotal, ...]:
    """Typed totals as totals of a print, to be held against what is worked out."""
    known = tuple(groups)
    return tuple(
        PrintedTotal(
            table=table,
            name=name_total(total.name, total.group, known) if is_total(total.name) else total.name,
            year=total.year,
            amount=total.amount,
            unit=unit,
            source=f"{source}, row {total.row}",
        )
        for total in totals
    )
