"""A list cut into pages: never more than a capped number of them, so that a deep page costs what the first one does."""

from dataclasses import dataclass
from typing import Any

ROWS_A_PAGE = 40
MOST_PAGES = 250


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. `total` counts the whole list; `last` is the last page that can be asked for."""

    rows: list[Any]
    number: int
    last: int
    total: int


def cut_page(rows, number: int, shape, a_page: int = ROWS_A_PAGE) -> Page:
    """Page `number` of a queryset, each row given its public shape; a number out of range gives the nearest page."""
    total = rows.count()
    last = min(max(1, -(-total // a_page)), MOST_PAGES)
    number = min(max(1, number), last)
    first = (number - 1) * a_page
    return Page([shape(row) for row in rows[first : first + a_page]], number, last, total)
