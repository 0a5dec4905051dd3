"""Shares in per cent: as tables hold them, and as sentences say them with their n and interval."""

from __future__ import annotations

from answerable.drawing.wording import say_interval, say_share, say_value
from answerable.measuring.interval import Interval, bound_share


def to_percent(share: float | None) -> float | None:
    """A fraction of one in per cent; nothing of what is not known."""
    return None if share is None else 100 * share


def take_percent(part: float, whole: float) -> float | None:
    """A part of a whole in per cent; nothing of nobody."""
    return 100 * part / whole if whole else None


def bound_percent(part: float, whole: float) -> tuple[float | None, float | None, float | None]:
    """A part of a whole in per cent with the ends of its 95% interval (Wilson 1927); nothing of nobody."""
    if not whole:
        return None, None, None
    found = bound_share(part, whole)
    return 100 * part / whole, 100 * found.low, 100 * found.high


def say_percent(share: float, places: int = 1) -> str:
    """A fraction of one as `4.7%`."""
    return say_value(100 * share, "percent", places)


def say_bound(interval: Interval, places: int = 1) -> str:
    """`95% interval 8.9% to 14.1%`, of an interval in fractions of one."""
    return say_interval(100 * interval.low, 100 * interval.high, "percent", places, level=interval.level)


def say_whole_share(part: int, whole: int) -> str:
    """A percentage with its n and its interval: `6.5% (57,558 of 885,504; 95% interval 6.4% to 6.6%)`."""
    if not whole:
        return "none"
    return f"{say_share(part, whole).removesuffix(')')}; {say_bound(bound_share(part, whole))})"
