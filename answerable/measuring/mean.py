"""Means of parts: the rate of a whole from the rates of its parts and what each part weighs."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.measuring.rounding import Bounds, add_bounds


def span_parts(parts: Sequence[Bounds]) -> Bounds:
    """The range within which the mean of the parts lies, whatever each weighs."""
    return Bounds(min(part.low for part in parts), max(part.high for part in parts))


def weigh_mean(values: Sequence[Bounds], weights: Sequence[Bounds]) -> Bounds | None:
    """The mean of values by their weights (none negative): sum of value x weight over sum of weights.

    The bounds hold every mean that the rounding of the values allows, the weights taken at their middles: at three
    figures their own rounding moves a mean by less than a value's does. Nothing where the weights add to zero.
    """
    total = sum(weight.middle for weight in weights)
    if total <= 0 or any(weight.middle < 0 for weight in weights):
        return None
    middles = [Bounds.exactly(weight.middle) for weight in weights]
    products = [value.times(weight) for value, weight in zip(values, middles, strict=True)]
    return add_bounds(products).over(Bounds.exactly(total))
