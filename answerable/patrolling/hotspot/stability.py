"""Whether the same places come out on top from one period to the next."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from answerable.patrolling.hotspot.accuracy import Floats, add_held, hold_top
from answerable.patrolling.hotspot.periods import Period
from answerable.patrolling.hotspot.scores import METHODS, Training, score_count

SPLITS = 100
SEED = 22
OF_ONE_PERIOD = tuple(method for method in METHODS if method.slug != "persistence")
"""Persistence is made of several periods, and has nothing to say of one."""


class Step(Struct, frozen=True, kw_only=True):
    """A method's top places in one period beside those in the next.

    `overlap` is the land that both have, over the land that either has (Jaccard), and of land without an offence none
    counts: where a period has too few to fill the share, what would be taken of it would be the same in all. `order`
    is the rank correlation (Spearman) of the scores of all cells, of which those without an offence tie.
    """

    method: str
    before: str
    after: str
    overlap: float
    order: float


class Stability(Struct, frozen=True, kw_only=True):
    """All steps, and what the plain count's overlap would be had no place changed at all.

    `unchanged` and its bounds (95 %) are the mean over steps of the overlap when the offences of both periods are
    dealt out to the two again by chance: what small numbers alone leave of a map that stands still.
    """

    steps: tuple[Step, ...]
    unchanged: float
    unchanged_low: float
    unchanged_high: float


def measure_stability(training: Training, periods: Sequence[Period], *, seed: int = SEED) -> Stability | None:
    """Stability of each method over successive periods; nothing where there is one period only.

    `training` is the whole record; each period is scored by what happened in it alone.
    """
    parts = [training.within(period) for period in periods]
    if len(parts) < 2 or any(not len(part.cell) for part in parts):
        return None
    steps: list[Step] = []
    for method in OF_ONE_PERIOD:
        if method.needs_harm and training.harm is None:
            continue
        scores = [
            method.score(part._replace(age=_age(part, period))) for part, period in zip(parts, periods, strict=True)
        ]
        steps += [
            _compare(method.slug, scores[at : at + 2], parts[at : at + 2], periods[at : at + 2])
            for at in range(len(parts) - 1)
        ]
    low, mean, high = _deal_again(parts, np.random.default_rng(seed))
    return Stability(steps=tuple(steps), unchanged=mean, unchanged_low=low, unchanged_high=high)


def hold_worst(scores: npt.ArrayLike, areas: Floats, budget: float) -> Floats:
    """How much of each cell is among the worst (0 to 1): of `budget` land at most, and none without a score."""
    return np.where(np.asarray(scores) > 0, hold_top(scores, areas, budget), 0.0)


def overlap_land(first: Floats, second: Floats, areas: Floats) -> float:
    """The land that two choices share over the land that either takes; cells may be taken in part."""
    either = add_held(np.maximum(first, second), areas)
    return add_held(np.minimum(first, second), areas) / either if either else 0.0


def correlate_ranks(first: Floats, second: Floats) -> float:
    """Spearman's rank correlation, ties having their middle rank; 0 where either has one value only."""
    ranks = [_rank(each) for each in (first, second)]
    spread = float(ranks[0].std() * ranks[1].std())
    centred = [each - each.mean() for each in ranks]
    return float((centred[0] * centred[1]).mean()) / spread if spread else 0.0


def _rank(values: Floats) -> Floats:
    _, place, number = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(number) - (number - 1) / 2)[place.ravel()], dtype=float)


def _compare(name: str, scores: Sequence[Floats], parts: Sequence[Training], periods: Sequence[Period]) -> Step:
    areas, budget = parts[0].cells.areas, parts[0].budget
    held = [hold_worst(each, areas, budget) for each in scores]
    return Step(
        method=name,
        before=periods[0].words,
        after=periods[1].words,
        overlap=overlap_land(held[0], held[1], areas),
        order=correlate_ranks(scores[0], scores[1]),
    )


def _age(part: Training, period: Period) -> Floats:
    return np.asarray((np.datetime64(period.last_on) - part.day).astype(float) + 1)


def _deal_again(parts: Sequence[Training], chance: np.random.Generator) -> tuple[float, float, float]:
    """Bounds and mean of the plain count's overlap when both periods' offences are dealt out again."""
    areas, budget = parts[0].cells.areas, parts[0].budget
    found = np.zeros((SPLITS, len(parts) - 1))
    for at in range(len(parts) - 1):
        counts = [score_count(part) for part in parts[at : at + 2]]
        both, share = (counts[0] + counts[1]).astype(np.int64), counts[0].sum() / (counts[0] + counts[1]).sum()
        for draw in range(SPLITS):
            first = chance.binomial(both, share)
            held = [hold_worst(each, areas, budget) for each in (first, both - first)]
            found[draw, at] = overlap_land(held[0], held[1], areas)
    means = found.mean(axis=1)
    return float(np.quantile(means, 0.025)), float(means.mean()), float(np.quantile(means, 0.975))
