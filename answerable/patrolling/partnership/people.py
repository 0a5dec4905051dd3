"""Which counts of people of services may be shown: small ones are hidden, and what they could be worked out from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from answerable.measuring.suppression import find_limit, suppress
from answerable.patrolling.partnership.intervention import InterventionReturn, Stages, add_stages

Counts = tuple[int | None, ...]
Outcomes = tuple[int, int, int]
NONE_SHOWN: Counts = (None, None, None)
STARTED = slice(2, 5)
"""Those of `Stages.ways` who started."""


class Shown(NamedTuple):
    """Counts with the hidden ones left out: `Stages.ways`, `Stages.outcomes`, everybody, those who started, and
    those who started in the period itself (`begun`)."""

    ways: Counts
    outcomes: Counts
    people: int | None
    started: int | None
    begun: int | None

    @property
    def completed(self) -> int | None:
        """Those who completed."""
        return self.ways[-1]


def show_people(returns: Sequence[Sequence[InterventionReturn]]) -> list[Shown]:
    """Every count of each service, given its returns in order, and last of all together: for the desk."""
    stages, already = [add_stages(ordered) for ordered in returns], [each[0].already_started for each in returns]
    ways = [each.ways for each in stages]
    outcomes = [each.outcomes for each in stages]
    rows = [*zip(ways, outcomes, already, strict=True), (_add(ways), _add(outcomes), sum(already))]
    return [_leave_out(row, tuple(split), [False] * len(row), False, before) for row, split, before in rows]


def hide_people(returns: Sequence[Sequence[InterventionReturn]]) -> list[Shown]:
    """What may be published of each service, given its returns in order, and last of all together.

    First the ways that people went, as one table of services with its totals (`suppression.suppress`). Then the
    outcomes, of services whose completions are shown: they add up to a number that is known already.
    """
    if not returns:
        return []
    stages, already = [add_stages(ordered) for ordered in returns], [each[0].already_started for each in returns]
    ways = [each.ways for each in stages]
    hidden, below = suppress(ways), find_limit("shown count").below
    outcomes = _hide_outcomes(stages, [not cells[-1] for cells in hidden.cells])
    shown = [
        _leave_out(row, split, cells, total, before if before == 0 or before >= below else None)
        for row, split, cells, total, before in zip(
            ways, outcomes, hidden.cells, hidden.row_totals, already, strict=False
        )
    ]
    # One service's hidden number would be what all together have beyond the others.
    before = sum(already) if all(each.begun is not None for each in shown) else None
    together = NONE_SHOWN if hidden.column_totals[-1] else outcomes[-1]
    return [*shown, _leave_out(_add(ways), together, hidden.column_totals, hidden.total, before)]


def _hide_outcomes(stages: Sequence[Stages], is_open: Sequence[bool]) -> list[Counts]:
    """The outcomes of each service, and last of all together, with the hidden ones left out.

    All together are only shown with every service's completions shown: else they would give the others away. Where
    outcomes can only be protected by hiding a number of completions, which is shown already, services are taken one
    by one, and nothing is shown of all together.
    """
    table = [each.outcomes for each, shown in zip(stages, is_open, strict=True) if shown]
    if not table:
        return [NONE_SHOWN] * (len(stages) + 1)
    hidden = suppress(table)
    if any(hidden.row_totals) or hidden.total:
        rows, together = iter([_hide_alone(split) for split in table]), NONE_SHOWN
    else:
        rows = iter([_leave(split, cells) for split, cells in zip(table, hidden.cells, strict=True)])
        together = _leave(_add(table), hidden.column_totals) if all(is_open) else NONE_SHOWN
    return [*(next(rows) if shown else NONE_SHOWN for shown in is_open), together]


def _hide_alone(split: Outcomes) -> Counts:
    """The outcomes of one service, whose completions are shown. Where too few are left to hide among, none is shown,
    noughts neither, so that any of them may be all of the completions."""
    found = suppress([[count] for count in split])
    return NONE_SHOWN if found.total else _leave(split, [cells[0] for cells in found.cells])


def _leave_out(
    ways: Sequence[int], outcomes: Counts, hidden: Sequence[bool], is_total_hidden: bool, already: int | None
) -> Shown:
    """The counts that are shown. Those who started are only shown where the other counts give them away anyway: all
    parts of them are shown, or everybody is and so are all the rest."""
    rest = [flag for place, flag in enumerate(hidden) if place not in range(*STARTED.indices(len(ways)))]
    is_known = not any(hidden[STARTED]) or not (is_total_hidden or any(rest))
    started = sum(ways[STARTED]) if is_known else None
    return Shown(
        ways=_leave(ways, hidden),
        outcomes=outcomes,
        people=None if is_total_hidden else sum(ways),
        started=started,
        begun=None if started is None or already is None else started - already,
    )


def _leave(counts: Sequence[int], hidden: Sequence[bool]) -> Counts:
    return tuple(None if flag else count for count, flag in zip(counts, hidden, strict=True))


def _add(table: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*table, strict=True))
