"""Record in, findings out: every rule over one paper."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from answerable.checking.codes import choose_rules
from answerable.checking.coverage import measure_coverage
from answerable.checking.finding import Finding, Findings
from answerable.checking.paper import Paper
from answerable.checking.rule import Disagreement, Examined, Rule
from answerable.record import Reading, Record

DOUBTFUL = "The lines here may have been read in the wrong order."


def check(reading: Reading | Record, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Findings:
    """Check what a paper prints against itself, the calendar and the law.

    `select` and `ignore` name rules by code, name or family; all rules are run where none is selected. A rule that
    fails is named in `failed`, and the others are run. A record without its text (from `record.from_json`) is checked
    by the words that its facts quote, and not by the rules that need the text. Raises `UnknownRuleError`.
    """
    paper = Paper(reading)
    found: list[Finding] = []
    tests: list[Examined] = []
    checked: dict[str, int] = {}
    failed: list[str] = []
    for rule in choose_rules(select, ignore):
        if rule.needs_text and isinstance(reading, Record):
            continue
        try:
            made = list(rule.load()(paper))
        except Exception:  # one rule's fault must not silence the others; the house tests let none pass
            failed.append(rule.code)
            continue
        checked[rule.code] = len(made)
        tests += made
        found += [_finding(paper, rule, test.disagreement) for test in made if test.disagreement]
    found.sort(key=lambda finding: (paper.position(finding.cite), finding.rule))
    return Findings(
        source=paper.record.source,
        findings=tuple(found),
        checked=checked,
        coverage=measure_coverage(paper, tests),
        failed=tuple(failed),
    )


def _finding(paper: Paper, rule: Rule, disagreement: Disagreement) -> Finding:
    """A disagreement with its rule's code; no more than information where the reading order is in doubt."""
    doubtful = any(map(paper.is_doubtful, (disagreement.cite, *disagreement.also)))
    given = msgspec.structs.asdict(disagreement)
    given["working"] = "\n".join(disagreement.working)
    given["severity"] = "info" if doubtful else disagreement.severity or rule.severity
    if doubtful:
        given["explanation"] = " ".join(filter(None, (disagreement.explanation, DOUBTFUL)))
    return Finding(rule=rule.code, name=rule.name, **given)
