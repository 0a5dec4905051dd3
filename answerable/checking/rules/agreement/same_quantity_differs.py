"""XRF401: one quantity stated in two places with two values."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.conflict import Conflict, find_prose_conflicts
from answerable.checking.linking.link import link_quantities
from answerable.checking.linking.repeated_row import find_repeated_rows
from answerable.checking.linking.telling import tell_conflict
from answerable.checking.rule import Disagreement, Examined


def find(paper: Paper) -> Iterator[Examined]:
    links = link_quantities(paper)
    for first, second in links.agreeing:
        if first.in_table == second.in_table:
            yield Examined((first.amount, second.amount))
    for conflict in find_prose_conflicts(paper, links):
        yield _examine(paper, conflict)
    for agreeing, differing in find_repeated_rows(links):
        yield from (Examined((first.amount, second.amount)) for first, second in agreeing)
        yield from (_examine(paper, conflict) for conflict in differing)


def _examine(paper: Paper, conflict: Conflict) -> Examined:
    disagreement: Disagreement = tell_conflict(paper, conflict, certain=conflict.misprint)
    return Examined((conflict.first.amount, conflict.second.amount), disagreement)
