"""Count models of a trial, beside randomisation: rate ratios with standard errors that were measured to be right.

All take many trials at once, along the first axes. Which of them are offered stands in `analyses.py`, and how often
each cries wolf in `docs/trial-error-rates.md`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_STEPS = 60
_ENOUGH = 1e-10
_LARGEST_STEP = 2.0


@dataclass(frozen=True, eq=False)
class HotspotSums:
    """What each hotspot saw on patrolled and on control days, and how many days they count for: (..., hotspots).

    Days count by how busy they are (`calendar.py: weigh_days`), so that Saturdays do not pass for an effect.
    """

    patrolled: Floats
    control: Floats
    patrolled_days: Floats
    control_days: Floats


@dataclass(frozen=True, eq=False)
class Fit:
    """The logarithm of a rate ratio and its standard error, each (...), not a number where there is none; `degrees`
    of freedom of Student's t, infinite for the normal."""

    log_ratio: Floats
    error: Floats
    degrees: float

    @property
    def p(self) -> Floats:
        """Two-sided."""
        from scipy.special import ndtr, stdtr

        z = np.abs(self.log_ratio / self.error)
        return np.asarray(2 * (stdtr(self.degrees, -z) if np.isfinite(self.degrees) else ndtr(-z)))

    def bound(self, level: float) -> tuple[Floats, Floats]:
        """The ends of the interval of the ratio."""
        from scipy.special import ndtri, stdtrit

        tail = (1 + level) / 2
        deviate = stdtrit(self.degrees, tail) if np.isfinite(self.degrees) else ndtri(tail)
        return np.exp(self.log_ratio - deviate * self.error), np.exp(self.log_ratio + deviate * self.error)


def sum_hotspots(events: Floats, patrolled: Flags, control: Flags, weights: Floats) -> HotspotSums:
    """Sum hotspot-days (..., hotspots, days) over the days of each arm; `weights` are (..., days)."""
    share = weights[..., None, :]
    return HotspotSums(
        patrolled=(events * patrolled).sum(axis=-1),
        control=(events * control).sum(axis=-1),
        patrolled_days=(patrolled * share).sum(axis=-1),
        control_days=(control * share).sum(axis=-1),
    )


def fit_marginal(sums: HotspotSums) -> Fit:
    """Generalised estimating equations for counts (Liang and Zeger 1986), clustered by hotspot, working independence.

    Errors by Mancl and DeRouen (2001), t with one degree of freedom fewer than hotspots. With two rates to estimate
    the equations have a closed form: a hotspot's residual in an arm is divided by one less its share of that arm's
    expected events.
    """
    parts = []
    for seen, days in ((sums.patrolled, sums.patrolled_days), (sums.control, sums.control_days)):
        total, share = _total(seen), days / _total(days)
        parts.append((seen - share * total) / ((1 - share) * np.where(total > 0, total, np.nan)))
    variance = ((parts[0] - parts[1]) ** 2).sum(axis=-1)
    rates = (_total(sums.patrolled) / _total(sums.patrolled_days), _total(sums.control) / _total(sums.control_days))
    return Fit(_log(rates[0][..., 0]) - _log(rates[1][..., 0]), np.sqrt(variance), sums.patrolled.shape[-1] - 1)


def fit_conditional(sums: HotspotSums, *, is_robust: bool = True) -> Fit:
    """Poisson regression with an effect of each hotspot, by conditioning on its total (Hausman, Hall and Griliches
    1984).

    Robust errors are clustered by hotspot, with the correction of Mancl and DeRouen on the one parameter that is
    left, and t with one degree of freedom fewer than hotspots. Without, they take counts for independent Poisson
    ones, which offences are not: that is measured, and not offered.
    """
    both = sums.patrolled + sums.control
    log_ratio = np.zeros(both.shape[:-1])
    for _ in range(_STEPS):
        share = _share(sums, log_ratio)
        information = (both * share * (1 - share)).sum(axis=-1)
        score = (sums.patrolled - both * share).sum(axis=-1)
        step = np.clip(score / np.where(information > 0, information, np.nan), -_LARGEST_STEP, _LARGEST_STEP)
        log_ratio = log_ratio + step
        if not np.any(np.abs(step) > _ENOUGH):
            break
    share = _share(sums, log_ratio)
    held = both * share * (1 - share)
    seen = (_total(sums.patrolled)[..., 0] > 0) & (_total(sums.control)[..., 0] > 0)
    log_ratio = np.where(seen, log_ratio, np.nan)
    whole = np.where(seen[..., None], _total(held), np.nan)
    if not is_robust:
        return Fit(log_ratio, 1 / np.sqrt(whole[..., 0]), np.inf)
    scores = (sums.patrolled - both * share) / (1 - np.minimum(held / whole, 1 - _ENOUGH))
    error = np.sqrt((scores**2).sum(axis=-1)) / whole[..., 0]
    return Fit(log_ratio, error, both.shape[-1] - 1)


