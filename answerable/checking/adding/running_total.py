"""Lines that add up as they go: a cumulative gap, a running total, each number the one before and what was added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from answerable.checking.adding.matrix import Line, Matrix, read_all_matrices
from answerable.checking.adding.slip import print_number
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.rounding import Bounds

_RUNNING = re.compile(r"\b(?:cumulative|running total|year to date|ytd|accumulated|to date)\b", re.IGNORECASE)
FEWEST_STEPS = 3
"""A table with fewer steps shows no line to be the running total of another."""


class _Step(NamedTuple):
    """One number of a running total: the one before it, what was added, and all that was added so far."""

    cross: int
    printed: Amount
    before: Amount | None
    added: Amount
    so_far: Bounds

    @property
    def follows(self) -> bool:
        """Whether it is the one before it and what was added."""
        stepped = self.added.bounds if self.before is None else self.before.bounds.plus(self.added.bounds)
        return self.printed.bounds.meets(stepped)

    @property
    def agrees(self) -> bool:
        return self.follows or self.printed.bounds.meets(self.so_far)


def examine_running_totals(paper: Paper) -> Iterator[Examined]:
    """Every running total of a paper's tables against the line that most of its steps add up."""
    for matrices in read_all_matrices(paper):
        for matrix in matrices:
            for line in matrix.lines:
                if _RUNNING.search(line.label) and len(line.amounts) >= FEWEST_STEPS:
                    yield from _examine(matrix, line)


def _examine(matrix: Matrix, line: Line) -> Iterator[Examined]:
    tried = [_steps(line, other) for other in matrix.lines if other is not line and not _RUNNING.search(other.label)]
    best = max(tried, key=lambda steps: sum(step.agrees for step in steps), default=[])
    agreeing = sum(step.agrees for step in best)
    if agreeing < FEWEST_STEPS - 1 or agreeing * 2 <= len(best):
        return
    for at, step in enumerate(best):
        yield Examined(_amounts(step), None if _holds(best, at) else _report(matrix, line, step))


def _holds(steps: list[_Step], at: int) -> bool:
    """Whether a running total agrees: it does not where it fits neither the one before it nor the one after it."""
    step, after = steps[at], steps[at + 1 : at + 2]
    return step.agrees and (step.follows or not after or after[0].follows or not after[0].agrees)


def _steps(line: Line, other: Line) -> list[_Step]:
    crosses = sorted(line.amounts)
    if any(cross not in other.amounts for cross in crosses):
        return []
    before = [None, *(line.amounts[cross] for cross in crosses)]
    so_far = list(accumulate((other.amounts[cross].bounds for cross in crosses), Bounds.plus))
    return [
        _Step(cross, line.amounts[cross], before[at], other.amounts[cross], so_far[at])
        for at, cross in enumerate(crosses)
    ]


def _amounts(step: _Step) -> tuple[Amount, ...]:
    return (step.printed, step.added) if step.before is None else (step.printed, step.before, step.added)


def _report(matrix: Matrix, line: Line, step: _Step) -> Disagreement:
    start = step.before.value if step.before else 0
    expected = print_number(start + step.added.value, step.printed)
    place = matrix.crossing.get(step.cross, "") or "The table"
    shown = f"{step.before.text} + {step.added.text}" if step.before else step.added.text
    return Disagreement(
        message=f"{place}: {line.label} of {step.printed.text} does not agree with {shown}, which is {expected}.",
        working=(f"{shown} = {expected}", f"{line.label}, as printed: {step.printed.text}"),
        printed=step.printed.text,
        expected=expected,
        explanation="One of the numbers may have changed after the others were added up.",
        severity="warning",
        cite=step.printed.cite,
        also=tuple(amount.cite for amount in _amounts(step)[1:]),
    )
