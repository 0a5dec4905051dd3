"""Published patrol reports, from what was kept of each when it was published and nothing else of the desk."""

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from answerable.drawing.exhibit import Badge, Exhibit
from answerable.drawing.report import Report
from answerable.keeping.models.desk import PatrolReport, PatrolReportKind
from answerable.keeping.queries.desk.patrol_report import read_held
from answerable.keeping.queries.public import told_report
from answerable.keeping.queries.public.link import Link, link_to
from answerable.keeping.queries.public.partnership import open_services
from answerable.keeping.queries.public.publication import Publication, shape_publication
from answerable.keeping.queries.public.told_report import find_later, lead, lead_first, open_reports
from answerable.patrolling.partnership.intervention_exhibit import tell_interventions
from answerable.patrolling.report.write import write_report

MOST_TOLD = 32
ORDER = ("hotspots", "result", "protocol", "return", "services")
TOLD_FIRST = ("hotspots", "result")


@dataclass(frozen=True, slots=True)
class PublicPatrolReport:
    """A published report: `paper` is the record of it, `publication` its files; `later` the one that took its place.

    `report` is what it says, worked out from what was kept with it.
    """

    key: int
    kind: str
    kind_words: str
    title: str
    body: Link | None
    body_name: str
    paper: Link | None
    publication: Publication
    later: int | None
    trial: int | None
    report: Report


@dataclass(frozen=True, slots=True)
class PatrolReportLine:
    """A published report in a list. Where it was asked for, `lead` says the whole of it in short, with `badges` for
    what must not be lost of it."""

    key: int
    kind: str
    kind_words: str
    title: str
    body_name: str
    publication: Publication
    later: int | None
    trial: int | None
    lead: str = ""
    badges: tuple[Badge, ...] = ()


def list_reports(most_said: int = 0, **chosen) -> list[PatrolReportLine]:
    """Published reports, by kind, the latest first; `chosen` narrows them. Of those that no later one took the place
    of, the first `most_said` have their lead."""
    rows = list(open_reports(PatrolReport).filter(**chosen).defer("held").order_by("-publication__at", "-pk"))
    later = find_later(PatrolReport, rows)
    lines = sorted((_line(row, later[row.pk]) for row in rows), key=lambda line: ORDER.index(line.kind))
    return lead_first(lines, most_said, _tell)


def find_latest() -> PatrolReportLine | None:
    """The report on a trial or on hotspots that holds and was published last, with its lead; else any other."""
    standing = [line for line in list_reports() if line.later is None]
    told = [line for line in standing if line.kind in TOLD_FIRST] or standing
    latest = max(told, key=lambda line: (line.publication.at, line.key), default=None)
    return lead(latest, _tell(latest)) if latest else None


def find_report(key: int) -> PublicPatrolReport | None:
    row = open_reports(PatrolReport).defer("held").filter(pk=key).first()
    if row is None:
        return None
    line = _line(row, find_later(PatrolReport, [row])[row.pk])
    return PublicPatrolReport(
        key=line.key,
        kind=line.kind,
        kind_words=line.kind_words,
        title=line.title,
        body=link_to("body", row.body),
        body_name=line.body_name,
        paper=link_to("paper", row.publication.paper, line.title),
        publication=line.publication,
        later=line.later,
        trial=line.trial,
        report=_tell(line),
    )


def find_of_paper(public_id: str) -> tuple[int, str] | None:
    """The report that a paper was filed from, as its key and title, or `None`."""
    return told_report.find_of_paper(PatrolReport, public_id)


def tell_service(key: int) -> tuple[tuple[Exhibit, ...], PatrolReportLine | None]:
    """What the latest report on services that the public may see told of one of them, and that report.

    Never from the desk as it stands: beside the report another table would hide other counts, and the two would give
    each other away.
    """
    service = open_services().filter(pk=key).first()
    for row in (
        open_reports(PatrolReport)
        .filter(body=service.body_id, kind=PatrolReportKind.SERVICES)
        .order_by("-publication__at", "-pk")
    ):
        told = read_held(row.held).interventions
        own = tuple(each for each in told.services if each.name.casefold() == service.name.casefold()) if told else ()
        if own:
            exhibits = tell_interventions(
                msgspec.structs.replace(told, services=own, together=None, lacks=())
            ).exhibits
            return exhibits, _line(row, None)
    return (), None


def _line(row, later) -> PatrolReportLine:
    return PatrolReportLine(
        key=row.pk,
        kind=row.kind,
        kind_words=PatrolReportKind(row.kind).label,
        title=row.publication.title,
        body_name=row.body.name,
        publication=shape_publication(row.publication),
        later=later,
        trial=row.trial_id,
    )


@lru_cache(maxsize=MOST_TOLD)
def _told(key, _sha256):
    """What a report says. It is published once and never changes, so that it is worked out once for its bytes."""
    return write_report(read_held(PatrolReport.objects.values_list("held", flat=True).get(pk=key)))


def _tell(line):
    return _told(line.key, line.publication.files[0].sha256)
