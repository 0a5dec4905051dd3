"""Findings as the public sees them: what does not agree, how that was worked out, and what was said of it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Case, Count, Prefetch, Value, When

from answerable.keeping import models
from answerable.keeping.queries.public.gate import beside, open_facts, shown
from answerable.keeping.queries.public.link import Link, Source, link_to, paper_link, source_of
from answerable.keeping.queries.public.page import Page, cut_page
from answerable.keeping.queries.public.year import in_year, years_of

FINDINGS_A_PAGE = 30
WITHDRAWN = models.FindingState.WITHDRAWN
WEIGHT = Case(*(When(severity=name, then=Value(place)) for place, name in enumerate(models.Severity.values)))
"""Errors before warnings before what is worth a look."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn in a finding's history: what happened, when, by whom (a link, a role, or nobody) and why."""

    kind: str
    state: str
    on: dt.datetime
    who: Link | str
    reason: str
    version: Link | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding. `working` has a line for each step; `also` are the other places that it stands on."""

    public_id: str
    rule: str
    name: str
    severity: str
    state: str
    quote: str
    message: str
    working: list[str]
    printed: str
    expected: str
    tolerance: str
    explanation: str
    paper: Link | None
    body: Link | None
    date: dt.date | None
    source: Source | None
    also: list[Source]
    turns: list[Turn]
    corrected_in: Link | None
    carried_to: Link | None
    carried_from: Link | None

    @property
    def answer(self) -> Turn | None:
        """The explanation that stands, if one does."""
        given = [turn for turn in self.turns if turn.reason and turn.state == models.FindingState.EXPLAINED]
        return given[-1] if given and self.state == models.FindingState.EXPLAINED else None

    @property
    def settled_on(self) -> dt.datetime | None:
        """When it came to its state."""
        return next((turn.on for turn in reversed(self.turns) if turn.state == self.state), None)


def find_finding(public_id: str) -> Finding | None:
    row = _rows().filter(public_id=public_id).first()
    return _shape(row) if row else None


def list_findings(number: int = 1, **chosen: str) -> Page:
    """Findings, errors first, then by their papers, the latest first.

    Narrowed by `body`, `paper`, `rule`, `severity`, `state` and `year`.
    """
    return cut_page(_narrow(_rows(), **chosen), number, _shape, FINDINGS_A_PAGE)


def all_findings(**chosen: str) -> Iterator[Finding]:
    """Every finding that the choices allow, for an export."""
    return map(_shape, _narrow(_rows(), **chosen))


def findings_on(paper: str, page: int) -> list[Finding]:
    """The findings that stand on one page of a paper, in the order of its lines."""
    rows = _rows().filter(paper__public_id=paper, passage__page=page).exclude(state=WITHDRAWN)
    return [_shape(row) for row in rows.order_by("passage__line", "order")]


def latest_findings(paper: str, most: int) -> list[Finding]:
    """The findings of a paper, those that weigh most first."""
    found = [_shape(row) for row in _rows().filter(paper__public_id=paper).exclude(state=WITHDRAWN)]
    return sorted(found, key=lambda one: one.state != "open")[:most]


def finding_years() -> list[int]:
    return years_of(open_facts(models.Finding), "paper__date")


def rules_found() -> Counter:
    """How many findings of each rule stand, by its code."""
    rows = _current(open_facts(models.Finding)).exclude(state=WITHDRAWN)
    counted = rows.select_related(None).defer(None).order_by().values_list("rule").annotate(count=Count("pk"))
    return Counter(dict(counted))


def count_open() -> int:
    """How many findings are open."""
    return _current(open_facts(models.Finding)).filter(state=models.FindingState.OPEN).count()


def _narrow(rows, body="", paper="", rule="", severity="", state="", year=""):
    rows = _current(rows) if not paper else rows.filter(paper__public_id=paper)
    if body:
        rows = rows.filter(paper__body__public_id=body)
    if rule:
        rows = rows.filter(rule=rule.upper())
    if severity:
        rows = rows.filter(severity=severity)
    rows = rows.filter(state=state) if state else rows.exclude(state=WITHDRAWN)
    return in_year(rows, "paper__date", year)


def _current(rows):
    """Findings but for those that a newer version of their paper has too, where they are listed instead."""
    return rows.exclude(carried_to__is_public=True, carried_to__deleted_at=None)


def _rows():
    passages = models.Passage.objects.select_related("paper").defer("text", "paper__title")
    keys = ("paper__body", "corrected_in", "carried_to__paper", "carried_from__paper")
    turns = beside(models.Turn.objects.defer("reason", "role", "by"), "person", "version")
    return (
        open_facts(models.Finding, *keys)
        .prefetch_related(Prefetch("also", passages), Prefetch("turns", turns))
        .order_by(WEIGHT, "-paper__date", "paper__public_id", "order", "public_id")
    )


def _shape(row) -> Finding:
    return Finding(
        public_id=row.public_id,
        rule=row.rule,
        name=row.name,
        severity=row.severity,
        state=row.state,
        quote=row.public_quote,
        message=row.public_message,
        working=row.public_working.splitlines(),
        printed=row.public_printed,
        expected=row.public_expected,
        tolerance=row.public_tolerance,
        explanation=row.public_explanation,
        paper=paper_link(row.paper),
        body=link_to("body", row.paper.body),
        date=row.paper.date,
        source=source_of(row.passage),
        also=[source for source in map(source_of, row.also.all()) if source],
        turns=[_turn(turn) for turn in row.turns.all()],
        corrected_in=_version(row.corrected_in),
        carried_to=_other(row.carried_to),
        carried_from=_other(getattr(row, "carried_from", None)),
    )


def _other(row) -> Link | None:
    """The same finding in another version of its paper."""
    return Link("finding", row.public_id, f"version {row.paper.version}") if shown(row) else None


def _version(paper) -> Link | None:
    """A version of a paper by its number."""
    return link_to("paper", paper, f"version {paper.version}") if paper else None


def _turn(turn) -> Turn:
    return Turn(
        kind=turn.kind,
        state=turn.state,
        on=turn.at,
        who=link_to("person", turn.person) or turn.public_role,
        reason=turn.public_reason,
        version=_version(turn.version),
    )
