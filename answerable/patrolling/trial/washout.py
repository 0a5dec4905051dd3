"""Days that follow a patrol too soon to be controls, and how many are left where a protocol leaves them out."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.protocol import Protocol
from answerable.patrolling.trial.blocks import list_blocks
from answerable.patrolling.trial.simulation import SEED, redraw

Flags = NDArray[np.bool_]

_DRAWS = 100
_MOST = 0.5


class Kept(NamedTuple):
    """What a washout leaves of a draw on average: the `share` (0 to 1) of the days not drawn that stay as controls,
    and the hotspots (by code) that are left `bare`, without any, in most draws."""

    share: float
    bare: tuple[str, ...]


def mark_washout(patrolled: Flags, washout_days: int) -> Flags:
    """Which days follow a patrolled one of the same hotspot by so many days or fewer; days are the last axis."""
    marked = np.zeros_like(patrolled)
    for lag in range(1, washout_days + 1):
        marked[..., lag:] |= patrolled[..., :-lag]
    return marked & ~patrolled


@lru_cache(maxsize=32)
def draw_kept(protocol: Protocol) -> Kept:
    """What the washout leaves of the protocol's own draw, from a hundred draws of it (seeded, not the trial's seed).

    The first days, as many as are left out after a patrol, follow none, so they say nothing of the rest and are not
    counted. Raises `PatrolError` where there is nothing to draw among.
    """
    blocks, chance, washout = list_blocks(protocol), np.random.default_rng(SEED), protocol.washout_days
    left, kept = 0, 0
    bare = np.zeros(len(protocol.hotspots))
    for _ in range(_DRAWS):
        patrolled = redraw(blocks, chance)
        control = (~patrolled & ~mark_washout(patrolled, washout))[:, washout:]
        left += int((~patrolled[:, washout:]).sum())
        kept += int(control.sum())
        bare += ~control.any(axis=1)
    codes = (hotspot.code for hotspot in protocol.hotspots)
    return Kept(
        share=kept / left if left else 0.0,
        bare=tuple(code for code, often in zip(codes, bare / _DRAWS, strict=True) if often > _MOST),
    )
