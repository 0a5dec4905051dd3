"""How figures of the workforce are said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.drawing.wording import say_interval, say_value
from answerable.measuring.interval import Interval
from answerable.measuring.workforce.vacancy import ROLE_NAMES


def say_percent(share: float, places: int = 1) -> str:
    """A fraction of one as `4.7%`."""
    return say_value(100 * share, "percent", places)


def say_bound(interval: Interval, places: int = 1) -> str:
    """`95% interval 8.9% to 14.1%`, of an interval in fractions of one."""
    return say_interval(100 * interval.low, 100 * interval.high, "percent", places, level=interval.level)


def say_fte(value: float) -> str:
    """Full-time equivalents: `939.6`, `37`."""
    return say_value(value, "number", 0 if abs(value - round(value)) < 1e-6 else 1)


def to_percent(share: float | None) -> float | None:
    """A fraction of one in per cent, as tables hold it."""
    return None if share is None else 100 * share


def name_line(unit: str, role: str) -> str:
    """`Force Contact, officers`; the unit alone for all together."""
    return f"{unit}, {say_role(role)}" if role else unit


def say_role(role: str) -> str:
    """`officers`, `staff`, `PCSOs`, `all`."""
    name = ROLE_NAMES[role]
    return name if name.isupper() or name == "PCSOs" else name.lower()


def join_words(words: Sequence[str]) -> str:
    """`staff 10.6%, officers 16.9% and all 11.4%`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def make_slug(*parts: str) -> str:
    """The name of an exhibit within its analysis."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(parts).casefold()).strip("-")
