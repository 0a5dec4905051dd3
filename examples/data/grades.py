"""What a year of graded incidents at a large force adds up to: how many, how many attended, and how soon.

`incidents.py` says which of it was reported and which is made up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from examples.data.allotting import Counts


@dataclass(frozen=True, kw_only=True)
class Grade:
    """A year of incidents of one grade.

    `knots` are (share of the attended, seconds) through which their times run, ascending; from the last one on the
    times follow a Pareto tail, no longer than `longest`, that brings their mean to `mean`.
    """

    name: str
    incidents: int
    attended: float
    knots: tuple[tuple[float, float], ...]
    mean: float
    longest: int
    peak_hour: float


GRADES = (
    Grade(
        name="P1",
        incidents=180_334,
        attended=0.91,
        knots=((0, 20), (0.03, 130), (0.2, 470), (0.44, 900), (0.5002, 996), (0.75, 1_740), (0.9, 3_200)),
        mean=1_709,
        longest=172_800,
        peak_hour=21,
    ),
    Grade(
        name="P2",
        incidents=93_103,
        attended=0.75,
        knots=((0, 40), (0.05, 600), (0.2, 1_950), (0.35, 3_600), (0.5, 8_400), (0.7, 27_000)),
        mean=36_300,
        longest=1_209_600,
        peak_hour=17,
    ),
)
# The year before: how many, and that times were a twentieth shorter, are not the same kind of fact; see above.
YEAR_BEFORE = {"P1": (170_126, 0.95), "P2": (95_003, 0.97)}

# Areas with their share of incidents and how hard arrival is there.
AREAS = (
    ("Birmingham East", 0.205, 0.15),
    ("Birmingham West", 0.225, 0.20),
    ("Coventry", 0.145, -0.10),
    ("Dudley", 0.085, 0.00),
    ("Sandwell", 0.110, 0.05),
    ("Solihull", 0.050, 0.10),
    ("Walsall", 0.090, -0.10),
    ("Wolverhampton", 0.090, -0.20),
)


def lay_out_times(grade: Grade, size: int) -> Counts:
    """So many response times, ascending, in whole seconds, through the grade's knots and with its mean.

    Read off at even steps, so that shares at the knots are exact to an incident; the tail's bend is found by halving,
    and single seconds in the tail then make the sum `round(size * mean)`.
    """
    from scipy.interpolate import PchipInterpolator

    steps = (np.arange(size) + 0.5) / max(size, 1)
    shares, seconds = np.array(grade.knots).T
    tail = steps >= shares[-1]
    # Smooth through the knots, so that no limit shows as a bend in the times.
    times = np.exp(PchipInterpolator(shares, np.log(seconds))(np.minimum(steps, shares[-1])))
    wanted = round(size * grade.mean) if tail.any() else 0
    # A step just within a share stays within it when cut to the second, one just beyond is a second more.
    body = np.where(tail, 0, np.ceil(times)).astype(np.int64)
    depth = np.maximum((1 - steps[tail]) / (1 - shares[-1]), 1e-12)
    low, high = 0.01, 5.0
    for _ in range(60):
        bend = (low + high) / 2
        laid = np.minimum(seconds[-1] * depth**-bend, grade.longest)
        low, high = (bend, high) if int(body.sum()) + laid.sum() < wanted else (low, bend)
    body[tail] = np.floor(laid).astype(np.int64) if tail.any() else body[tail]
    return _mend_tail(body, int(tail.sum()), wanted, int(seconds[-1]), grade.longest)


def _mend_tail(times: Counts, tail: int, wanted: int, lowest: int, longest: int) -> Counts:
    missing = wanted - int(times.sum()) if tail else 0
    first = len(times) - tail
    while missing and tail:
        step = 1 if missing > 0 else -1
        free = first + np.flatnonzero((times[first:] < longest) if step > 0 else (times[first:] > lowest))
        if not len(free):
            break
        chosen = free[np.linspace(0, len(free) - 1, min(abs(missing), len(free))).astype(np.int64)]
        times[np.unique(chosen)] += step
        missing -= step * len(np.unique(chosen))
    return np.sort(times)
