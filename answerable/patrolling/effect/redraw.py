"""Drawing a registered allocation again: the other ways in which the days could have fallen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.trial.blocks import Blocks

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]

CHUNK = 400
"""Allocations drawn at once: what fits into the caches and the memory of a small machine."""

_MOST_COMBINATIONS = 4_096
_RANDOM_BITS = 32


@dataclass(frozen=True, eq=False)
class _Group:
    """Blocks of one size and one number patrolled: `units` is blocks x size, places in hotspots x days made flat.
    `chance` is that of one more being patrolled."""

    units: Places
    patrolled: int
    chance: float


@dataclass(frozen=True, eq=False)
class Redraw:
    """How a protocol's days are drawn, ready to be done ten thousand times over.

    Every draw patrols as many of each block as the registered one may have, the odd one by chance, as
    `trial/allocation.py` does by hash. `shape` is hotspots x days.
    """

    shape: tuple[int, int]
    groups: tuple[_Group, ...]
    order: Places

    def draw(self, draws: int, chance: np.random.Generator) -> Flags:
        """So many allocations: draws x (hotspots x days made flat)."""
        drawn = [_draw_group(group, draws, chance) for group in self.groups]
        return np.concatenate(drawn, axis=1)[:, self.order]

    def draw_chunks(self, draws: int, seed: int, chunk: int = CHUNK) -> Iterator[Flags]:
        """The same draws for the same seed and chunk, a few at a time."""
        chance = np.random.default_rng(seed)
        for start in range(0, draws, chunk):
            yield self.draw(min(chunk, draws - start), chance)


def prepare_redraw(blocks: Blocks) -> Redraw:
    """Group the blocks of a protocol (`trial/blocks.py: list_blocks`) by their size and number patrolled."""
    flat = blocks.at.ravel()
    ordered = np.argsort(flat, kind="stable")
    held = np.unique(flat)
    firsts = np.searchsorted(flat[ordered], held)
    sizes, patrolled, odd = blocks.sizes[held], blocks.patrolled[held], blocks.odd[held]
    groups = []
    for size, count, rest in sorted({*zip(sizes.tolist(), patrolled.tolist(), odd.tolist(), strict=True)}):
        starts = firsts[(sizes == size) & (patrolled == count) & (odd == rest)]
        units = ordered[starts[:, None] + np.arange(size)]
        groups.append(_Group(units=units, patrolled=count, chance=rest / blocks.out_of))
    places = np.concatenate([group.units.ravel() for group in groups])
    return Redraw(shape=(blocks.at.shape[0], blocks.at.shape[1]), groups=tuple(groups), order=np.argsort(places))


def _draw_group(group: _Group, draws: int, chance: np.random.Generator) -> Flags:
    size = group.units.shape[1]
    ways = comb(size, group.patrolled) + (comb(size, group.patrolled + 1) if group.chance else 0)
    draw = _draw_listed if ways <= _MOST_COMBINATIONS else _draw_ranked
    return draw(group, draws, chance).reshape(draws, -1)


def _draw_listed(group: _Group, draws: int, chance: np.random.Generator) -> Flags:
    """Small blocks: every way of choosing is listed, and one of them picked for each block."""
    blocks, size = group.units.shape
    listed = _list_ways(size, group.patrolled)
    picked = chance.integers(0, len(listed), (draws, blocks), dtype=np.uint16)
    if not group.chance:
        return np.take(listed, picked, axis=0)
    more = _list_ways(size, group.patrolled + 1)
    others = chance.integers(0, len(more), (draws, blocks), dtype=np.uint16) + len(listed)
    has_more = chance.random((draws, blocks), dtype=np.float32) < group.chance
    return np.take(np.concatenate([listed, more]), np.where(has_more, others, picked), axis=0)


def _list_ways(size: int, patrolled: int) -> Flags:
    ways = np.zeros((comb(size, patrolled), size), dtype=np.bool_)
    for row, chosen in enumerate(combinations(range(size), patrolled)):
        ways[row, list(chosen)] = True
    return ways


def _draw_ranked(group: _Group, draws: int, chance: np.random.Generator) -> Flags:
    """Large blocks: a random number for each hotspot-day, and the smallest are patrolled.

    The last bits of a number are its place in the block, so that no two are the same.
    """
    blocks, size = group.units.shape
    bits = (size - 1).bit_length()
    keys = chance.integers(0, 1 << (_RANDOM_BITS - bits), (draws, blocks, size), dtype=np.uint32)
    keys = (keys << np.uint32(bits)) | np.arange(size, dtype=np.uint32)
    marks = [place for place in (group.patrolled - 1, group.patrolled) if 0 <= place < size]
    ranked = np.partition(keys, marks, axis=2)
    counts = np.full((draws, blocks), group.patrolled)
    if group.chance:
        counts += chance.random((draws, blocks), dtype=np.float32) < group.chance
    last = np.take_along_axis(ranked, np.maximum(counts - 1, 0)[..., None], axis=2)
    return np.asarray((keys <= last) & (counts > 0)[..., None])
