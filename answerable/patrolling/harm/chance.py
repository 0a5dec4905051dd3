"""What chance alone leaves open in sums of harm, which a few grave offences dominate.

Harm is no count: its months are no normal figures, and limits at three standard deviations would be passed by any
month with a rape too many. Here the months are drawn again many times as they would be had nothing changed: each
category's offences at its mean rate, varying from month to month as much as its own do (negative binomial, with
Laney's (2002) sigma z of the category as on a U′ chart; a compound distribution). Limits are what 99.73% of the draws
lie within, as at three deviations. On 400 simulated steady series of 24 months of a force's offences, 0.09% of months
were beyond them with independent events, 0.29% with counts varying four times as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.drawing.wording import say_p, say_value
from answerable.measuring.control.limits import RANGE_PER_DEVIATION
from answerable.measuring.interval import Interval
from answerable.measuring.series import Break
from answerable.measuring.verdict import Verdict, say_breaks
from answerable.patrolling.harm.result import HarmSum

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

DRAWS = 10_000
LIMIT_LEVEL = 0.9973
"""Three standard deviations of a normal figure either side, as on a control chart."""
FEWEST_PERIODS = 12
"""As on any control chart: below it nobody knows what is usual (NHS England, Making Data Count)."""
TEST = "compound negative binomial simulation"


class HarmLimits(NamedTuple):
    """For each period the expected harm, the ends of what chance leaves open, and the chance of a sum as far out."""

    centre: Floats
    lower: Floats
    upper: Floats
    p: Floats


def limit_harm(counts: Whole, days: Whole, weights: Floats, *, seed: int, draws: int = DRAWS) -> HarmLimits:
    """The limits of harm for each period.

    `counts` is periods x categories, `days` the length of each period, `weights` the days of harm of each category.
    A p is twice the smaller share of draws at or beyond the period's own harm, never under 2 in `draws` + 1.
    """
    rng = np.random.default_rng(seed)
    rates = counts.sum(axis=0) / days.sum()
    spread = measure_spread(counts, days)
    harm = counts @ weights
    found = np.empty((4, len(days)))
    tails = 100 * (1 - LIMIT_LEVEL) / 2
    for length in np.unique(days):
        drawn = np.sort(_draw_counts(rates * length, spread, draws, rng) @ weights)
        at = days == length
        found[0, at] = rates @ weights * length
        found[1:3, at] = np.percentile(drawn, [tails, 100 - tails])[:, np.newaxis]
        # A sum added up in another order differs in its last digits.
        slack = 1e-9 * max(1.0, float(drawn[-1]))
        below = np.searchsorted(drawn, harm[at] + slack, side="right")
        above = draws - np.searchsorted(drawn, harm[at] - slack, side="left")
        found[3, at] = np.minimum(1.0, 2 * (np.minimum(below, above) + 1) / (draws + 1))
    return HarmLimits(*found)


def measure_spread(counts: Whole, days: Whole) -> Floats:
    """How many times more each category's counts vary from one period to the next than independent events do, at
    least 1: Laney's sigma z squared, the mean moving range of the standardised counts over 1.128.

    From period to period, so that one grave period does not widen the limits that it is held to.
    """
    expected = days[:, np.newaxis] * counts.sum(axis=0) / days.sum()
    scores = np.divide(counts - expected, np.sqrt(expected), out=np.zeros(counts.shape), where=expected > 0)
    ranges = np.abs(np.diff(scores, axis=0)).mean(axis=0)
    spread: Floats = np.maximum(1.0, (ranges / RANGE_PER_DEVIATION) ** 2)
    return spread


def bound_harm(
    counts: Whole, weights: Floats, *, seed: int, draws: int = DRAWS, level: float = 0.95
) -> tuple[Interval, Interval]:
    """The intervals of a sum of harm, and of the mean harm of an offence, by drawing the counts again.

    A parametric bootstrap: each category's count is drawn about the one recorded, as independent events (Efron and
    Tibshirani 1993). A category of which none was recorded is never drawn, so that of few offences the upper end is
    too low.
    """
    drawn = np.random.default_rng(seed).poisson(counts, (draws, len(counts))).astype(np.float64)
    sums, numbers = drawn @ weights, drawn.sum(axis=1)
    means = sums[numbers > 0] / numbers[numbers > 0]
    ends = [50 * (1 - level), 100 - 50 * (1 - level)]
    low, high = (float(end) for end in np.percentile(sums, ends))
    least, most = (float(end) for end in np.percentile(means, ends)) if len(means) else (0.0, 0.0)
    return Interval(low, high, level), Interval(least, most, level)


def add_harm(counts: Whole, weights: Floats, seed: int) -> HarmSum:
    """The harm of counts by category, with the intervals of the sum and of the mean of one offence."""
    number = int(counts.sum())
    harm = float(counts @ weights)
    total, mean = bound_harm(counts, weights, seed=seed)
    return HarmSum(
        count=number,
        harm=harm,
        low=total.low,
        high=total.high,
        mean=harm / number if number else 0.0,
        mean_low=mean.low,
        mean_high=mean.high,
    )


def judge_harm(harm: float, limits: HarmLimits, at: int, periods: int) -> Verdict:
    """What may be said of the harm of one period: beyond its limits or not; too few periods say nothing."""
    lower, upper, p = float(limits.lower[at]), float(limits.upper[at]), float(limits.p[at])
    if periods < FEWEST_PERIODS:
        words = f"too few periods to say what is usual here ({periods}, and at least {FEWEST_PERIODS} are needed)"
        return Verdict(direction="too few", better=None, test=TEST, words=words)
    span = f"{say_value(lower, 'number')} to {say_value(upper, 'number')} days"
    if lower <= harm <= upper:
        words = f"within what chance leaves open ({span}, {say_p(p)})"
        return Verdict(direction="no signal", better=None, test=TEST, words=words, p=p, level=LIMIT_LEVEL)
    is_above = harm > upper
    words = f"{'more' if is_above else 'less'} harm than chance leaves open ({span}, {say_p(p)}), for the "
    words += "worse" if is_above else "better"
    return Verdict(
        direction="higher" if is_above else "lower",
        better=not is_above,
        test=TEST,
        words=words,
        p=p,
        level=LIMIT_LEVEL,
    )


def refuse_harm(breaks: Sequence[Break]) -> Verdict:
    """That nothing is said of harm where recording changed among the periods."""
    return Verdict(direction="no signal", better=None, test=TEST, words=say_breaks(breaks), is_comparable=False)


def _draw_counts(means: Floats, spread: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """Counts (draws x categories) with these means, and variances so many times their means."""
    is_wide = (spread > 1.0) & (means > 0)
    rates = np.broadcast_to(means, (draws, len(means))).copy()
    if is_wide.any():
        excess = spread[is_wide] - 1.0
        rates[:, is_wide] = rng.gamma(means[is_wide] / excess, excess, (draws, int(is_wide.sum())))
    return rng.poisson(rates).astype(np.float64)
