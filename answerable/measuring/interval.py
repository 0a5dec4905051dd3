"""Intervals for shares, counts and ratios: what chance alone leaves open."""

from __future__ import annotations

from typing import NamedTuple


class Interval(NamedTuple):
    """The two ends of an interval at a level of confidence (0.95 unless said)."""

    low: float
    high: float
    level: float = 0.95
