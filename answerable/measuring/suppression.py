"""The one place where small groups of people are hidden.

    suppress(counts)             which cells and totals of a table of counts a public page hides
    may_show(count), may_rank(size)
    refuse_officers(names)       no group is one named officer

A count of people from 1 to 4 is hidden, and with it as many other cells as keep it from being worked out from the
totals (secondary suppression). All hidden cells look alike. The sizes stand in `parameters/suppression.toml`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from answerable.measuring.parameter import Limit, read_parameters
from answerable.measuring.refusal import MeasureError

HIDDEN = "hidden"
"""What a table says in a hidden cell, whether it is small itself or protects another."""

Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Line = list[tuple[int, int]]


class Suppressed(Struct, frozen=True, kw_only=True):
    """What of a table of counts is hidden, cell by cell (true is hidden), with the totals of its rows and columns.

    `below` is the size under which a count is hidden.
    """

    cells: tuple[tuple[bool, ...], ...]
    row_totals: tuple[bool, ...]
    column_totals: tuple[bool, ...]
    total: bool
    below: int

    @property
    def hides(self) -> bool:
        """Whether anything is hidden."""
        lines = (*self.cells, self.row_totals, self.column_totals, (self.total,))
        return any(any(line) for line in lines)


def find_limit(name: str, on: dt.date | None = None) -> Limit:
    """The limit of that name in force on a day, the latest without one. Raises `LookupError` where none is."""
    held = [
        each
        for each in read_parameters("suppression.toml", "limit", Limit)
        if each.name == name and (on is None or each.valid_from <= on)
    ]
    if not held:
        raise LookupError(f"no limit {name} on {on}")
    return max(held, key=lambda each: each.valid_from)


def may_show(count: int, on: dt.date | None = None) -> bool:
    """Whether a count of people may stand on a public page by itself: nought, or large enough."""
    return count == 0 or count >= find_limit("shown count", on).below


def may_rank(size: int, on: dt.date | None = None) -> bool:
    """Whether a group of so many is large enough to be put in an order with others."""
    return size >= find_limit("ranked group", on).below


def suppress(counts: Sequence[Sequence[int]], *, below: int | None = None) -> Suppressed:
    """What must be hidden of a table of counts of people that is published with its row and column totals.

    `counts` are rows of equally many counts, without the totals; a single list with its total is a table of one
    column. Counts from 1 to `below` - 1 are hidden, totals among them. Then further cells, the smallest first, until
    whoever knows the rule and everything shown cannot tell that any of them is small: the greatest count that fits
    into a hidden cell reaches `below` (found by linear programming; Gusfield 1988; Hundepool and others 2012,
    chapter 4). Nought is shown: it is nobody's.

    To hide a share, give both its sides as columns (yes and no) and leave out the share where either is hidden.
    Raises `ValueError` for a table that is none, or with negative counts.
    """
    limit = find_limit("shown count").below if below is None else below
    table = _add_totals(counts)
    if table.shape[1] == 2:
        return _tell_hidden(_hide_list(table, limit), limit)
    small = (table > 0) & (table < limit)
    hidden = small.copy()
    waiting = [(int(row), int(column)) for row, column in np.argwhere(small)]
    while waiting:
        if _is_safe(table, hidden, waiting[0], limit):
            waiting.pop(0)
            continue
        hidden[_choose_partner(table, hidden, waiting[0])] = True
    return _tell_hidden(hidden, limit)


def say_suppressed(suppressed: Suppressed) -> tuple[str, ...]:
    """The note that a page prints under a table with hidden cells; none where nothing is hidden."""
    if not suppressed.hides:
        return ()
    return (say_rule(suppressed.below),)


def say_rule(below: int | None = None) -> str:
    """The rule by which counts are hidden, as a sentence."""
    size = find_limit("shown count").below if below is None else below
    return f"Counts of fewer than {size} people are hidden, and with them any from which they could be worked out."


_RANKS = r"p\.?c|w\.?p\.?c|d\.?c|sgt|sergeant|p\.?s|d\.?s|insp|inspector|d\.?i|constable|pcso|officer"
_NAMED_RANKS = r"pc|wpc|dc|sgt|sergeant|insp|inspector|constable"
_OFFICER = re.compile(
    rf"(?:{_RANKS})\.? *(?:no\.?|number|#)? *\d+.*"  # PC 4512
    rf"|(?:{_NAMED_RANKS})\.? +[a-z'’-]+(?: [a-z'’-]+)?",  # DC Archer
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"\b(teams?|units?|desk|shifts?|groups?|sections?|department|training|support|investigations?|staff|"
    r"officers|constables|sergeants|inspectors|pcsos)\b",
    re.IGNORECASE,
)


def refuse_officers(names: Iterable[str], column: str = "unit") -> None:
    """Raise `MeasureError` where a group's name looks like one officer: a rank with a number or a name."""
    for name in names:
        if _OFFICER.fullmatch(name.strip()) and not _GROUPS.search(name):
            raise MeasureError(
                f"“{name}” in the column {column} looks like one officer. No figures are made of individual officers:"
                " give the team."
            )


