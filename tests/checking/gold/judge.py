"""Which findings of the checker are true, and which errors of a paper it found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from answerable.checking import Finding, Findings, check
from answerable.reading.reader import read_paper
from answerable.record import Cite
from tests.checking.gold.papers import Answered

RAISED = ("error", "warning")


@dataclass
class Judgement:
    """One paper's outcome. A finding is true where it stands on the place of a listed error."""

    paper: Answered
    result: Findings
    found: list[dict[str, Any]] = field(default_factory=list)
    missed: list[dict[str, Any]] = field(default_factory=list)
    true: list[Finding] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)


def judge(paper: Answered) -> Judgement:
    """Check a paper and hold the findings against its answers.

    An error is found by an error or a warning on its place, an arguable one by a finding of any severity.
    """
    outcome = Judgement(paper, check(read_paper(paper.path)))
    for error in paper.errors:
        told = [finding for finding in outcome.result.findings if stands_on(finding, error)]
        enough = [finding for finding in told if finding.severity in RAISED or not error["provable"]]
        (outcome.found if enough else outcome.missed).append(error)
    for finding in outcome.result.findings:
        true = any(stands_on(finding, error) for error in paper.errors)
        (outcome.true if true else outcome.false).append(finding)
    return outcome


def stands_on(finding: Finding, error: dict[str, Any]) -> bool:
    """Whether a finding names an error's place: its line, or its page and words, and its figure if given."""
    cites = (finding.cite, *finding.also)
    return any(_is_at(cite, error) for cite in cites) and _tells(finding, error)


def _is_at(cite: Cite, error: dict[str, Any]) -> bool:
    if "line" in error:
        last = error.get("line_end", error["line"])
        return (cite.line or 0) <= last and error["line"] <= (cite.line_end or cite.line or 0)
    if error.get("page") and cite.page and cite.page != error["page"]:
        return False
    quoted, told = _fold(error["quote"]), _fold(cite.quote)
    return bool(told) and (told in quoted or quoted in told)


def _tells(finding: Finding, error: dict[str, Any]) -> bool:
    """Whether a finding is about what the error is about: its printed words or figure are in what it says."""
    printed = _fold(str(error.get("printed") or ""))
    if not printed:
        return True
    said = _fold(" ".join(filter(None, (finding.message, finding.printed, finding.working, finding.cite.quote))))
    figures = set(re.findall(r"\d[\d,.]*\d|\d", printed))
    return printed in said or bool(figures & set(re.findall(r"\d[\d,.]*\d|\d", said)))


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
