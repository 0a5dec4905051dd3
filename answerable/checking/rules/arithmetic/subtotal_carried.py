"""ARI104: a total that agrees only because it carries a sub-total that leaves a row out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.adding.slip import print_number
from answerable.checking.adding.sum_verdicts import print_tolerance
from answerable.checking.adding.sums import read_sums
from answerable.checking.adding.table_sum import Check, Sum
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.checking.rules.arithmetic.total_omits_row import is_provable

_Missing = dict[tuple[int, int], tuple[Decimal, str, str]]
"""By line and crossing line of a total: how much it lacks, and the total that lacks it first, with its place."""


def find(paper: Paper) -> Iterator[Examined]:
    missing: dict[int, _Missing] = {}
    for stated in read_sums(paper):
        if stated.matrix.direction != "down" or stated.is_balance:
            continue
        lacks = missing.setdefault(id(stated.matrix), {})
        _note_omission(stated, lacks)
        if any(part.is_total for part in stated.parts):
            for check in stated.checks:
                if check.agrees:
                    yield _examine(stated, check, lacks)


def _note_omission(stated: Sum, lacks: _Missing) -> None:
    if stated.omitted and is_provable(stated):
        for check in stated.disagreeing:
            less = check.reached.middle - check.total.value
            lacks[stated.line.index, check.cross] = (less, stated.line.label, check.total.text)


def _examine(stated: Sum, check: Check, lacks: _Missing) -> Examined:
    held = [(term, lacks[term.line, check.cross]) for term in check.terms if (term.line, check.cross) in lacks]
    amounts = (check.total, *(term.amount for term in check.terms))
    less = sum((term.sign * short for term, (short, _, _) in held), Decimal(0))
    if not held or abs(less) <= check.allowed.tolerance + check.reached.tolerance:
        return Examined(amounts)
    _, name, printed = held[0][1]
    lacks[stated.line.index, check.cross] = (less, name, printed)
    label = stated.line.label or "The total"
    met = _find_printed(stated, check.cross, check.reached.middle + less)
    expected = print_number(check.reached.middle + less, check.total)
    return Examined(
        (check.total,),
        Disagreement(
            message=(
                f"{label} of {check.total.text} agrees only with the {name} of {printed} that it carries; with "
                f"the row left out there it comes to {expected}."
            ),
            working=(
                *(f"{'+' if term.sign > 0 else '−'} {term.amount.text}  {term.label}" for term in check.terms),
                f"+ {print_number(less, check.total)}  left out of {name}",
                f"= {expected}",
                f"{label}, as printed: {check.total.text}",
            ),
            printed=check.total.text,
            expected=expected,
            tolerance=print_tolerance(check),
            explanation=f"It follows from the {name} above; putting that right puts this right.{met}",
            cite=check.total.cite,
            also=tuple(term.amount.cite for term, _ in held),
        ),
    )


def _find_printed(stated: Sum, cross: int, corrected: Decimal) -> str:
    """Where the table prints the corrected total already: an allocation, say, that it then equals."""
    for line in stated.matrix.lines:
        amount = line.amounts.get(cross)
        if amount is not None and line is not stated.line and amount.bounds.low <= corrected <= amount.bounds.high:
            return f" It then equals {line.label} ({amount.text})."
    return ""
