"""What came of searches, group by group: found, any outcome, and an outcome linked to what was searched for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from answerable.measuring.fairness.parameter import NOT_STATED, name_group
from answerable.measuring.fairness.tally import count_of_row
from answerable.measuring.interval import bound_difference_of_shares, bound_share
from answerable.measuring.loading.rows import Row

NO_OUTCOME = ("no further action", "a no further action disposal", "nothing found no further action", "nfa", "none")
"""Outcomes that are no positive outcome, without marks and capitals."""


class Outcome(Struct, frozen=True, kw_only=True):
    """So many of a group's searches had an outcome, with the share's Wilson interval (fractions of one).

    `difference` is the share less that of the reference group, with Newcombe's interval; nothing for the reference
    and where either is fewer than the smallest count.
    """

    group: str
    part: int
    whole: int
    low: float
    high: float
    difference: float | None = None
    difference_low: float | None = None
    difference_high: float | None = None

    @property
    def share(self) -> float:
        return self.part / self.whole


class OutcomeTable(Struct, frozen=True, kw_only=True):
    """One kind of outcome: of all searches for which it is recorded, and of each group, the reference first.

    `not_recorded` searches say nothing of it.
    """

    name: str
    overall: Outcome
    groups: tuple[Outcome, ...]
    not_recorded: int


def is_positive(row: Row) -> bool | None:
    """Whether anything but no further action came of a search; nothing where the row does not say."""
    if row["outcome"] is None:
        return None
    plain = " ".join("".join(c if c.isalnum() else " " for c in row["outcome"].casefold()).split())
    return plain not in NO_OUTCOME


def is_linked(row: Row) -> bool | None:
    """Whether an outcome came of it that is linked to the object; nothing where the row does not say."""
    linked: bool | None = row["is_linked"]
    return False if is_positive(row) is False else linked


KINDS: dict[str, Callable[[Row], bool | None]] = {
    "something found": lambda row: row["is_found"],
    "a positive outcome": is_positive,
    "an outcome linked to the object searched for": is_linked,
}


def tabulate_outcomes(
    rows: Sequence[Row], column: str, reference: str, *, smallest: int = 1, level: float = 0.95
) -> tuple[OutcomeTable, ...]:
    """Each kind of outcome that the rows record, overall and by the group that a column gives."""
    tables = [_tabulate(name, say, rows, column, reference, smallest, level) for name, say in KINDS.items()]
    return tuple(table for table in tables if table is not None)


def _tabulate(
    name: str,
    say: Callable[[Row], bool | None],
    rows: Sequence[Row],
    column: str,
    reference: str,
    smallest: int,
    level: float,
) -> OutcomeTable | None:
    parts: Counter[str] = Counter()
    wholes: Counter[str] = Counter()
    not_recorded = 0
    for row in rows:
        said, count = say(row), count_of_row(row)
        if said is None:
            not_recorded += count
            continue
        group = name_group(row[column], column)
        wholes[group] += count
        parts[group] += count if said else 0
    if not wholes.total():
        return None
    order = sorted(wholes, key=lambda group: (group != reference, group == NOT_STATED, group))
    base = (parts[reference], wholes[reference])
    return OutcomeTable(
        name=name,
        overall=_measure("All", parts.total(), wholes.total(), level),
        groups=tuple(
            _compare(_measure(group, parts[group], wholes[group], level), base, group == reference, smallest, level)
            for group in order
            if wholes[group]
        ),
        not_recorded=not_recorded,
    )


def _measure(group: str, part: int, whole: int, level: float) -> Outcome:
    low, high, _ = bound_share(part, whole, level)
    return Outcome(group=group, part=part, whole=whole, low=low, high=high)


def _compare(ours: Outcome, base: tuple[int, int], is_reference: bool, smallest: int, level: float) -> Outcome:
    from msgspec.structs import replace

    if is_reference or min(ours.whole, base[1]) < max(1, smallest):
        return ours
    low, high, _ = bound_difference_of_shares(ours.part, ours.whole, *base, level)
    return replace(ours, difference=ours.share - base[0] / base[1], difference_low=low, difference_high=high)
