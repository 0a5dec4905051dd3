"""Simulated trials, drawn from the real days of a history: how often a reduction would be found."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.protocol import Protocol
from answerable.patrolling.trial.blocks import Blocks, list_blocks

TRIALS = 1000
SEED = 1


def simulate_power(
    protocol: Protocol, daily: NDArray[np.int64], reduction: float, *, trials: int = TRIALS, seed: int = SEED
) -> float:
    """The share of simulated trials whose test passes its line at `alpha`, two-sided.

    Each takes as many whole days of the history (`daily`, days x hotspots) as the trial has, at random with
    replacement, so that busy days stay busy everywhere; draws who is patrolled as the protocol does; and prevents
    each event of a patrolled hotspot-day with probability `reduction`. The test is that of `score_trial`. With a
    reduction of nought it is the share of false alarms.
    """
    from statistics import NormalDist

    draw = np.random.default_rng(seed)
    blocks = list_blocks(protocol)
    line = NormalDist().inv_cdf(1 - protocol.alpha / 2)
    found = 0
    for _ in range(trials):
        events = daily[draw.integers(len(daily), size=protocol.days)].T
        patrolled = redraw(blocks, draw)
        left = np.where(patrolled, draw.binomial(events, 1 - reduction), events)
        found += abs(score_trial(blocks, patrolled, left)) > line
    return found / trials


def redraw(blocks: Blocks, draw: np.random.Generator) -> NDArray[np.bool_]:
    """One more draw with the chances of the registered one (hotspots x days), from a generator instead of hashes."""
    flat = blocks.at.ravel()
    order = np.lexsort((draw.random(flat.size), flat))
    firsts = np.concatenate(([0], np.cumsum(blocks.sizes)[:-1]))
    ranks = np.empty(flat.size, dtype=np.int64)
    ranks[order] = np.arange(flat.size) - firsts[flat[order]]
    counts = blocks.patrolled + (draw.random(len(blocks)) * blocks.out_of < blocks.odd)
    chosen: NDArray[np.bool_] = (ranks < counts[flat]).reshape(blocks.at.shape)
    return chosen


def score_trial(blocks: Blocks, patrolled: NDArray[np.bool_], events: NDArray[np.int64]) -> float:
    """How many standard errors the events on patrolled days lie from what the draw alone would give (below: fewer).

    Events are taken less their mean over all hotspot-days, so that how many days came out as patrolled does not
    count. Mean and variance are exact for the draw in blocks, with the events where they are (Neyman 1923; Cochran,
    Sampling Techniques, 1977, chapter 5): the normal form of the randomisation test. 0 where nothing can differ.
    """
    flat, many, sizes = blocks.at.ravel(), len(blocks), blocks.sizes
    counts = events.ravel() - events.mean()
    sums = np.bincount(flat, counts, many)
    squares = np.bincount(flat, counts**2, many) - sums**2 / sizes
    chance = blocks.odd / blocks.out_of
    low = blocks.patrolled
    ways = (1 - chance) * low * (sizes - low) + chance * (low + 1) * (sizes - low - 1)
    variance = chance * (1 - chance) * (sums / sizes) ** 2
    variance += np.divide(ways * squares, sizes * (sizes - 1), out=np.zeros(many), where=sizes > 1)
    spread = float(np.sqrt(variance.sum()))
    return float(counts[patrolled.ravel()].sum()) / spread if spread else 0.0
