"""Which columns of a table hold figures, and are set to the right."""

from __future__ import annotations

import re

from answerable.printing.paper import Cell, Paragraph, Section, Table, plain_text

# As in layout.typ.
_FIGURE = re.compile(r"[(£+−-]*\s*[\d.,:/ ]+[%)]*")


def list_figure_columns(table: Table) -> tuple[bool, ...]:
    """For each column of a table that looks like money whether any of its cells is a figure; never the first."""
    rows = [row for row in table.rows if not isinstance(row, Section)]
    return tuple(
        table.look == "money" and at > 0 and any(_is_figure(row[at]) for row in rows)
        for at in range(len(table.widths))
    )


def _is_figure(cell: Cell) -> bool:
    if len(cell) != 1 or not isinstance(cell[0], Paragraph):
        return False
    return _FIGURE.fullmatch(plain_text(cell[0].runs)) is not None
