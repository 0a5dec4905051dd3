"""A paper's text as its reader numbered it: what citations point at and what a public page shows."""

from __future__ import annotations

from typing import Literal

from answerable.record.cite import Box, Fact

LineLook = Literal["heading", "paragraph", "list_item", "cell", "furniture"]


class Line(Fact, frozen=True, kw_only=True):
    """One line of print. `number` is what `Cite.line` names; `text` has tags and emphasis removed.

    `opens` is false for a line that goes on with the paragraph or list item of the line before. `cell` is its table,
    row and column, counted through the paper from 1, where it stands in one cell of a table.
    """

    number: int
    text: str
    look: LineLook = "paragraph"
    opens: bool = True
    cell: tuple[int, int, int] | None = None
    box: Box | None = None


class Page(Fact, frozen=True, kw_only=True):
    """A page of print; an input without pages is one page numbered 1."""

    number: int
    lines: tuple[Line, ...]
    width: float | None = None
    height: float | None = None
    doubtful: str | None = None
    """Why the reading order of this page may be wrong, in a sentence, where it may be."""
    doubtful_lines: tuple[tuple[int, int], ...] = ()
    """The first and last line of each stretch in doubt; none where the whole page is."""
