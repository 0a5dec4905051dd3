"""A week's queue hour after hour, each beginning with what the hour before left behind.

The formulas of Erlang take each hour on its own. Here the same birth-death chain as Erlang A runs through the week
with each hour's calls and people, so that a queue left at eight is met by who calls just after (Green, Kolesar and
Whitt 2007 review such numerical solutions of the M(t)/M/m(t)+M queue beside taking each hour on its own).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from answerable.measuring.demand.calendar import Floats
from answerable.measuring.demand.erlang import SECONDS_AN_HOUR
from answerable.measuring.demand.staff import Terms

_STEPS = 60
"""Steps an hour. With eight times as many no share of a large force changes by more than 0.02 of a point."""
_WARM_UP = 24
_MOST_STATES = 3000
"""Beyond so many in the system at once the hours are not run on, as it would take too long."""
_GAMMA = 1 - 0.5**0.5


class WeekService(NamedTuple):
    """What callers of each hour meet: share answered in target, share who hang up, mean seconds waited."""

    in_target: Floats
    abandoned: Floats
    wait: Floats


def run_week(per_hour: Floats, present: Floats, terms: Terms) -> WeekService | None:
    """Service of each hour (flat arrays, the last running into the first), callers having `terms.patience`.

    `present` is people on the phones, whole or in part: with part of a person the work done lies between. None where
    so many would wait that the states are too many to run. Who goes off duty is taken to hand the call over.
    """
    states = _count_states(per_hour, present, terms)
    if states > _MOST_STATES:
        return None
    hours = len(per_hour)
    number = np.arange(states)
    state = (number == 0).astype(float)
    in_target, waiting = np.ones(hours), np.zeros(hours)
    for turn in range(-min(_WARM_UP, hours), hours):
        hour = turn % hours
        state, mean = _run_hour(state, float(per_hour[hour]) / SECONDS_AN_HOUR, float(present[hour]), terms)
        in_target[hour] = mean @ _answer_in_time(float(present[hour]), terms, states)
        waiting[hour] = mean @ np.maximum(number - present[hour], 0.0)
    rate = per_hour / SECONDS_AN_HOUR
    wait = np.divide(waiting, rate, out=np.zeros(hours), where=rate > 0)
    # Who hangs up in an hour may have called in the one before, so that their share is bounded.
    return WeekService(in_target, np.minimum(wait / terms.patience, 1.0), wait)


def _count_states(per_hour: Floats, present: Floats, terms: Terms) -> int:
    arrivals = per_hour / SECONDS_AN_HOUR * terms.patience
    backlog = np.maximum(arrivals - present * terms.patience / terms.handling, 0.0)
    most = float(np.max(present + backlog + 8 * np.sqrt(arrivals + 1), initial=0.0))
    load = float(np.max(per_hour, initial=0.0)) / SECONDS_AN_HOUR * terms.handling
    return int(max(most, load + 8 * np.sqrt(load + 1))) + 20


def _run_hour(state: Floats, rate: float, present: float, terms: Terms) -> tuple[Floats, Floats]:
    """The chances of each number in the system at the end of an hour, and their mean over it.

    Method: two-stage diagonally implicit Runge-Kutta steps (Alexander 1977), second-order and free of oscillation
    however fast callers hang up; each stage solves one tridiagonal system.
    """
    from scipy.linalg.lapack import dgttrf, dgttrs

    step = SECONDS_AN_HOUR / _STEPS
    number = np.arange(len(state))
    up = np.where(number < len(state) - 1, rate, 0.0)
    down = np.minimum(number, present) / terms.handling + np.maximum(number - present, 0.0) / terms.patience
    reach = _GAMMA * step
    *factors, _ = dgttrf(-reach * up[:-1], 1 + reach * (up + down), -reach * down[1:])

    def change(chances: Floats) -> Floats:
        moved = -(up + down) * chances
        moved[1:] += (up * chances)[:-1]
        moved[:-1] += (down * chances)[1:]
        return np.asarray(dgttrs(*factors, moved)[0])

    mean = np.zeros(len(state))
    for _ in range(_STEPS):
        first = change(state)
        second = change(state + (1 - _GAMMA) * step * first)
        after = state + step * ((1 - _GAMMA) * first + _GAMMA * second)
        mean += (state + after) / (2 * _STEPS)
        state = after
    return state, mean


def _answer_in_time(present: float, terms: Terms, states: int) -> Floats:
    """The chance of being answered within the target for who finds so many in the system."""
    fewer = int(present + 1e-9)
    part = max(0.0, present - fewer)
    low = _answer_by_whole(fewer, terms, states)
    return low + part * (_answer_by_whole(fewer + 1, terms, states) - low) if part > 1e-9 else low


def _answer_by_whole(agents: int, terms: Terms, states: int) -> Floats:
    """As above of a whole number of people: a caller moves up as those ahead are answered or hang up.

    Method: with k ahead and service c in units of the rate of hanging up, the chance of being reached at all is
    c / (c + k + 1), and the time until then, told as exp(-theta t), is Beta(c + 1, k + 1): a sum of exponential times
    at evenly spaced rates.
    """
    from scipy.special import betainc

    at_once = np.ones(min(agents, states))
    if agents >= states:
        return at_once
    if agents == 0:
        return np.zeros(states)
    ahead = np.arange(states - agents)
    clearing = agents * terms.patience / terms.handling
    reached = clearing / (clearing + ahead + 1)
    late = betainc(clearing + 1, ahead + 1, np.exp(-terms.seconds / terms.patience))
    return np.concatenate([at_once, reached * (1 - late)])
