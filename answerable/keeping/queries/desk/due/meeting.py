"""What is due of meetings: calling them, publishing their packs, taking and publishing their minutes."""

import datetime as dt

from django.db.models import Exists, OuterRef
from django.utils import timezone

from answerable.keeping.models.desk import Publication, PublicationKind, Sitting, SittingStatus
from answerable.keeping.queries.desk.clock import HolidayBook, clocks_of
from answerable.keeping.queries.desk.due.entry import Due
from answerable.keeping.queries.desk.standing_orders import OrderBook

KIND = "Meetings"
# How far the desk looks ahead, and how long ago a meeting may be for its minutes to be asked for here.
AHEAD, BEHIND = dt.timedelta(days=45), dt.timedelta(days=120)
TO_COME = (SittingStatus.PROVISIONAL, SittingStatus.CALLED, SittingStatus.IN_SESSION)
MINUTES = (PublicationKind.DRAFT_MINUTES, PublicationKind.MINUTES)


def due_of_meetings(bodies, now):
    """What a clerk owes to the meetings of these bodies: four queries, however many there are."""
    today = timezone.localdate(now)
    orders, holidays = OrderBook(), HolidayBook()
    for row in _near(bodies, today):
        yield from _of_one(row, today, clocks_of(row, now=now, **_rules(row, orders, holidays)))
    for row in _without_minutes(bodies, today):
        yield Due(KIND, "Publish the draft minutes", str(row), f"/desk/meetings/{row.pk}/minutes", row.body.name)


def next_meetings(bodies, today):
    """The meetings that a member is to come to."""
    for row in _near(bodies, today):
        if row.status != SittingStatus.PROVISIONAL:
            words = f"Come at {row.start_time:%H:%M}{f', {row.venue}' if row.venue else ''}"
            yield Due(KIND, words, str(row), f"/desk/meetings/{row.pk}", row.body.name, row.date)


def _near(bodies, today):
    rows = Sitting.objects.standing().filter(body__in=bodies, date__range=(today, today + AHEAD), status__in=TO_COME)
    packs = Publication.objects.filter(sitting=OuterRef("pk"), kind=PublicationKind.PACK)
    return rows.select_related("body").annotate(has_pack=Exists(packs)).order_by("date", "start_time")


def _without_minutes(bodies, today):
    rows = Sitting.objects.standing().filter(body__in=bodies, date__range=(today - BEHIND, today))
    rows = rows.filter(status=SittingStatus.HELD)
    published = Publication.objects.filter(sitting=OuterRef("pk"), kind__in=MINUTES)
    return rows.filter(~Exists(published)).select_related("body").order_by("date")


def _rules(row, orders, holidays):
    return {"orders": orders.on(row.body_id, row.date), "holidays": holidays.of(row.body_id)}


def _of_one(row, today, clocks):
    place, name = f"/desk/meetings/{row.pk}", row.body.name
    days = {clock.subject: clock.deadline.day for clock in clocks}
    if row.status == SittingStatus.PROVISIONAL:
        yield Due(
            KIND, "Call the meeting, or cancel it", str(row), f"{place}/change", name, days.get("notice", row.date)
        )
    elif not row.has_pack and "notice" in days:
        yield Due(KIND, "Publish the agenda and papers", str(row), f"{place}/agenda", name, days["notice"])
    if row.status != SittingStatus.PROVISIONAL and days.get("questions", today) >= today and "questions" in days:
        yield Due(KIND, "Questions of the public close", str(row), place, name, days["questions"])
    if row.date == today:
        yield Due(KIND, "Take the minutes", str(row), f"{place}/minutes", name, today)
