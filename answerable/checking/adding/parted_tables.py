"""Tables that their section headings part in print: a grand total under the last is of every part's sub-total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from answerable.checking.adding.matrix import Matrix
from answerable.checking.adding.row_labels import Claim
from answerable.checking.adding.run_of_lines import weigh
from answerable.checking.adding.table_sum import Part, Sum, score

COLUMNS_FOR_PROOF = 2
"""So many columns must show a total to be of the sub-totals of several tables."""


def join_parted(sums: Sequence[tuple[Matrix, Sequence[Sum]]]) -> Iterator[Sum]:
    """The sums of tables read down, in order; a last total that its own table does not give is tried on them all."""
    run: list[Sum] = []
    before: Matrix | None = None
    for matrix, stated in sums:
        if before is None or not _goes_on(before, matrix):
            run = []
        last = stated[-1] if stated else None
        joined = _join(last, [*run, *stated[:-1]]) if last and run and not last.proved else None
        yield from (*stated[:-1], joined) if joined else stated
        run += [each for each in stated if each.claim >= Claim.NAMED and each is not last] + (
            [last] if last and not joined and last.claim >= Claim.NAMED and last.proved else []
        )
        before = matrix


def _goes_on(before: Matrix, matrix: Matrix) -> bool:
    """Whether a table without a header has the columns of the one before it."""
    return not any(matrix.grid.header) and list(before.crossing) == list(matrix.crossing)


def _join(last: Sum, subtotals: Sequence[Sum]) -> Sum | None:
    if last.claim < Claim.NAMED or len(subtotals) < 2:
        return None
    totals = tuple(Part(each.line, each.parts) for each in subtotals)
    rows = tuple(part for each in subtotals for part in each.parts)
    weighed = [found for run in (totals, rows) if (found := weigh(last.matrix, last.line, last.claim, run))]
    if not weighed:
        return None
    found = max(weighed, key=score)
    telling = sum(check.agrees and check.is_telling for check in found.checks)
    if telling < COLUMNS_FOR_PROOF or telling <= len(found.disagreeing):
        return None
    return msgspec.structs.replace(found, omitted=())
