"""Citations: from blocks, and words within them, to the place where they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from answerable.reading.layout import Block, Line
from answerable.record import Box, Cite


def fold(text: str) -> str:
    """White space folded: what a quotation keeps of its paper's spacing."""
    return " ".join(text.split())


def lines_of(block: Block) -> Iterable[Line]:
    """A block's printed lines, those of a table's cells included, in reading order."""
    if block.kind != "table":
        return block.lines
    return (line for row in block.rows for cell in row for inner in cell.blocks for line in lines_of(inner))


def cite_blocks(blocks: Block | Sequence[Block], words: str | None = None) -> Cite:
    """The citation of whole blocks, or of `words` within them.

    `words` must stand in the blocks' text (white space apart); the citation then names the lines that hold
    them and quotes them as printed. Raises `ValueError` when they do not, or when there is no line to cite.
    """
    parts = [blocks] if isinstance(blocks, Block) else list(blocks)
    lines = [line for block in parts for line in lines_of(block) if line.text.strip()]
    if not lines:
        raise ValueError("nothing printed to cite")
    if words is not None:
        lines, quote = _lines_holding(lines, fold(words))
    else:
        quote = fold(" ".join(line.text for line in lines))
    first, last = lines[0], lines[-1]
    same_page = [line.box for line in lines if line.page == first.page and line.box]
    return Cite(
        page=first.page,
        line=first.number,
        line_end=last.number if (last.page, last.number) != (first.page, first.number) else None,
        quote=quote,
        box=_around(same_page) if same_page else None,
    )


def _lines_holding(lines: list[Line], words: str) -> tuple[list[Line], str]:
    starts: list[int] = []
    text = ""
    for line in lines:
        folded = fold(line.text)
        text = f"{text} {folded}" if text else folded
        starts.append(len(text) - len(folded))
    at = text.find(words)
    if not words or at < 0:
        raise ValueError(f"not in the paper as printed: {words[:80]!r}")
    end = at + len(words)
    held = [
        line for line, start in zip(lines, starts, strict=True) if start < end and start + len(fold(line.text)) > at
    ]
    return held, words


def _around(boxes: list[Box]) -> Box:
    return Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
