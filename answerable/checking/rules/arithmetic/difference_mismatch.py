"""ARI106: a stated change, variance, vacancy or closing balance that its own two figures do not give."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.adding.differences import Difference, Worked, read_differences
from answerable.checking.adding.running_total import examine_running_totals
from answerable.checking.adding.slip import find_slip, print_number
from answerable.checking.adding.stated_changes import examine_stated_changes
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined

ROWS_FOR_PROOF = 2
"""A formula shown by so many rows makes another row's difference a contradiction on the page."""


def find(paper: Paper) -> Iterator[Examined]:
    told: set[frozenset[str]] = set()
    for difference in reversed(read_differences(paper)):
        for worked in difference.worked:
            figures = frozenset((worked.printed.figure.id, *(amount.figure.id for _, _, amount in worked.sources)))
            if worked.agrees or figures not in told:
                yield _examine(difference, worked)
            if not worked.agrees:
                told.add(figures)  # a movement and a closing balance that do not fit are one slip, told once
    for paragraph in paper.paragraphs:
        yield from examine_stated_changes(paragraph)
    yield from examine_running_totals(paper)


def _examine(difference: Difference, worked: Worked) -> Examined:
    amounts = (worked.printed, *(amount for _, _, amount in worked.sources))
    if worked.agrees:
        return Examined(amounts)
    place = difference.matrix.crossing.get(worked.cross, "") or "The row"
    label = difference.formula.line.label
    expected = print_number(worked.reached.middle, worked.printed)
    allowed = worked.reached.tolerance + difference.matrix.bounds(worked.printed, worked.cross).tolerance
    slip = find_slip(worked.printed, worked.reached)
    return Examined(
        amounts,
        Disagreement(
            message=(
                f"{place}: {label} of {worked.printed.text} does not agree with its figures, which give {expected}."
            ),
            working=(
                *(f"{'+' if sign > 0 else '−'} {amount.text}  {name}" for sign, name, amount in worked.sources),
                f"= {expected}",
                f"{label}, as printed: {worked.printed.text}",
                f"{difference.telling} other rows agree with this working.",
            ),
            printed=worked.printed.text,
            expected=expected,
            tolerance=f"Rounding of the printed numbers allows ±{print_number(allowed, worked.printed)}.",
            explanation=f"In the {label} {slip}." if slip else None,
            cite=worked.printed.cite,
            also=tuple(amount.cite for _, _, amount in worked.sources),
            severity="error" if difference.telling >= ROWS_FOR_PROOF else "warning",
        ),
    )
