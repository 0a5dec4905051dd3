"""Ranks with their spread: where a body stands, and where chance alone might have put it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from answerable.measuring.forces.form import Form
from answerable.measuring.forces.order import CERTAIN, DRAWS, First, rank_values

Numbers = NDArray[np.float64]


class RankSpread(NamedTuple):
    """A body's rank as its value gives it, and the ranks chance leaves open: the median and the 95% range."""

    rank: int
    is_tied: bool
    median: int
    low: int
    high: int
    group: int


class League(NamedTuple):
    """Bodies in the order given, each with its spread.

    Of two in different groups the order holds with a probability above `certain`; within a group no line parts those
    before from those after. `seed` and `draws` give the same again.
    """

    spreads: tuple[RankSpread, ...]
    groups: int
    draws: int
    seed: int
    certain: float


def rank_bodies(
    parts: Sequence[float], sizes: Sequence[float], form: Form, first: First, *, draws: int = DRAWS, seed: int = 1
) -> League:
    """Ranks of shares or rates with what chance leaves open, by simulation (Goldstein and Spiegelhalter 1996).

    Each draw gives every body a value that its own counts could have come from: beta for a share, gamma for a rate,
    under Jeffreys' prior. The same seed gives the same ranks.
    """
    values = [part / size for part, size in zip(parts, sizes, strict=True)]
    drawn = _draw_values(np.asarray(parts, dtype=float), np.asarray(sizes, dtype=float), form, draws, seed)
    if first == "highest":
        drawn = -drawn
    ranks = drawn.argsort(axis=1).argsort(axis=1) + 1
    low, middle, high = (np.quantile(ranks, at, axis=0, method="inverted_cdf") for at in (0.025, 0.5, 0.975))
    groups = _part_groups(drawn)
    return League(
        spreads=tuple(
            RankSpread(rank, is_tied, int(middle[at]), int(low[at]), int(high[at]), groups[at])
            for at, (rank, is_tied) in enumerate(rank_values(values, first))
        ),
        groups=max(groups, default=0),
        draws=draws,
        seed=seed,
        certain=CERTAIN,
    )


def _draw_values(parts: Numbers, sizes: Numbers, form: Form, draws: int, seed: int) -> Numbers:
    source = np.random.Generator(np.random.PCG64(seed))
    if form == "share":
        return source.beta(parts + 0.5, sizes - parts + 0.5, size=(draws, len(parts)))
    return source.gamma(parts + 0.5, size=(draws, len(parts))) / sizes


def _part_groups(drawn: Numbers) -> list[int]:
    """The group of each body, 1 the first. A new one begins only where every body above is before every one below
    with a probability above `CERTAIN`, so that no order across groups is less sure than that."""
    order = drawn.mean(axis=0).argsort(kind="stable")
    sorted_draws = drawn[:, order]
    # before[i, j]: how often the i-th of the order comes before the j-th.
    before = np.stack([(sorted_draws[:, [at]] < sorted_draws).mean(axis=0) for at in range(len(order))])
    groups, number = [0] * len(order), 1
    for place, body in enumerate(order):
        if place and before[:place, place:].min() > CERTAIN:
            number += 1
        groups[int(body)] = number
    return groups
