"""What was published from the desk, as the public may fetch it: the very bytes, with their hash."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models.desk import Publication as Row
from answerable.keeping.models.desk import PublicationKind
from answerable.keeping.queries.desk.clock import holidays_of, notice_deadline
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.keeping.store import read_file
from answerable.law.deadline import Deadline

FORMS = ("pdf", "docx")
ON_TIME = (PublicationKind.PACK, PublicationKind.SUPPLEMENT)
# What the law said of a publication's day; what it said besides is for the clerk.
LATE = "E-NOTICE-SHORT"
TOLD = (LATE, "W-CONVENED-SHORT")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of a publication: its form (`pdf`, `docx`), how many bytes, and their SHA-256."""

    form: str
    byte_count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Something published for a meeting. `key` is its address; `pages` are the numbers printed on its pages.

    `contents` is `(title, item, page)` of each part. `deadline` is the last day for notice with its working and
    `in_time` whether it was kept; both are `None` for what no notice is asked of. `rulings` are what the law said of
    that day, in sentences; `superseded_by` the key of the version that corrected it.
    """

    key: int
    kind: str
    kind_name: str
    title: str
    at: dt.datetime
    pages: tuple[int, int]
    contents: tuple[tuple[str, str, int], ...]
    files: tuple[PublishedFile, ...]
    deadline: Deadline | None
    in_time: bool | None
    rulings: tuple[str, ...]
    superseded_by: int | None


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file as it is sent: its name, its media type, its hash and its bytes."""

    name: str
    media_type: str
    sha256: str
    data: bytes


def publications_of(meeting_id: str) -> list[Publication]:
    """What was published for a meeting of the record, the latest first; nothing that is closed or was withdrawn."""
    rows = _open_rows().filter(sitting__meeting__public_id=meeting_id, sitting__meeting__is_public=True)
    return [shape_publication(row) for row in rows]


def fetch_file(key: int, form: str) -> Bytes | None:
    """The bytes of a publication in a form, or `None` where the public may not have them."""
    row = _open_rows().filter(pk=key).first() if form in FORMS else None
    file = (row.pdf if form == "pdf" else row.word) if row else None
    if file is None:
        return None
    name = f"{row.body.public_id}-{row.sitting.date if row.sitting else row.at.date()}-{row.kind}.{form}"
    return Bytes(name.replace("_", "-").replace("/", "-"), file.media_type, file.sha256, read_file(file))


def _open_rows():
    """Two locks: the publication is public, and so is the paper filed of it, unless that was withdrawn."""
    rows = Row.objects.filter(is_public=True, paper__is_public=True, paper__deleted_at=None)
    return rows.select_related("body", "sitting__body", "pdf", "word", "superseded_by")


def shape_publication(row) -> Publication:
    """A row of what is published, as the public sees it."""
    deadline, in_time = _notice_of(row)
    forms = (("pdf", row.pdf), ("docx", row.word))
    later = getattr(row, "superseded_by", None)
    return Publication(
        key=row.pk,
        kind=row.kind,
        kind_name=row.get_kind_display(),
        title=row.title,
        at=row.at,
        pages=(row.first_page, row.first_page + max(row.page_count, 1) - 1),
        contents=tuple((each["title"], each.get("item", ""), each["page"]) for each in row.contents if each["page"]),
        files=tuple(PublishedFile(form, file.byte_count, file.sha256) for form, file in forms if file),
        deadline=deadline,
        in_time=in_time,
        rulings=tuple(ruling["words"] for ruling in row.rulings if ruling["code"] in TOLD),
        superseded_by=later.pk if later and later.is_public else None,
    )


def _notice_of(row):
    """The last day for notice as it counts now, and whether the law found on the day that it was kept."""
    if row.kind not in ON_TIME or row.sitting is None:
        return None, None
    orders = orders_on(row.sitting.body, row.sitting.date)
    if orders is None:
        return None, None
    deadline = notice_deadline(row.sitting.date, orders, holidays_of(row.sitting.body))
    return deadline, all(ruling["code"] != LATE for ruling in row.rulings)
