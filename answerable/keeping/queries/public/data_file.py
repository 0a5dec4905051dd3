"""Data files as the public sees them: what they are and what rests on them. Their rows are never shown."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from answerable.keeping.kinds import list_shapes
from answerable.keeping.models.desk import Analysis, AnalysisInput, FinanceReport, Observation
from answerable.keeping.models.desk import DataFile as Row
from answerable.keeping.queries.public.measure import open_measures
from answerable.keeping.queries.public.told_report import open_reports


@dataclass(frozen=True, slots=True)
class PublicColumn:
    """A column of a file: its name, what it holds (`loading/shape.py: FORMS`) and what that means."""

    name: str
    form: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PublicDataFile:
    """A file of rows. `heading` and `meaning` are of its shape, `given_sha256` of the bytes as they were given;
    `analyses` and `reports` (of finance) are `(key, title)` and `measures` `(code, title)` of what rests on it."""

    sha256: str
    given_sha256: str
    name: str
    heading: str
    meaning: str
    columns: tuple[PublicColumn, ...]
    rows: int
    rejected: int
    provenance: str
    is_invented: bool
    first_on: dt.date | None
    last_on: dt.date | None
    taken_on: dt.date | None
    analyses: tuple[tuple[int, str], ...]
    measures: tuple[tuple[str, str], ...]
    reports: tuple[tuple[int, str], ...]


def open_analyses():
    """The rows of analyses that the public may see."""
    return Analysis.objects.standing().exclude(published_on=None)


def open_files():
    """The rows of data files that the public may know of: those that something public rests on."""
    used = AnalysisInput.objects.filter(data_file=OuterRef("pk"), analysis__in=open_analyses())
    released = Observation.objects.filter(data_file=OuterRef("pk"), measure__in=open_measures())
    reported = open_reports(FinanceReport).filter(data_file=OuterRef("pk"))
    rows = Row.objects.standing().exclude(sha256="")
    return rows.filter(Q(Exists(used)) | Q(Exists(released.exclude(released_on=None))) | Q(Exists(reported)))


def find_data_file(sha256: str) -> PublicDataFile | None:
    """A file by the hash of its clean rows; the first where it was loaded more than once."""
    row = open_files().filter(sha256=sha256).order_by("pk").first()
    if row is None:
        return None
    shape = list_shapes().get(row.shape)
    return PublicDataFile(
        sha256=row.sha256,
        given_sha256=row.given_sha256,
        name=row.name,
        heading=shape.heading if shape else row.shape,
        meaning=shape.meaning if shape else "",
        columns=tuple(PublicColumn(each.name, each.form, each.meaning) for each in (shape.fields if shape else ())),
        rows=row.rows,
        rejected=row.rejected,
        provenance=row.provenance,
        is_invented=row.is_invented,
        first_on=row.first_on,
        last_on=row.last_on,
        taken_on=row.taken_on,
        analyses=_list_analyses(sha256),
        measures=_list_measures(sha256),
        reports=_list_finance_reports(sha256),
    )


def _list_analyses(sha256):
    rows = open_analyses().filter(inputs__data_file__sha256=sha256).distinct().order_by("-measured_at", "-pk")
    return tuple((row.pk, row.title) for row in rows)


def _list_measures(sha256):
    released = Observation.objects.filter(measure=OuterRef("pk"), data_file__sha256=sha256).exclude(released_on=None)
    return tuple((row.code, row.title) for row in open_measures().filter(Exists(released)).order_by("title", "pk"))


def _list_finance_reports(sha256):
    rows = open_reports(FinanceReport).filter(data_file__sha256=sha256).order_by("-publication__at", "-pk")
    return tuple(rows.values_list("pk", "publication__title"))
