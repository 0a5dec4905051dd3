"""Holidays that people added, and what one more of them would move."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from answerable.keeping.models.desk import Holiday, Sitting, SittingStatus
from answerable.keeping.queries.desk.clock import Clock, HolidayBook, clocks_of
from answerable.keeping.queries.desk.standing_orders import OrderBook

# No body's rules count further back from a meeting: 60 working days for the papers, before 60 of notice.
LONGEST_RULE = dt.timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Move:
    """A deadline of a sitting that a holiday moves: as it stands without the holiday, and with it."""

    sitting: Sitting
    before: Clock
    after: Clock


def list_holidays(bodies):
    """The holidays that count at any of these bodies, the latest first."""
    rows = Holiday.objects.standing().select_related("body").order_by("-day", "name")
    return rows.filter(Q(body=None) | Q(body__in=bodies))


def find_holiday(key) -> Holiday | None:
    return Holiday.objects.standing().select_related("body").filter(pk=key).first()


def find_moves(day: dt.date, name: str, body=None) -> list[Move]:
    """What would move if this day became a holiday of a body (`None`: of every body), in the order of the calendar.

    A day that is a holiday already moves nothing.
    """
    rows = Sitting.objects.standing().filter(date__gt=day, date__lte=day + LONGEST_RULE)
    rows = rows.exclude(status=SittingStatus.CANCELLED).select_related("body").order_by("date", "start_time")
    sittings = list(rows.filter(body=body) if body else rows)
    book, added = OrderBook({sitting.body_id for sitting in sittings}), HolidayBook()
    moves = []
    for sitting in sittings:
        orders, known = book.on(sitting.body_id, sitting.date), added.of(sitting.body_id)
        before = clocks_of(sitting, orders=orders, holidays=known)
        after = {clock.subject: clock for clock in clocks_of(sitting, orders=orders, holidays={**known, day: name})}
        pairs = ((clock, after[clock.subject]) for clock in before)
        moves += [Move(sitting, *pair) for pair in pairs if pair[0].deadline.day != pair[1].deadline.day]
    return moves
