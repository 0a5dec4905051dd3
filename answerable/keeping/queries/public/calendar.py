"""Meetings that a body has called or holds days for, as the public sees them before any paper announces them.

Nothing of a sitting but what stands in `ComingMeeting` is public: when and where, of which body, and until when the
public may ask. Meetings of a sub-group that meets in private, and of a body without rules, are in no calendar.
"""

import datetime as dt
import uuid
from dataclasses import dataclass

from answerable.keeping import models
from answerable.keeping.models.desk import Regime, Sitting, SittingPurpose, SittingStatus, SubGroup
from answerable.keeping.queries.desk.clock import HolidayBook, clocks_of
from answerable.keeping.queries.desk.standing_orders import OrderBook
from answerable.keeping.queries.public.gate import open_facts
from answerable.keeping.queries.public.link import Link, link_to, meeting_link

PAST_KEPT = dt.timedelta(days=366)
"""How long a meeting stays in the feed after its day: who takes the feed keeps a year of them."""
TO_COME = (SittingStatus.CALLED, SittingStatus.IN_SESSION)


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """A meeting as its body has arranged it. `status` is `provisional`, `called` or `cancelled`.

    `questions_by` and `questions_hour` are the last day and hour for questions of the public; `meeting` the record's
    own page of it, where a paper has been filed. `uid` stays the same when it is moved, and `sequence` goes up.
    """

    uid: str
    sequence: int
    changed_at: dt.datetime
    body_name: str
    body: Link | None
    date: dt.date
    start_time: dt.time
    end_time: dt.time | None
    venue: str
    kind: str
    status: str
    questions_by: dt.date | None
    questions_hour: dt.time | None
    meeting: Link | None


def list_calendar(today: dt.date, body: str = "") -> list[ComingMeeting]:
    """Every meeting of the calendar feed, of one body or of all, the earliest first."""
    return _shape_all(_of_body(Sitting.objects.filter(date__gte=today - PAST_KEPT), body))


def next_called(today: dt.date, most: int) -> list[ComingMeeting]:
    """The next meetings that are called and that no public paper has announced yet, the nearest first."""
    rows = Sitting.objects.filter(date__gte=today, status__in=TO_COME)
    return [each for each in _shape_all(rows) if each.meeting is None][:most]


def unannounced_in(year: int, today: dt.date, body: str = "") -> list[ComingMeeting]:
    """The meetings to come in a year that no public paper has announced, provisional and cancelled ones with them."""
    rows = _of_body(Sitting.objects.filter(date__year=year, date__gte=today), body)
    return [each for each in _shape_all(rows) if each.meeting is None]


def calendar_years(today: dt.date) -> set[int]:
    """The years in which meetings are to come."""
    return {each.date.year for each in _shape_all(Sitting.objects.filter(date__gte=today))}


def cancelled_meetings(today: dt.date) -> set[str]:
    """The public ids of the record's meetings to come that have been cancelled since a paper announced them."""
    rows = Sitting.objects.filter(date__gte=today, status=SittingStatus.CANCELLED)
    return {each.meeting.public_id for each in _shape_all(rows) if each.meeting}


def _of_body(rows, body):
    return rows.filter(body__public_id=body) if body else rows


def _shape_all(rows):
    """The rows that may be shown, in their public form. The same few queries, however many."""
    rows = list(
        rows.filter(removed_at=None, body__deleted_at=None)
        .select_related("body")
        .order_by("date", "start_time", "id")
    )
    if not rows:
        return []
    book, holidays = OrderBook({row.body_id for row in rows}), HolidayBook()
    groups = dict(SubGroup.objects.standing().values_list("body", "meets_in_public"))
    announced = _announced(rows)
    shaped = []
    for row in rows:
        orders = book.on(row.body_id, row.date)
        if orders is None or not groups.get(row.body_id, orders.regime != Regime.SUB_GROUP):
            continue
        clocks = clocks_of(row, orders=orders, holidays=holidays.of(row.body_id))
        asking = next((clock.deadline for clock in clocks if clock.subject == "questions"), None)
        shaped.append(_shape(row, asking, announced.get((row.body_id, row.date))))
    return shaped


def _announced(rows):
    """The record's meetings on the days of some sittings, by body and day."""
    found = open_facts(models.Meeting, "body").filter(
        body__in={row.body_id for row in rows}, date__gte=rows[0].date, date__lte=rows[-1].date
    )
    return {(meeting.body_id, meeting.date): meeting for meeting in found.order_by("-sequence")}


def _shape(row, asking, meeting):
    is_open = row.status not in (SittingStatus.CANCELLED, SittingStatus.PROVISIONAL)
    return ComingMeeting(
        uid=f"{uuid.uuid5(uuid.NAMESPACE_OID, f'{row.body.public_id}/{row.made_at.isoformat()}/{row.pk}')}",
        sequence=row.revision,
        changed_at=row.changed_at,
        body_name=row.body.name,
        body=link_to("body", row.body),
        date=row.date,
        start_time=row.start_time,
        end_time=row.end_time,
        venue=row.venue,
        kind="" if row.purpose == SittingPurpose.ORDINARY else SittingPurpose(row.purpose).label,
        status="called" if is_open else row.status,
        questions_by=asking.day if asking and is_open else None,
        questions_hour=asking.hour if asking and is_open else None,
        meeting=meeting_link(meeting),
    )
