"""The periods of a series: what keeps them from standing side by side on one chart, and what is missing between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from answerable.drawing.wording import say_number, say_period
from answerable.measuring.refusal import MeasureError

MOST_UNLIKE = 1.5
"""Months differ by up to 31 days to 28, years by 366 to 365: beyond this, periods are of two kinds."""

Rows = Sequence[Mapping[str, Any]]
Spell = tuple[dt.date, dt.date]


def refuse_overlaps(rows: Rows) -> None:
    """Raise `MeasureError` where a period, in order of time, ends after the next one begins.

    Overlapping periods share events, so that neighbours are alike by construction and moving ranges far too small.
    """
    for (first, last), (then, until) in pairwise(_list_spells(rows)):
        if last >= then > first:
            raise MeasureError(
                f"The period {say_period(first, last)} overlaps {say_period(then, until)}: give figures of periods "
                "that share no day, since limits of figures that share events would be far too narrow."
            )


def refuse_unlike_lengths(rows: Rows) -> None:
    """Raise `MeasureError` where counts or values of short and long periods would stand on one chart."""
    lengths = [(last - first).days + 1 for first, last in _list_spells(rows)]
    if lengths and max(lengths) > MOST_UNLIKE * min(lengths):
        raise MeasureError(
            f"The periods last from {say_number(min(lengths))} to {say_number(max(lengths))} days: figures of "
            "periods of unlike length cannot stand on one chart, unless as shares or rates of a denominator."
        )


def warn_gaps(rows: Rows) -> tuple[str, ...]:
    """A sentence where periods are missing, since the chart takes those on both sides as neighbours."""
    gaps = sum(then > last + dt.timedelta(days=1) for (_, last), (then, _) in pairwise(_list_spells(rows)))
    if not gaps:
        return ()
    where = "in 1 place" if gaps == 1 else f"in {say_number(gaps)} places"
    return (f"Periods are missing {where}: the points on both sides of a gap are taken as neighbours.",)


def _list_spells(rows: Rows) -> list[Spell]:
    """The first and last days of the rows that say both."""
    return [(row["first_on"], row["last_on"]) for row in rows if row["last_on"] is not None]
