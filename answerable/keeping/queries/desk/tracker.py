"""A body's tracker for a meeting: three tables, made from the undertakings as they stand. What is open carries itself
forward; nothing leaves but by completion or by a decision that the next tracker prints."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from answerable.keeping.models import Confidentiality, Standing
from answerable.keeping.models.desk import Regime, Sitting, SittingStatus, Undertaking
from answerable.keeping.queries.desk.offer import judge_offers, list_offers
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.keeping.queries.desk.undertaking import printed_update, with_parts
from answerable.law.ruling import Ruling
from answerable.law.undertaking import TrackedRow, judge_updates
from answerable.printing.tracker import TrackerRow, TrackerSheet

# When a body's year begins: councils, and the panels that they make, begin theirs in May (Local Government Act 1972
# sch.12 para 1); an office keeps the financial year.
YEAR_BEGINS = {Regime.PANEL: (5, 1)}
FINANCIAL_YEAR = (4, 1)


@dataclass(frozen=True, slots=True)
class Tracker:
    """What a tracker for a meeting holds, in its three tables, and what is to be said of it before it is printed."""

    since: dt.date
    outstanding: list[Undertaking]
    current: list[Undertaking]
    completed: list[Undertaking]

    @property
    def rows(self) -> list[Undertaking]:
        return [*self.outstanding, *self.current, *self.completed]


def tracker_of(body, sitting: Sitting, *, closed=False) -> Tracker:
    """The undertakings that a meeting's tracker holds: those agreed before it, with `closed` the closed ones too.

    Outstanding are those of earlier years, current those of this year, completed those completed in it. One that was
    dropped stands in its table once more after the meeting before, with the decision.
    """
    since = year_begins(body, sitting.date)
    before = previous_date(body, sitting)
    rows = Undertaking.objects.standing().filter(body=body, origin_on__lt=sitting.date)
    if not closed:
        rows = rows.filter(confidentiality=Confidentiality.OPEN)
    ended = Q(completed_on__gte=since)
    told = Q(dropped_at__date__gte=before) if before else Q(dropped_at__isnull=False)
    rows = rows.filter(Q(completed_on=None, dropped_at=None) | ended | told)
    rows = sorted(with_parts(rows), key=lambda row: (row.origin_on, row.pk))
    owed = [row for row in rows if not row.completed_on]
    return Tracker(
        since=since,
        outstanding=[row for row in owed if row.origin_on < since],
        current=[row for row in owed if row.origin_on >= since],
        completed=[row for row in rows if row.completed_on],
    )


def tracker_sheet(body, sitting: Sitting) -> TrackerSheet:
    """A meeting's tracker as it is printed for the public: open undertakings alone, in the body's three tables."""
    tracker = tracker_of(body, sitting)
    return TrackerSheet(
        body=body.name,
        date=sitting.date,
        outstanding=tuple(map(_print_row, tracker.outstanding)),
        current=tuple(map(_print_row, tracker.current)),
        completed=tuple(map(_print_row, tracker.completed)),
        year=_name_year(tracker.since),
        before=_name_before(tracker),
    )


def judge_tracker(body, sitting: Sitting) -> tuple[Ruling, ...]:
    """What is lost from a meeting's tracker, and which of its rows do not say how they stand."""
    tracker = tracker_of(body, sitting)
    owed = (
        TrackedRow(ref=row.ref, words=row.text, update=printed_update(row))
        for row in (*tracker.outstanding, *tracker.current)
    )
    offers = [one for one in list_offers(body) if one.date is None or one.date < sitting.date]
    return (*judge_offers(offers), *judge_updates(owed))


def year_begins(body, on: dt.date) -> dt.date:
    """The first day of the body's year that a day falls in."""
    orders = orders_on(body, on)
    month, day = YEAR_BEGINS.get(orders.regime if orders else None, FINANCIAL_YEAR)
    begins = dt.date(on.year, month, day)
    return begins if begins <= on else begins.replace(year=on.year - 1)


def previous_date(body, sitting: Sitting) -> dt.date | None:
    """The day of the body's meeting before this one, or `None`."""
    rows = Sitting.objects.standing().filter(body=body, date__lt=sitting.date)
    last = rows.exclude(status__in=(SittingStatus.CANCELLED, SittingStatus.PROVISIONAL)).order_by("date").last()
    return last.date if last else None


def next_sitting(body, on: dt.date) -> Sitting | None:
    """The body's next meeting from a day on, provisional ones too."""
    rows = Sitting.objects.standing().filter(body=body, date__gte=on).exclude(status=SittingStatus.CANCELLED)
    return rows.select_related("body").order_by("date", "start_time").first()


def _print_row(row):
    return TrackerRow(
        ref=row.ref,
        meeting=row.origin_on,
        text=row.text,
        owner=_printed_owner(row),
        update=printed_update(row),
        due=row.due_on,
    )


def _printed_owner(row):
    """The owner's name as it may be printed: that of somebody who holds no office is withheld."""
    if row.owner:
        return row.owner.name if row.owner.standing == Standing.OFFICE else row.owner.public_name
    return row.owner_name


def _name_year(since):
    return f"{since.year}-{since.year + 1}"


def _name_before(tracker):
    """The one earlier year that all outstanding rows are of; nothing where they are of several."""
    begin = tracker.since
    years = {
        row.origin_on.year - (row.origin_on < begin.replace(year=row.origin_on.year)) for row in tracker.outstanding
    }
    return _name_year(begin.replace(year=years.pop())) if len(years) == 1 else ""
