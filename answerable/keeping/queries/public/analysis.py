"""Analyses as the public sees them: what was computed, from which files, and what it says, told from its result."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Prefetch

from answerable.drawing.exhibit import Told
from answerable.keeping.kinds import KINDS
from answerable.keeping.models.desk import AnalysisInput
from answerable.keeping.queries.desk.analysis import tell_analysis
from answerable.keeping.queries.public.data_file import open_analyses
from answerable.keeping.queries.public.link import Link, link_to
from answerable.measuring.option import list_options
from answerable.measuring.refusal import MeasureError

MOST_FINDINGS = 4096
_FINDINGS: dict[tuple[int, dt.datetime | None], str] = {}


@dataclass(frozen=True, slots=True)
class UsedFile:
    """A file that an analysis rests on, by what its kind calls it."""

    use: str
    name: str
    sha256: str
    rows: int
    provenance: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class PublicAnalysis:
    """A published analysis. `key` is its address; `options` are what was chosen, as `(name, meaning, words)`.

    `finding` is the title of its first exhibit, in lists alone. `told` is all that it says, only where it was asked
    for, and nothing where its result was kept by an older version of its kind that can no longer be told.
    `superseded_by` is the key of the published one that took its place.
    """

    key: int
    kind: str
    kind_heading: str
    title: str
    note: str
    body: Link | None
    body_name: str
    options: tuple[tuple[str, str, str], ...]
    first_on: dt.date | None
    last_on: dt.date | None
    measured_at: dt.datetime | None
    published_on: dt.date
    supersedes: int | None
    superseded_by: int | None
    files: tuple[UsedFile, ...]
    told: Told | None = None
    finding: str = ""

    @property
    def is_invented(self) -> bool:
        return any(file.is_invented for file in self.files)


def list_analyses() -> list[PublicAnalysis]:
    """The published analyses of known kinds, by kind and then the latest first; what was superseded is left out."""
    rows = [_shape(row) for row in _open_rows().defer("result") if row.kind in KINDS]
    order = {name: place for place, name in enumerate(KINDS)}
    standing = sorted((row for row in rows if row.superseded_by is None), key=lambda row: order[row.kind])
    findings = _find_findings([(row.key, row.measured_at) for row in standing])
    return [replace(row, finding=findings[row.key, row.measured_at]) for row in standing]


def _find_findings(wanted: list[tuple[int, dt.datetime | None]]) -> dict[tuple[int, dt.datetime | None], str]:
    """The title of the first exhibit of each analysis, by its key and when it was measured.

    A result never changes once measured, and telling all of them anew at each change of the record would be slow.
    """
    missing = [key for key, measured_at in wanted if (key, measured_at) not in _FINDINGS]
    if len(_FINDINGS) + len(missing) > MOST_FINDINGS:
        _FINDINGS.clear()
        missing = [key for key, _ in wanted]
    for row in _open_rows().filter(pk__in=missing) if missing else ():
        told = _tell(row)
        _FINDINGS[row.pk, row.measured_at] = told.exhibits[0].title if told and told.exhibits else ""
    return {each: _FINDINGS.get(each, "") for each in wanted}


def find_analysis(key: int) -> PublicAnalysis | None:
    """A published analysis with what it says."""
    row = _open_rows().filter(pk=key).first()
    return _shape(row, _tell(row)) if row and row.kind in KINDS else None


def _open_rows():
    inputs = Prefetch("inputs", AnalysisInput.objects.select_related("data_file").order_by("name"))
    rows = open_analyses().select_related("body", "supersedes", "superseded_by").prefetch_related(inputs)
    return rows.order_by("-measured_at", "-pk")


def _tell(row) -> Told | None:
    try:
        return tell_analysis(row)
    except MeasureError:
        return None


def _shape(row, told=None) -> PublicAnalysis:
    kind, later = KINDS[row.kind], getattr(row, "superseded_by", None)
    return PublicAnalysis(
        key=row.pk,
        kind=row.kind,
        kind_heading=kind.heading,
        title=row.title,
        note=row.note,
        body=link_to("body", row.body),
        body_name=row.body.name,
        options=tuple(
            (option.label, option.meaning, _say_option(row.options[option.name]))
            for option in list_options(kind)
            if row.options.get(option.name) not in (None, "")
        ),
        first_on=row.first_on,
        last_on=row.last_on,
        measured_at=row.measured_at,
        published_on=row.published_on,
        supersedes=_open_key(row.supersedes),
        superseded_by=_open_key(later),
        files=tuple(_shape_file(given) for given in row.inputs.all()),
        told=told,
    )


def _shape_file(given) -> UsedFile:
    file = given.data_file
    return UsedFile(given.name, file.name, file.sha256, file.rows, file.provenance, file.is_invented)


def _open_key(row) -> int | None:
    """The key of another analysis that the public may open."""
    return row.pk if row is not None and row.published_on is not None and row.removed_at is None else None


def _say_option(value) -> str:
    if isinstance(value, bool):
        return ("no", "yes")[value]
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
