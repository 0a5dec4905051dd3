"""ARI107: figures summed in prose that do not come to the total beside them."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.adding.counted_parts import find_counted_parts
from answerable.checking.adding.named_rows import find_named_sums
from answerable.checking.adding.slip import print_number
from answerable.checking.adding.stated_sums import StatedSum, find_stated_sums
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined


def find(paper: Paper) -> Iterator[Examined]:
    for stated in find_stated_sums(paper.paragraphs):
        amounts = (stated.total, *stated.parts)
        if stated.agrees:
            yield Examined(amounts)
        elif stated.slip or (stated.is_near and (stated.sure or stated.is_close)):
            yield Examined(amounts, _report(stated))
    for counted in (*find_counted_parts(paper.paragraphs), *find_named_sums(paper)):
        yield Examined((counted.total, *counted.parts), None if counted.agrees else _report(counted))


def _report(stated: StatedSum) -> Disagreement:
    reached = stated.reached
    expected = print_number(reached.middle, stated.total)
    parts = " + ".join(part.text for part in stated.parts)
    paragraph = stated.marked.sentence.paragraph
    inside = [amount for amount in (stated.total, *stated.parts) if amount in stated.marked.amounts]
    allowed = reached.tolerance + stated.total.half_unit
    return Disagreement(
        message=f"The total of {stated.total.text} does not agree with its parts, which come to {expected}.",
        working=(f"{parts} = {expected}", f"The paper prints {stated.total.text}."),
        printed=stated.total.text,
        expected=expected,
        tolerance=(
            f"Rounding of the printed numbers allows ±{allowed.normalize():,f}."
            if allowed
            else "None: every number is printed in full."
        ),
        explanation=stated.slip,
        cite=paragraph.cite(min(a.start for a in inside), max(a.end for a in inside)),
        severity="error" if stated.sure else None,
    )
