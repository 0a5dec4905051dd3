"""Lengths of time counted by the whole second: exact, and joined by adding, so no percentile is ever averaged."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from answerable.measuring.interval import Interval, rank_quantile_bounds

LIMIT_SECONDS = 600
"""Seconds that have a place of their own; longer waits are kept as exact pairs of second and count."""

_ROUNDING = 1e-6
"""What a share times a total may be too great by: 0.95 of 20 is a hair above 19 to a computer."""

Seconds = npt.NDArray[np.int64]


class Histogram(Struct, frozen=True):
    """How many took how long: `counts[s]` took `s` whole seconds (0 to 599), `overflow` has (second, count) above.

    Everything worked out of it is exact to the second. Seconds are rounded down, so "within 10 seconds" takes in
    10.9.
    """

    counts: tuple[int, ...]
    overflow: tuple[tuple[int, int], ...] = ()

    @classmethod
    def tally(cls, seconds: Any, counts: Any = None) -> Histogram:
        """Of lengths in whole seconds (none negative), each once or, with `counts`, so many times; in any order."""
        lengths = np.asarray(seconds, dtype=np.int64)
        times = np.ones(len(lengths), dtype=np.int64) if counts is None else np.asarray(counts, dtype=np.int64)
        if len(lengths) and lengths.min() < 0:
            raise ValueError("A length of time is never negative.")
        short = lengths < LIMIT_SECONDS
        places = np.zeros(LIMIT_SECONDS, dtype=np.int64)
        np.add.at(places, lengths[short], times[short])
        above, place = np.unique(lengths[~short], return_inverse=True)
        sums = np.zeros(len(above), dtype=np.int64)
        np.add.at(sums, place, times[~short])
        return cls(tuple(places.tolist()), tuple(zip(above.tolist(), sums.tolist(), strict=True)))

    def add(self, other: Histogram) -> Histogram:
        """Both together: what one file of all their rows would have given."""
        mine, theirs = self.spread(), other.spread()
        return Histogram.tally(np.concatenate([mine[0], theirs[0]]), np.concatenate([mine[1], theirs[1]]))

    def spread(self) -> tuple[Seconds, Seconds]:
        """The seconds that occur, ascending, and how often each does."""
        counts = np.asarray(self.counts, dtype=np.int64)
        short = np.flatnonzero(counts)
        above = np.asarray(self.overflow, dtype=np.int64).reshape(-1, 2)
        return np.concatenate([short, above[:, 0]]), np.concatenate([counts[short], above[:, 1]])

    @property
    def total(self) -> int:
        return sum(self.counts) + sum(count for _, count in self.overflow)

    @property
    def seconds(self) -> int:
        """The sum of all lengths."""
        lengths, times = self.spread()
        return int((lengths * times).sum())

    @property
    def mean(self) -> float | None:
        """The mean length in seconds; nothing of none."""
        return self.seconds / self.total if self.total else None

    @property
    def longest(self) -> int | None:
        lengths, _ = self.spread()
        return int(lengths[-1]) if len(lengths) else None

    def count_within(self, seconds: int) -> int:
        """How many took so many whole seconds or fewer."""
        return self.cumulate([seconds])[0]

    def cumulate(self, times: Sequence[int]) -> list[int]:
        """For each of several times, how many took so many whole seconds or fewer."""
        lengths, counts = self.spread()
        running = np.concatenate([[0], np.cumsum(counts)])
        found: list[int] = running[np.searchsorted(lengths, np.asarray(times), side="right")].tolist()
        return found

    def count_between(self, first: int, before: int | None = None) -> int:
        """How many took from `first` to just under `before` seconds; without `before`, `first` or longer."""
        lengths, times = self.spread()
        inside = lengths >= first if before is None else (lengths >= first) & (lengths < before)
        return int(times[inside].sum())

    def quantile(self, share: float) -> int | None:
        """The shortest length within which at least this share (0 to 1) lies: the inverse of the empirical
        distribution (Hyndman and Fan 1996, definition 1). Nothing of none."""
        total = self.total
        return self._at_rank(max(1, math.ceil(share * total - _ROUNDING))) if total else None

    def bound_quantile(self, share: float, level: float = 0.95) -> Interval | None:
        """The interval of a quantile from order statistics (`interval.rank_quantile_bounds`), exact to the second.

        Nothing where there are too few for both ends.
        """
        ranks = rank_quantile_bounds(self.total, share, level)
        return Interval(float(self._at_rank(ranks[0])), float(self._at_rank(ranks[1])), level) if ranks else None

    def _at_rank(self, rank: int) -> int:
        """The length at a place in ascending order, 1 the shortest."""
        lengths, times = self.spread()
        return int(lengths[np.searchsorted(np.cumsum(times), rank)])


def find_quantiles(
    groups: Seconds, seconds: Seconds, counts: Seconds, shares: Sequence[float], size: int
) -> tuple[Seconds, ...]:
    """For each share its quantile in each of `size` groups (numbered from 0) of counted lengths; -1 where there is
    none.

    The rows (group, seconds, count) may come in any order. One sort serves all groups and shares.
    """
    # One number of both sorts several times as fast as the two.
    order = np.argsort(groups * (int(seconds.max(initial=0)) + 1) + seconds)
    lengths, running = seconds[order], np.cumsum(counts[order])
    totals = np.zeros(size, dtype=np.int64)
    np.add.at(totals, groups, counts)
    before = np.cumsum(totals) - totals
    some = totals > 0
    found = tuple(np.full(size, -1, dtype=np.int64) for _ in shares)
    for share, quantiles in zip(shares, found, strict=True):
        ranks = before + np.maximum(1, np.ceil(share * totals - _ROUNDING)).astype(np.int64)
        quantiles[some] = lengths[np.searchsorted(running, ranks[some])]
    return found
