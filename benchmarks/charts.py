"""10,000 control charts of 60 points, limits and all rules: all at once beside a plain loop, one series at a time.

    python -m benchmarks.charts [--series 10000] [--points 60] [--repeat 5]

The peer is the method as its published package does it, written out with nothing but Python: each series, each point,
each window. Both must flag the very same points. The third line makes whole charts, with dates, colours and run
tests, through `chart_values`. Time is by the clock, the quickest of several runs; the peers run once.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Callable
from itertools import pairwise
from statistics import fmean
from typing import TypeVar

import numpy as np

from answerable.measuring.control.charts import chart_values
from answerable.measuring.control.many import chart_many

SOME = 1_000
"""Series of the line that makes whole charts."""

Result = TypeVar("Result")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--series", type=int, default=10_000)
    parser.add_argument("--points", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=5, help="runs, of which the quickest counts")
    chosen = parser.parse_args()
    matrix = make_series(chosen.series, chosen.points)
    chart_many(matrix[:10])
    at_once, many = time_call(lambda: chart_many(matrix), chosen.repeat)
    plainly, loops = time_call(lambda: [chart_plainly(row) for row in matrix.tolist()], 1)
    if [{int(place) for place in np.flatnonzero(row)} for row in many.signals] != loops:
        raise SystemExit("The two ways do not flag the same points.")
    print(f"{chosen.series:,} charts of {chosen.points} points; {many.signals.sum():,} points flagged by both ways")
    print(f"{'all at once (chart_many)':<44}{at_once:>8.3f} s")
    print(
        f"{'one by one, point by point, plain Python':<44}{plainly:>8.3f} s   {plainly / at_once:.0f} times as long"
    )
    some = matrix[:SOME]
    one_by_one, _ = time_call(lambda: chart_one_by_one(some), 1)
    print(f"{f'whole charts (chart_values), {len(some):,} of them':<44}{one_by_one:>8.3f} s")


def make_series(series: int, points: int) -> np.ndarray:
    """Normal series, of which every tenth moves half way, so that every rule is met."""
    matrix = np.random.default_rng(60).normal(100, 10, (series, points))
    matrix[::10, points // 2 :] += 15
    return matrix.round(1)


def chart_one_by_one(matrix: np.ndarray) -> int:
    first = dt.date(2018, 1, 1)
    days = [first + dt.timedelta(weeks=week) for week in range(matrix.shape[1])]
    return sum(len(chart_values(days, row).points) for row in matrix.tolist())


def chart_plainly(values: list[float]) -> set[int]:
    """The places of the points that break a rule: mean, screened moving ranges and each window in turn."""
    centre = fmean(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    kept = [each for each in ranges if each < 3.267 * fmean(ranges)]
    reach = 2.66 * fmean(kept)
    sides = [(value > centre) - (value < centre) for value in values]
    steps = [(after > before) - (after < before) for before, after in pairwise(values)]
    outside = [abs(value - centre) > reach for value in values]
    near = [not out and abs(value - centre) > reach * 2 / 3 for out, value in zip(outside, values, strict=True)]
    flagged = {place for place, out in enumerate(outside) if out}
    for start in range(len(values) - 6):
        if abs(sum(sides[start : start + 7])) == 7 or abs(sum(steps[start : start + 6])) == 6:
            flagged.update(range(start, start + 7))
    for start in range(len(values) - 2):
        if sum(near[start : start + 3]) >= 2 and abs(sum(sides[start : start + 3])) == 3:
            flagged.update(place for place in range(start, start + 3) if near[place])
    return flagged


def time_call(call: Callable[[], Result], repeat: int) -> tuple[float, Result]:
    """The seconds of the quickest run, and what it gave."""
    quickest = float("inf")
    for _ in range(repeat):
        started = time.perf_counter()
        result = call()
        quickest = min(quickest, time.perf_counter() - started)
    return quickest, result


if __name__ == "__main__":
    main()
