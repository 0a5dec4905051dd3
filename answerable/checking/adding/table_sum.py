"""A total of a table held against its parts, and how far its numbers tell that these are its parts."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from answerable.checking.adding.matrix import Line, Matrix
from answerable.checking.adding.row_labels import Claim
from answerable.checking.adding.slip import find_slip
from answerable.checking.evidence.amount import Amount
from answerable.measuring.rounding import Bounds


class Part(msgspec.Struct, frozen=True):
    """A line on the stack: `parts` are its own where it is a total, `guessed` whether only its numbers say so."""

    line: Line
    parts: tuple[Part, ...] = ()
    guessed: bool = False
    sign: int = 1

    @property
    def is_total(self) -> bool:
        return bool(self.parts)


class Term(msgspec.Struct, frozen=True):
    """A number that is added (sign 1) or taken away (-1)."""

    sign: int
    label: str
    amount: Amount
    line: int


class Check(msgspec.Struct, frozen=True):
    """A total held against its parts along one crossing line. `reached` is what the parts come to."""

    cross: int
    heading: str
    total: Amount
    allowed: Bounds
    terms: tuple[Term, ...]
    reached: Bounds

    @property
    def agrees(self) -> bool:
        return self.allowed.meets(self.reached)

    @property
    def is_telling(self) -> bool:
        """Whether its agreement says anything: two numbers at least that are not nought."""
        return sum(term.amount.value != 0 for term in self.terms) > 1


class Sum(msgspec.Struct, frozen=True):
    """A line that states a total, its checks, and how sure it is that these are its parts.

    `proved` is whether a crossing line agrees; `omitted` the one run of lines that the total leaves out, where
    leaving them out makes every other check agree; `wrong_parts` the sub-totals among its parts that do not agree.
    """

    matrix: Matrix
    line: Line
    claim: Claim
    parts: tuple[Part, ...]
    checks: tuple[Check, ...]
    proved: bool
    omitted: tuple[Line, ...] = ()
    is_balance: bool = False
    wrong_parts: tuple[Sum, ...] = ()

    @property
    def disagreeing(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.agrees)


_BY_CHANCE = 100
"""Sums of fewer units of the last place printed are met by chance in tables of small numbers."""


def _units(check: Check) -> Decimal:
    """The largest number of a check without its point and its scale: 36 for `£3.6m`."""
    amounts = (check.total, *(term.amount for term in check.terms))
    return max(abs(amount.value) / (2 * amount.half_unit or 1) for amount in amounts)


def score(found: Sum) -> int:
    """How well a total agrees with its parts: crossing lines that agree, less those that do not."""
    return len(found.checks) - 2 * len(found.disagreeing)


def is_told_by_numbers(found: Sum) -> bool:
    """Whether agreeing numbers show a line to be a total, by more than chance.

    Along two crossing lines where its words hint at nothing; along one where they do.
    """
    telling = [check for check in found.checks if check.agrees and check.is_telling]
    if found.claim == Claim.HINTED:
        return len(telling) > 1 or any(_units(check) >= _BY_CHANCE for check in telling)
    sure = [check for check in telling if _units(check) >= _BY_CHANCE]
    return len(sure) > 1 and found.matrix.direction == "down"


def is_nearly_told(found: Sum) -> bool:
    """Whether most crossing lines show a line to be a total, so that the rest do not agree."""
    agreeing = sum(check.agrees and check.is_telling for check in found.checks)
    return is_told_by_numbers(found) and (
        agreeing > len(found.disagreeing) or (found.claim == Claim.HINTED and agreeing == len(found.disagreeing))
    )


def find_slipped_balance(weighed: list[Sum]) -> Sum | None:
    """A balance that one slip of the pen keeps from agreeing."""
    for found in weighed:
        if found.is_balance and all(find_slip(check.total, check.reached) for check in found.disagreeing):
            return found
    return None


def measure_distance(found: Sum) -> float:
    """How far a total is from its parts, as a share of it, over all checks."""
    return sum(
        float(abs(check.total.value - check.reached.middle) / (abs(check.total.value) or 1)) for check in found.checks
    ) / len(found.checks)
