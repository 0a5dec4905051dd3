"""Which findings of the checker are true, and which errors of a paper it found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from answerable.checking import RULES, Finding, Findings, check
from answerable.checking.evidence.paper import Paper
from answerable.reading.reader import read_paper
from answerable.record import Cite, Figure, Reading
from tests.checking.gold.papers import Answered

RAISED = ("error", "warning")
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
RULES_OF: dict[str, tuple[str, ...]] = {
    "acronym": ("WRD971",),
    "action_lost": ("ACT901",),
    "arguable": ("",),
    "balance": ("ARI105", "ARI102"),
    "change": ("PCT", "ARI106", "XRF"),
    "count": ("XRF", "ARI", "STA"),
    "crosstotal": ("ARI",),
    "date": ("DAT",),
    "difference": ("ARI", "XRF402"),
    "doubled_word": ("WRD972",),
    "duplicate_item": ("NUM804",),
    "effect_before_cause": ("DAT506",),
    "empty": ("MIS",),
    "factor": ("PCT206",),
    "grim": ("STA301",),
    "list_count": ("XRF405",),
    "malformed": ("UNI602",),
    "median": ("STA302", "STA303"),
    "name": ("NAM",),
    "numbering": ("NUM",),
    "percent": ("PCT", "ARI", "STA", "XRF"),
    "period": ("DAT",),
    "placeholder": ("MIS702", "ACT902"),
    "point_mix": ("PCT205",),
    "range": ("STA", "PCT"),
    "rate": ("STA", "TAX653"),
    "reference": ("XRF404",),
    "referendum": ("TAX654",),
    "same_quantity": ("XRF", "ARI", "PCT", "TAX"),
    "scale": ("UNI601",),
    "scope": ("XRF406",),
    "shares": ("PCT",),
    "stale": ("DAT507",),
    "stale_future": ("DAT507",),
    "status": ("STA307",),
    "statute": ("LAW",),
    "subset": ("STA",),
    "table_text": ("XRF", "ARI", "PCT"),
    "total": ("ARI", "XRF", "TAX", "PCT"),
    "tracker": ("ACT902", "ACT903"),
    "tracker_year": ("ACT902",),
    "year_label": ("DAT504", "DAT505"),
    "yield": ("TAX652",),
}
"""The rules that can tell each kind of error: a finding of another rule on the same line is not of it. A kind that is
not here may be told by any."""


@dataclass
class Judgement:
    """One paper's outcome. A finding is true where it stands on the place of a listed error.

    `tested` are the ids of the `figures` that a rule held against another figure, the calendar or the law.
    """

    paper: Answered
    result: Findings
    figures: tuple[Figure, ...] = ()
    tested: frozenset[str] = frozenset()
    found: list[dict[str, Any]] = field(default_factory=list)
    missed: list[dict[str, Any]] = field(default_factory=list)
    true: list[Finding] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)


def judge(paper: Answered) -> Judgement:
    """Check a paper and hold the findings against its answers.

    An error is found by an error or a warning on its place, an arguable one by a finding of any severity.
    """
    reading = read_paper(paper.path)
    outcome = Judgement(paper, check(reading), reading.record.figures, list_tested(reading))
    for error in paper.errors:
        told = [finding for finding in outcome.result.findings if stands_on(finding, error)]
        enough = [finding for finding in told if finding.severity in RAISED or not error["provable"]]
        (outcome.found if enough else outcome.missed).append(error)
    for finding in outcome.result.findings:
        true = any(stands_on(finding, error) for error in paper.errors)
        (outcome.true if true else outcome.false).append(finding)
    return outcome


def list_tested(reading: Reading) -> frozenset[str]:
    """The ids of the figures of a paper that a rule tested."""
    paper = Paper(reading)
    examined = (test for rule in RULES for test in rule.load()(paper))
    return frozenset(amount.figure.id for test in examined for amount in test.amounts)


def stands_on(finding: Finding, error: dict[str, Any]) -> bool:
    """Whether a finding is of an error's kind and names its place (line, or page and words) and its figure."""
    cites = (finding.cite, *finding.also)
    of_kind = finding.rule.startswith(RULES_OF.get(error["kind"], ("",)))
    return of_kind and any(_is_at(cite, error) for cite in cites) and _tells(finding, error)


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
    figures = set(_FIGURE.findall(printed))
    if not figures:
        return printed in said or bool(finding.printed and _fold(finding.printed) in printed)
    return printed in said or bool(figures & set(_FIGURE.findall(said)))


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
