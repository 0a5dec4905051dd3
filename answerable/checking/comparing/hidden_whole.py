"""The whole that a table's shares are of and that it does not print: the one number that nearly all of them fit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from weakref import WeakKeyDictionary

from answerable.checking.comparing.leeway import range_of
from answerable.checking.comparing.series import Plan
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.measuring.rounding import Bounds

FEWEST_FITS = 3
"""Rows that must fit one whole, which the paper prints, before another is held to it."""
FEWEST_BY_HEADING = 2
"""The same where the table's own heading prints the whole: `Gorse: 167 answers`."""
_WIDEST = Decimal("0.03")
_NUMBER = re.compile(r"(?<![\d.,/])\d{1,3}(?:,\d{3})+(?![\d/])|(?<![\d.,/])\d{2,6}(?![\d/,.]?\d)")
_COUNTS: WeakKeyDictionary[Paper, list[Decimal]] = WeakKeyDictionary()


def find_hidden_whole(paper: Paper, plan: Plan, rows: Sequence[tuple[Amount, Amount]]) -> Decimal | None:
    """The whole that all but one of a table's pairs of count and percentage are of; nothing where not certain."""
    spans = [_span(count, percent) for count, percent in rows]
    if any(span is None for span in spans) or len(spans) <= FEWEST_BY_HEADING:
        return None
    held = [span for span in spans if span is not None]
    named = _read_heading(plan)
    for left in (None, *range(len(held))):
        kept = [span for index, span in enumerate(held) if index != left]
        low, high = max(span.low for span in kept), min(span.high for span in kept)
        if low > high or high - low > low * _WIDEST:
            continue
        whole = next((one for one in named if low <= one <= high), None)
        if whole is not None and len(kept) >= FEWEST_BY_HEADING:
            return whole
        if len(kept) >= FEWEST_FITS:
            return _printed_between(paper, low, high)
    return None


def _span(count: Amount, percent: Amount) -> Bounds | None:
    """The wholes of which a count is that percentage."""
    part, share = range_of(count), range_of(percent)
    if part.low <= 0 or share.low <= 0 or not count.is_count:
        return None
    return Bounds(100 * part.low / share.high, 100 * part.high / share.low)


def _read_heading(plan: Plan) -> list[Decimal]:
    said = " ".join((plan.grid.caption, plan.grid.heading(0)))
    return [Decimal(match[0].replace(",", "")) for match in _NUMBER.finditer(said)]


def _printed_between(paper: Paper, low: Decimal, high: Decimal) -> Decimal | None:
    counts = _COUNTS.get(paper)
    if counts is None:
        counts = _COUNTS[paper] = sorted(_list_counts(paper))
    at = bisect_left(counts, low)
    return counts[at] if at < len(counts) and counts[at] <= high else None


def _list_counts(paper: Paper) -> list[Decimal]:
    said = [one.value for paragraph in paper.paragraphs for one in paragraph.amounts if one.is_count]
    cells = [one.value for grid in paper.grids for row in grid.rows for one in row.amounts if one.is_count]
    return said + cells
