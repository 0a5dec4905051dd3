"""Published finance reports, from what was kept of each when it was published and nothing else of the desk."""

from dataclasses import dataclass
from functools import lru_cache

from answerable.costing.report.held import Held, HeldBudget, HeldPrecept
from answerable.costing.report.report import Report
from answerable.costing.report.write import write_report
from answerable.keeping.models.desk import FinanceReport
from answerable.keeping.queries.desk.finance_report import read_held
from answerable.keeping.queries.public.link import Link, link_to
from answerable.keeping.queries.public.publication import Publication, shape_publication
from answerable.law.day import say_financial_year

MOST_TOLD = 24


@dataclass(frozen=True, slots=True)
class PublicFinanceReport:
    """A published report: `paper` is the record of it, `publication` its files; `later` the one that took its place.

    `report` is what it says, worked out from what was kept with it.
    """

    key: int
    kind: str
    kind_words: str
    title: str
    body: Link | None
    body_name: str
    year: int
    year_words: str
    paper: Link | None
    publication: Publication
    later: int | None
    report: Report


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A published report in a list."""

    key: int
    kind: str
    kind_words: str
    title: str
    body_name: str
    year: int
    year_words: str
    publication: Publication
    later: int | None


def list_reports() -> list[ReportLine]:
    """Published reports, the latest year first, in it the latest."""
    return [_line(row) for row in _open_rows().order_by("-year", "-publication__at", "-pk")]


def find_report(key: int) -> PublicFinanceReport | None:
    row = _open_rows().filter(pk=key).first()
    if row is None:
        return None
    line = _line(row)
    return PublicFinanceReport(
        key=line.key,
        kind=line.kind,
        kind_words=line.kind_words,
        title=line.title,
        body=link_to("body", row.body),
        body_name=line.body_name,
        year=line.year,
        year_words=line.year_words,
        paper=link_to("paper", row.publication.paper, line.title),
        publication=line.publication,
        later=line.later,
        report=_told(row.pk, row.publication.pdf.sha256),
    )


def find_held(key: int) -> Held | None:
    """What a published report was told from: for the resident's bill and for the data behind it."""
    row = _open_rows().filter(pk=key).first()
    return read_held(row.held) if row else None


def list_billed() -> list[ReportLine]:
    """The reports that a bill can be worked out from: of each body and year the one that holds, precept before
    budget, the latest year first."""
    kept = {}
    for line in list_reports():
        if line.kind in ("budget", "precept") and line.later is None:
            known = kept.get((line.body_name, line.year))
            if known is None or (known.kind, line.kind) == ("budget", "precept"):
                kept[line.body_name, line.year] = line
    return list(kept.values())


def budget_of(held: Held):
    """The budget in what a report was told from, or `None`."""
    return held.budget if isinstance(held, HeldBudget | HeldPrecept) else None


@lru_cache(maxsize=MOST_TOLD)
def _told(key, _sha256):
    """What a report says. It is published once and never changes, so that it is worked out once for its bytes."""
    return write_report(read_held(FinanceReport.objects.values_list("held", flat=True).get(pk=key)))


def _open_rows():
    """Two locks: the publication is public, and so is the paper filed of it, unless that was withdrawn."""
    rows = FinanceReport.objects.standing().filter(
        publication__is_public=True, publication__paper__is_public=True, publication__paper__deleted_at=None
    )
    related = ("pdf", "word", "paper", "body", "sitting", "superseded_by")
    return rows.select_related("body", "superseded_by", *(f"publication__{name}" for name in related))


def _line(row) -> ReportLine:
    later = getattr(row, "superseded_by", None)
    return ReportLine(
        key=row.pk,
        kind=row.kind,
        kind_words=row.get_kind_display(),
        title=row.publication.title,
        body_name=row.body.name,
        year=row.year,
        year_words=say_financial_year(row.year),
        publication=shape_publication(row.publication),
        later=later.pk if later and later.publication_id else None,
    )
