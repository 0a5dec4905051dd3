"""Rates: counts per stretch of time and per head."""

from __future__ import annotations

from decimal import Decimal

from answerable.measuring.rounding import Bounds

# A year of 365.25 days, the mean of the Julian calendar; a month is a twelfth of it.
DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("365.25") / 12,
    "quarter": Decimal("365.25") / 4,
    "year": Decimal("365.25"),
}


def scale_rate(rate: Bounds, per: str, span_days: Decimal) -> Bounds:
    """The count that a rate (so many per `day`, `week`, `month`, `quarter` or `year`) gives over so many days."""
    return rate.times(Bounds.exactly(span_days / DAYS[per]))


def measure_rate(count: Bounds, population: Bounds, per: Decimal) -> Bounds | None:
    """A count per so many heads (`per` 1,000); nothing where the population may be zero."""
    ratio = count.over(population)
    return ratio.times(Bounds.exactly(per)) if ratio else None
