"""Who has placed which words: every line of a paper has one home in the record, or is listed as unread."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.reading.layout import Block


class ClaimedTwiceError(Exception):
    """Two facts claim the same block as their home: a fault of the reader, never of the paper."""


class Ledger:
    """Claims on blocks, by identity. A derived fact (figure, promise) cites words but claims nothing."""

    def __init__(self) -> None:
        self._homes: dict[int, str] = {}

    def claim(self, blocks: Block | Iterable[Block], home: str) -> None:
        """Give blocks a home; `home` says in a word or two what holds them (`item note`, `answer`)."""
        for block in [blocks] if isinstance(blocks, Block) else blocks:
            held = self._homes.setdefault(id(block), home)
            if held is not home and held != home:
                raise ClaimedTwiceError(f"{block.text[:80]!r} is claimed as {held} and as {home}")

    def is_claimed(self, block: Block) -> bool:
        return id(block) in self._homes

    def mark(self) -> int:
        """How many claims there are, to go back to with `undo`."""
        return len(self._homes)

    def undo(self, mark: int) -> None:
        """Take back the claims made since a mark."""
        while len(self._homes) > mark:
            self._homes.popitem()

    def home(self, block: Block) -> str | None:
        return self._homes.get(id(block))