def _add_totals(counts: Sequence[Sequence[int]]) -> Counts:
    """The counts with a last column and a last row of totals."""
    inner = np.asarray(counts, dtype=np.int64)
    if inner.ndim != 2 or not inner.size:
        raise ValueError("A table of counts has rows of equally many counts.")
    if (inner < 0).any():
        raise ValueError("A count of people is not negative.")
    wide = np.column_stack([inner, inner.sum(axis=1)])
    return np.vstack([wide, wide.sum(axis=0)])


def _hide_list(table: Counts, limit: int) -> Flags:
    """What is hidden of one list of counts with its total, which needs no linear programme however long the list is.

    Where the total is shown, the most that a hidden count can be is what all the hidden have together, less 1 for
    each of the others. Further counts are hidden, the smallest first, until that reaches the limit; and where there
    are none left, the total.
    """
    counts, total = table[:-1, 0], int(table[-1, 0])
    hidden = (counts > 0) & (counts < limit)
    is_total_hidden = 0 < total < limit
    free = iter(sorted(np.flatnonzero(counts >= limit).tolist(), key=lambda place: (int(counts[place]), place)))
    while hidden.any() and not is_total_hidden and int((counts[hidden] - 1).sum()) + 1 < limit:
        place = next(free, None)
        if place is None:
            is_total_hidden = True
        else:
            hidden[place] = True
    column = np.append(hidden, is_total_hidden)
    return np.column_stack([column, column])


def _is_safe(table: Counts, hidden: Flags, cell: tuple[int, int], limit: int) -> bool:
    """Whether a count of `limit` or more would fit into the cell as well, given all that is shown."""
    from scipy.optimize import linprog

    places = [(int(row), int(column)) for row, column in np.argwhere(hidden)]
    numbers = {place: number for number, place in enumerate(places)}
    terms, sums = [], []
    for line in _list_lines(table):
        if not any(hidden[place] for place in line):
            continue
        terms.append(np.zeros(len(places)))
        shown = 0
        for position, place in enumerate(line):
            # A total stands last in its line, and is what the others add up to.
            sign = -1 if position == len(line) - 1 else 1
            if hidden[place]:
                terms[-1][numbers[place]] = sign
            else:
                shown += sign * int(table[place])
        sums.append(-shown)
    wanted = np.zeros(len(places))
    wanted[numbers[cell]] = -1
    # Nought is always shown, so that a hidden cell is known to hold 1 or more.
    found = linprog(wanted, A_eq=np.array(terms), b_eq=np.array(sums), bounds=(1, None), method="highs")
    return bool(found.status == 3 or (found.status == 0 and -found.fun > limit - 0.5))


def _list_lines(table: Counts) -> list[Line]:
    rows, columns = table.shape
    along = [[(row, column) for column in range(columns)] for row in range(rows)]
    down = [[(row, column) for row in range(rows)] for column in range(columns)]
    return along + down


def _choose_partner(table: Counts, hidden: Flags, cell: tuple[int, int]) -> tuple[int, int]:
    """The next cell to hide: in a line in which a hidden cell stands alone, else in a line of the cell itself.

    Cells that stand in another line with something hidden come first, because they close the ring through which the
    values could pass; then the smallest. There always is one: with every count hidden, a cell would be safe.
    """
    every = _list_lines(table)
    alone = [line for line in every if sum(bool(hidden[place]) for place in line) == 1]
    own = [line for line in every if cell in line]
    for lines in ([line for line in own if line in alone], alone, own):
        if free := _list_free(table, hidden, lines):
            break
    else:
        free = _list_free(table, hidden, every)
    return min(free, key=lambda place: (_is_lonely(hidden, place), int(table[place]), place))


def _list_free(table: Counts, hidden: Flags, lines: Sequence[Line]) -> set[tuple[int, int]]:
    """The cells of these lines that could still be hidden; nought is not."""
    return {place for line in lines for place in line if not hidden[place] and table[place] > 0}


def _is_lonely(hidden: Flags, place: tuple[int, int]) -> bool:
    """Whether hiding the place would leave it the only hidden one of its row or column."""
    row, column = place
    return not (hidden[row].any() and hidden[:, column].any())


def _tell_hidden(hidden: Flags, limit: int) -> Suppressed:
    return Suppressed(
        cells=tuple(tuple(bool(each) for each in row[:-1]) for row in hidden[:-1]),
        row_totals=tuple(bool(each) for each in hidden[:-1, -1]),
        column_totals=tuple(bool(each) for each in hidden[-1, :-1]),
        total=bool(hidden[-1, -1]),
        below=limit,
    )
