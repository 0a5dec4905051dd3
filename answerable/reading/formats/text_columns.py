"""Tables of figures set out with spaces, as in typed and scanned papers."""

from __future__ import annotations

import re
from itertools import groupby

from answerable.reading.formats.text_rows import is_amount

LEAST_ROWS = 2
_GAP = re.compile(r" {2,}|\s*\.{4,}\s*")


def find_columns(lines: list[str]) -> dict[int, list[str]]:
    """The cells of the lines (counted from 0) that stand in columns made with spaces.

    A table is at least two lines together with the same number of cells, all but the first of them amounts. The line
    above is its header when it names those columns, or all of them.
    """
    found: dict[int, list[str]] = {}
    cells = [_cut(line) for line in lines]
    for width, group in groupby(range(len(lines)), lambda index: _width(cells[index])):
        run = list(group)
        if not width or len(run) < LEAST_ROWS:
            continue
        found.update((index, cells[index]) for index in run)
        above = run[0] - 1
        if above >= 0 and (header := _header(cells[above], width)):
            found[above] = header
    return found


def _cut(line: str) -> list[str]:
    return [] if "\t" in line or "|" in line else [cell for cell in _GAP.split(line.strip()) if cell]


def _width(cells: list[str]) -> int:
    """How many columns a row of figures has; 0 for any other line."""
    named = len(cells) > 1 and any(char.isalpha() for char in cells[0])
    return len(cells) if named and all(is_amount(cell) or cell in "-–—" for cell in cells[1:]) else 0


def _header(cells: list[str], width: int) -> list[str] | None:
    if len(cells) == width - 1 and width > 2:
        return ["", *cells]
    return cells if len(cells) == width else None
