"""Change between two figures: in per cent, in times, and the direction that is certain of rounded figures."""

from __future__ import annotations

from answerable.measuring.rounding import Bounds

_HUNDRED = Bounds.exactly(100)
_ONE = Bounds.exactly(1)


def measure_factor(before: Bounds, after: Bounds) -> Bounds | None:
    """How many times the figure before the figure after is; nothing where the first may be zero."""
    return after.over(before)


def measure_change(before: Bounds, after: Bounds) -> Bounds | None:
    """The change from one figure to another in per cent of the first, a fall negative.

    Method: (after / before - 1) x 100. The first figure is divided by once, so that its own rounding is not counted
    twice. Nothing where it may be zero, or where it is negative, of which a percentage says nothing.
    """
    if before.low < 0:
        return None
    factor = measure_factor(before, after)
    return factor.minus(_ONE).times(_HUNDRED) if factor else None


def tell_direction(before: Bounds, after: Bounds) -> int:
    """1 where the second figure is certainly the greater, -1 the less, 0 where rounding leaves it open."""
    if after.low > before.high:
        return 1
    return -1 if after.high < before.low else 0
