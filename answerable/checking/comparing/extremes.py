"""Tables that set a body's figure beside the highest and the lowest of all bodies: it lies between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Grid, Row
from answerable.checking.evidence.paper import Paper

_EXTREME = re.compile(
    r"(?:the )?(?:national(?:ly)? )?(?P<end>highest|best|maximum|max|top|lowest|worst|minimum|min|bottom)"
    r"(?: (?:ranking|ranked|force|performing(?: force)?|value|rate|score|nationally|in (?:england|the country)))?",
    re.IGNORECASE,
)
_HIGH = ("highest", "best", "maximum", "max", "top")
_NOT_OWN = re.compile(r"rank|target|average|mean|change|difference|national|england|msg|similar", re.IGNORECASE)


class Placed(NamedTuple):
    """A figure and the two that no figure of its kind lies beyond."""

    own: Amount
    one: Amount
    other: Amount
    label: str
    row: Row


def find_placed(paper: Paper) -> Iterator[Placed]:
    """Every figure of a paper's tables that stands beside the highest and the lowest."""
    for grid in paper.grids:
        ends = [(column, match["end"].lower()) for column in range(grid.width) if (match := _read(grid, column))]
        if len(ends) == 2 and len({end in _HIGH for _, end in ends}) == 2:
            yield from _place_rows(grid, ends[0][0], ends[1][0])


def _read(grid: Grid, column: int) -> re.Match[str] | None:
    return _EXTREME.fullmatch(" ".join(grid.heading(column).split()))


def _place_rows(grid: Grid, one: int, other: int) -> Iterator[Placed]:
    """The rows of a table by the last column of figures before the two extremes."""
    own = next(
        (column for column in range(min(one, other) - 1, 0, -1) if not _NOT_OWN.search(grid.heading(column))), 0
    )
    for row in grid.rows if own else ():
        cells = [row.cells[column].amount if column < len(row.cells) else None for column in (own, one, other)]
        first, second, third = cells
        if first is None or second is None or third is None:
            continue
        if len({amount.is_percent for amount in (first, second, third)}) == 1 and "rank" not in row.label.lower():
            yield Placed(first, second, third, row.label, row)
