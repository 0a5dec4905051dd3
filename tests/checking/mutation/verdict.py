"""Whether the checker finds a change: a new error or warning on a place of what fails by it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from answerable.checking import Finding, check
from answerable.reading.formats.opening import lay_out
from answerable.reading.reader import read_layout
from answerable.record import Cite, Source
from tests.checking.mutation.change import Change
from tests.checking.mutation.draft import Draft, Printed, write_text

RAISED = ("error", "warning")


@dataclass(frozen=True)
class Verdict:
    """A change and the findings on its place: `found_by` their rules, `named` whether one stands on the very line."""

    change: Change
    paper: str
    found_by: tuple[str, ...]
    named: bool
    elsewhere: tuple[Finding, ...] = ()

    @property
    def found(self) -> bool:
        return bool(self.found_by)


def check_bytes(data: bytes) -> list[Finding]:
    """The errors and warnings of a paper."""
    return [finding for finding in find_all(data) if finding.severity in RAISED]


def find_all(data: bytes) -> list[Finding]:
    """Every finding of a paper; a rule that fails is a fault."""
    layout = lay_out(data)
    source = Source(
        path="paper",
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=layout.media_type,
        pages=len(layout.pages) if layout.paged else None,
        lines=layout.lines,
    )
    result = check(read_layout(layout, source))
    assert not result.failed, result.failed
    return list(result.findings)


def judge_change(draft: Draft, change: Change, paper: str) -> Verdict:
    """Whether the checker finds a change of a paper that had no error or warning before."""
    printed = write_text(draft, change.view)
    findings = check_bytes(printed.text.encode())
    lines = list_lines(printed, change)
    own = {line for key in change.places for line in printed.lines.get(key, ())}
    told = [finding for finding in findings if _stands_on(finding, lines)]
    return Verdict(
        change,
        paper,
        tuple(sorted({finding.rule for finding in told})),
        not own or any(_stands_on(finding, own) for finding in told),
        tuple(finding for finding in findings if finding not in told),
    )


def list_lines(printed: Printed, change: Change) -> set[int]:
    """The lines of every figure of the relations that fail."""
    keys = {key for relation in change.failed for key in relation.keys} | set(change.places)
    return {line for key in keys for line in printed.lines.get(key, ())}


def _stands_on(finding: Finding, lines: set[int]) -> bool:
    return any(_covers(cite, lines) for cite in (finding.cite, *finding.also))


def _covers(cite: Cite, lines: set[int]) -> bool:
    first = cite.line or 0
    return any(first <= line <= (cite.line_end or first) for line in lines)
