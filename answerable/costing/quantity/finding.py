"""The quantity of a name, in the table that a paper prints it in."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from answerable.costing.budget import Budget, PrintedTable
from answerable.costing.name import fold_name
from answerable.costing.quantity.capital import list_capital, list_debts, list_funding, list_reserves
from answerable.costing.quantity.precept import list_bands, list_precept
from answerable.costing.quantity.quantity import Quantity, find_rise
from answerable.costing.quantity.revenue import list_revenue

TABLES: Final[Mapping[PrintedTable, Callable[[Budget], Iterator[Quantity]]]] = {
    "budget": list_revenue,
    "capital": list_capital,
    "funding": list_funding,
    "bands": list_bands,
    "precept": list_precept,
    "reserves": list_reserves,
    "debt": list_debts,
}
_RISE: Final = "rise of "
# What papers put before the name of what they total, or of a balance.
_BEFORE: Final = ("total of ", "total ", "sub-total of ", "sub-total ", "closing ", "end of ")


def list_quantities(budget: Budget, table: PrintedTable) -> tuple[Quantity, ...]:
    """Everything that may be printed in a table. Raises `CostError` where that part of the budget cannot be worked
    out."""
    return tuple(each for each in TABLES[table](budget) if each.years)


def find_quantities(known: Sequence[Quantity], name: str) -> tuple[Quantity, ...]:
    """What a name may mean among the quantities of a table, the likeliest first; nothing where none has that name.

    `Rise of` before a name is its change from the year before.
    """
    wanted = fold_name(name)
    found = _pick(known, wanted)
    if not found and wanted.startswith(_RISE):
        return tuple(find_rise(each) for each in _pick(known, wanted.removeprefix(_RISE)))
    return found


def suggest_name(known: Sequence[Quantity], name: str) -> str:
    """The known name that is nearest to one that is not there; empty where none is near."""
    names = {fold_name(each.name): each.name for each in known}
    near = difflib.get_close_matches(fold_name(name), names, n=1)
    return names[near[0]] if near else ""


def _pick(known: Sequence[Quantity], wanted: str) -> tuple[Quantity, ...]:
    """Those of a name; where there are none, those of the name without `Total` or the like before it."""
    for name in (wanted, *(wanted.removeprefix(word) for word in _BEFORE if wanted.startswith(word))):
        found = tuple(each for each in known if fold_name(each.name) == name)
        if found:
            return found
    return ()
