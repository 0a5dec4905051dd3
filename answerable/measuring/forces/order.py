"""The order of bodies by their values alone, and when an order is sure enough to be said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

First = Literal["highest", "lowest"]

DRAWS = 10_000
CERTAIN = 0.9
"""The probability above which two bodies are put in order."""


def rank_values(values: Sequence[float], first: First) -> list[tuple[int, bool]]:
    """The rank of each value, 1 the `first`, and whether it shares it: equal values have the same, better, rank."""
    signed = [-value if first == "highest" else value for value in values]
    return [(1 + sum(other < own for other in signed), signed.count(own) > 1) for own in signed]
