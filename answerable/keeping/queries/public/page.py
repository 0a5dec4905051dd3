"""A list cut into pages, and no more of them than a cap, so that no page is deep enough to be slow."""

from dataclasses import dataclass
from typing import Any

ROWS_A_PAGE = 40
MOST_PAGES = 250
MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. `total` counts the whole list; `last` is the last page that can be asked for."""

    rows: list[Any]
    number: int
    last: int
    total: int


def cut_page(rows, number: int, shape, a_page: int = ROWS_A_PAGE) -> Page:
    """Page `number` of a queryset, each row given its public shape; a number out of range gives the nearest page."""
    return _cut(rows, rows.count(), number, shape, a_page)


def cut_list(rows: list, number: int, a_page: int = ROWS_A_PAGE) -> Page:
    """Page `number` of rows that are all at hand."""
    return _cut(rows, len(rows), number, lambda row: row, a_page)


def _cut(rows, total: int, number: int, shape, a_page: int) -> Page:
    last = min(max(1, -(-total // a_page)), MOST_PAGES)
    number = min(max(1, number), last)
    first = (number - 1) * a_page
    return Page([shape(row) for row in rows[first : first + a_page]], number, last, total)
