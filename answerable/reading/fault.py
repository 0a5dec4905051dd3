"""Where the reader itself fails: what is lost is one reading of one document, never the paper, and it is said."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from answerable.reading.extract.citing import cite_blocks
from answerable.reading.extract.section import Passage, Section
from answerable.reading.extract.unread import UNREAD_HOME
from answerable.reading.layout import Block
from answerable.reading.ledger import Ledger
from answerable.record import Unread

_Read = TypeVar("_Read")
_log = logging.getLogger(__name__)


class Faults:
    """Runs the extractors of one paper so that one that raises costs only what it was reading."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._failed: list[tuple[tuple[Block, ...], str]] = []
        self.unread: list[Unread] = []
        """Passages that the record holds, in which promises or figures could not be looked for."""

    def contain(self, section: Section, read: Callable[[], _Read], lost: _Read) -> _Read:
        """What `read` returns; where it raises, its claims are undone and the answer is `lost`."""
        mark = self._ledger.mark()
        try:
            return read()
        except Exception as fault:
            _log.info("the reader failed at a document of kind %s", section.kind, exc_info=True)
            self._ledger.undo(mark)
            self._failed.append(((*section.head, *section.blocks), _explain(fault, "this document")))
            return lost

    def contain_each(
        self, passages: Sequence[Passage], find: Callable[[Sequence[Passage]], Iterable[_Read]]
    ) -> tuple[_Read, ...]:
        """What `find` finds in passages; where it raises, they are searched one by one and the guilty ones named."""
        try:
            return tuple(find(passages))
        except Exception:
            _log.info("the reader failed at a passage", exc_info=True)
        found: list[_Read] = []
        for passage in passages:
            try:
                found.extend(find([passage]))
            except Exception as fault:
                why = _explain(fault, "these words, which the record holds without their figures and promises")
                self.unread.append(Unread(why=why, cite=cite_blocks(passage.blocks[:1])))
        return tuple(found)

    def give_up(self) -> None:
        """Claim what no other extractor has placed of the failed documents, as unread for the reader's fault."""
        for blocks, why in self._failed:
            for block in _leaves(blocks):
                if not self._ledger.is_claimed(block):
                    self._ledger.claim(block, f"{UNREAD_HOME}{why}")


def _explain(fault: Exception, what: str) -> str:
    return f"The reader failed at {what} ({type(fault).__name__}): the fault is the reader's, not the paper's."


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "table":
            yield from _leaves(inner for row in block.rows for cell in row for inner in cell.blocks)
        elif block.kind != "furniture":
            yield block
