"""Which column of a file is which field: the row of headings is looked for, with its delimiter or its sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from answerable.measuring.loading.fault import shorten
from answerable.measuring.loading.shape import Field, Shape
from answerable.measuring.refusal import MeasureError

MOST_SEARCHED = 50
"""How many rows may stand above the headings: titles, dates of extraction, notes."""


class HeadRow(NamedTuple):
    """One of the first rows of a file: the lines it takes up, both included, and its cells."""

    first_line: int
    last_line: int
    cells: tuple[str, ...]


class Head(NamedTuple):
    """The first rows of a file as one way of opening it gives them: a delimiter of CSV, a sheet of a workbook."""

    choice: str
    rows: tuple[HeadRow, ...]


class Heading(NamedTuple):
    """The row of headings: how the file is opened, the last line it takes up, and where each field stands."""

    choice: str
    last_line: int
    cells: tuple[str, ...]
    places: dict[str, int]

    def list_ignored(self) -> tuple[str, ...]:
        """The headings that no field is known by."""
        used = set(self.places.values())
        return tuple(cell.strip() for at, cell in enumerate(self.cells) if at not in used and cell.strip())


def find_heading(heads: Iterable[Head], shape: Shape) -> Heading:
    """The row that names the most fields, the first of several. Raises `MeasureError` where a column is missing.

    Only headings are quoted: a file without them begins with somebody's row.
    """
    best: Heading | None = None
    for head in heads:
        for row in head.rows:
            places = _match_cells(row.cells, shape)
            if places and (best is None or len(places) > len(best.places)):
                best = Heading(head.choice, row.last_line, row.cells, places)
    if best is None or (len(best.places) == 1 and len(shape.fields) > 1 and list_missing(best, shape)):
        raise MeasureError(
            f"The file has no row of headings for {shape.heading.lower()}: its first {MOST_SEARCHED} rows name none "
            f"of the columns {_list_names(shape)}."
        )
    if missing := list_missing(best, shape):
        raise MeasureError(
            f"The file has no column for {' and none for '.join(missing)}. Its headings, in line {best.last_line}, "
            f"are: {', '.join(shorten(cell) for cell in best.cells if cell.strip())}."
        )
    _refuse_doubles(best, shape)
    return best


def list_missing(heading: Heading, shape: Shape) -> tuple[str, ...]:
    """The columns that a file must have and has not; `a or b` where either would do."""
    alone = [field.name for field in shape.fields if field.is_required and field.name not in heading.places]
    groups = [" or ".join(group) for group in shape.needs if not any(name in heading.places for name in group)]
    return tuple(dict.fromkeys([*alone, *groups]))


def plain_name(heading: str) -> str:
    """A heading without case, spaces and marks: `Call ID` and `call_id` are one."""
    return re.sub(r"[^a-z0-9]+", "", heading.lower())


def _match_cells(cells: tuple[str, ...], shape: Shape) -> dict[str, int]:
    """Where each field stands: under its own name, else under one of its others."""
    plain = [plain_name(cell) for cell in cells]
    places: dict[str, int] = {}
    for own in (True, False):
        for field in shape.fields:
            if field.name in places:
                continue
            names = {plain_name(field.name)} if own else {plain_name(name) for name in field.names}
            taken = set(places.values())
            found = [at for at, cell in enumerate(plain) if cell in names and at not in taken]
            if found:
                places[field.name] = found[0]
    return places


def _refuse_doubles(heading: Heading, shape: Shape) -> None:
    """Refuse a file in which two columns could be the same field: nobody could tell which was meant."""
    plain = [plain_name(cell) for cell in heading.cells]
    taken = set(heading.places.values())
    for field in shape.fields:
        if field.name not in heading.places:
            continue
        used = heading.places[field.name]
        own = plain[used] == plain_name(field.name)
        rivals = {plain_name(field.name)} if own else _all_names(field)
        others = [at for at, cell in enumerate(plain) if cell in rivals and at != used and at not in taken]
        if others:
            raise MeasureError(
                f"Two columns of the file are {field.name}: “{heading.cells[used].strip()}” (column {used + 1}) and "
                f"“{heading.cells[others[0]].strip()}” (column {others[0] + 1}). Rename or remove one of them."
            )


def _all_names(field: Field) -> set[str]:
    return {plain_name(name) for name in (field.name, *field.names)}


def _list_names(shape: Shape) -> str:
    needed = [field.name for field in shape.fields if field.is_required]
    return ", ".join(dict.fromkeys([*needed, *(name for group in shape.needs for name in group)]))
