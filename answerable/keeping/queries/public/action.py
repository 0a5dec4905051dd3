"""Actions as the public sees them: what was asked, of whom, and what each tracker printed of it."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import F, Prefetch

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts
from answerable.keeping.queries.public.link import (
    Link,
    Source,
    link_to,
    meeting_link,
    paper_link,
    person_link,
    public_print,
    source_of,
)
from answerable.keeping.queries.public.page import Page, cut_page


@dataclass(frozen=True, slots=True)
class Update:
    """What one paper printed of an action."""

    date: dt.date | None
    status: str
    words: str
    paper: Link
    source: Source


@dataclass(frozen=True, slots=True)
class Action:
    """An action, its three statuses apart: `status` (the owner says), `evidence` (the record shows), `late`."""

    public_id: str
    ref: str
    words: str
    owner: Link | str
    body: Link | None
    origin: Link | None
    origin_date: dt.date | None
    item: Link | None
    resolution: Link | None
    due: str
    due_date: dt.date | None
    status: str
    evidence: str
    late: bool | None
    days_open: int | None
    source: Source | None
    updates: list[Update] = field(default_factory=list)


def find_action(public_id: str, today: dt.date) -> Action | None:
    """One action with its updates, oldest first."""
    updates = open_facts(models.Update).order_by("date", "id")
    row = _rows().filter(public_id=public_id).prefetch_related(Prefetch("updates", updates)).first()
    return _shape(row, today, [_update(each) for each in row.updates.all()]) if row else None


def list_actions(today: dt.date, number: int = 1, body="", status="", late="") -> Page:
    """Actions, open ones first and the oldest of them first."""
    rows = _rows()
    if body:
        rows = rows.filter(body__public_id=body)
    if status:
        rows = rows.filter(status=status)
    if late:
        rows = rows.filter(due_date__lt=today).exclude(status=models.ActionStatus.COMPLETE)
    return cut_page(rows, number, lambda row: _shape(row, today))


def actions_of(today: dt.date, **of) -> list[Action]:
    return [_shape(row, today) for row in _rows().filter(**of)]


def overdue_actions(today: dt.date, most: int) -> list[Action]:
    """Open actions that are late, the latest due first; then those that never had a date, the longest asked first."""
    rows = (
        _rows()
        .exclude(status=models.ActionStatus.COMPLETE)
        .exclude(due_date__gte=today)
        .order_by(F("due_date").asc(nulls_last=True), F("origin_date").asc(nulls_last=True), "public_id")
    )
    return [_shape(row, today) for row in rows[:most]]


def promises_carried(**by) -> list[Link]:
    """The promises that an action (`action__public_id=...`) or a resolution (`resolution__public_id=...`) carries."""
    carried = models.Tracking.objects.filter(**by).exclude(how=models.TrackingKind.CANDIDATE).values("promise")
    return [
        link_to("promise", row) for row in open_facts(models.Promise).filter(pk__in=carried).order_by("date", "order")
    ]


def _rows():
    return open_facts(models.Action, "body", "owner", "origin_meeting__body", "minute_item", "resolution").order_by(
        "-status", F("origin_date").asc(nulls_last=True), "public_id"
    )


def _shape(row, today: dt.date, updates=()) -> Action:
    return Action(
        public_id=row.public_id,
        ref=row.ref,
        words=row.public_text,
        owner=person_link(row.owner, row.public_owner),
        body=link_to("body", row.body),
        origin=meeting_link(row.origin_meeting),
        origin_date=row.origin_date,
        item=link_to("item", row.minute_item),
        resolution=link_to("resolution", row.resolution),
        due=public_print(row.due_printed, row.public_text, row.passage.public_text),
        due_date=row.due_date,
        status=row.status,
        evidence=row.evidence,
        late=row.is_late(today),
        days_open=None if row.status == models.ActionStatus.COMPLETE else row.days_open(today),
        source=source_of(row.passage),
        updates=list(updates),
    )


def _update(row) -> Update:
    return Update(row.date, row.status, row.public_text, paper_link(row.passage.paper), source_of(row.passage))
