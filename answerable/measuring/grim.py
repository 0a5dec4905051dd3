"""GRIM: whether a percentage can come of a whole number of cases among so many.

Brown and Heathers, The GRIM Test, Social Psychological and Personality Science 8 (2017).
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from answerable.measuring.rounding import Bounds


def list_cases(percent: Bounds, total: int) -> range:
    """The numbers of cases among `total` whose share in per cent lies within bounds; empty where none does."""
    fewest = (percent.low * total / 100).to_integral_value(ROUND_CEILING)
    most = (percent.high * total / 100).to_integral_value(ROUND_FLOOR)
    return range(max(0, int(fewest)), min(total, int(most)) + 1)


def can_fail(half_unit: Decimal, total: int) -> bool:
    """Whether the test can find anything: from 100 / unit cases on, every printed percentage is possible."""
    return 0 < total < 100 / (2 * half_unit) if half_unit else False


def fit_totals(percents: list[Bounds], totals: range) -> list[int]:
    """The totals of a range of which every one of the percentages is possible."""
    return [total for total in totals if total > 0 and all(list_cases(percent, total) for percent in percents)]
