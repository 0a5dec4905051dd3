"""Links between the facts of a meeting and of a body, worked out from what stands: the order of filing is nothing."""

import datetime as dt
import re
from collections import defaultdict

from django.db.models import Q
from django.utils import timezone

from answerable.keeping.matching.name import fold, overlap, ref_key
from answerable.keeping.matching.office import find_attender, find_office
from answerable.keeping.models import (
    Action,
    AgendaItem,
    Attendance,
    Meeting,
    MinuteItem,
    ProgrammeItem,
    Promise,
    Question,
    Resolution,
)

ENOUGH_ALIKE = 0.5
LAST_MEETING = re.compile(r"\b(notes|minutes)\b.*\b(last|previous|meetings?|held)\b|^minutes$", re.IGNORECASE)


class Links:
    """Links being set: rows that get another one are gathered, and saved together for each model."""

    def __init__(self):
        self._rows = defaultdict(dict)
        self._names = defaultdict(set)

    def set(self, row, **links):
        """Give a row its links, but for those that a person corrected; says whether one differs."""
        differing = [
            name
            for name, value in links.items()
            if getattr(row, f"{name}_id") != (value.pk if value else None)
            and not {name, f"{name}_printed"} & set(row.locked_fields)
        ]
        for name in differing:
            setattr(row, name, links[name])
        if differing:
            self._rows[type(row)][row.pk] = row
            self._names[type(row)].update(differing)
        return bool(differing)

    def save(self):
        """Save what was gathered."""
        now = timezone.now()
        for model, rows in self._rows.items():
            for row in rows.values():
                row.changed_at = now
            model.objects.bulk_update(rows.values(), [*sorted(self._names[model]), "changed_at"], batch_size=100)
        self._rows.clear()
        self._names.clear()


class MeetingLinks:
    """The links within one meeting."""

    def __init__(self, meeting, people):
        self._meeting = meeting
        self._people = people
        self._links = Links()
        self._attendance = [
            (one.person, one.role)
            for one in Attendance.objects.standing().filter(meeting=meeting).select_related("person")
        ]
        self._items = list(
            MinuteItem.objects.standing().filter(meeting=meeting).select_related("passage").order_by("order", "pk")
        )

    def link(self):
        """Link the meeting's items, questions, resolutions and promises, and its chair."""
        self._link_agenda()
        questions = list(self._of(Question).prefetch_related("points__passage"))
        for question in questions:
            self._link_question(question)
        for resolution in self._of(Resolution):
            self._links.set(resolution, minute_item=self._item_of(resolution))
        for promise in self._of(Promise):
            self._links.set(
                promise,
                minute_item=self._item_of(promise),
                question=_question_of(promise, questions),
                person=self.person(promise.who_printed),
            )
        self._links.set(self._meeting, chair=self.person(self._meeting.chair_printed))
        self._links.save()

    def person(self, printed):
        """The person of a printed name or office at this meeting: by office, by attendance, then by name alone."""
        if not printed:
            return None
        return (
            find_attender(printed, self._attendance)
            or find_office(printed, self._attendance)
            or self._people.find_official(printed)
        )

    def _of(self, model):
        return model.objects.standing().filter(meeting=self._meeting).select_related("passage")

    def _link_agenda(self):
        free = list(AgendaItem.objects.standing().filter(meeting=self._meeting).order_by("order", "pk"))
        chosen = {}
        for agrees in (_same_topic, _same_number, _alike):
            for item in self._items:
                found = next((one for one in free if item.pk not in chosen and agrees(item, one)), None)
                if found:
                    chosen[item.pk] = found
                    free.remove(found)
        moved = [item for item in self._items if item.agenda_item_id != getattr(chosen.get(item.pk), "pk", None)]
        # Freed first: one agenda item lines up with one minute item, and two may change places.
        freed = [item.pk for item in moved if item.agenda_item_id]
        if freed:
            MinuteItem.objects.filter(pk__in=freed).update(agenda_item=None)
        for item in moved:
            item.agenda_item_id = None
            self._links.set(item, agenda_item=chosen.get(item.pk))

    def _link_question(self, question):
        public = question.kind == "public"
        self._links.set(
            question,
            minute_item=self._item_of(question),
            asker=self._asker(question.asker_printed, public),
            submitted_by=self._asker(question.submitted_by_printed, public),
            answered_by=self.person(question.answered_by_printed),
        )

    def _asker(self, printed, public):
        if not printed:
            return None
        found = None if public and not self._is_there(printed) else self.person(printed)
        return found or self._people.find_official(printed) or self._people.find_public(printed)

    def _is_there(self, printed):
        return find_attender(printed, self._attendance) or find_office(printed, self._attendance)

    def _item_of(self, row):
        """The minute item of a fact: that of its reference, else the last one that begins before it in its paper."""
        key = ref_key(row.ref)
        if key:
            named = [item for item in self._items if ref_key(item.ref) == key]
            if named:
                return named[0]
        before = [
            item
            for item in self._items
            if item.passage.paper_id == row.passage.paper_id and _place(item.passage) <= _place(row.passage)
        ]
        return max(before, key=lambda item: _place(item.passage)) if before else None


def link_body(body, people, touched):
    """Link a body's meetings in their order, its programme to its meetings, its actions to where they arose.

    `touched` holds the public ids of the meetings and actions just filed. Gives those of the actions whose links
    changed.
    """
    links = Links()
    meetings = list(Meeting.objects.standing().filter(body=body).exclude(date=None).order_by("date", "sequence"))
    earlier = None
    for meeting in meetings:
        links.set(meeting, earlier=earlier)
        earlier = meeting
    by_date = {meeting.date: meeting for meeting in reversed(meetings)}
    for item in ProgrammeItem.objects.standing().filter(body=body).exclude(date=None).order_by():
        links.set(item, meeting=by_date.get(item.date))
    _link_references(meetings, links)
    changed = _link_actions(body, meetings, people, links, touched)
    links.save()
    return changed


def _link_references(meetings, links):
    """Items that take up an earlier meeting: the one whose date they print, else the one before."""
    held = [meeting for meeting in meetings if meeting.has_agenda or meeting.has_minutes]
    by_date = {meeting.date: meeting for meeting in meetings}
    before = dict(zip(held[1:], held, strict=False))
    by_key = {meeting.pk: meeting for meeting in meetings}
    for model in (AgendaItem, MinuteItem):
        items = model.objects.standing().filter(Q(topic__contains="minutes") | Q(topic__contains="notes"))
        for item in items.filter(meeting__in=meetings).order_by():
            links.set(item, refers_to=_referred(item, by_key[item.meeting_id], by_date, before))


def _referred(item, meeting, by_date, before):
    if not LAST_MEETING.search(item.title):
        return None
    printed = find_dates(" ".join([item.title, *(note["text"] for note in item.notes)]))
    earlier = [by_date[date] for date in printed if date in by_date and date < meeting.date]
    if earlier:
        return earlier[0]
    return None if printed else before.get(meeting)


_MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]  # fmt: skip
_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(_MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)


def find_dates(text):
    """The full dates that a text prints (`14 November 2022`), in order."""
    dates = []
    for day, month, year in _DATE.findall(text):
        try:
            dates.append(dt.date(int(year), _MONTHS.index(month.casefold()) + 1, int(day)))
        except ValueError:
            continue
    return dates


def _link_actions(body, meetings, people, links, touched):
    arisen = Q(minute_item=None) | Q(public_id__in=touched) | Q(minute_item__meeting__public_id__in=touched)
    actions = list(Action.objects.standing().filter(arisen, body=body).order_by())
    if not actions:
        return set()
    by_ref, clauses = defaultdict(list), defaultdict(list)
    items = MinuteItem.objects.standing().filter(meeting__in=meetings).exclude(ref="").select_related("meeting")
    for item in items.order_by("meeting__date", "order"):
        by_ref[ref_key(item.ref)].append(item)
    for clause in Resolution.objects.standing().filter(meeting__in=meetings).exclude(ref="").order_by("pk"):
        clauses[ref_key(clause.ref, clause.sub)].append(clause)
    changed = set()
    for action in actions:
        item = _item_of_action(action, by_ref)
        meeting = item.meeting if item else _origin_of(action, meetings)
        clause = next((one for one in clauses[action.ref_key] if item and one.meeting_id == item.meeting_id), None)
        owner = people.find_official(action.owner_printed) if action.owner_printed else None
        if links.set(action, minute_item=item, origin_meeting=meeting, resolution=clause, owner=owner):
            changed.add(action.public_id)
    return changed


def _item_of_action(action, by_ref):
    """The minute item of an action's reference: `687-iii-a` is minute 687, `012-22` itself."""
    words = action.ref_key.split("-") if action.ref_key else []
    for length in range(len(words), 0, -1):
        found = by_ref.get("-".join(words[:length]), [])
        if action.origin_date:
            found = [item for item in found if _same_month(item.meeting.date, action.origin_date)]
        if found and (length > 1 or len(words[0]) > 1):
            return found[-1]
    return None


def _origin_of(action, meetings):
    if action.origin_date is None:
        return None
    exact = [meeting for meeting in meetings if meeting.date == action.origin_date]
    month = [meeting for meeting in meetings if _same_month(meeting.date, action.origin_date)]
    if exact:
        return exact[0]
    # A tracker that prints only a month is read as its first day.
    return month[0] if action.origin_date.day == 1 and len(month) == 1 else None


def _question_of(promise, questions):
    """The question in whose answer a promise was made: a point of it holds the promise's words."""
    said = fold(promise.text)
    for question in questions:
        for point in question.points.all():
            same_paper = point.passage.paper_id == promise.passage.paper_id
            if same_paper and said and said in fold(point.text):
                return question
    return None


def _place(passage):
    return passage.page, passage.line or 0


def _same_month(one, other):
    return (one.year, one.month) == (other.year, other.month)


def _same_topic(item, other):
    return bool(item.topic) and item.topic == other.topic


def _same_number(item, other):
    number = ref_key(item.item_number or item.ref)
    return bool(number) and number == ref_key(other.item_number or other.ref) and overlap(item.title, other.title) > 0


def _alike(item, other):
    return overlap(item.topic, other.topic) >= ENOUGH_ALIKE
