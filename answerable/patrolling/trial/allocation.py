"""Which hotspot is patrolled on which day: a draw that anybody can check by hand once the seed is known.

The draw, for a seed and each block (`blocks.py`):

1. Each hotspot-day of the block has the SHA-256 of `seed|block|hotspot|day`, the day as 2022-10-03.
2. The hotspot-days with the smallest hashes are patrolled, as many as divide evenly.
3. Where the block does not divide evenly, the first eight hexadecimal digits of the SHA-256 of `seed|block|odd`, as
   a fraction of 100000000 (16 to the 8th), are held against the remainder: below it, one more is patrolled.

    printf '%s' 'SEED|Northside/1/2022-10-03|N04|2022-10-03' | sha256sum

The hash as a source of fair order is that of the auditors' ballot draws (Rivest, "Sampler", 2011): nobody who has not
chosen the seed can steer it, and the seed is fixed by its published hash before the first day.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from answerable.drawing.wording import say_count, say_day
from answerable.patrolling.protocol import Protocol
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.blocks import Blocks, list_blocks, name_block

SEED_BYTES = 32
_DIGITS = 8
_MANY = 5
"""Days that do not agree are named up to this many."""


@dataclass(frozen=True, eq=False)
class Allocation:
    """Which hotspot (by its code) is patrolled on which day: `patrolled` is hotspots x days from `first_on`.

    `visit_key` is what the times of visits are drawn from (`schedule.py`): the hash of `SEED|visits`, as secret as
    the seed.
    """

    hotspots: tuple[str, ...]
    first_on: dt.date
    patrolled: NDArray[np.bool_]
    visit_key: str = ""

    @property
    def last_on(self) -> dt.date:
        """The last day that was drawn."""
        return self.first_on + dt.timedelta(days=self.patrolled.shape[1] - 1)


def make_seed() -> str:
    """A new seed: 32 bytes of the machine's secrets, as 64 hexadecimal digits. It is closed until its release."""
    return secrets.token_hex(SEED_BYTES)


def hash_seed(seed: str) -> str:
    """The SHA-256 of a seed as text in UTF-8, which a protocol publishes: `printf '%s' SEED | sha256sum`."""
    return _hash(seed)


def draw_allocation(protocol: Protocol, seed: str) -> Allocation:
    """Draw the days of a protocol from its seed.

    Raises `PatrolError` where the seed is not the one whose hash the protocol registers. A protocol that registers
    no hash yet may be drawn from any seed.
    """
    if protocol.seed_sha256 and not is_registered(protocol, seed):
        raise PatrolError(
            "This seed is not the one whose hash the protocol registers: its days would be other days. Find the seed "
            "that was made with the protocol."
        )
    blocks = list_blocks(protocol)
    hashes = _hash_units(protocol, blocks, seed)
    return Allocation(
        hotspots=tuple(hotspot.code for hotspot in protocol.hotspots),
        first_on=protocol.starts_on,
        patrolled=_rank_in_blocks(hashes, blocks) < _count_patrolled(protocol, blocks, seed)[blocks.at],
        visit_key=_hash(f"{seed}|visits"),
    )


def is_registered(protocol: Protocol, seed: str) -> bool:
    """Whether this is the seed whose hash the protocol published."""
    return hmac.compare_digest(hash_seed(seed).encode(), protocol.seed_sha256.strip().casefold().encode())


def verify_allocation(protocol: Protocol, seed: str, allocation: Allocation) -> tuple[str, ...]:
    """What does not agree between a protocol, the seed that is said to be its own, and the days that were used.

    Nothing where the seed has the published hash and gives exactly these days.
    """
    faults = []
    if not is_registered(protocol, seed):
        faults.append("The hash of this seed is not the one that the protocol published.")
    bare = replace(protocol, seed_sha256="")
    drawn = draw_allocation(bare, seed)
    if allocation.hotspots != drawn.hotspots or allocation.first_on != drawn.first_on:
        return (*faults, "The hotspots or the first day are not those of the protocol.")
    if allocation.patrolled.shape != drawn.patrolled.shape:
        return (*faults, "The days drawn are not as many as the protocol's.")
    return (*faults, *_name_differences(drawn, allocation))


def recite_draw(protocol: Protocol) -> str:
    """How anybody can check one day of the draw, in a sentence for the printed protocol."""
    block = "policing unit/tier/day" if protocol.scheme.within == "day" else "hotspot/first day of its run"
    return (
        f"To check the draw once the seed is published: in each block ({block}; what is drawn together is joined by "
        "+), take for each hotspot and day the SHA-256 of SEED|BLOCK|HOTSPOT|DAY, as printf '%s' "
        "'SEED|BLOCK|HOTSPOT|DAY' | sha256sum gives it, with days written as 2022-10-03. Those with the smallest "
        "hashes are patrolled, as many as the share of the block that is a whole number. Where a fraction is left, "
        "one more is patrolled if the first eight hexadecimal digits of the SHA-256 of SEED|BLOCK|odd, divided by 16 "
        "to the power of 8, are below that fraction. The SHA-256 of the seed itself is the one printed here."
    )


def _hash_units(protocol: Protocol, blocks: Blocks, seed: str) -> NDArray[np.bytes_]:
    days = [(protocol.starts_on + dt.timedelta(days=day)).isoformat() for day in range(protocol.days)]
    hashes = [
        [_hash(f"{seed}|{name_block(protocol, blocks, at, day)}|{hotspot.code}|{on}") for day, on in enumerate(days)]
        for at, hotspot in enumerate(protocol.hotspots)
    ]
    return np.array(hashes, dtype="S64")


def _rank_in_blocks(hashes: NDArray[np.bytes_], blocks: Blocks) -> NDArray[np.int64]:
    """The place of each hotspot-day in the order of hashes of its block, from 0."""
    order = np.lexsort((hashes.ravel(), blocks.at.ravel()))
    firsts = np.concatenate(([0], np.cumsum(blocks.sizes)[:-1]))
    ranks = np.empty(order.size, dtype=np.int64)
    ranks[order] = np.arange(order.size) - firsts[blocks.at.ravel()[order]]
    return ranks.reshape(blocks.at.shape)


def _count_patrolled(protocol: Protocol, blocks: Blocks, seed: str) -> NDArray[np.int64]:
    """How many of each block are patrolled, the odd one decided by its hash."""
    counts = blocks.patrolled.copy()
    _, places = np.unique(blocks.at, return_index=True)
    for block, place in enumerate(places):
        if blocks.odd[block]:
            hotspot, day = divmod(int(place), blocks.at.shape[1])
            drawn = int(_hash(f"{seed}|{name_block(protocol, blocks, hotspot, day)}|odd")[:_DIGITS], 16)
            counts[block] += drawn * blocks.out_of < int(blocks.odd[block]) * 16**_DIGITS
    return counts


def _name_differences(drawn: Allocation, allocation: Allocation) -> tuple[str, ...]:
    places = np.argwhere(drawn.patrolled != allocation.patrolled)
    if not len(places):
        return ()
    named = tuple(
        f"{drawn.hotspots[hotspot]} on {say_day(drawn.first_on + dt.timedelta(days=int(day)))}: the seed draws "
        f"{'patrol' if drawn.patrolled[hotspot, day] else 'no patrol'}."
        for hotspot, day in places[:_MANY]
    )
    more = len(places) - len(named)
    return (*named, f"And {say_count(more, 'hotspot-day')} more.") if more else named


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
