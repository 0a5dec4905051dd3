"""The contents of a pack: a list of its papers with the page of each, which states nothing of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.reading.layout import Block

CONTENTS_HOME = "unread: the contents of the pack"

_HEADING = re.compile(r"\W*(?:table of )?contents\W*", re.IGNORECASE)
_PAGED = re.compile(r"\S.*?[\s.…]\d{1,4}\W*$", re.DOTALL)
_FEWEST = 2
_MOSTLY = 0.6


def list_contents(blocks: Sequence[Block]) -> list[Block]:
    """The heading `Contents` and the blocks below it on its page; none where they do not end in page numbers."""
    heading = next((at for at, block in enumerate(blocks) if _is_heading(block)), None)
    if heading is None:
        return []
    page = blocks[heading].lines[0].page
    below = [block for block in blocks[heading + 1 :] if block.kind != "furniture" and _page_of(block) == page]
    entries = [entry for block in below for entry in _entries(block)]
    paged = sum(1 for entry in entries if _PAGED.fullmatch(entry))
    listed = len(entries) >= _FEWEST and paged >= _MOSTLY * len(entries)
    return [blocks[heading], *below] if listed else []


def _is_heading(block: Block) -> bool:
    return block.kind == "heading" and _HEADING.fullmatch(block.text) is not None and block.lines[0].page is not None


def _page_of(block: Block) -> int | None:
    """The page on which a block begins."""
    lines = block.lines or [line for row in block.rows for cell in row for held in cell.blocks for line in held.lines]
    return lines[0].page if lines else None


def _entries(block: Block) -> list[str]:
    if block.kind == "table":
        return [" ".join(cell.text for cell in row if cell.text) for row in block.rows]
    return [block.text]
