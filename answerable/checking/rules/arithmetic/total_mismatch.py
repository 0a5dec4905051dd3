"""ARI102: the total of a column that is not the sum of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.adding.sum_verdicts import judge_sums, report_verdict
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Examined


def find(paper: Paper) -> Iterator[Examined]:
    for verdict in judge_sums(paper):
        stated = verdict.stated
        if stated.matrix.direction == "down" and not stated.is_balance and not stated.omitted:
            yield report_verdict(verdict, stated.line.label or "The total", verdict.check.heading)
