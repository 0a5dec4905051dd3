"""What a layout prints, for comparing with what went in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from answerable.reading.layout import Block, Layout, Line

WORD = re.compile(r"\w+")


def lines_in(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every printed line, those in table cells included."""
    for block in blocks:
        yield from block.lines
        for row in block.rows:
            for cell in row:
                yield from lines_in(cell.blocks)


def words_in(layout: Layout) -> Counter[str]:
    """How often each word and number is printed."""
    return Counter(word for line in lines_in(layout.blocks) for word in WORD.findall(line.text))


def outline(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """Blocks as pairs of kind and text, which is what most tests ask about."""
    return [(block.kind, block.text) for block in blocks]


def grid(block: Block) -> list[list[str]]:
    """A table as the texts of its cells."""
    return [[cell.text for cell in row] for row in block.rows]
