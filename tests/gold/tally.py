"""The count behind a score: what an answer holds, what the reader found, what of it agrees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """Counts of one kind of fact. `expected` and `found` count facts; `right` those that agree, of each side."""

    right: int = 0
    expected: int = 0
    found: int = 0
    misses: list[str] = field(default_factory=list)

    def agree(self) -> None:
        """One fact of the answer that the reader found."""
        self.right += 1
        self.expected += 1
        self.found += 1

    def miss(self, what: Any, got: Any = None) -> None:
        """One fact of the answer that the reader has not, or has wrong (`got`)."""
        self.expected += 1
        self.found += got is not None
        self.misses.append(f"expected {what}" + (f", got {_shorten(got)}" if got is not None else ", got nothing"))

    def invent(self, what: Any) -> None:
        """One fact of the reader's that no answer has."""
        self.found += 1
        self.misses.append(f"not in the answers: {_shorten(what)}")

    def add(self, other: Tally, where: str = "") -> None:
        """Add the counts of another tally, its misses marked with their paper."""
        self.right += other.right
        self.expected += other.expected
        self.found += other.found
        self.misses += [f"{where}: {miss}" if where else miss for miss in other.misses]

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        total = self.expected + self.found
        return 2 * self.right / total if total else None


Score = dict[str, Tally]


def _shorten(what: Any, most: int = 220) -> str:
    text = " ".join(str(what).split())
    return text if len(text) <= most else text[:most] + "..."
