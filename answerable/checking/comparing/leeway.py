"""What a printed figure may stand for, with the leeway that its words and its round thousands ask for."""

from __future__ import annotations

import re
from decimal import Decimal

from answerable.checking.evidence.amount import Amount
from answerable.measuring.rounding import Bounds
from answerable.measuring.share import spare_zeros

ABOUT_POINTS = Decimal(1)
"""`about 15%` may be a point off; the catalogue of rules."""
MORE_POINTS = Decimal(5)
"""How far `over 60%` may be over it, and `nearly 60%` under."""
_MORE = re.compile(r"\b(?:more\s+than|over|at\s+least|above|in\s+excess\s+of|upwards\s+of)\s*$", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less\s+than|fewer\s+than|under|nearly|almost|up\s+to|close\s+to)\s*$", re.IGNORECASE)
_ABOUT_SHARE = Decimal("0.05")
# A count of thousands that ends in two zeros is more often rounded than met by chance (one in a hundred).
_ROUND_FROM = 1000


def range_of(amount: Amount) -> Bounds:
    """Every value that a figure may stand for: its printed rounding, wider for `about` or a round number."""
    bounds = amount.bounds
    if amount.figure.approximate:
        more = ABOUT_POINTS if amount.is_percent else abs(amount.value) * _ABOUT_SHARE
        return Bounds(bounds.low - more, bounds.high + more)
    if amount.is_count and abs(amount.value) >= _ROUND_FROM and not amount.value % 100:
        return Bounds.printed(amount.value, _round_half_unit(amount.value))
    return bounds


def hedged_range(amount: Amount, words_before: str) -> Bounds:
    """As `range_of`, open to the side that the words before a percentage leave open: `more than 60%` may be 62%."""
    bounds = range_of(amount)
    if _MORE.search(words_before):
        return Bounds(bounds.low, bounds.high + MORE_POINTS)
    if _LESS.search(words_before):
        return Bounds(bounds.low - MORE_POINTS, bounds.high)
    return bounds


def point_of(amount: Amount) -> Bounds:
    """A figure as printed, to show what it gives without any leeway."""
    return Bounds.exactly(amount.value)


def padded_range(amount: Amount) -> Bounds:
    """As `range_of`, and wider where a percentage ends in zeros: `51.0%` may be a whole percentage padded out."""
    spare = spare_zeros(amount.value, amount.figure.decimals)
    bounds = range_of(amount)
    return Bounds.printed(bounds.middle, max(bounds.tolerance, amount.half_unit.scaleb(spare)))


def _round_half_unit(value: Decimal) -> Decimal:
    unit = Decimal(100)
    while not value % (unit * 10):
        unit *= 10
    return unit / 2


def show(value: Decimal, decimals: int = 1) -> str:
    """A recomputed number for a reader: so many places, thousands parted by commas."""
    return f"{value:,.{decimals}f}"


def show_percent(bounds: Bounds, printed: Amount | None = None) -> str:
    """A recomputed percentage, to one place more than the one printed."""
    return f"{show(bounds.middle, (printed.figure.decimals if printed else 0) + 1)}%"


def tell_tolerance(printed: Amount) -> str:
    """What the printed rounding of a percentage allows, in words."""
    bounds = range_of(printed)
    return f"{printed.text} as printed may stand for {bounds.low.normalize():f} to {bounds.high.normalize():f}."
