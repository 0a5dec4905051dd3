"""Record in, findings out: what a paper prints held against itself, the calendar and the law.

from answerable.checking import check
check(reading).findings
"""

from answerable.checking.check import check
from answerable.checking.codes import RULES, UnknownRuleError, find_rule
from answerable.checking.finding import Coverage, Finding, Findings, Severity, Untested
from answerable.checking.rule import Rule

__all__ = [
    "RULES",
    "Coverage",
    "Finding",
    "Findings",
    "Rule",
    "Severity",
    "UnknownRuleError",
    "Untested",
    "check",
    "find_rule",
]
