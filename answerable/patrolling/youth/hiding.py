"""Which counts of youth violence a page hides: small ones, and those from which small ones could be worked out.

What is published of units by month hangs together in several ways, and each is looked at by itself:
- units and months add up to the months of the whole area and to each unit's total, so both tables (all, knife) are
  hidden as wholes, apart for the months whose outcomes are told and for the later ones, since outcomes give the
  totals of the former;
- all less knife is the count without a knife, so a knife count is hidden where either is small;
- the whole area's months are hidden as three lists, cut where outcomes give totals.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.suppression import Suppressed, find_limit, suppress

Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


MOST_SMALL = 0.5
"""The share of the counts of units, noughts apart, beyond which a table of them is not worth showing."""


class Hidden(NamedTuple):
    """What is hidden of a table of units x months: its cells, and the units' totals."""

    cells: Flags
    units: Flags


def hide_table(counts: Counts, mature: int) -> Hidden:
    """What is hidden of counts by unit and month, of which the first `mature` months are published with totals of
    their own. A unit's total is hidden where either part of it is.

    Where some month's total would have to be hidden for the units' sake, every count of a unit is hidden instead:
    the months of the whole area are what most readers come for. So it is where most counts are small: what would be
    left tells nothing of the units.
    """
    if _are_mostly_small(counts):
        return _hide_units(counts)
    parts = [_read(suppress(part.tolist())) for part in (counts[:, :mature], counts[:, mature:]) if part.size]
    if any(part.months.any() for part in parts):
        return _hide_units(counts)
    return Hidden(np.hstack([part.cells for part in parts]), np.any([part.units for part in parts], axis=0))


def hide_knife(counts: Counts, knife: Counts, mature: int) -> Hidden:
    """What is hidden of the counts with a knife: whatever is hidden of them, or of those without one."""
    own, others = hide_table(knife, mature), hide_table(counts - knife, mature)
    return Hidden(own.cells | others.cells, own.units | others.units)


def hide_series(counts: Counts, cuts: tuple[int, ...]) -> Flags:
    """Which months of a series are hidden, where the parts between the cuts are published with totals of their own.

    Where the total of a part is itself small, all of the part is hidden that is not nought.
    """
    hidden = np.zeros(len(counts), dtype=bool)
    for start, stop in zip((0, *cuts), (*cuts, len(counts)), strict=True):
        if stop > start:
            found = suppress([[int(each)] for each in counts[start:stop]])
            hidden[start:stop] = (counts[start:stop] > 0) if found.total else np.array(found.row_totals)
    return hidden


class _Part(NamedTuple):
    cells: Flags
    units: Flags
    months: Flags


def _read(found: Suppressed) -> _Part:
    months = np.array(found.column_totals) | found.total
    return _Part(np.array(found.cells), np.array(found.row_totals), months)


def _are_mostly_small(counts: Counts) -> bool:
    small = (counts > 0) & (counts < find_limit("shown count").below)
    return bool(small.sum() > MOST_SMALL * (counts > 0).sum())


def _hide_units(counts: Counts) -> Hidden:
    return Hidden(np.ones(counts.shape, dtype=bool), np.ones(len(counts), dtype=bool))
