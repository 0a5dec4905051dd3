"""XRF402: a sentence that does not agree with the table it speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.cell_conflict import find_cell_conflicts
from answerable.checking.linking.conflict import Conflict, find_prose_conflicts
from answerable.checking.linking.link import Links, link_quantities
from answerable.checking.linking.misplaced_year import find_misplaced, tell_misplaced
from answerable.checking.linking.period import compare_periods, starts_before
from answerable.checking.linking.row_slip import find_row_slips
from answerable.checking.linking.statement import Statement
from answerable.checking.linking.telling import cite_cell, print_like, tell_conflict
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.rounding import Bounds


def find(paper: Paper) -> Iterator[Examined]:
    links = link_quantities(paper)
    for first, second in links.agreeing:
        if first.in_table != second.in_table:
            yield Examined((first.amount, second.amount))
    told = _by_figure(find_prose_conflicts(paper, links))
    seen: set[str] = set()
    for conflict in find_cell_conflicts(links):
        if any(other.agrees_through(conflict, links) for other in told[conflict.first.amount.figure.id]):
            continue  # two sentences differ, and the cell agrees with one of them: that is XRF401
        certain = conflict.misprint and conflict.second.digits > 3
        yield Examined(
            (conflict.first.amount, conflict.second.amount), tell_conflict(paper, conflict, certain=certain)
        )
        seen.add(conflict.first.amount.figure.id)
    for conflict in find_row_slips(links):
        if conflict.first.amount.figure.id not in seen:
            yield Examined(
                (conflict.first.amount, conflict.second.amount), tell_conflict(paper, conflict, certain=False)
            )
    for misplaced in find_misplaced(links):
        amounts = (misplaced.said.amount, misplaced.found.amount, misplaced.own.amount)
        yield Examined(amounts, tell_misplaced(paper, misplaced))
    yield from _examine_changes(links)


def _by_figure(conflicts: Iterable[Conflict]) -> dict[str, list[Conflict]]:
    held: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        held[conflict.first.amount.figure.id].append(conflict)
        held[conflict.second.amount.figure.id].append(conflict)
    return held


def _examine_changes(links: Links) -> Iterator[Examined]:
    """A level that a sentence shares with a cell, and the change it gives since a period that the row has too."""
    for level, change in zip(links.prose, links.prose[1:], strict=False):
        if change.role != "change" or level.role != "level" or change.place != level.place or change.period is None:
            continue
        for cell in links.agrees_with(level):
            base = _base_of(cell, change, links) if cell.own & level.near else None
            if base is not None:
                yield _compare_change(level, change, cell, base)
                break


def _base_of(cell: Statement, change: Statement, links: Links) -> Statement | None:
    """The cell of the same row that stands for the period which a change is measured from."""
    held = [
        other
        for other in links.rows.get(cell.place, ())
        if other is not cell
        and other.role == "level"
        and other.kind == cell.kind
        and compare_periods(other.period, change.period) is True
        and starts_before(other.period, cell.period)
    ]
    return held[0] if len(held) == 1 and compare_periods(cell.period, change.period) is False else None


def _compare_change(level: Statement, change: Statement, cell: Statement, base: Statement) -> Examined:
    amounts = (level.amount, change.amount, base.amount)
    given = _change_between(level, base, change)
    if given is None or given.meets(change.bounds):
        return Examined(amounts)
    moved = print_like(given.middle, change)
    sentence = change.sentence
    return Examined(
        amounts,
        Disagreement(
            message=(
                f"A change of {change.amount.text} to {level.amount.text} does not agree with the table, whose row "
                f"“{cell.row.label if cell.row else ''}” has {base.amount.text} before it, a change of {moved}."
            ),
            working=(
                f"Table: {base.amount.text} then {cell.amount.text}.",
                f"{print_like(level.size, level)} against {print_like(base.size, level)} is a change of {moved}.",
                f"The sentence prints {change.amount.text}.",
            ),
            printed=change.amount.text,
            expected=moved,
            tolerance=f"rounding allows {print_like(given.low, change)} to {print_like(given.high, change)}",
            explanation="The sentence and the table may stand on two sources, or the base was restated.",
            cite=sentence.cite() if sentence else change.amount.cite,
            also=(cite_cell(base),),
        ),
    )


def _change_between(level: Statement, base: Statement, change: Statement) -> Bounds | None:
    """The size of the change from a base to a level, in the unit in which it is printed."""
    moved = level.bounds.minus(base.bounds)
    if change.kind == level.kind:
        return _size(moved)
    if change.kind != "%":
        return None
    share = moved.over(base.bounds)
    return _size(share.times(Bounds.exactly(100))) if share else None


def _size(bounds: Bounds) -> Bounds:
    if bounds.low >= 0:
        return bounds
    return (
        Bounds(-bounds.high, -bounds.low) if bounds.high <= 0 else Bounds(Decimal(0), max(-bounds.low, bounds.high))
    )
