"""What came of offences old enough to have an outcome: shares with their n, hidden where either side is small."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from answerable.measuring.control.chart import ControlChart
from answerable.measuring.interval import bound_share
from answerable.measuring.series import Break
from answerable.measuring.suppression import suppress
from answerable.patrolling.youth.hiding import Counts, Flags
from answerable.patrolling.youth.result import MonthOutcome, OutcomeShare

ALL = "All"


def share_outcomes(names: Sequence[str], positive: Counts, whole: Counts) -> tuple[OutcomeShare, ...]:
    """The share of all together and of each part; both sides of a share are hidden where one is small."""
    if not whole.sum():
        return ()
    found = suppress(np.column_stack([positive, whole - positive]).tolist())
    hidden = [any(row) for row in found.cells]
    total = _share(ALL, int(positive.sum()), int(whole.sum()), any(found.column_totals) or found.total)
    parts = zip(names, positive.tolist(), whole.tolist(), hidden, strict=True)
    return (total, *(_share(name, part, of, off) for name, part, of, off in parts if of))


def share_unit_outcomes(
    names: Sequence[str], positive: Counts, whole: Counts, is_hidden: Flags
) -> tuple[OutcomeShare, ...]:
    """The share of each unit over the months whose outcomes are told, in the order of their names.

    Nothing at all where the total of some unit is hidden: outcomes would tell it.
    """
    if not whole.size or is_hidden.any():
        return ()
    order = sorted(range(len(names)), key=lambda at: (at == len(names) - 1, names[at]))
    return share_outcomes([names[at] for at in order], positive.sum(axis=1)[order], whole.sum(axis=1)[order])[1:]


def count_month_outcomes(
    begins: Sequence[dt.date], positive: Counts, whole: Counts, is_hidden: Flags
) -> tuple[MonthOutcome, ...]:
    """The outcomes of each month of the whole area."""
    if not begins:
        return ()
    parts, wholes = positive.sum(axis=0), whole.sum(axis=0)
    found = suppress(np.column_stack([parts, wholes - parts]).tolist())
    hidden = np.array([any(row) for row in found.cells]) | is_hidden | found.total
    return tuple(
        MonthOutcome(first_on=on, positive=None if off else int(part), whole=None if off else int(of))
        for on, part, of, off in zip(begins, parts, wholes, hidden, strict=True)
    )


def chart_outcomes(months: Sequence[MonthOutcome], breaks: Sequence[Break] = ()) -> ControlChart | None:
    """The share of each month on a P′ chart; nothing where a month is hidden or there are fewer than two."""
    from answerable.measuring.control.charts import chart_shares

    parts, wholes = [each.positive for each in months], [each.whole for each in months]
    if None in parts or sum(1 for whole in wholes if whole) < 2:
        return None
    name = "Positive outcomes of serious youth violence"
    return chart_shares([each.first_on for each in months], parts, wholes, name=name, better="higher", breaks=breaks)


def _share(name: str, positive: int, whole: int, is_hidden: bool) -> OutcomeShare:
    if is_hidden:
        return OutcomeShare(name=name)
    low, high, _ = bound_share(positive, whole)
    return OutcomeShare(name=name, positive=positive, whole=whole, low=low, high=high)
