"""Record in, findings out: every rule over one paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from answerable.checking.codes import choose_rules
from answerable.checking.coverage import measure_coverage
from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Finding, Findings
from answerable.checking.rule import Disagreement, Outcome, Rule
from answerable.reading import sharing
from answerable.reading.collecting import no_collection
from answerable.record import Reading, Record

_BESIDE = frozenset({"agreement", "unit", "wording"})
"""Families whose rules take about half the time: those that link quantities, and those that need no table's sums."""
DOUBTFUL = "The lines here may have been read in the wrong order."


def check(reading: Reading | Record, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Findings:
    """Check what a paper prints against itself, the calendar and the law.

    `select` and `ignore` name rules by code, name or family; all rules are run where none is selected. A rule that
    fails is named in `failed`, and the others are run. A record without its text (from `record.from_json`) is checked
    by the words that its facts quote, and not by the rules that need the text. Raises `UnknownRuleError`.
    """
    with no_collection():
        return _check(reading, select, ignore)


def _check(reading: Reading | Record, select: Iterable[str], ignore: Iterable[str]) -> Findings:
    paper = Paper(reading)
    rules = [rule for rule in choose_rules(select, ignore) if not (rule.needs_text and isinstance(reading, Record))]
    outcomes = _apply_all(paper, rules)
    found = [finding for outcome in outcomes for finding in outcome.findings]
    found.sort(key=lambda finding: (paper.position(finding.cite), finding.rule))
    return Findings(
        source=paper.record.source,
        findings=tuple(found),
        checked={outcome.rule: outcome.tests for outcome in outcomes if outcome.tests is not None},
        coverage=measure_coverage(paper, outcomes),
        failed=tuple(outcome.rule for outcome in outcomes if outcome.tests is None),
    )


def _apply_all(paper: Paper, rules: Sequence[Rule]) -> list[Outcome]:
    """What each rule makes of a paper, in order; of a large one some are applied beside the others."""
    theirs = [rule for rule in rules if rule.family in _BESIDE]
    shared = sharing.is_shared(len(paper.pages)) and 0 < len(theirs) < len(rules)
    with sharing.beside(lambda: [_apply(paper, rule) for rule in theirs], shared=shared) as take_theirs:
        mine = [_apply(paper, rule) for rule in rules if rule.family not in _BESIDE]
        made = {outcome.rule: outcome for outcome in (*mine, *take_theirs())}
    return [made[rule.code] for rule in rules]


def _apply(paper: Paper, rule: Rule) -> Outcome:
    try:
        made = list(rule.load()(paper))
    except Exception:  # one rule's fault must not silence the others; the house tests let none pass
        return Outcome(rule=rule.code)
    found = tuple(_finding(paper, rule, test.disagreement) for test in made if test.disagreement)
    agree = frozenset(amount.figure.id for test in made if not test.disagreement for amount in test.amounts)
    disagree = frozenset(amount.figure.id for test in made if test.disagreement for amount in test.amounts)
    return Outcome(rule=rule.code, tests=len(made), findings=found, agree=agree, disagree=disagree)


def _finding(paper: Paper, rule: Rule, disagreement: Disagreement) -> Finding:
    """A disagreement with its rule's code; no more than information where the reading order is in doubt."""
    doubtful = any(map(paper.is_doubtful, (disagreement.cite, *disagreement.also)))
    given = msgspec.structs.asdict(disagreement)
    given["working"] = "\n".join(disagreement.working)
    given["severity"] = "info" if doubtful else disagreement.severity or rule.severity
    if doubtful:
        given["explanation"] = " ".join(filter(None, (disagreement.explanation, DOUBTFUL)))
    return Finding(rule=rule.code, name=rule.name, **given)
