"""How many people each hour needs to answer in time, and what a roster achieves."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.demand.erlang import Floats, Many, Service, find_load, serve

_HALVINGS = 50


class Terms(NamedTuple):
    """What is to be achieved, and with what: `share` of all callers (0 to 1) answered within `seconds`; `handling` is
    the mean seconds of a call with its wrap-up; `patience` the mean seconds after which a caller hangs up (0: never);
    `shrinkage` the share of rostered time not on the phones (leave, sickness, training, breaks)."""

    handling: float
    share: float
    seconds: float
    patience: float = 0.0
    shrinkage: float = 0.0


def find_agents(per_hour: Many, terms: Terms) -> npt.NDArray[np.int64]:
    """The fewest people on the phones in each hour that meet the target; 0 where nobody calls.

    Method: for each number of people the greatest rate of calls that still meets it (by bisection: service only
    falls as calls rise), and then each hour's number from that table. So a year takes no longer than a day.
    """
    rates = np.asarray(per_hour, dtype=float)
    most = float(np.max(rates, initial=0.0))
    if most <= 0:
        return np.zeros(rates.shape, dtype=np.int64)
    size = int(find_load(most, terms.handling)) + 8
    capacity = _list_capacity(size, most, terms)
    while capacity[-1] < most:
        size = int(size * 1.3) + 8
        capacity = _list_capacity(size, most, terms)
    # A rate of exactly a capacity is met by it.
    needed = np.searchsorted(np.maximum.accumulate(capacity), rates, side="left") + 1
    return np.where(rates > 0, needed, 0).astype(np.int64)


def _list_capacity(size: int, most: float, terms: Terms) -> Floats:
    """The greatest rate per hour, up to just over `most`, that 1, 2, ... `size` people serve to the target."""
    agents = np.arange(1, size + 1, dtype=float)
    low, high = np.zeros(size), np.full(size, most * 1.001)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        met = serve(middle, terms.handling, agents, terms.seconds, terms.patience).in_target >= terms.share
        low, high = np.where(met, middle, low), np.where(met, high, middle)
    return low


def roster_for(agents: npt.NDArray[np.int64], shrinkage: float) -> npt.NDArray[np.int64]:
    """How many to roster so that so many are on the phones: agents over what shrinkage leaves, rounded up."""
    return np.asarray(np.ceil(agents / (1 - shrinkage) - 1e-9), dtype=np.int64)


def serve_with_roster(per_hour: Floats, rostered: Floats, terms: Terms) -> Service:
    """What callers meet in each hour with so many rostered.

    What shrinkage leaves is seldom a whole number of people; the hour then lies between the two whole numbers, in
    proportion. An hour that would have no end with the smaller number is told as one without end.
    """
    present = np.maximum(rostered * (1 - terms.shrinkage), 0.0)
    fewer = np.floor(present + 1e-9)
    part = np.clip(present - fewer, 0.0, 1.0)
    low = serve(per_hour, terms.handling, fewer, terms.seconds, terms.patience)
    high = serve(per_hour, terms.handling, fewer + 1, terms.seconds, terms.patience)
    # The last field says whether there is an end, and is the smaller number's.
    mixed = [np.where(part > 0, a + part * (b - a), a) for a, b in zip(low[:-1], high[:-1], strict=True)]
    in_target, wait, delayed, abandoned, queue, busy = mixed
    return Service(in_target, wait, delayed, abandoned, queue, busy, low.is_endless)
