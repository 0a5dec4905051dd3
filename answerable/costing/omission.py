"""Which part was left out of a printed sum: one part, or a pair, that alone accounts for the difference."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from answerable.costing.amount import NOTHING

# Of three parts and more some choice nearly always fits by chance: then nothing is explained.
_MOST: Final = 2


def find_omission(parts: Sequence[Decimal], printed: Decimal, within: Decimal = NOTHING) -> tuple[int, ...]:
    """The places of the one part, or else the one pair, without which the parts come to what is printed.

    Nothing where the parts come to it as they are, where no part or pair explains the difference, and where more
    than one does: what may be a coincidence is no explanation. `within` is what rounding leaves open, in pounds.
    """
    found = list_omissions(parts, printed, within)
    return found[0] if len(found) == 1 else ()


def list_omissions(
    parts: Sequence[Decimal], printed: Decimal, within: Decimal = NOTHING
) -> tuple[tuple[int, ...], ...]:
    """Every choice of the fewest parts (one, else two) whose omission explains a printed sum, in the order given."""
    missing = sum(parts, NOTHING) - printed
    if abs(missing) <= within:
        return ()
    told = [at for at, part in enumerate(parts) if part]
    for size in range(1, _MOST + 1):
        found = [
            chosen
            for chosen in combinations(told, size)
            if abs(sum((parts[at] for at in chosen), NOTHING) - missing) <= within
        ]
        # All parts left out leaves a printed nought, which needs no parts to explain it.
        if found and not (len(found) == 1 and len(found[0]) == len(told)):
            return tuple(found)
    return ()
