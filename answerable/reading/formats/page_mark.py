"""Page numbers and running heads left in a text paper: furniture, and no part of what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from answerable.reading.layout import Block

_PAGE_LINE = re.compile(r"(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_RUNNING_HEAD = re.compile(
    r".{3,80}?\s(?:[-–—]\s*(\d{1,4})\s*[-–—]|page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?)", re.IGNORECASE
)
_LEAST_BARE, _LEAST_HEADS = 3, 2
_LARGEST_STEP = 2


def mark_page_marks(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with the page marks made furniture.

    `Page 3` and `- 3 -` are marks wherever they stand alone; bare numbers, and heads that end in a number, are where
    they count up through the paper. The first such head stays: it may be the only place that names the body.
    """
    bare = [block for block in blocks if _is_line(block) and _BARE_NUMBER.fullmatch(block.text)]
    heads = [(block, match) for block in blocks if _is_line(block) and (match := _RUNNING_HEAD.fullmatch(block.text))]
    marks = [block for block in blocks if _is_line(block) and _PAGE_LINE.fullmatch(block.text)]
    if len(bare) >= _LEAST_BARE and _count_up([int(block.text) for block in bare]):
        marks += bare
    if len(heads) >= _LEAST_HEADS and _count_up([int(match[1] or match[2]) for _, match in heads]):
        marks += [block for block, _ in heads[1:]]
    known = {id(block) for block in marks}
    return [_as_furniture(block) if id(block) in known else block for block in blocks]


def _is_line(block: Block) -> bool:
    return len(block.lines) == 1 and block.kind != "table"


def _count_up(numbers: list[int]) -> bool:
    return all(0 < later - earlier <= _LARGEST_STEP for earlier, later in pairwise(numbers))


def _as_furniture(block: Block) -> Block:
    return msgspec.structs.replace(block, kind="furniture", level=0, bullet=None)
