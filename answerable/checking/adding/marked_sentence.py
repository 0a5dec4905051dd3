"""A sentence with its figures replaced by marks, so that a pattern of words can say where they must stand."""

from __future__ import annotations

from functools import cached_property

import msgspec

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.prose import Sentence

MARK = r"⟦(\d+)⟧"
GAP = r"[^⟦⟧.;]"
"""A character between two figures of one clause; patterns bound how many there may be."""

_KINDS = frozenset(
    {"GBP", "%", "percentage points", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "pence"}
    | {"rank", "ratio", "kg", "km", "miles", "metres", "mph"}
)
"""Units that are kept apart; whatever else is counted (officers, posts, fines) may be added up together."""


class Marked(msgspec.Struct, frozen=True, dict=True):
    """A sentence; `text` has `⟦n⟧` for its n-th figure."""

    sentence: Sentence

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return self.sentence.amounts

    @cached_property
    def text(self) -> str:
        parts: list[str] = []
        at = self.sentence.start
        whole = self.sentence.paragraph.text
        for number, amount in enumerate(self.sentence.amounts):
            parts += [whole[at : amount.start], f"⟦{number}⟧"]
            at = amount.end
        return "".join((*parts, whole[at : self.sentence.end]))

    def amount(self, mark: str | int) -> Amount:
        return self.amounts[int(mark)]

    def between(self, one: int, other: int) -> str:
        """The words between two figures."""
        return self.sentence.paragraph.text[self.amounts[one].end : self.amounts[other].start]


def same_kind(*amounts: Amount) -> bool:
    """Whether figures can be added or taken from each other: one kind of unit, none of them approximate."""
    kinds = {amount.unit if amount.unit in _KINDS else None for amount in amounts}
    return len(kinds) == 1 and not any(amount.figure.approximate for amount in amounts)
