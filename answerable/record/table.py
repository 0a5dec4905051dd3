"""A table as printed: its caption, its header and its rows of cells."""

from __future__ import annotations

from typing import Literal

from answerable.record.cite import Cite, Fact

TableKind = Literal["data", "agenda", "attendance", "layout"]


class Table(Fact, frozen=True, kw_only=True):
    """A table. Rows are as wide as the header; a spanning cell's text stands in its first place.

    A `layout` table only arranges prose: its words live in the items, questions and paragraphs they state,
    and its `rows` are empty. `row_cites` has one citation a row, in order.
    """

    id: str
    caption: str | None = None
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    kind: TableKind
    row_cites: tuple[Cite, ...] = ()
    cite: Cite
