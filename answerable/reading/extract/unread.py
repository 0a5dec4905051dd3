"""What the reader saw and could not place: how it is honest about its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.reading.extract.citing import cite_blocks
from answerable.reading.layout import Block, Layout
from answerable.reading.ledger import Ledger
from answerable.record import Unread
from answerable.record.unread import RUNNING_HEAD

# A claim whose home begins so gives its block to the list of unread, for the reason that follows.
UNREAD_HOME = "unread: "

_REASONS = (
    (re.compile(r"^(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?$|^[ivxlc]{1,6}$", re.IGNORECASE), "a page number"),
    (
        re.compile(r"^(?:(?:chair(?:man|person)?|signed|dated?)\b\W*)+$|^[.…_\s-]{3,}", re.IGNORECASE),
        "a place for a signature",
    ),
    (re.compile(r"https?://|www\.|@\w"), "an address for further information"),
    (re.compile(r"^\W*(?:figure|chart|graph|map|photo\w*|image|diagram)\b", re.IGNORECASE), "the words of a picture"),
)
_FEW_WORDS = 3


def list_unread(layout: Layout, ledger: Ledger) -> tuple[Unread, ...]:
    """Every block with words that no fact of the record holds, in reading order, with the reason.

    A claim on a table holds for its cells. Claims whose home begins with `unread: ` are listed with that reason.
    """
    return tuple(
        Unread(why=_why(block, ledger), cite=cite_blocks(block)) for block in _unplaced(layout.blocks, ledger)
    )


def _unplaced(blocks: Iterator[Block], ledger: Ledger) -> Iterator[Block]:
    for block in blocks:
        yield from _unplaced_in(block, ledger, held=False)


def _unplaced_in(block: Block, ledger: Ledger, held: bool) -> Iterator[Block]:
    home = ledger.home(block)
    given_up = home is not None and home.startswith(UNREAD_HOME)
    held = not given_up and (held or home is not None)
    if block.kind != "table":
        if not held and any(line.text.strip() for line in block.lines):
            yield block
        return
    for row in block.rows:
        for cell in row:
            for inner in cell.blocks:
                yield from _unplaced_in(inner, ledger, held)


def _why(block: Block, ledger: Ledger) -> str:
    home = ledger.home(block)
    if home is not None and home.startswith(UNREAD_HOME):
        return _sentence(home.removeprefix(UNREAD_HOME))
    if block.kind == "furniture":
        return RUNNING_HEAD
    text = block.text
    for pattern, reason in _REASONS:
        if pattern.search(text):
            return _sentence(reason)
    if not any(map(str.isalnum, text)):
        return "Marks without words."
    if block.kind == "heading":
        return "A heading with no words under it."
    if len(text.split()) <= _FEW_WORDS:
        return "Too few words to tell what they belong to."
    return "No fact of the record could be told from these words."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
