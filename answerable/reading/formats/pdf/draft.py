"""Blocks while a paper is still being put together: what later pages may still change."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from answerable.reading.formats.pdf.line import TextLine
from answerable.reading.layout import BlockKind


class DraftCell(msgspec.Struct):
    """A table cell with the blocks in it; `column` is the column of the grid that it starts in."""

    blocks: list[Draft]
    column: int = 0
    column_span: int = 1
    row_span: int = 1
    header: bool = False

    @property
    def text(self) -> str:
        return " ".join(text for block in self.blocks if (text := block.text))


class Draft(msgspec.Struct):
    """A block and its place. `edges` are a table's column edges in points, for joining it to the next page's."""

    kind: BlockKind
    top: float
    bottom: float
    lines: list[TextLine] = []
    level: int = 0
    bullet: str | None = None
    rows: list[list[DraftCell]] = []
    ruled: bool = False
    edges: list[float] = []

    @property
    def text(self) -> str:
        if self.kind == "table":
            return " ".join(text for row in self.rows for cell in row if (text := cell.text))
        return " ".join(" ".join(line.text for line in self.lines).split())

    def all_lines(self) -> Iterator[TextLine]:
        """The block's lines, those of a table's cells included, in reading order."""
        yield from self.lines
        for row in self.rows:
            for cell in row:
                for block in cell.blocks:
                    yield from block.all_lines()


class PageDraft(msgspec.Struct):
    """A page laid out by itself. `width` and `height` are in points, as displayed."""

    number: int
    width: float
    height: float
    drafts: list[Draft]
    doubtful: str | None = None
    scanned: bool = False
