"""A table as series: its columns down the rows, or its rows along the columns, each with a figure at each place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Grid
from answerable.checking.evidence.paper import Paper

TOTAL = re.compile(r"^\W*(?:grand\s+|sub-?)?(?:totals?|all|overall|sum|whole\s+force|force\s+total)\b", re.IGNORECASE)

# Columns of extremes and ranks: each place of theirs may be of another body.
MIXED = re.compile(r"rank|highest|lowest|best|worst|target|change", re.IGNORECASE)

# A table's introduction stands no more lines above it.
_NEAR_LINES = 3


def is_plain(amount: Amount) -> bool:
    """Whether a figure is neither a percentage nor a place in an order."""
    return amount.unit not in ("%", "percentage points", "rank", "share")


class Series(NamedTuple):
    """A column (or row) of a table: its heading and its figures, `None` where a place has none."""

    name: str
    position: int
    amounts: tuple[Amount | None, ...]

    @property
    def is_percent(self) -> bool:
        """Whether it holds percentages, by their print or by its heading."""
        held = [amount for amount in self.amounts if amount is not None]
        return bool(held) and (all(one.is_percent for one in held) or ("%" in self.name and _are_bare(held)))

    @property
    def is_number(self) -> bool:
        held = [amount for amount in self.amounts if amount is not None]
        return bool(held) and all(map(is_plain, held))

    @property
    def has_numbers(self) -> bool:
        """Whether it holds numbers that are no percentages, if among others: a scorecard's column has both."""
        return sum(is_plain(amount) for amount in self.amounts if amount is not None) > 1


class Plan(NamedTuple):
    """A table seen one way: its series, and what names each place along them."""

    grid: Grid
    series: tuple[Series, ...]
    places: tuple[str, ...]


def _are_bare(amounts: list[Amount]) -> bool:
    return all(one.unit in (None, "%") for one in amounts)


def plan_table(grid: Grid) -> Iterator[Plan]:
    """A table down its columns, then along its rows."""
    labels = tuple(row.label for row in grid.rows)
    yield Plan(grid, tuple(_columns(grid)), labels)
    headings = tuple(grid.heading(column) for column in range(grid.width))
    yield Plan(grid, tuple(_rows(grid)), headings)


def introduce_grid(paper: Paper, grid: Grid) -> str:
    """What is said over a table: its caption and the paragraph that stands right before it."""
    at = (grid.cite.page or 1, grid.cite.line or 0)
    before = ""
    for paragraph in paper.paragraphs:
        cite = paragraph.cite_all()
        if (cite.page or 1, cite.line or 0) >= at:
            break
        near = (cite.page or 1) == at[0] and at[1] - (cite.line_end or cite.line or 0) <= _NEAR_LINES
        before = paragraph.text if near else ""
    return f"{grid.caption} {before}"


def _columns(grid: Grid) -> Iterator[Series]:
    for column in range(grid.width):
        amounts = tuple(row.cells[column].amount if column < len(row.cells) else None for row in grid.rows)
        if any(amounts):
            yield Series("" if _names_more(grid, column) else grid.heading(column), column, amounts)


def _names_more(grid: Grid, column: int) -> bool:
    """Whether a heading of several words may be of the unnamed columns of figures after it too, and of no one."""
    after = [cell.amount for cell in grid.column(column + 1)]
    return any(after) and not grid.heading(column + 1) and len(grid.heading(column).split()) > 2


def _rows(grid: Grid) -> Iterator[Series]:
    for row in grid.rows:
        amounts = tuple(row.cells[column].amount if column < len(row.cells) else None for column in range(grid.width))
        if any(amounts):
            yield Series(row.label, row.index, amounts)
