"""Report cards as the public sees them: how much of a paper was tested, how much agrees, and why not the rest."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping import models
from answerable.keeping.queries.public.finding import WITHDRAWN
from answerable.keeping.queries.public.gate import open_facts, open_rows


@dataclass(frozen=True, slots=True)
class RuleChecked:
    """A rule, how many places of the paper it examined, and how many of them do not agree."""

    rule: str
    places: int
    findings: int


@dataclass(frozen=True, slots=True)
class ReportCard:
    """How much of a paper was tested. `untested` has each reason with its count, `failed` rules that broke off."""

    figures: int
    tested: int
    agree: int
    disagree: int
    untested: list[tuple[str, int]]
    checked: list[RuleChecked]
    failed: list[str]
    findings: int
    checker: str
    checked_on: dt.datetime

    @property
    def untestable(self) -> int:
        """How many figures cannot be tested."""
        return self.figures - self.tested


def find_report_card(paper: str) -> ReportCard | None:
    """The report card of a public paper, by the paper's public id."""
    papers = open_rows(models.Paper).filter(public_id=paper).values("pk")
    row = models.ReportCard.objects.filter(paper__in=papers).first()
    return _shape(row, _found_in(paper)) if row else None


def _found_in(paper: str) -> dict[str, int]:
    """How many findings of a paper stand, by rule."""
    rows = open_facts(models.Finding).filter(paper__public_id=paper).exclude(state=WITHDRAWN)
    found: dict[str, int] = {}
    for rule in rows.select_related(None).defer(None).order_by().values_list("rule", flat=True):
        found[rule] = found.get(rule, 0) + 1
    return found


def _shape(row, found: dict[str, int]) -> ReportCard:
    return ReportCard(
        figures=row.figures,
        tested=row.tested,
        agree=row.agree,
        disagree=row.disagree,
        untested=[(one["why"], one["count"]) for one in row.untested],
        checked=[RuleChecked(code, places, found.get(code, 0)) for code, places in sorted(row.checked.items())],
        failed=list(row.failed),
        findings=sum(found.values()),
        checker=row.checker,
        checked_on=row.checked_at,
    )
