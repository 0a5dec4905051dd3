"""How findings and their counts are put in words, the same in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from answerable.checking.finding import Coverage, Finding, Severity
from answerable.record import Cite

SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "info")
"""From the gravest down."""

_NOUNS = {"error": "error", "warning": "warning", "info": "point to look at"}
_PLURALS = {"error": "errors", "warning": "warnings", "info": "points to look at"}


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 figure`, `1,200 figures`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def count_severities(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`; nothing of a severity that is not there."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(count(counts[name], _NOUNS[name], _PLURALS[name]) for name in SEVERITIES if counts[name])


def say_place(cite: Cite) -> str:
    """`page 3, line 41`; `line 41` in a paper without pages."""
    lines = (
        f"lines {cite.line} to {cite.line_end}" if (cite.line_end or 0) > (cite.line or 0) else f"line {cite.line}"
    )
    return ", ".join([f"page {cite.page}"] * bool(cite.page) + [lines] * bool(cite.line))


def say_coverage(coverage: Coverage) -> str:
    """How many figures were found, tested, agree, do not agree, and could not be tested, in one sentence."""
    if not coverage.figures:
        return "No figures were found."
    if not coverage.tested:
        return f"{count(coverage.figures, 'figure')} found, of which none could be tested."
    return (
        f"Of {count(coverage.figures, 'figure')}, {coverage.tested:,} could be tested ({say_agreement(coverage)}) "
        f"and {coverage.figures - coverage.tested:,} could not."
    )


def say_agreement(coverage: Coverage) -> str:
    """`119 agree, 1 does not agree`."""
    agree = f"{coverage.agree:,} {'agrees' if coverage.agree == 1 else 'agree'}"
    return f"{agree}, {coverage.disagree:,} {'does' if coverage.disagree == 1 else 'do'} not agree"
