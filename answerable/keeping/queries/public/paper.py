"""Papers as the public sees them: their text page by page in its public form, and what a citation points at in it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts, open_rows, shown
from answerable.keeping.queries.public.link import Link, Source, link_to, meeting_link, source_of
from answerable.keeping.queries.public.page import Page, cut_page
from answerable.keeping.queries.public.year import in_year, years_of
from answerable.record.unread import RUNNING_HEAD


@dataclass(frozen=True, slots=True)
class Document:
    """A document within a paper, and the page and line it begins at."""

    kind: str
    title: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. Where `paged`, its `page_count` pages are its own; otherwise they are sheets cut for showing."""

    public_id: str
    title: str
    kind: str
    date: dt.date | None
    body: Link | None
    meeting: Link | None
    paged: bool
    page_count: int
    line_count: int
    sha256: str
    reader: str
    counts: dict[str, int]
    version: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its number, its words and how it looks (heading, paragraph, list_item, cell, furniture).

    `cell` is its table, row and column in the paper, where it stands in one cell of a table.
    """

    number: int
    words: str
    look: str
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a paper."""

    number: int
    lines: list[Line]
    doubtful: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that the reader saw and could not place, and why."""

    why: str
    words: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """The first passages of a paper that no fact holds, how many there are, and how many running heads besides, which
    nobody misses."""

    passages: list[Unread]
    count: int
    running_heads: int


def list_papers(number: int = 1, body="", kind="", year="") -> Page:
    """Papers, the latest first; of several versions the newest."""
    rows = current_papers(_rows()).order_by("-date", "public_id")
    if body:
        rows = rows.filter(body__public_id=body)
    if kind:
        rows = rows.filter(kind=kind)
    rows = in_year(rows, "date", year)
    return cut_page(rows, number, _shape)


def find_paper(public_id: str) -> Paper | None:
    row = _rows().filter(public_id=public_id).first()
    return _shape(row) if row else None


def find_versions(public_id: str) -> list[Link]:
    """The public versions of a paper from the first to the last; of a paper never replaced, itself alone."""
    here = open_rows(models.Paper).filter(public_id=public_id).first()
    versions = [here] if here else []
    while versions and (earlier := shown(getattr(versions[0], "supersedes", None))):
        versions.insert(0, earlier)
    while versions and (later := shown(versions[-1].superseded_by)):
        versions.append(later)
    return [Link("paper", paper.public_id, f"version {paper.version}") for paper in versions]


def paper_years() -> list[int]:
    return years_of(open_rows(models.Paper), "date")


def find_sheet(public_id: str, number: int) -> Sheet | None:
    """A page of a public paper in its public form."""
    papers = open_rows(models.Paper).filter(public_id=public_id).values("pk")
    page = models.PaperPage.objects.filter(paper__in=papers, number=number).defer("lines").first()
    if page is None:
        return None
    return Sheet(page.number, [_line_of(line) for line in page.public_lines], page.doubtful)


def _line_of(line: dict) -> Line:
    cell = line.get("cell")
    return Line(line["number"], line["text"], line.get("look", "paragraph"), tuple(cell) if cell else None)


def cited_words(public_id: str, page: int, line: int, line_end: int, begins: str) -> str:
    """The words that a source link points at: the passage on those lines that begins with `begins`, or `""`."""
    papers = open_rows(models.Paper).filter(public_id=public_id).values("pk")
    passages = models.Passage.objects.filter(paper__in=papers, page=page, line=line)
    for passage in passages.only("line", "line_end", "public_text"):
        words = " ".join(passage.public_text.split())
        if begins and words.startswith(begins) and (passage.line_end or passage.line) == line_end:
            return words
    return ""


def list_documents(public_id: str) -> list[Document]:
    """The documents that a paper holds, in order."""
    rows = open_facts(models.Document).filter(paper__public_id=public_id).order_by("order")
    return [Document(row.kind, row.public_title, source_of(row.passage)) for row in rows]


def list_unread(public_id: str, most: int) -> Unplaced:
    """What the reader could not place in a paper: the first so many passages, and how many there are in all."""
    rows = open_facts(models.Unread).filter(paper__public_id=public_id)
    counts = rows.aggregate(whole=Count("pk"), heads=Count("pk", filter=Q(why=RUNNING_HEAD)))
    missed = rows.exclude(why=RUNNING_HEAD).order_by("order")[:most]
    return Unplaced(
        passages=[Unread(row.why, row.public_text, source_of(row.passage)) for row in missed],
        count=counts["whole"] - counts["heads"],
        running_heads=counts["heads"],
    )


def current_papers(rows):
    """Papers but for those that a newer public version replaced."""
    return rows.exclude(superseded_by__is_public=True, superseded_by__deleted_at=None)


def _rows():
    pages = models.PaperPage.objects.filter(paper=OuterRef("pk")).order_by().values("paper")
    return (
        open_rows(models.Paper, "body", "meeting__body")
        .select_related("file", "reading")
        .annotate(sheet_count=Coalesce(Subquery(pages.annotate(count=Count("pk")).values("count")), 0))
    )


def _shape(row) -> Paper:
    reading = getattr(row, "reading", None)
    return Paper(
        public_id=row.public_id,
        title=row.public_title or row.public_id,
        kind=row.kind,
        date=row.date,
        body=link_to("body", row.body),
        meeting=meeting_link(row.meeting),
        paged=row.paged,
        page_count=row.sheet_count,
        line_count=row.line_count,
        sha256=row.file.sha256 if hasattr(row, "file") else "",
        reader=reading.reader if reading else "",
        counts=reading.counts if reading else {},
        version=row.version,
    )
