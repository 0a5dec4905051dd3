"""ARI103: the total of a row that is not the sum of its columns; one finding where every row leaves one out."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.adding.slip import print_number
from answerable.checking.adding.sum_verdicts import judge_sums, print_tolerance, print_working, report_verdict
from answerable.checking.adding.sums import read_sums
from answerable.checking.adding.table_sum import Sum
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined


def find(paper: Paper) -> Iterator[Examined]:
    for stated in read_sums(paper):
        if stated.matrix.direction == "along" and stated.omitted:
            yield from _report_scope(stated)
    for verdict in judge_sums(paper):
        stated = verdict.stated
        if stated.matrix.direction == "along" and not stated.omitted:
            yield report_verdict(verdict, stated.line.label or "The total", verdict.check.heading)


def _report_scope(stated: Sum) -> Iterator[Examined]:
    """A total column that covers fewer columns than stand beside it."""
    omitted = {line.index for line in stated.omitted}
    kept = [part.line.label for part in stated.parts if part.line.index not in omitted]
    names = " and ".join(line.label for line in stated.omitted)
    first = max(stated.disagreeing, key=lambda check: abs(check.total.value))
    expected = print_number(first.reached.middle, first.total)
    covers = f"{kept[0]} to {kept[-1]}" if len(kept) > 2 else " and ".join(kept)
    gone = [term.amount for check in stated.disagreeing for term in check.terms if term.line in omitted]
    yield Examined(
        (*(check.total for check in stated.disagreeing), *gone),
        Disagreement(
            message=(
                f"The column {stated.line.label} covers {covers} only and leaves out {names}: {first.heading} is "
                f"printed as {first.total.text}, but the columns beside it come to {expected}."
            ),
            working=print_working(first, f"{first.heading}, {stated.line.label}"),
            printed=first.total.text,
            expected=expected,
            tolerance=print_tolerance(first),
            explanation=f"The same column is left out in every row, so the total may be meant for {covers}.",
            cite=stated.matrix.grid.cite,
            also=tuple(check.total.cite for check in stated.disagreeing),
        ),
    )
    for check in stated.checks:
        yield Examined(tuple(term.amount for term in check.terms if term.line not in omitted))
