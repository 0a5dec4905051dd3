"""Visits written down held against visits that devices saw: which are one, and which stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from answerable.patrolling.dosage.clustered import bound_clustered_share
from answerable.patrolling.dosage.standard import MINUTE
from answerable.patrolling.dosage.visit import BOTH, Reconciliation, Visits, group_overlaps, key_times

_COLUMNS = ("hotspot", "begun", "ended", "minutes", "officers", "officer_minutes", "source")


def join_visits(seen: Visits, written: Visits) -> Visits:
    """The visits of both, a written one that overlaps a seen one in the same hotspot being one with it.

    Of those, what the devices saw is taken: times, minutes, officers. A written visit that no device saw stands as
    written: a device may fail, and a form may be wrong; `source` tells them apart, `reconciliation` how many agree.
    """
    form, device = pair_visits(written, seen)
    is_confirmed = np.isin(np.arange(len(written)), form)
    is_written = np.isin(np.arange(len(seen)), device)
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(seen, name), getattr(written, name)[~is_confirmed]]) for name in _COLUMNS
    }
    columns["source"][: len(seen)][is_written] = BOTH
    order = np.lexsort((columns["begun"], columns["hotspot"]))
    joined = replace(seen, **{name: column[order] for name, column in columns.items()})
    return replace(joined, reconciliation=_reconcile(written, seen, form, device))


def pool_visits(many: Sequence[Visits]) -> Visits:
    """Visits of several files of one sort (positions of several weeks, or forms) as one list, in order.

    Visits of several files that overlap in a hotspot are one: of its officers and their minutes the greatest that any
    one file says is taken, since two files may tell of the same patrol. What each says of how it was read is kept
    only where there is one.
    """
    if len(many) == 1:
        return many[0]
    columns: dict[str, Any] = {name: np.concatenate([getattr(each, name) for each in many]) for name in _COLUMNS}
    whose = np.repeat(np.arange(len(many)), [len(each) for each in many])
    heard = [each.heard_on for each in many if each.heard_on is not None]
    return Visits(
        **_merge_files(columns, whose, len(many)),
        heard_on=np.unique(np.concatenate(heard)) if heard else None,
    )


def _merge_files(columns: dict[str, Any], whose: NDArray[np.int64], files: int) -> dict[str, Any]:
    """Columns of visits, each of the file `whose`, with those that overlap made one."""
    order, group = group_overlaps(columns["hotspot"], columns["begun"], columns["ended"])
    firsts = np.flatnonzero(np.diff(group, prepend=-1))
    if len(firsts) == len(order):
        return {name: column[order] for name, column in columns.items()}
    sorted_columns = {name: column[order] for name, column in columns.items()}
    begun, ended = sorted_columns["begun"][firsts], np.maximum.reduceat(sorted_columns["ended"], firsts)
    of_file = np.bincount(
        group * files + whose[order], sorted_columns["officer_minutes"], minlength=len(firsts) * files
    ).reshape(-1, files)
    return {
        "hotspot": sorted_columns["hotspot"][firsts],
        "begun": begun,
        "ended": ended,
        "minutes": (ended - begun) / MINUTE,
        "officers": np.maximum.reduceat(sorted_columns["officers"], firsts),
        "officer_minutes": of_file.max(axis=1),
        "source": sorted_columns["source"][firsts],
    }


def pair_visits(first: Visits, second: Visits) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every pair of visits, one of each, that overlap or touch in the same hotspot: their places in both.

    Visits of either list do not overlap one another, so that both are in the order of their ends too.
    """
    ends = key_times(second.hotspot, second.ended)
    begins = key_times(second.hotspot, second.begun)
    low = np.searchsorted(ends, key_times(first.hotspot, first.begun), side="left")
    high = np.searchsorted(begins, key_times(first.hotspot, first.ended), side="right")
    return expand_ranges(low, high)


def expand_ranges(low: NDArray[np.int64], high: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each range from `low` up to but not at `high`, its own number beside each of its members."""
    sizes = np.maximum(high - low, 0)
    owner = np.repeat(np.arange(len(low)), sizes)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return owner, np.repeat(low, sizes) + within


def _reconcile(written: Visits, seen: Visits, form: NDArray[np.int64], device: NDArray[np.int64]) -> Reconciliation:
    is_heard = np.ones(len(written), dtype=bool)
    if seen.heard_on is not None:
        is_heard = np.isin(written.start.astype("datetime64[D]"), seen.heard_on)
    confirmed = np.unique(form)
    hotspots = int(written.hotspot.max()) + 1 if len(written) else 1
    over = None
    if len(confirmed):
        present = np.bincount(form, weights=seen.minutes[device], minlength=len(written))
        over = float(np.median((written.minutes - present)[confirmed]))
    return Reconciliation(
        confirmed=bound_clustered_share(
            np.bincount(written.hotspot[confirmed], minlength=hotspots),
            np.bincount(written.hotspot[is_heard | np.isin(np.arange(len(written)), confirmed)], minlength=hotspots),
        ),
        unheard=int((~is_heard).sum()),
        seen=len(seen),
        seen_alone=len(seen) - len(np.unique(device)),
        minutes_over=over,
    )
