"""Sentences that a page end tore in two, and their halves joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from answerable.reading.layout import Block

SENTENCE_END = re.compile(r"[.!?:;]['\"’”)\]]*$")
_LINKING = re.compile(r"\b(?:a|an|and|as|at|be|by|for|from|in|is|of|on|or|our|than|that|the|their|to|was|were|with)$")
_LEAST_WORDS = 5
_LEAST_WORDS_BEFORE_NAME = 12
_LEAST_USES = 2


def is_torn(block: Block, after: Block) -> bool:
    """Whether a sentence runs over from one block into the next: it has no end, and goes on in lower case."""
    if not _is_open(block, after):
        return False
    start = after.text[0]
    return start.islower() or (bool(_LINKING.search(block.text)) and not start.isalpha())


def join_lines(block: Block, after: Block) -> Block:
    """One block with the lines of both."""
    return msgspec.structs.replace(block, lines=block.lines + after.lines)


def join_torn(blocks: Iterable[Block]) -> list[Block]:
    """Blocks with the torn sentences made whole, also those torn inside a name that the paper uses elsewhere."""
    given = list(blocks)
    names = _names(given)
    joined: list[Block] = []
    for block in given:
        # A page's number may stand between the halves.
        place = -2 if len(joined) > 1 and joined[-1].kind == "furniture" else -1
        if joined and (is_torn(joined[place], block) or _tears_name(joined[place], block, names)):
            joined[place] = join_lines(joined[place], block)
        else:
            joined.append(block)
    return joined


def _is_open(block: Block, after: Block) -> bool:
    if block.kind not in ("paragraph", "list_item") or after.kind != "paragraph":
        return False
    text = block.text
    return len(text.split()) >= _LEAST_WORDS and not SENTENCE_END.search(text) and bool(after.text)


def _tears_name(block: Block, after: Block, names: Counter[tuple[str, str]]) -> bool:
    """`... of West` and `Midlands Police's powers ...`: two halves of a name."""
    if not _is_open(block, after) or len(block.text.split()) < _LEAST_WORDS_BEFORE_NAME:
        return False
    return names[block.text.split()[-1], after.text.split()[0]] >= _LEAST_USES


def _names(blocks: Iterable[Block]) -> Counter[tuple[str, str]]:
    """How often two words with capitals stand side by side in the paper."""
    return Counter(
        pair
        for block in blocks
        for line in block.lines
        for pair in pairwise(line.text.split())
        if pair[0][0].isupper() and pair[1][0].isupper() and pair[0].isalpha()
    )
