"""Cells joined into places that can be patrolled: contiguous by their sides, none smaller than asked."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.patrolling.hotspot.accuracy import Floats
from answerable.patrolling.hotspot.cells import Cells

Flags = npt.NDArray[np.bool_]


class Grown(NamedTuple):
    """A place: its cells in the order they were taken, and its land in square metres."""

    cells: tuple[int, ...]
    area: float


def grow_places(scores: Floats, cells: Cells, least: float) -> Iterator[Grown]:
    """Contiguous places, best first, without end but the land's.

    The best cell that is left begins a place; the best cell beside it joins, until the place has `least` square
    metres. Where it cannot grow to that, nothing within its reach can, and all of it is dropped. Only cells with a
    score begin one. A greedy rule: simple enough to be checked by hand, and the same for every method and for the
    best possible choice that methods are measured against.
    """
    free = np.ones(len(scores), dtype=bool)
    for seed in np.argsort(-scores, kind="stable"):
        if scores[seed] <= 0:
            return
        if not free[seed]:
            continue
        place = _grow(int(seed), scores, cells, free, least)
        free[list(place.cells)] = False
        if place.area >= least:
            yield place


def _grow(seed: int, scores: Floats, cells: Cells, free: Flags, least: float) -> Grown:
    taken, area = [seed], float(cells.areas[seed])
    seen = {seed}
    beside: list[tuple[float, int]] = []
    while area < least:
        for cell in cells.list_neighbours(taken[-1]):
            if free[cell] and cell not in seen:
                seen.add(cell)
                heapq.heappush(beside, (-float(scores[cell]), cell))
        if not beside:
            break
        _, cell = heapq.heappop(beside)
        taken.append(cell)
        area += float(cells.areas[cell])
    return Grown(tuple(taken), area)


def hold_places(scores: Floats, cells: Cells, least: float, budget: float) -> Floats:
    """How much of each cell is chosen (0 to 1) when places of `least` land are taken until `budget` is filled.

    The last place counts by the fraction of it that fits, so that all methods are given the same area.
    """
    held, left = np.zeros(len(scores)), budget
    for place in grow_places(scores, cells, least):
        held[list(place.cells)] = min(1.0, left / place.area)
        left -= place.area
        if left <= 0:
            break
    return held
