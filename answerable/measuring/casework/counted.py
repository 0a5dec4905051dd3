"""Cases by sort as they are shown: how many of each and what share, small ones neither counted nor named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from answerable.drawing.chart import Axis, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_interval, say_share
from answerable.measuring.interval import bound_share
from answerable.measuring.suppression import HIDDEN, say_suppressed, suppress

Sorts = Sequence[tuple[str, int]]

OTHERS = "Others"
"""What sorts with hidden numbers are called together: a sort of one case can be words about somebody."""


def count_sorts(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How often each word comes, the commonest first; those as common in the order of letters."""
    return tuple(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))


def tell_sorts(
    slug: str,
    sorts: Sorts,
    *,
    heading: str,
    what: str,
    days: str,
    query: str,
    notes: tuple[str, ...] = (),
) -> Exhibit | None:
    """Shares of a whole that the sorts make up, the largest first, with Wilson intervals; nothing without any.

    `heading` names the sorts (`Outcome`), `what` the cases (`requests answered`).
    """
    total = sum(count for _, count in sorts)
    if not total:
        return None
    hidden = suppress([[count] for _, count in sorts])
    flags = [cells[0] for cells in hidden.cells]
    if hidden.total or all(flags):
        return None
    rows: list[tuple[Cell, ...]] = []
    spans = []
    for (name, count), is_hidden in zip(sorts, flags, strict=True):
        if is_hidden:
            continue
        low, high, _ = bound_share(count, total)
        rows.append((name, count, 100 * count / total, 100 * low, 100 * high))
        spans.append(Span(name=name, value=100 * count / total, low=100 * low, high=100 * high))
    if hidden.hides:
        rows.append((OTHERS, HIDDEN, None, None, None))
    shown = [sort for sort, is_hidden in zip(sorts, flags, strict=True) if not is_hidden]
    return Exhibit(
        slug=slug,
        title=f"{heading}: {shown[0][0]} in {say_share(shown[0][1], total)} of {what}",
        sentence=f"{days}, of {what}: {'; '.join(_say(name, count, total) for name, count in shown)}.",
        table=Table(
            columns=(
                Column(heading),
                Column("Number", "count"),
                Column("Share", "percent", 1),
                Column("Lower end", "percent", 1),
                Column("Upper end", "percent", 1),
            ),
            rows=tuple(rows),
        ),
        chart=SpanDrawing(x=Axis(title=f"Share of {what}", form="percent"), spans=tuple(spans)),
        notes=(*notes, *say_suppressed(hidden)),
        query=query,
    )


def _say(name: str, count: int, total: int) -> str:
    low, high, _ = bound_share(count, total)
    return f"{name}, {say_share(count, total)}, {say_interval(100 * low, 100 * high, 'percent', 1)}"
