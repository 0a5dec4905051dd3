"""Shares: a part as a percentage of its whole, from rounded parts and wholes."""

from __future__ import annotations

from decimal import Decimal

from answerable.measuring.rounding import Bounds

HUNDRED = Bounds.exactly(100)


def measure_share(part: Bounds, whole: Bounds) -> Bounds | None:
    """The part as a percentage of the whole; nothing where the whole may be zero.

    Method: part / whole x 100, both ends exact (interval arithmetic).
    """
    ratio = part.over(whole)
    return ratio.times(HUNDRED) if ratio else None


def measure_gap(whole: Bounds, part: Bounds) -> Bounds | None:
    """What is missing of a whole as a percentage of it: `(establishment - strength) / establishment`.

    The whole stands twice in the quotient but is one number, so it is worked out as 100 less the share. Nothing where
    the whole may be zero.
    """
    share = measure_share(part, whole)
    return HUNDRED.minus(share) if share else None


def spare_zeros(value: Decimal, decimals: int) -> int:
    """How many places of a print are zeros at its end (`51.0` has one), as of a whole percentage padded out."""
    digits = value.scaleb(decimals)
    spare = 0
    while spare < decimals and digits % 10 == 0:
        digits, spare = digits / 10, spare + 1
    return spare
