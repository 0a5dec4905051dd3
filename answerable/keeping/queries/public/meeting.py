"""Meetings as the public sees them: who was there, what was planned, what was minuted."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts, shown
from answerable.keeping.queries.public.link import (
    Link,
    Source,
    link_to,
    meeting_name,
    name_meeting,
    paper_link,
    person_link,
    source_of,
)
from answerable.keeping.queries.public.page import Page, cut_page
from answerable.keeping.queries.public.year import in_year, years_of


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting. `name` is its body and date; what is known of it says which papers have been found."""

    public_id: str
    name: str
    body: Link | None
    date: dt.date | None
    start_time: dt.time | None
    end_time: dt.time | None
    venue: str
    announcement: str
    chair: Link | str
    observers: int | None
    next_meeting_date: dt.date | None
    has_agenda: bool
    has_minutes: bool
    notes: list[str]
    source: Source | None


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at a meeting, as the paper prints them."""

    manner: str
    person: Link | str
    role: str
    organisation: str
    meeting: Link | None
    date: dt.date | None
    source: Source | None


def find_meeting(public_id: str) -> Meeting | None:
    row = _rows().filter(public_id=public_id).first()
    return _shape(row) if row else None


def find_neighbours(meeting: Meeting) -> tuple[Link | None, Link | None]:
    """The meetings of the same body before and after one."""
    if meeting.body is None or meeting.date is None:
        return None, None
    dated = open_facts(models.Meeting).filter(body__public_id=meeting.body.public_id).exclude(date=None)
    known = list(dated.order_by("date", "sequence", "public_id").values_list("public_id", "date"))
    links = [Link("meeting", public_id, name_meeting(meeting.body.words, date)) for public_id, date in known]
    here = next(place for place, (public_id, _) in enumerate(known) if public_id == meeting.public_id)
    return (links[here - 1] if here else None), (links[here + 1] if here + 1 < len(links) else None)


def list_meetings(number: int = 1, body="", year="") -> Page:
    """Meetings, the latest first."""
    rows = _rows()
    if body:
        rows = rows.filter(body__public_id=body)
    rows = in_year(rows, "date", year)
    return cut_page(rows, number, _shape)


def meetings_in(year: int, body="") -> list[Meeting]:
    """The meetings of a year in the order of the calendar."""
    rows = _rows().filter(date__year=year).order_by("date", "start_time", "public_id")
    return [_shape(row) for row in (rows.filter(body__public_id=body) if body else rows)]


def meeting_years() -> list[int]:
    return years_of(open_facts(models.Meeting), "date")


def next_meetings(today: dt.date, most: int) -> list[Meeting]:
    """The meetings still to come, the nearest first."""
    return [_shape(row) for row in _rows().filter(date__gte=today).order_by("date", "start_time", "public_id")[:most]]


def latest_meetings(today: dt.date, most: int) -> list[Meeting]:
    """The last meetings held that have minutes or an agenda."""
    held = _rows().filter(date__lt=today).filter(Q(has_minutes=True) | Q(has_agenda=True))
    return [_shape(row) for row in held[:most]]


def list_attendance(**of) -> list[Attendee]:
    """Who attended one meeting (`meeting__public_id=...`), or where one person did (`person__public_id=...`)."""
    rows = open_facts(models.Attendance, "person", "meeting__body").filter(**of).order_by("-meeting__date", "order")
    return [_attendee(row) for row in rows if shown(row.meeting)]


def papers_of(public_id: str) -> list[Link]:
    """The public papers that state anything of a meeting, its own first."""
    rows = open_facts(models.Document).filter(
        Q(paper__meeting__public_id=public_id) | Q(paper__pk__in=_stating(public_id))
    )
    papers = {row.passage.paper.public_id: paper_link(row.passage.paper) for row in rows.order_by("order")}
    return list(papers.values())


def _stating(public_id: str):
    """The papers whose statements make up a meeting: its agenda, its minutes, an announcement."""
    return models.Statement.objects.filter(kind="meeting", fact=public_id, is_public=True).values("paper")


def _rows():
    return open_facts(models.Meeting, "body", "chair").order_by("-date", "public_id")


def _link(row) -> Link | None:
    return link_to("meeting", row, meeting_name(row)) if row else None


def _shape(row) -> Meeting:
    return Meeting(
        public_id=row.public_id,
        name=meeting_name(row),
        body=link_to("body", row.body),
        date=row.date,
        start_time=row.start_time,
        end_time=row.end_time,
        venue=row.public_venue,
        announcement=row.public_announcement,
        chair=person_link(row.chair, row.public_chair),
        observers=row.observers,
        next_meeting_date=row.next_meeting_date,
        has_agenda=row.has_agenda,
        has_minutes=row.has_minutes,
        notes=[note["text"] for note in row.public_notes],
        source=source_of(row.passage),
    )


def _attendee(row) -> Attendee:
    return Attendee(
        manner=row.manner,
        person=person_link(row.person, row.public_printed),
        role=row.public_role,
        organisation=row.public_organisation,
        meeting=_link(shown(row.meeting)),
        date=row.meeting.date,
        source=source_of(row.passage),
    )
