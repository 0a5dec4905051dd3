"""Titles that are set as such by hand: short lines all in bold, or all in capitals."""

from __future__ import annotations

import msgspec

from answerable.reading.layout import Block

TITLE_WORDS, SHOUTED_WORDS = 16, 30
ALL_BOLD = 0.85
"""The share of a line's letters that makes it bold throughout: its number may be plain."""
_LEAST_SHOUTED = 4


def could_be_title(block: Block) -> bool:
    """Whether a block is short enough for a title, and does not end as a sentence or a clause does."""
    text = block.text
    if block.kind not in ("paragraph", "list_item") or block.bullet or len(block.lines) > 2:
        return False
    if len(_letters(text)) < 2 or text.endswith((".", ";", ",")):
        return False
    return len(text.split()) <= (SHOUTED_WORDS if text.isupper() else TITLE_WORDS)


def stands_out(block: Block) -> bool:
    """Whether a block is set throughout in bold or in capitals."""
    text = block.text
    return block.share("bold") > ALL_BOLD or (text.isupper() and len(_letters(text)) >= _LEAST_SHOUTED)


def as_heading(block: Block, level: int = 2) -> Block:
    return msgspec.structs.replace(block, kind="heading", level=level)


def mark_titles(blocks: list[Block]) -> list[Block]:
    """Blocks with the titles that only their look shows made headings."""
    return [as_heading(block) if could_be_title(block) and stands_out(block) else block for block in blocks]


def _letters(text: str) -> list[str]:
    return [char for char in text if char.isalpha()]
