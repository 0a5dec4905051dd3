"""Erlang's formulas B, C and A: what a number of people taking calls makes of a load.

Callers arrive by chance at an even rate; handling times and patience are exponential; the queue is in steady state.
B (Erlang 1917) blocks, C queues without end, A (Palm 1957; Garnett, Mandelbaum and Reiman 2002) lets callers hang up.
Everywhere `per_hour` is calls offered per hour, `handling` and `patience` mean seconds, `agents` people taking calls
(whole numbers), each a number or an array; patience 0 means that nobody hangs up (Erlang C).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Many = float | Floats

SECONDS_AN_HOUR = 3600.0

_NODES = 48
"""Points of Gauss-Legendre quadrature along the target: enough for ten digits at ten minutes and 500 people."""


class Service(NamedTuple):
    """What callers meet, each an array. `in_target` is the share of all callers answered within the target; `wait` is
    the mean seconds waited by all, NaN where the queue grows without end, as `is_endless` says (Erlang C alone).
    `delayed` is the share who wait at all, `queue` the mean number waiting, `busy` the share of time on calls."""

    in_target: Floats
    wait: Floats
    delayed: Floats
    abandoned: Floats
    queue: Floats
    busy: Floats
    is_endless: npt.NDArray[np.bool_]


def find_load(per_hour: Many, handling: Many) -> Many:
    """The offered load in erlangs: how many people would be busy at once if nobody ever waited."""
    return per_hour * handling / SECONDS_AN_HOUR


def block_b(load: Many, agents: int | npt.NDArray[np.int64]) -> Floats:
    """Erlang B, the share blocked of a load with no place to wait. Broadcasts.

    Method: B_k = A B_(k-1) / (k + A B_(k-1)) from B_0 = 1, which never leaves 0 to 1 whatever the size.
    """
    loads, numbers = np.broadcast_arrays(np.asarray(load, dtype=float), np.asarray(agents, dtype=np.int64))
    blocked = np.ones(loads.shape)
    result = np.where(numbers == 0, 1.0, 0.0)
    for k in range(1, int(numbers.max(initial=0)) + 1):
        blocked = loads * blocked / (k + loads * blocked)
        result = np.where(numbers == k, blocked, result)
    return np.asarray(result)


def delay_c(load: Many, agents: int | npt.NDArray[np.int64]) -> Floats:
    """Erlang C, the share who wait when everybody queues; 1 where the load is as large as the agents or larger.

    Method: C = B / (1 - (A / m)(1 - B)).
    """
    loads, numbers = np.broadcast_arrays(np.asarray(load, dtype=float), np.asarray(agents, dtype=np.int64))
    blocked = block_b(loads, numbers)
    use = loads / np.maximum(numbers, 1)
    stable = loads < numbers
    return np.asarray(np.divide(blocked, 1 - use * (1 - blocked), out=np.ones(loads.shape), where=stable))


def serve(per_hour: Many, handling: float, agents: Many, target: float, patience: float = 0.0) -> Service:
    """What callers meet: Erlang A where callers have patience, Erlang C where it is 0. Broadcasts."""
    rate, number = np.broadcast_arrays(np.asarray(per_hour, dtype=float), np.asarray(agents, dtype=np.int64))
    load = np.asarray(find_load(rate, handling))
    if patience > 0:
        return _serve_a(rate / SECONDS_AN_HOUR, load, handling, number, target, patience)
    return _serve_c(load, handling, number, target)


def _serve_c(load: Floats, handling: float, agents: npt.NDArray[np.int64], target: float) -> Service:
    stable = (load < agents) | (load == 0)
    spare = np.where(stable, np.maximum(agents - load, 1e-12), 1.0)
    delayed = np.where(load == 0, 0.0, delay_c(load, agents))
    wait = np.where(stable, delayed * handling / spare, np.nan)
    return Service(
        in_target=np.where(stable, 1 - delayed * np.exp(-spare * target / handling), 0.0),
        wait=wait,
        delayed=delayed,
        abandoned=np.zeros(load.shape),
        queue=np.where(stable, wait * load / handling, np.nan),
        busy=np.minimum(np.divide(load, agents, out=np.ones(load.shape), where=agents > 0), 1.0),
        is_endless=~stable,
    )


def _serve_a(
    rate: Floats, load: Floats, handling: float, agents: npt.NDArray[np.int64], target: float, patience: float
) -> Service:
    """Erlang A from its birth-death chain, in logarithms so that neither overload nor size overflows.

    With k waiting the chain falls at m mu + k theta. `in_target` integrates the density of the wait of somebody who
    would not hang up, m mu p_m exp(lambda H(x) - m mu x) with H(x) = (1 - exp(-theta x)) / theta, over those who have
    not (Zeltyn and Mandelbaum 2005).
    """
    ends = agents[..., None] * (patience / handling)
    waiting = np.arange(_count_states(rate * patience, agents * (patience / handling)))
    with np.errstate(divide="ignore"):
        steps = np.log(rate * patience)[..., None] - np.log(np.maximum(ends + waiting[1:], 1e-300))
        blocked = block_b(load, agents)
        log_blocked, log_free = np.log(blocked), np.log1p(-blocked)
    weights = np.concatenate([np.zeros((*rate.shape, 1)), np.cumsum(steps, axis=-1)], axis=-1)
    top = weights.max(axis=-1)
    states = np.exp(weights - top[..., None])
    log_sum = top + np.log(states.sum(axis=-1))
    delayed = np.exp(log_blocked + log_sum - np.logaddexp(log_free, log_blocked + log_sum))
    queue = delayed * (states @ waiting) / states.sum(axis=-1)
    wait = np.divide(queue, rate, out=np.zeros(rate.shape), where=rate > 0)
    abandoned = wait / patience
    late = delayed * _integrate(rate, agents / handling, patience, target, log_sum)
    served = load * (1 - abandoned)
    return Service(
        in_target=np.clip(1 - delayed + late, 0.0, 1.0),
        wait=wait,
        delayed=delayed,
        abandoned=abandoned,
        queue=queue,
        busy=np.minimum(np.divide(served, agents, out=np.ones(load.shape), where=agents > 0), 1.0),
        is_endless=np.zeros(load.shape, dtype=bool),
    )


def _integrate(rate: Floats, clearing: Floats, patience: float, target: float, log_sum: Floats) -> Floats:
    """Of those who wait, the share answered within the target."""
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    x = target * (nodes + 1) / 2
    ripe = patience * -np.expm1(-x / patience)
    power = rate[..., None] * ripe - clearing[..., None] * x - x / patience - log_sum[..., None]
    return np.asarray(clearing * (np.exp(power) @ weights) * target / 2)


def _count_states(arrivals: npt.NDArray[Any], ends: npt.NDArray[Any]) -> int:
    """How many waiting need be counted: beyond it lies less than one part in a thousand million million.

    The number waiting peaks near `arrivals - ends` (in units of the rate of hanging up) and spreads like a Poisson.
    """
    most = float(np.max(arrivals, initial=0.0))
    peak = max(0.0, float(np.max(arrivals - ends, initial=0.0)))
    return int(peak + 9 * np.sqrt(most) + 40) + 1
