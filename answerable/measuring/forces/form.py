"""The forms that a measure of many bodies can have, and how limits are drawn for them."""

from __future__ import annotations

from typing import Literal, NamedTuple

Form = Literal["share", "rate"]
"""A `share` is a part of the body's own whole (calls answered in time); a `rate` counts events over what they arise
from (crimes over people), and may exceed it."""
Adjustment = Literal["additive", "none"]
"""Whether limits are widened by the variance between bodies."""


class Curve(NamedTuple):
    """The two limits at one level along ascending sizes."""

    level: float
    sizes: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
