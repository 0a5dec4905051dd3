"""What stands where in a paper, whatever its format: lines and blocks in reading order, no meaning yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import msgspec

from answerable.record import Box

BlockKind = Literal["heading", "paragraph", "list_item", "table", "furniture"]


class Span(msgspec.Struct, frozen=True):
    """Characters of one look. Markup is already gone from `text`; nothing else is changed in it."""

    text: str
    bold: bool = False
    italic: bool = False


class Line(msgspec.Struct, frozen=True, dict=True):
    """One line of print. `number` is 1-based: in the file for a text input, on its page for a paged one.

    `page` is absent where the paper has no pages of its own (text, HTML, Word).
    """

    page: int | None
    number: int
    spans: tuple[Span, ...]
    box: Box | None = None

    @cached_property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


class Cell(msgspec.Struct, frozen=True, dict=True):
    """A table cell as its own small flow of blocks (paragraphs and list items; rarely a nested table)."""

    blocks: tuple[Block, ...] = ()
    column_span: int = 1
    row_span: int = 1
    header: bool = False

    @cached_property
    def text(self) -> str:
        return " ".join(block.text for block in self.blocks if block.text)


class Block(msgspec.Struct, frozen=True, dict=True):
    """A heading, a paragraph, a list item, a table, or page furniture (running head, page number).

    `lines` are the block's printed lines, hard wraps kept; for a table they are empty and `rows` holds it.
    `bullet` is the list mark that was removed from the text (`•`, `-`, `o`); printed numbers and letters (`1.`,
    `a)`, `iii`) stay in the text, because they are print. `level` is a heading's level (1-6) or a list's depth.
    """

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    level: int = 0
    bullet: str | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()
    ruled: bool = False

    @cached_property
    def text(self) -> str:
        """The block's words with white space folded and hard wraps joined."""
        if self.kind == "table":
            return " ".join(cell.text for row in self.rows for cell in row if cell.text)
        return " ".join(" ".join(line.text for line in self.lines).split())

    @property
    def spans(self) -> Iterator[Span]:
        return (span for line in self.lines for span in line.spans)

    def share(self, look: Literal["bold", "italic"]) -> float:
        """The share (0 to 1) of the block's letters and digits set in that look."""
        return self._shares[look]

    @cached_property
    def _shares(self) -> dict[str, float]:
        total = bold = italic = 0
        for span in self.spans:
            size = len(span.text) if span.text.isalnum() else sum(map(str.isalnum, span.text))
            total += size
            bold += size if span.bold else 0
            italic += size if span.italic else 0
        return {"bold": bold / total, "italic": italic / total} if total else {"bold": 0.0, "italic": 0.0}


class Page(msgspec.Struct, frozen=True):
    """A page in reading order; an input without pages is one.

    `doubtful` says, in a sentence, why the order may be wrong; `doubtful_lines` the first and last line of each
    stretch it speaks of, where it is not the whole page.
    """

    number: int
    blocks: tuple[Block, ...]
    width: float | None = None
    height: float | None = None
    doubtful: str | None = None
    doubtful_lines: tuple[tuple[int, int], ...] = ()


class Layout(msgspec.Struct, frozen=True):
    """A whole paper laid out. `paged` is true where pages are the paper's own (PDF)."""

    media_type: str
    pages: tuple[Page, ...]
    paged: bool = False
    lines: int | None = None

    @property
    def blocks(self) -> Iterator[Block]:
        return (block for page in self.pages for block in page.blocks)


class UnreadableError(Exception):
    """A file that cannot be read; the message is one clear line for a clerk, without the file's name."""
