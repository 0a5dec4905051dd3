"""What days are drawn within: blocks of a trial, and how many hotspot-days of each are patrolled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from answerable.law.words import say_list
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.protocol import Protocol
from answerable.patrolling.refusal import PatrolError

_FEWEST = 2


@dataclass(frozen=True, eq=False)
class Blocks:
    """The blocks of a trial.

    `at` (hotspots x days) is the block of each hotspot-day. Of a block, always `patrolled[block]` of its
    `sizes[block]` hotspot-days are patrolled, and one more with chance `odd[block] / out_of`: so each hotspot-day is
    patrolled with chance `share`, whatever its block. `names` are those of the groups that blocks are made of (a
    block's group is `groups[block]`), `merged` a sentence for each group put together from several.
    """

    at: NDArray[np.int64]
    sizes: NDArray[np.int64]
    patrolled: NDArray[np.int64]
    odd: NDArray[np.int64]
    out_of: int
    share: float
    names: tuple[str, ...]
    groups: NDArray[np.int64]
    merged: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.sizes)


class _Group(NamedTuple):
    """Hotspots (their places in the protocol) that are drawn together, of these units and tiers."""

    parts: tuple[tuple[str, int], ...]
    members: tuple[int, ...]


def list_blocks(protocol: Protocol) -> Blocks:
    """The blocks of a protocol, hotspots and days in its own order.

    Within "day": the hotspots of one policing unit and tier, on one day. Within "hotspot": a hotspot's run of
    `run_days` days; the last run is what is left. Raises `PatrolError` where there is nothing to draw among.
    """
    _refuse(protocol)
    names, group_of, merged = _group(protocol)
    hotspots, days = len(protocol.hotspots), protocol.days
    runs = np.arange(days) if protocol.scheme.within == "day" else np.arange(days) // protocol.scheme.run_days
    at = group_of[:, None] * (int(runs[-1]) + 1) + runs[None, :]
    sizes = np.bincount(at.ravel(), minlength=len(names) * (int(runs[-1]) + 1))
    shares = sizes * protocol.scheme.patrolled
    return Blocks(
        at=at.reshape(hotspots, days),
        sizes=sizes,
        patrolled=shares // protocol.scheme.out_of,
        odd=shares % protocol.scheme.out_of,
        out_of=protocol.scheme.out_of,
        share=protocol.scheme.patrolled / protocol.scheme.out_of,
        names=names,
        groups=np.repeat(np.arange(len(names)), int(runs[-1]) + 1),
        merged=merged,
    )


def name_block(protocol: Protocol, blocks: Blocks, hotspot: int, day: int) -> str:
    """The block of a hotspot-day as the draw writes it: `Northside/1/2022-10-03`, or `N04/2022-10-03`, with the
    first day of the run where days are drawn within hotspots."""
    length = 1 if protocol.scheme.within == "day" else protocol.scheme.run_days
    first = protocol.starts_on + dt.timedelta(days=day // length * length)
    return f"{blocks.names[blocks.groups[blocks.at[hotspot, day]]]}/{first.isoformat()}"


def _refuse(protocol: Protocol) -> None:
    scheme = protocol.scheme
    if not protocol.hotspots:
        raise PatrolError("The protocol has no hotspots: choose those that are to be patrolled.")
    if protocol.days < 1:
        raise PatrolError("The trial ends before it starts: correct its days.")
    if not 0 < scheme.patrolled < scheme.out_of:
        raise PatrolError(
            f"{scheme.patrolled} out of {scheme.out_of} days patrolled leaves nothing to compare with: choose at "
            "least one patrolled and one not."
        )
    if scheme.within == "hotspot" and scheme.run_days < _FEWEST:
        raise PatrolError("A run of days has to be of two days or more, so that there is something to draw.")


def _group(protocol: Protocol) -> tuple[tuple[str, ...], NDArray[np.int64], tuple[str, ...]]:
    if protocol.scheme.within == "hotspot":
        names = tuple(hotspot.code for hotspot in protocol.hotspots)
        return names, np.arange(len(names)), ()
    return _merge(protocol.hotspots)


def _merge(hotspots: Sequence[Hotspot]) -> tuple[tuple[str, ...], NDArray[np.int64], tuple[str, ...]]:
    """Units and tiers, in order; a lone hotspot joins the next tier of its unit, or a lone unit the next unit."""
    members: dict[tuple[str, int], list[int]] = {}
    for at, hotspot in enumerate(hotspots):
        members.setdefault((hotspot.unit, hotspot.tier), []).append(at)
    groups = [_Group((key,), tuple(members[key])) for key in sorted(members)]
    units = [list(held) for _, held in groupby(groups, key=lambda group: group.parts[0][0])]
    joined = _join_lone([group for held in units for group in _join_lone(held)])
    group_of = np.zeros(len(hotspots), dtype=np.int64)
    for at, group in enumerate(joined):
        group_of[list(group.members)] = at
    merged = tuple(_say_merged(group) for group in joined if len(group.parts) > 1)
    return tuple("+".join(f"{unit}/{tier}" for unit, tier in group.parts) for group in joined), group_of, merged


def _join_lone(groups: list[_Group]) -> list[_Group]:
    """Groups in order, each of two hotspots or more where there are as many: a lone one joins the one after it, the
    last of them the one before."""
    joined: list[_Group] = []
    for group in groups:
        if joined and len(joined[-1].members) < _FEWEST:
            joined.append(_join(joined.pop(), group))
        else:
            joined.append(group)
    if len(joined) > 1 and len(joined[-1].members) < _FEWEST:
        last = joined.pop()
        joined.append(_join(joined.pop(), last))
    return joined


def _join(one: _Group, other: _Group) -> _Group:
    return _Group(one.parts + other.parts, one.members + other.members)


def _say_merged(group: _Group) -> str:
    said = say_list(f"{unit} tier {tier}" for unit, tier in group.parts)
    return f"{said} are drawn together, since one of them has a single hotspot."
