"""The ranks of headings in reading order, without gaps, so that a screen reader can go from one to the next."""

from __future__ import annotations

SECTION_LEVEL = 2
TITLE_LEVEL = 3


class Ranks:
    """Gives each heading its rank as it comes: one below the nearest heading above it that is set larger.

    A paper's levels say how large a heading is set, and may skip (1, then 3); PDF/UA and HTML want 1, then 2.
    """

    def __init__(self, first: int = 1) -> None:
        self._first = first
        self._open: list[int] = []

    def take(self, level: int) -> int:
        """The rank of the next heading, set at `level` (1 is largest)."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return self._first + len(self._open) - 1
