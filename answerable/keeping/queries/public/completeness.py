"""How complete the public record is: what was expected, what was found, what was read, what was not."""

from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts, open_rows
from answerable.keeping.queries.public.link import Link


@dataclass
class YearOfBody:
    """One body in one year. A meeting is expected when any paper names it, found when its agenda or minutes are."""

    body: Link | None
    year: int | None
    expected: int = 0
    agendas: int = 0
    minutes: int = 0
    missing: list[Link] = field(default_factory=list)
    papers: int = 0
    pages: int = 0
    figures: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """The record in all: papers filed, pages (of papers without pages, sheets) and lines read, figures, unread.

    Of the figures, `tested` were held against something, and `agree` of those agree with it.
    """

    papers: int
    pages: int
    lines: int
    doubtful_pages: int
    figures: int
    tested: int
    agree: int
    unread: int
    reasons: list[tuple[str, int]]


def count_whole() -> Whole:
    papers = open_rows(models.Paper).aggregate(
        papers=Count("pk"),
        pages=Sum("page_count"),
        lines=Sum("line_count"),
        doubtful=Sum("reading__doubtful_page_count"),
        tested=Sum("report_card__tested"),
        agree=Sum("report_card__agree"),
    )
    reasons = open_facts(models.Unread).select_related(None).defer(None).order_by().values_list("why")
    counted = list(reasons.annotate(count=Count("pk")).order_by("-count", "why"))
    return Whole(
        papers["papers"],
        models.PaperPage.objects.filter(paper__in=open_rows(models.Paper)).count(),
        papers["lines"] or 0,
        papers["doubtful"] or 0,
        open_facts(models.Figure).count(),
        papers["tested"] or 0,
        papers["agree"] or 0,
        sum(count for _, count in counted),
        counted,
    )


def list_years(today) -> list[YearOfBody]:
    """Every body and year that the record speaks of, the latest first; a meeting still to come is not missing."""
    years: dict[tuple, YearOfBody] = {}
    _count_meetings(years, today)
    _count_papers(years)
    return sorted(years.values(), key=lambda row: (-(row.year or 0), row.body.words if row.body else ""))


def _year(years: dict, body, date) -> YearOfBody:
    link = Link("body", body.public_id, body.name) if body and body.is_public and not body.deleted_at else None
    year = date.year if date else None
    return years.setdefault((link, year), YearOfBody(link, year))


def _count_meetings(years: dict, today) -> None:
    for meeting in open_facts(models.Meeting, "body").defer("public_notes").order_by("date"):
        row = _year(years, meeting.body, meeting.date)
        row.expected += 1
        row.agendas += meeting.has_agenda
        row.minutes += meeting.has_minutes
        if not (meeting.has_agenda or meeting.has_minutes) and meeting.date and meeting.date < today:
            row.missing.append(Link("meeting", meeting.public_id, f"{meeting.date.day} {meeting.date:%B}"))


def _count_papers(years: dict) -> None:
    figures = _count(open_facts(models.Figure).select_related(None).defer(None))
    pages = _count(models.PaperPage.objects)
    rows = open_rows(models.Paper, "body").select_related("reading")
    for paper in rows.annotate(figure_count=figures, sheet_count=pages):
        row = _year(years, paper.body, paper.date)
        row.papers += 1
        row.pages += paper.sheet_count
        row.figures += paper.figure_count
        row.unread += paper.reading.unread_count if hasattr(paper, "reading") else 0


def _count(rows):
    """How many of `rows` a paper has."""
    of = rows.filter(paper=OuterRef("pk")).order_by().values("paper")
    return Coalesce(Subquery(of.annotate(count=Count("pk")).values("count")), 0)
