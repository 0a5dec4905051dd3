"""The smallest reduction that a trial can detect, from how many events there are to prevent.

The formula is Schoenfeld's for a log ratio of rates (Schoenfeld, Biometrika 68, 1981), widened by the dispersion of
the counts as quasi-likelihood does (Wedderburn 1974): with `expected` events in all, a `share` p of hotspot-days
patrolled and a dispersion f,

    log(1 - reduction) = -(z(1 - alpha/2) + z(power)) * sqrt(f * (1/(p * expected) + 1/((1 - p) * expected)))

The variance is that of a trial in which nothing is prevented, as published tables have it. Where few events are
expected and many are to be prevented, fewer are left to count than it takes. On the root scale, where counts vary
alike whatever their mean (Anscombe, Biometrika 35, 1948), that is allowed for:

    1 - sqrt(1 - reduction) = (z(1 - alpha/2) + z(power)) * sqrt(f * (1/p + 1/(1 - p)) / (4 * expected))

Simulated trials of 57 hotspots bear the second out (`tests/patrolling/trial/curve.py`): with 100, 300 and 2,000
events its reduction is found in 81%, 81% and 80% of them, that of the first in 69%, 75% and 77%. So the smallest
reduction is said by both, and how probably a given reduction is found, or how long that would take, by the second.
"""

from __future__ import annotations

import datetime as dt
import math
from statistics import NormalDist

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from answerable.patrolling.protocol import Detectable, Protocol
from answerable.patrolling.refusal import PatrolError

_NORMAL = NormalDist()
_MOST_DAYS = 36_525
"""A trial of a hundred years: what would take longer is said to be out of reach."""
_LEAST_KEPT = 1e-6
"""Where no control day is left nothing can be detected, which is to be said and not to fail."""


class Design(Struct, frozen=True, kw_only=True):
    """What decides how much a trial can detect.

    `expected` events in all its places during its `days` with no patrols; `dispersion` of their counts (1 for
    independent events); `share` of hotspot-days drawn for patrol; `kept` the share of the others that stay after
    the washout; `compliance` the share of patrols that are made.
    """

    expected: float
    dispersion: float = 1.0
    share: float = 0.5
    kept: float = 1.0
    compliance: float = 1.0
    alpha: float = 0.05
    power: float = 0.8
    days: int

    def find_spread(self, expected: float | None = None) -> float:
        """The standard error of the log rate ratio with as many events, if patrols prevent nothing."""
        many = self.expected if expected is None else expected
        return math.sqrt(self.dispersion * (1 / (many * self.share) + 1 / (many * (1 - self.share) * self.kept)))


def find_reduction(design: Design) -> float:
    """The smallest reduction (0 to 1) on patrolled days found with probability `power`, if every patrol is made."""
    return 1 - math.exp(-_add_quantiles(design) * design.find_spread())


def find_reduction_at_compliance(design: Design) -> float | None:
    """The same where only the share `compliance` of patrols is made, which thins the difference by that share.

    Nothing where even the prevention of every event on patrolled days would not be found so.
    """
    found = find_reduction(design) / design.compliance
    return found if found < 1 else None


def find_careful_reduction(design: Design) -> float | None:
    """The smallest reduction found with probability `power` if every patrol is made, by the root scale.

    Nothing where even the prevention of every event on patrolled days would not be found so.
    """
    left = 1 - _add_quantiles(design) * design.find_spread() / 2
    return 1 - left**2 if left > 0 else None


def find_power(design: Design, reduction: float) -> float:
    """How probably a reduction (0 to 1, on days whose patrol is made) is found in the trial, two-sided."""
    shift = _shift(design, reduction) / design.find_spread()
    line = _NORMAL.inv_cdf(1 - design.alpha / 2)
    return _NORMAL.cdf(shift - line) + _NORMAL.cdf(-shift - line)


def find_events(design: Design, reduction: float) -> float:
    """How many events there would have to be for a reduction to be found with probability `power`."""
    return (_add_quantiles(design) * design.find_spread(1.0) / _shift(design, reduction)) ** 2


def find_days(design: Design, reduction: float) -> int | None:
    """How long the trial would have to be in the same places; nothing where that is out of reach."""
    if reduction <= 0:
        return None
    days = math.ceil(find_events(design, reduction) / (design.expected / design.days))
    return days if days <= _MOST_DAYS else None


def read_design(protocol: Protocol) -> Design:
    """The design of a protocol, whose detectable reduction has been worked out. Raises `PatrolError` where not."""
    found = protocol.detectable
    if found is None:
        raise PatrolError("What the trial can detect has not been worked out: that comes before anything else.")
    return _make_design(protocol, found.expected, found.dispersion)


