"""Where the public may ask: each body's coming meetings, and the last time for a question to each."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models import Body
from answerable.keeping.models.desk import Regime, Sitting, SittingStatus
from answerable.keeping.queries.desk.clock import HolidayBook, clocks_of
from answerable.keeping.queries.desk.standing_orders import OrderBook
from answerable.law.deadline import Deadline

MOST_MEETINGS = 12


@dataclass(frozen=True, slots=True)
class Asking:
    """A coming meeting that may be asked: when it is, and until when. `key` is for finding its sitting again."""

    key: int
    date: dt.date
    start_time: dt.time
    venue: str
    deadline: Deadline
    is_open: bool


@dataclass(frozen=True, slots=True)
class AskedBody:
    """A body that takes questions of the public. `each` is how many one person may put, where it says."""

    slug: str
    name: str
    contact: str
    each: int | None
    meetings: tuple[Asking, ...]

    @property
    def open_meetings(self) -> tuple[Asking, ...]:
        return tuple(meeting for meeting in self.meetings if meeting.is_open)


def find_asked_body(slug: str, now: dt.datetime) -> AskedBody | None:
    """A body with its coming meetings, or `None` where it takes no questions of the public."""
    return next(iter(list_asked_bodies(now, slug)), None)


def list_asked_bodies(now: dt.datetime, slug="") -> list[AskedBody]:
    """The bodies that take questions of the public, by name. `now` is in local time. Four queries, however many."""
    rows = Body.objects.standing().filter(standing_orders__removed_at=None, standing_orders__isnull=False)
    rows = rows.filter(public_id=slug) if slug else rows
    bodies = list(rows.distinct().order_by("name"))
    book, added = OrderBook([body.pk for body in bodies]), HolidayBook()
    sittings = Sitting.objects.standing().filter(body__in=bodies, status=SittingStatus.CALLED, date__gte=now.date())
    coming = list(sittings.select_related("body").order_by("date", "start_time", "id"))
    listed = []
    for body in bodies:
        orders = book.on(body.pk, now.date())
        if orders is None or orders.regime == Regime.SUB_GROUP:
            continue
        held = [sitting for sitting in coming if sitting.body_id == body.pk][:MOST_MEETINGS]
        meetings = [_shape(sitting, book.on(body.pk, sitting.date), added.of(body.pk), now) for sitting in held]
        listed.append(AskedBody(body.public_id, body.name, orders.contact, orders.questions_each, tuple(meetings)))
    return listed


def find_asking(meeting: str, now: dt.datetime) -> tuple[str, Asking] | None:
    """The body's slug and the coming sitting of a public meeting (by its public id), while it has not begun."""
    rows = Sitting.objects.standing().filter(meeting__public_id=meeting, status=SittingStatus.CALLED)
    sitting = rows.filter(date__gte=now.date()).select_related("body").first()
    body = find_asked_body(sitting.body.public_id, now) if sitting else None
    found = next((each for each in body.meetings if each.key == sitting.pk), None) if body else None
    return (body.slug, found) if found else None


def _shape(sitting, orders, extra, now):
    clock = next(
        clock for clock in clocks_of(sitting, now=now, orders=orders, holidays=extra) if clock.subject == "questions"
    )
    return Asking(
        key=sitting.pk,
        date=sitting.date,
        start_time=sitting.start_time,
        venue=sitting.venue,
        deadline=clock.deadline,
        is_open=not clock.is_past,
    )
