"""Funnel plots: how far chance alone takes a body of its size from the common value (Spiegelhalter 2005)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from answerable.measuring.forces.form import Adjustment, Curve, Form

Numbers = NDArray[np.float64]

LEVELS = (0.95, 0.998)
WINSORISED = 0.1
"""The share of the bodies at each end whose distance is drawn in before dispersion is estimated."""
_CURVE_POINTS = 60


class Dispersion(NamedTuple):
    """How much more the bodies differ than chance allows.

    `phi` is about 0.7 where chance is all (1, were the ends not drawn in); `tau_squared` is the variance between them
    that is left, on the square-root scale (for shares, on that of its arcsine).
    """

    phi: float
    tau_squared: float


class Funnel(NamedTuple):
    """Bodies held against a common value. `outside` is, for each body in the order given, the strictest level whose
    limits it lies outside of (0.998 before 0.95), with a minus where it lies below; nothing where it lies within."""

    form: Form
    target: float
    dispersion: Dispersion
    adjustment: Adjustment
    curves: tuple[Curve, ...]
    outside: tuple[float | None, ...]


def estimate_dispersion(parts: Sequence[float], sizes: Sequence[float], target: float, form: Form) -> Dispersion:
    """How far the bodies lie apart beyond chance, with the tenth at each end drawn in to its neighbour.

    Spiegelhalter 2005: phi is the mean of the squared winsorised z; tau squared is
    max(0, (n phi - (n - 1)) / (sum w - sum w^2 / sum w)), w = 1 / s^2. z stands on the scale that evens out variance:
    the square root of observed over expected (s = 1 / (2 sqrt E)) for rates, its arcsine for shares
    (s = 1 / (2 sqrt n)).
    """
    distance, error = _distance(np.asarray(parts, dtype=float), np.asarray(sizes, dtype=float), target, form)
    z = distance / error
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    phi = float(np.mean(np.clip(z, low, high) ** 2))
    weights = 1 / error**2
    spread = float(weights.sum() - (weights**2).sum() / weights.sum())
    between = (len(z) * phi - (len(z) - 1)) / spread if spread > 0 else 0.0
    return Dispersion(phi, max(0.0, between))


def draw_limits(
    sizes: Sequence[float], target: float, form: Form, level: float, tau_squared: float = 0.0
) -> tuple[Numbers, Numbers]:
    """The lower and upper limits at these sizes. Without variance between bodies, rates have exact Poisson limits."""
    at = np.asarray(sizes, dtype=float)
    if form == "rate" and tau_squared == 0:
        low, high = _limit_counts(at * target, level)
        return target * low, target * high
    deviate = NormalDist().inv_cdf((1 + level) / 2)
    if form == "rate":
        reach = deviate * np.sqrt(1 / (4 * at * target) + tau_squared)
        return target * np.clip(1 - reach, 0, None) ** 2, target * (1 + reach) ** 2
    reach, middle = deviate * np.sqrt(1 / (4 * at) + tau_squared), np.arcsin(np.sqrt(target))
    low = np.sin(np.clip(middle - reach, 0, None)) ** 2
    return low, np.sin(np.clip(middle + reach, None, np.pi / 2)) ** 2


def build_funnel(
    parts: Sequence[float],
    sizes: Sequence[float],
    form: Form,
    *,
    target: float | None = None,
    adjustment: Adjustment = "additive",
) -> Funnel:
    """Each body's part over its size against the common value (all parts over all sizes, unless a target is given).

    Sizes are above nought; parts of a share do not exceed them. `ValueError` where they do.
    """
    counts, wholes = np.asarray(parts, dtype=float), np.asarray(sizes, dtype=float)
    if len(counts) < 2 or (wholes <= 0).any() or (counts < 0).any() or (form == "share" and (counts > wholes).any()):
        raise ValueError("A funnel needs two bodies or more, sizes above nought and parts that fit into them.")
    common = float(counts.sum() / wholes.sum()) if target is None else target
    if common <= 0 or (form == "share" and common >= 1):
        said = f"{100 * common:,g}%" if form == "share" else f"{common:,g}"
        raise ValueError(
            f"Around a common value of {said} there is no funnel: it needs one above nought"
            f"{' and below 100%' if form == 'share' else ''}."
        )
    dispersion = estimate_dispersion(parts, sizes, common, form)
    tau_squared = dispersion.tau_squared if adjustment == "additive" else 0.0
    return Funnel(
        form=form,
        target=common,
        dispersion=dispersion,
        adjustment=adjustment,
        curves=tuple(_draw_curve(wholes, common, form, level, tau_squared) for level in LEVELS),
        outside=_judge_bodies(counts / wholes, wholes, common, form, tau_squared),
    )


def _draw_curve(wholes: Numbers, target: float, form: Form, level: float, tau_squared: float) -> Curve:
    at = np.geomspace(float(wholes.min()), float(wholes.max()), _CURVE_POINTS)
    low, high = draw_limits(at.tolist(), target, form, level, tau_squared)
    return Curve(level, tuple(at.tolist()), tuple(low.tolist()), tuple(high.tolist()))


def _judge_bodies(
    values: Numbers, wholes: Numbers, target: float, form: Form, tau_squared: float
) -> tuple[float | None, ...]:
    outside: list[float | None] = [None] * len(values)
    for level in LEVELS:
        low, high = draw_limits(wholes.tolist(), target, form, level, tau_squared)
        for place, (value, least, most) in enumerate(zip(values, low, high, strict=True)):
            if value < least or value > most:
                outside[place] = -level if value < least else level
    return tuple(outside)


def _distance(counts: Numbers, wholes: Numbers, target: float, form: Form) -> tuple[Numbers, Numbers]:
    if form == "rate":
        expected = wholes * target
        return np.sqrt(counts / expected) - 1, 1 / (2 * np.sqrt(expected))
    return np.arcsin(np.sqrt(counts / wholes)) - np.arcsin(np.sqrt(target)), 1 / (2 * np.sqrt(wholes))


def _limit_counts(expected: Numbers, level: float) -> tuple[Numbers, Numbers]:
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    return gammaincinv(expected, tail) / expected, gammaincinv(expected + 1, 1 - tail) / expected
