"""What a rounded number may have been: exact decimal bounds, carried through sums, products and quotients."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from typing import NamedTuple

PRECISION_DIGITS = 60
"""Digits carried in a quotient, so that no bound is moved by our own rounding at any printed place."""


class Bounds(NamedTuple):
    """A closed interval of exact decimals: every value that rounds to what is printed.

    Both ends belong to it, because a paper may round a half up or to the even digit.
    """

    low: Decimal
    high: Decimal

    @classmethod
    def exactly(cls, value: Decimal | int) -> Bounds:
        return cls(Decimal(value), Decimal(value))

    @classmethod
    def printed(cls, value: Decimal, half_unit: Decimal) -> Bounds:
        """The values that a print may stand for: it, half a unit of its last printed place either way."""
        return cls(value - half_unit, value + half_unit)

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2

    @property
    def tolerance(self) -> Decimal:
        """Half the width: how far either way the middle may be."""
        return (self.high - self.low) / 2

    def meets(self, other: Bounds) -> bool:
        """Whether some value fits both."""
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Bounds) -> Bounds:
        return Bounds(self.low + other.low, self.high + other.high)

    def minus(self, other: Bounds) -> Bounds:
        return Bounds(self.low - other.high, self.high - other.low)

    def times(self, other: Bounds) -> Bounds:
        products = [mine * theirs for mine in self for theirs in other]
        return Bounds(min(products), max(products))

    def over(self, other: Bounds) -> Bounds | None:
        """The quotient, or nothing where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        with localcontext() as context:
            context.prec = PRECISION_DIGITS
            quotients = [mine / theirs for mine in self for theirs in other]
        return Bounds(min(quotients), max(quotients))


def add_bounds(parts: list[Bounds]) -> Bounds:
    """The sum of rounded numbers: tolerances add, as in XBRL Calculations 1.1."""
    total = Bounds.exactly(0)
    for part in parts:
        total = total.plus(part)
    return total


def round_both_ways(value: Decimal, places: int) -> set[Decimal]:
    """A value at so many places, a half rounded up and to the even digit (papers do either)."""
    unit = Decimal(1).scaleb(-places)
    return {value.quantize(unit, ROUND_HALF_UP), value.quantize(unit, ROUND_HALF_EVEN)}
