"""A queue run caller by caller: what the formulas are held against."""

from __future__ import annotations

import heapq
from typing import NamedTuple

import numpy as np


class Outcome(NamedTuple):
    in_target: float
    wait: float
    abandoned: float


def run_queue(
    per_hour: float, handling: float, agents: int, target: float, patience: float, callers: int, seed: int
) -> Outcome:
    """Each caller meets the agent who is free first, unless patience ends before; the first tenth is not counted.

    Callers are answered in the order they came, so that who leaves makes room for all behind.
    """
    chance = np.random.default_rng(seed)
    arrivals = np.cumsum(chance.exponential(3600 / per_hour, callers))
    lengths = chance.exponential(handling, callers)
    patiences = chance.exponential(patience, callers) if patience else np.full(callers, np.inf)
    free = [0.0] * agents
    waits, is_left = np.zeros(callers), np.zeros(callers, dtype=bool)
    for caller in range(callers):
        wait = max(0.0, free[0] - arrivals[caller])
        if wait > patiences[caller]:
            waits[caller], is_left[caller] = patiences[caller], True
            continue
        waits[caller] = wait
        heapq.heapreplace(free, arrivals[caller] + wait + lengths[caller])
    counted = slice(callers // 10, None)
    in_target = (waits <= target) & ~is_left
    return Outcome(float(in_target[counted].mean()), float(waits[counted].mean()), float(is_left[counted].mean()))
