"""Resolutions as the public sees them, clause by clause."""

from dataclasses import dataclass

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts
from answerable.keeping.queries.public.link import Link, Source, link_to, meeting_link, source_of


@dataclass(frozen=True, slots=True)
class Resolution:
    """One clause of what a meeting resolved; `mark` is its minute and clause as printed (`687 iii a`)."""

    public_id: str
    mark: str
    words: str
    meeting: Link | None
    item: Link | None
    source: Source | None


def find_resolution(public_id: str) -> Resolution | None:
    row = _rows().filter(public_id=public_id).first()
    return _shape(row) if row else None


def resolutions_of(**of) -> list[Resolution]:
    """The clauses of one meeting or one item, in order."""
    return [_shape(row) for row in _rows().filter(**of)]


def _rows():
    return open_facts(models.Resolution, "meeting__body", "minute_item").order_by("meeting", "order", "public_id")


def _shape(row) -> Resolution:
    return Resolution(
        row.public_id,
        f"{row.ref} {row.sub}".strip(),
        row.public_text,
        meeting_link(row.meeting),
        link_to("item", row.minute_item),
        source_of(row.passage),
    )