def fit_negative_binomial(events: Floats, patrolled: Flags, control: Flags, weights: Floats) -> Fit:
    """Negative binomial regression (variance mean + alpha mean^2) with an effect of each hotspot, and days weighed.

    Iteratively reweighted least squares with alpha by moments (Breslow 1984), solved for each hotspot in turn;
    errors by the model, normal. Hotspots that saw nothing tell nothing of a ratio.
    """
    used = (patrolled | control).astype(np.float64) * (events * (patrolled | control)).sum(
        axis=-1, keepdims=True
    ).clip(0, 1)
    treated = patrolled * used
    days = np.broadcast_to(weights[..., None, :], events.shape) * used
    log_ratio, alpha = np.zeros(events.shape[:-2]), np.zeros(events.shape[:-2])
    level = _divide((events * used).sum(-1), days.sum(-1))
    variance = np.full(events.shape[:-2], np.nan)
    for _ in range(_STEPS):
        mean = level[..., None] * days * np.exp(log_ratio[..., None, None] * treated)
        weight = used / (1 + alpha[..., None, None] * mean)
        # The score and information of the ratio once each hotspot's own effect is allowed for.
        held, both = (weight * mean).sum(-1), (weight * mean * treated).sum(-1)
        off = weight * (events - mean)
        centre = _divide(both, held)
        score = (off * (treated - centre[..., None])).sum((-2, -1))
        information = (both - both * centre).sum(-1)
        variance = _divide(np.ones_like(information), information)
        step = np.clip(score * variance, -_LARGEST_STEP, _LARGEST_STEP)
        own = _divide(off.sum(-1), held)
        log_ratio = log_ratio + step
        level = level * np.exp(np.clip(own - centre * step[..., None], -_LARGEST_STEP, _LARGEST_STEP))
        before = alpha
        alpha = _estimate_alpha(events, mean, used)
        if max(np.abs(step).max(initial=0), np.abs(alpha - before).max(initial=0), np.abs(own).max(initial=0)) < 1e-7:
            break
    seen = ((events * treated).sum((-2, -1)) > 0) & ((events * (used - treated)).sum((-2, -1)) > 0)
    return Fit(np.where(seen, log_ratio, np.nan), np.sqrt(np.where(seen, variance, np.nan)), np.inf)


def _estimate_alpha(events: Floats, mean: Floats, used: Floats) -> Floats:
    """How much more counts vary than Poisson ones, by moments: the sum of (y - mean)^2 - mean over that of mean^2,
    for the effects that were estimated (hotspots and one ratio)."""
    units = used.sum((-2, -1))
    lost = units / np.maximum(units - (used.max(-1) > 0).sum(-1) - 1, 1)
    squared = ((events - mean) ** 2 * used).sum((-2, -1)) * lost - (mean * used).sum((-2, -1))
    return np.maximum(_divide(squared, (mean**2 * used).sum((-2, -1))), 0.0)


def _share(sums: HotspotSums, log_ratio: Floats) -> Floats:
    """Of what a hotspot sees, the share that falls on patrolled days."""
    weighed = sums.patrolled_days * np.exp(log_ratio)[..., None]
    return _divide(weighed, weighed + sums.control_days)


def _total(values: Floats) -> Floats:
    return np.asarray(values.sum(axis=-1, keepdims=True))


def _log(values: Floats) -> Floats:
    return np.log(values, out=np.full_like(values, np.nan), where=values > 0)


def _divide(above: Floats, below: Floats) -> Floats:
    return np.divide(above, below, out=np.zeros(np.broadcast_shapes(above.shape, below.shape)), where=below > 0)
