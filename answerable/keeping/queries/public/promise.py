"""Promises as the public sees them: words as said, who, when, and what tracks them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q

from answerable.keeping import models
from answerable.keeping.queries.public.gate import beside, open_facts, open_rows, shown
from answerable.keeping.queries.public.link import (
    Link,
    Source,
    link_to,
    meeting_link,
    person_link,
    public_print,
    source_of,
)
from answerable.keeping.queries.public.page import MOST_CHOICES, ROWS_A_PAGE, Page, cut_page
from answerable.keeping.queries.public.year import in_year, years_of


@dataclass(frozen=True, slots=True)
class Tracked:
    """What carries a promise: an action or a resolution, its words, and how that is known."""

    link: Link
    status: str
    how: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise. `tracked_by` is empty for one that nothing in the public record carries."""

    public_id: str
    words: str
    strength: str
    date: dt.date | None
    due: str
    ref: str
    who: Link | str
    body: Link | None
    meeting: Link | None
    item: Link | None
    question: Link | None
    source: Source | None
    tracked_by: list[Tracked]


def find_promise(public_id: str) -> Promise | None:
    row = _rows().filter(public_id=public_id).first()
    return _shape(row) if row else None


def list_promises(number: int = 1, a_page: int = ROWS_A_PAGE, **chosen: str) -> Page:
    """Promises, the latest first, narrowed by `body`, `person`, `year`, `strength`,
    `tracked` (`yes` or `no`) and `meeting`."""
    return cut_page(narrow_promises(_rows(), **chosen), number, _shape, a_page)


def promises_of(**of) -> list[Promise]:
    """The promises of one meeting, item, question or person, in the order they were made."""
    return [_shape(row) for row in _rows().filter(**of).order_by("date", "order", "public_id")]


def latest_promises(most: int) -> list[Promise]:
    return [_shape(row) for row in _rows()[:most]]


def narrow_promises(rows, body="", person="", year="", strength="", tracked="", meeting=""):
    """The rows that every given choice allows; an unknown choice allows none, never an error."""
    if body:
        rows = rows.filter(body__public_id=body)
    if meeting:
        rows = rows.filter(meeting__public_id=meeting)
    if person:
        rows = rows.filter(person__public_id=person)
    rows = in_year(rows, "date", year)
    if strength:
        rows = rows.filter(strength=strength)
    if tracked:
        rows = rows.filter(is_tracked=(tracked == "yes"))
    return rows


def promise_years() -> list[int]:
    return years_of(open_facts(models.Promise), "date")


def people_who_promised() -> list[Link]:
    """The people to choose from in the filter, by name."""
    made = open_facts(models.Promise).filter(person=OuterRef("pk"))
    rows = open_rows(models.Person).filter(Exists(made.select_related(None).order_by()))
    return [link_to("person", row) for row in rows[:MOST_CHOICES]]


def mark_tracked(rows):
    """Rows of promises with `is_tracked`: whether a public action or resolution carries them."""
    carried = models.Tracking.objects.filter(promise=OuterRef("pk")).filter(
        Q(action__is_public=True, action__deleted_at=None)
        | Q(resolution__is_public=True, resolution__deleted_at=None)
    )
    return rows.annotate(is_tracked=Exists(carried))


def _rows():
    return (
        mark_tracked(open_facts(models.Promise, "meeting__body", "body", "person", "minute_item", "question"))
        .prefetch_related(Prefetch("tracking", beside(models.Tracking.objects.all(), "action", "resolution")))
        .order_by("-date", "order", "public_id")
    )


def _shape(row) -> Promise:
    return Promise(
        public_id=row.public_id,
        words=row.public_text,
        strength=row.strength,
        date=row.date,
        due=public_print(row.due_printed, row.public_text, row.passage.public_text),
        ref=row.ref,
        who=person_link(row.person, row.public_who),
        body=link_to("body", row.body),
        meeting=meeting_link(row.meeting),
        item=link_to("item", row.minute_item),
        question=link_to("question", row.question),
        source=source_of(row.passage),
        tracked_by=sorted(filter(None, map(_tracked, row.tracking.all())), key=_in_order),
    )


def _in_order(tracked: Tracked) -> tuple[bool, str]:
    """Resolutions first, for the actions come of them."""
    return tracked.link.kind != "resolution", tracked.link.public_id


def _tracked(tracking) -> Tracked | None:
    if shown(tracking.action):
        return Tracked(link_to("action", tracking.action), tracking.action.status, tracking.how)
    if shown(tracking.resolution):
        return Tracked(link_to("resolution", tracking.resolution), "", tracking.how)
    return None
