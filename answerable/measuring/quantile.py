"""What a median says of the share within a limit: at least half lie at or below it."""

from __future__ import annotations

from answerable.measuring.rounding import Bounds

_HALF_TO_ALL = Bounds.exactly(50)._replace(high=Bounds.exactly(100).high)
_NONE_TO_HALF = Bounds.exactly(0)._replace(high=Bounds.exactly(50).high)
_ANY = Bounds.exactly(0)._replace(high=Bounds.exactly(100).high)


def bound_share_within(median: Bounds, limit: Bounds) -> Bounds:
    """The percentages of a population that may lie within a limit, given its median; both in one unit.

    By the definition of a median: where it is certainly within the limit, at least 50 per cent are; where it is
    certainly beyond, at most 50 per cent. Where rounding leaves it open, any share may be.
    """
    if median.high <= limit.low:
        return _HALF_TO_ALL
    if median.low > limit.high:
        return _NONE_TO_HALF
    return _ANY
