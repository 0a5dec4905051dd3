"""ARI101: a total that is the sum of its rows without exactly one of them (or one run of them)."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.adding.row_labels import Claim
from answerable.checking.adding.run_of_lines import FEWEST_ROWS_FOR_OMISSION
from answerable.checking.adding.slip import print_number
from answerable.checking.adding.sum_verdicts import print_tolerance, print_working
from answerable.checking.adding.sums import read_sums
from answerable.checking.adding.table_sum import Sum
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined


def find(paper: Paper) -> Iterator[Examined]:
    for stated in read_sums(paper):
        if stated.matrix.direction != "down" or stated.is_balance or len(stated.parts) < FEWEST_ROWS_FOR_OMISSION:
            continue
        if stated.omitted and is_provable(stated):
            yield from _report(stated)
        elif not stated.disagreeing:
            for check in stated.checks:
                yield Examined((check.total, *(term.amount for term in check.terms)))


def is_provable(stated: Sum) -> bool:
    """Whether a total that leaves a row out was surely meant to have it."""
    telling = [check for check in stated.disagreeing if abs(check.total.value) >= 10]
    return bool(telling) and not stated.matrix.chosen and (stated.claim >= Claim.NAMED or stated.proved)


def _report(stated: Sum) -> Iterator[Examined]:
    omitted = {line.index for line in stated.omitted}
    first = max(stated.disagreeing, key=lambda check: abs(check.total.value))
    left_out = [term for term in first.terms if term.line in omitted]
    names = " and ".join(f"{term.label} ({term.amount.text})" for term in left_out)
    expected = print_number(first.reached.middle, first.total)
    gone = [term.amount for check in stated.disagreeing for term in check.terms if term.line in omitted]
    others = [term.amount for check in stated.checks for term in check.terms if term.line not in omitted]
    yield Examined(
        (*(check.total for check in stated.disagreeing), *gone),
        Disagreement(
            message=(
                f"{stated.line.label or 'The total'} of {first.total.text} does not agree with its rows, "
                f"which come to {expected}: it is the sum without {names}."
            ),
            working=print_working(first, stated.line.label or "Total"),
            printed=first.total.text,
            expected=expected,
            tolerance=print_tolerance(first),
            explanation="A row may have been added to the table, or the range of the sum may stop short of it.",
            cite=first.total.cite,
            also=tuple(term.amount.cite for term in left_out),
        ),
    )
    yield Examined(tuple(others))