def work_out_detectable(protocol: Protocol, daily: NDArray[np.int64], first_on: dt.date) -> Detectable:
    """What a protocol can detect, from the history of its hotspots (`history.py`): events by day and hotspot.

    `daily` is days x hotspots in the order of the protocol, its first day `first_on`. The formula's reduction stands
    beside how often simulated trials drawn from this history find it (`simulation.py`, seeded). Raises `PatrolError`
    for a history of other hotspots, or with no events.
    """
    from answerable.patrolling.trial.simulation import simulate_power

    counts = _take_history(protocol, daily)
    design = _make_design(protocol, float(counts.sum()) / len(counts) * protocol.days, estimate_dispersion(counts))
    reduction = find_reduction(design)
    return Detectable(
        history_first_on=first_on,
        history_last_on=first_on + dt.timedelta(days=len(counts) - 1),
        history_events=int(counts.sum()),
        expected=design.expected,
        dispersion=design.dispersion,
        power=protocol.power,
        alpha=protocol.alpha,
        reduction=reduction,
        compliance=protocol.compliance,
        reduction_at_compliance=find_reduction_at_compliance(design),
        simulated_power=simulate_power(protocol, counts, reduction),
    )


def estimate_dispersion(daily: NDArray[np.int64]) -> float:
    """How many times more daily counts vary than independent events, given each hotspot's and each day's total.

    The sum of squared differences from what the totals alone would give, over what it comes to on average if the
    same events fell independently (the multivariate hypergeometric's variance): so it is unbiased however few the
    events are, which Pearson's statistic over its degrees of freedom is not steady for (Fletcher 2012). Never less
    than 1, which is the cautious side.
    """
    total, places, days = float(daily.sum()), daily.sum(axis=0, dtype=float), daily.sum(axis=1, dtype=float)
    by_chance = (total**2 - (places**2).sum()) * (total**2 - (days**2).sum())
    if total < 2 or by_chance <= 0:
        return 1.0
    squares = ((daily - np.outer(days, places) / total) ** 2).sum()
    return max(1.0, float(squares / (by_chance / (total**2 * (total - 1)))))


def find_kept(share: float, washout_days: int) -> float:
    """The share of days not patrolled that stay as controls: those with no patrol in the days before, if each day is
    drawn by itself."""
    return float((1 - share) ** washout_days)


def _make_design(protocol: Protocol, expected: float, dispersion: float) -> Design:
    if fault := say_unfit_levels(protocol):
        raise PatrolError(fault)
    if not 0 < protocol.scheme.patrolled < protocol.scheme.out_of:
        raise PatrolError("Of the days drawn, some have to be patrolled and some not: correct how many.")
    share = protocol.scheme.patrolled / protocol.scheme.out_of
    return Design(
        expected=expected,
        dispersion=dispersion,
        share=share,
        kept=_find_kept(protocol, share),
        compliance=protocol.compliance,
        alpha=protocol.alpha,
        power=protocol.power,
        days=protocol.days,
    )


def _find_kept(protocol: Protocol, share: float) -> float:
    """The same of a protocol. Days drawn within runs of a hotspot hang together, so that their draw is made again."""
    from answerable.patrolling.trial.washout import draw_kept

    if not protocol.washout_days or protocol.scheme.within == "day":
        return find_kept(share, protocol.washout_days)
    return max(draw_kept(protocol).share, _LEAST_KEPT)


def say_unfit_levels(protocol: Protocol) -> str:
    """What is wrong with the shares that a protocol gives; empty where they are fit to work with."""
    fits = 0 < protocol.alpha < protocol.power < 1 and 0 < protocol.compliance <= 1 and 0 <= protocol.hoped < 1
    if fits:
        return ""
    return (
        "The level, the power, the compliance and what is hoped for are shares between 0 and 1, the power above the "
        f"level: {protocol.alpha:g}, {protocol.power:g}, {protocol.compliance:g} and {protocol.hoped:g} are given."
    )


def _take_history(protocol: Protocol, daily: NDArray[np.int64]) -> NDArray[np.int64]:
    counts = np.asarray(daily)
    if counts.ndim != 2 or counts.shape[1] != len(protocol.hotspots):
        raise PatrolError("The history is not of this protocol's hotspots: count it again.")
    if not counts.sum():
        raise PatrolError(
            "There is no event in the history of these hotspots, so nothing could be prevented there: choose other "
            "places, a longer history, or a wider outcome."
        )
    return counts


def _shift(design: Design, reduction: float) -> float:
    """The reduction, thinned by compliance, on the root scale: as large as the log of the ratio where it is small."""
    return 2 * (1 - math.sqrt(1 - reduction * design.compliance))


def _add_quantiles(design: Design) -> float:
    return _NORMAL.inv_cdf(1 - design.alpha / 2) + _NORMAL.inv_cdf(design.power)
