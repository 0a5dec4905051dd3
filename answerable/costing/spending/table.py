"""Tables of many columns made fit for a page: the file that is published beside it has every column."""

from __future__ import annotations

from collections.abc import Collection

from answerable.drawing.exhibit import Table


def narrow_table(table: Table, left_out: Collection[str]) -> Table:
    """A table without the columns of those names, and without those in which no row says anything."""
    kept = [
        at
        for at, column in enumerate(table.columns)
        if column.name not in left_out and any(row[at] not in (None, "") for row in table.rows)
    ]
    return Table(
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )
