"""Business as the public sees it: an item as the agenda words it beside the minute of it."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts, shown
from answerable.keeping.queries.public.link import Link, Source, meeting_link, source_of


@dataclass(frozen=True, slots=True)
class Wording:
    """One paper's wording of an item: the agenda's or the minutes'."""

    public_id: str
    ref: str
    item_number: str
    title: str
    start_time: dt.time | None
    presenters: list[str]
    paper_manner: str
    section: str
    notes: list[str]
    refers_to: Link | None
    source: Source | None

    @property
    def mark(self) -> str:
        """The reference or number that the item goes by in its paper."""
        return self.ref or self.item_number


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of business at one meeting. `public_id` is the minute's where there is one, else the agenda's."""

    public_id: str
    meeting: Link
    date: dt.date | None
    topic: str
    planned: Wording | None
    minuted: Wording | None

    @property
    def title(self) -> str:
        return (self.minuted or self.planned).title

    @property
    def mark(self) -> str:
        return (self.minuted or self.planned).mark

    @property
    def refers_to(self) -> Link | None:
        """The meeting that the item speaks of, by whichever of its papers shows it."""
        return next((each.refers_to for each in (self.minuted, self.planned) if each and each.refers_to), None)


def list_items(meeting: str) -> list[Item]:
    """A meeting's business in the order of its agenda; items that only the minutes have stand where they do there."""
    planned = list(_planned().filter(meeting__public_id=meeting).order_by("order"))
    minuted = list(_minuted().filter(meeting__public_id=meeting).order_by("order"))
    return _side_by_side(_join_agendas(planned), minuted)


def find_item(public_id: str) -> Item | None:
    """An item by its minute's or its agenda's public id."""
    minute = _minuted().filter(public_id=public_id).first()
    if minute is None:
        agenda = _planned().filter(public_id=public_id).first()
        minute = _minuted().filter(agenda_item=agenda).first() if agenda else None
    else:
        agenda = _planned().filter(pk=minute.agenda_item_id).first() if minute.agenda_item_id else None
    return _pair(agenda, minute) if agenda or minute else None


def appearances(item: Item) -> list[Item]:
    """The same recurring business at the body's other meetings, the earliest first."""
    if not item.topic or item.meeting is None:
        return []
    body = models.Meeting.objects.filter(public_id=item.meeting.public_id).values("body")
    same = {"topic": item.topic, "meeting__body__in": body}
    minuted = list(_minuted().filter(**same).order_by("meeting__date", "order"))
    planned = list(_planned().filter(**same).order_by("meeting__date", "order"))
    items = _side_by_side(planned, minuted)
    return sorted(
        (each for each in items if each.meeting != item.meeting),
        key=lambda each: (each.date or dt.date.min, each.public_id),
    )


def _join_agendas(planned: list) -> list:
    """Items of an agenda and of its supplements, each of which begins its order anew, by the numbers that run on."""
    is_joined = len({row.order for row in planned}) < len(planned)
    if is_joined and all(row.item_number.isdecimal() for row in planned):
        return sorted(planned, key=lambda row: int(row.item_number))
    return planned


def _side_by_side(planned: list, minuted: list) -> list[Item]:
    minute_of = {row.agenda_item_id: row for row in minuted if row.agenda_item_id}
    known = {row.pk for row in planned}
    items: list[Item] = []
    alone = [row for row in minuted if row.agenda_item_id not in known]
    for agenda in planned:
        minute = minute_of.get(agenda.pk)
        while minute and alone and alone[0].order < minute.order:
            items.append(_pair(None, alone.pop(0)))
        items.append(_pair(agenda, minute))
    items.extend(_pair(None, row) for row in alone)
    return [item for item in items if item.meeting]


def _planned():
    return open_facts(models.AgendaItem, "meeting__body", "refers_to__body")


def _minuted():
    return open_facts(models.MinuteItem, "meeting__body", "refers_to__body")


def _pair(agenda, minute) -> Item:
    row = minute or agenda
    return Item(
        public_id=row.public_id,
        meeting=meeting_link(row.meeting),
        date=row.meeting.date if shown(row.meeting) else None,
        topic=row.topic,
        planned=_wording(agenda) if agenda else None,
        minuted=_wording(minute) if minute else None,
    )


def _wording(row) -> Wording:
    return Wording(
        public_id=row.public_id,
        ref=row.ref,
        item_number=row.item_number,
        title=row.public_title,
        start_time=row.start_time,
        presenters=row.public_presenters,
        paper_manner=row.paper_manner,
        section=row.public_section,
        notes=[note["text"] for note in row.public_notes],
        refers_to=meeting_link(row.refers_to),
        source=source_of(row.passage),
    )
