"""The share of all incidents that somebody has arrived at by each second, with those that ended otherwise kept in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.interval import Interval, bound_share

Numbers = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]


class Ends(NamedTuple):
    """At each second that occurs, ascending: how many arrived, ended otherwise, or were last seen still waiting."""

    seconds: Numbers
    arrived: Numbers
    otherwise: Numbers
    waiting: Numbers


class Incidence(NamedTuple):
    """Step functions: by `seconds[k]`, the shares that were arrived at, that ended otherwise, and that still wait.

    The three add to one at every second. `at_risk` still waited just before it.
    """

    seconds: Numbers
    arrived: Shares
    otherwise: Shares
    waiting: Shares
    at_risk: Numbers
    ends: Ends

    def read(self, second: int) -> tuple[float, float, float]:
        """The three shares by so many seconds."""
        place = int(np.searchsorted(self.seconds, second, side="right")) - 1
        if place < 0:
            return 0.0, 0.0, 1.0
        return float(self.arrived[place]), float(self.otherwise[place]), float(self.waiting[place])


def line_up_ends(counts: Mapping[str, tuple[Numbers, Numbers]]) -> Ends:
    """`{"arrived" | "otherwise" | "waiting": (seconds, counts)}`, in any order, on one common row of seconds."""
    given = [seconds for seconds, _ in counts.values()]
    seconds = np.unique(np.concatenate(given)) if given else np.zeros(0, dtype=np.int64)
    laid = {}
    for name in ("arrived", "otherwise", "waiting"):
        laid[name] = np.zeros(len(seconds), dtype=np.int64)
        if name in counts:
            np.add.at(laid[name], np.searchsorted(seconds, counts[name][0]), counts[name][1])
    return Ends(seconds, laid["arrived"], laid["otherwise"], laid["waiting"])


def find_incidence(ends: Ends) -> Incidence:
    """The cumulative incidence of arrival and of its competing end (Aalen and Johansen 1978), second by second.

    Those last seen waiting at a second were still at risk during it. Where nobody is left waiting, the share arrived
    at is simply the count over all.
    """
    gone = ends.arrived + ends.otherwise + ends.waiting
    at_risk = int(gone.sum()) - np.concatenate([[0], np.cumsum(gone)[:-1]]) if len(gone) else gone
    divisor = np.maximum(at_risk, 1)
    waiting = np.cumprod(1 - (ends.arrived + ends.otherwise) / divisor)
    before = np.concatenate([[1.0], waiting[:-1]]) if len(waiting) else waiting
    arrived = np.cumsum(before * ends.arrived / divisor)
    otherwise = np.cumsum(before * ends.otherwise / divisor)
    return Incidence(ends.seconds, arrived, otherwise, waiting, at_risk, ends)


def bound_incidence(incidence: Incidence, second: int, level: float = 0.95) -> Interval:
    """The interval of the share arrived at by a second, on the log(-log) scale so that it stays between 0 and 1.

    Variance by the delta method (Marubini and Valsecchi 1995, section 10.3), which is the binomial one where nobody
    was lost from sight. Where none or all have arrived, Wilson's.
    """
    from statistics import NormalDist

    share = incidence.read(second)[0]
    if not 0 < share < 1:
        everybody = int(incidence.at_risk[0]) if len(incidence.at_risk) else 0
        return bound_share(round(share * everybody), everybody, level)
    deviate = NormalDist().inv_cdf((1 + level) / 2)
    spread = deviate * math.sqrt(_find_variance(incidence, second)) / (share * abs(math.log(share)))
    low, high = share ** math.exp(spread), share ** math.exp(-spread)
    return Interval(low, high, level)


def _find_variance(incidence: Incidence, second: int) -> float:
    stop = int(np.searchsorted(incidence.seconds, second, side="right"))
    at_risk = incidence.at_risk[:stop].astype(float)
    arrived = incidence.ends.arrived[:stop].astype(float)
    ended = arrived + incidence.ends.otherwise[:stop]
    still = incidence.arrived[stop - 1] - incidence.arrived[:stop]
    before = np.concatenate([[1.0], incidence.waiting[: stop - 1]])
    # Where everybody left has ended at once nothing is still to come: that term is nought, not nought over nought.
    spared = np.where(at_risk > ended, at_risk * (at_risk - ended), np.inf)
    later = still**2 * ended / spared
    now = before**2 * arrived * (at_risk - arrived) / at_risk**3
    both = still * before * arrived / at_risk**2
    return max(0.0, float(later.sum() + now.sum() - 2 * both.sum()))
