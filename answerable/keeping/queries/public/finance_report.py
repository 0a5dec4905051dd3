"""Published finance reports, from what was kept of each when it was published and nothing else of the desk."""

from dataclasses import dataclass
from functools import lru_cache

from answerable.costing.budget import Budget
from answerable.costing.report.held import Held, HeldBudget, HeldContracts, HeldPrecept, HeldSpending
from answerable.costing.report.write import write_report
from answerable.costing.spending.register_exhibit import list_register
from answerable.costing.spending.schedule_exhibit import list_schedule
from answerable.drawing.exhibit import Badge, Table
from answerable.drawing.report import Report
from answerable.keeping.models.desk import FinanceReport, FinanceReportKind
from answerable.keeping.queries.desk.finance_report import read_held
from answerable.keeping.queries.public import told_report
from answerable.keeping.queries.public.link import Link, link_to
from answerable.keeping.queries.public.publication import Publication, shape_publication
from answerable.keeping.queries.public.told_report import find_later, lead, lead_first, open_reports
from answerable.law.day import say_financial_year

MOST_TOLD = 32
ORDER = {kind: at for at, kind in enumerate(FinanceReportKind.values)}
BILLED = (FinanceReportKind.BUDGET, FinanceReportKind.PRECEPT)


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
    """A published report in a list. Where it was asked for, `lead` says the whole of it in short, with `badges` for
    what must not be lost of it."""

    key: int
    kind: str
    kind_words: str
    title: str
    body_name: str
    year: int
    year_words: str
    publication: Publication
    later: int | None
    lead: str = ""
    badges: tuple[Badge, ...] = ()


def list_reports(most_said: int = 0, **chosen) -> list[ReportLine]:
    """Published reports, the latest year first, in it the budget before what became of it; `chosen` narrows them.

    Of those that no later one took the place of, the first `most_said` have their lead.
    """
    rows = open_reports(FinanceReport).filter(**chosen).defer("held")
    rows = list(rows.order_by("-year", "-publication__at", "-pk"))
    later = find_later(FinanceReport, rows)
    lines = [_line(row, later[row.pk]) for row in rows]
    lines.sort(key=lambda line: (-line.year, line.body_name, ORDER[line.kind]))
    return lead_first(lines, most_said, _tell)


def list_standing(**chosen) -> list[ReportLine]:
    """The reports that no later one took the place of."""
    return [line for line in list_reports(**chosen) if line.later is None]


def find_latest() -> ReportLine | None:
    """The budget or precept report of the latest year that holds, with its lead; else whatever was published last."""
    standing = sorted(list_standing(), key=lambda line: line.publication.at, reverse=True)
    billed = [line for line in standing if line.kind in BILLED]
    latest = max(billed, key=lambda line: line.year, default=next(iter(standing), None))
    return lead(latest, _tell(latest)) if latest else None


def find_report(key: int) -> PublicFinanceReport | None:
    row = open_reports(FinanceReport).defer("held").filter(pk=key).first()
    if row is None:
        return None
    line = _line(row, find_later(FinanceReport, [row])[row.pk])
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
        report=_tell(line),
    )


def find_of_paper(public_id: str) -> tuple[int, str] | None:
    """The report that a paper was filed from, as its key and title, or `None`."""
    return told_report.find_of_paper(FinanceReport, public_id)


def find_held(key: int) -> Held | None:
    """What a published report was told from: for the resident's bill and for the data behind it."""
    row = open_reports(FinanceReport).filter(pk=key).first()
    return read_held(row.held) if row else None


def list_billed() -> list[ReportLine]:
    """The reports that a bill can be worked out from, the latest year first."""
    return pick_billed(list_reports(kind__in=BILLED))


def pick_billed(lines: list[ReportLine]) -> list[ReportLine]:
    """Of each body and year, the budget or precept report published last, unless a later one took its place."""
    kept = {}
    for line in lines:
        if line.kind not in BILLED or line.later is not None:
            continue
        known = kept.get((line.body_name, line.year))
        if known is None or (known.publication.at, known.key) < (line.publication.at, line.key):
            kept[line.body_name, line.year] = line
    return list(kept.values())


def budget_of(held: Held) -> Budget | None:
    """The budget in what a report was told from, or `None`."""
    return held.budget if isinstance(held, HeldBudget | HeldPrecept) else None


def list_rows(held: Held) -> Table | None:
    """Every row of a schedule with every column that is published, however many; `None` where it is no schedule."""
    match held:
        case HeldSpending():
            return list_schedule(held.result.schedule)
        case HeldContracts():
            return list_register(held.result.contracts)
    return None


@lru_cache(maxsize=MOST_TOLD)
def _told(key, _sha256):
    """What a report says. It is published once and never changes, so that it is worked out once for its bytes."""
    return write_report(read_held(FinanceReport.objects.values_list("held", flat=True).get(pk=key)))


def _tell(line):
    return _told(line.key, line.publication.files[0].sha256)


def _line(row, later) -> ReportLine:
    return ReportLine(
        key=row.pk,
        kind=row.kind,
        kind_words=row.get_kind_display(),
        title=row.publication.title,
        body_name=row.body.name,
        year=row.year,
        year_words=say_financial_year(row.year),
        publication=shape_publication(row.publication),
        later=later,
    )
