"""Real papers with changes made to them, some at a time, and what the checker finds of each."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from answerable.checking import Finding, check
from answerable.reading.formats.opening import lay_out
from answerable.reading.layout import Layout
from answerable.reading.reader import read_layout
from answerable.record import Source
from tests.checking.mutation.real import Original, RealChange, apply_changes, list_changes, read_relations
from tests.checking.mutation.verdict import RAISED
from tests.gold.papers import list_papers

ROUNDS = 24
"""So often is a paper changed and checked: in each round at most one change to a table or a line."""
MOST_A_ROUND = 14
"""More at once would make another paper of it."""


@dataclass(frozen=True)
class RealVerdict:
    """A change of a real paper and the findings that it brought on its place."""

    change: RealChange
    paper: str
    found_by: tuple[str, ...]
    named: bool
    elsewhere: tuple[Finding, ...] = ()

    @property
    def found(self) -> bool:
        return bool(self.found_by)


def judge_real(seed: int) -> Iterator[RealVerdict]:
    """Every real paper at hand, changed in rounds."""
    for number, gold in enumerate(list_papers()):
        yield from judge_paper(gold.path, random.Random(seed * 1000 + number))  # noqa: S311 -- the same papers on every run


def judge_paper(path: Path, rng: random.Random) -> Iterator[RealVerdict]:
    data = path.read_bytes()
    layout = lay_out(data)
    paper = read_relations(path.name, layout)
    waiting = list_changes(paper, rng, each=6)
    if not waiting:
        return
    before = {_sign(finding) for finding in _check(layout, data)}
    for _ in range(ROUNDS):
        changes, waiting = _choose(paper, waiting)
        if not changes:
            return
        new = [finding for finding in _check(apply_changes(paper, changes), data) if _sign(finding) not in before]
        for change in changes:
            yield _judge(paper, change, new)


def _choose(paper: Original, waiting: list[RealChange]) -> tuple[list[RealChange], list[RealChange]]:
    """Changes that do not touch each other's tables and lines, and those left for a later round."""
    taken: set[str] = set()
    chosen: list[RealChange] = []
    left: list[RealChange] = []
    for change in waiting:
        groups = change.groups(paper)
        if groups & taken or len(chosen) >= MOST_A_ROUND:
            left.append(change)
        else:
            taken |= groups
            chosen.append(change)
    return chosen, left


def _check(layout: Layout, data: bytes) -> list[Finding]:
    source = Source(
        path="paper",
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=layout.media_type,
        pages=len(layout.pages) if layout.paged else None,
        lines=layout.lines,
    )
    return [finding for finding in check(read_layout(layout, source)).findings if finding.severity in RAISED]


def _sign(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message


def _judge(paper: Original, change: RealChange, new: list[Finding]) -> RealVerdict:
    keys = {key for relation in change.failed for key in relation.keys} | set(change.places)
    lines = {(paper.places[key].page, paper.places[key].line) for key in keys if key in paper.places}
    own = {(paper.places[key].page, paper.places[key].line) for key in change.places}
    told = [finding for finding in new if _stands_on(finding, lines)]
    return RealVerdict(
        change,
        paper.name,
        tuple(sorted({finding.rule for finding in told})),
        change.row is not None or any(_stands_on(finding, own) for finding in told),
    )


def _stands_on(finding: Finding, lines: set[tuple[int | None, int]]) -> bool:
    for cite in (finding.cite, *finding.also):
        first, last = cite.line or 0, cite.line_end or cite.line or 0
        if any(page == cite.page and first <= line <= last for page, line in lines):
            return True
    return False
