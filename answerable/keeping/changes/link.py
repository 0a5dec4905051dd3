"""Links between the facts of a meeting and of a body: worked out anew from what stands, so that order does not matter."""

import datetime as dt
import re
from collections import defaultdict

from django.db.models import Q

from answerable.keeping.matching.name import fold, overlap, ref_key
from answerable.keeping.matching.office import find_attender, find_office
from answerable.keeping.models import (
    Action,
    AgendaItem,
    Attendance,
    Meeting,
    Membership,
    MinuteItem,
    ProgrammeItem,
    Promise,
    Question,
    Resolution,
    Statement,
    Tracking,
)

ENOUGH_ALIKE = 0.5
LAST_MEETING = re.compile(r"\b(notes|minutes)\b.*\b(last|previous|meetings?|held)\b|^minutes$", re.IGNORECASE)


def set_links(row, **links):
    """Give a row its links, but for those that a person corrected; saves only where one differs."""
    differing = [
        name
        for name, value in links.items()
        if getattr(row, f"{name}_id") != (value.pk if value else None)
        and not {name, f"{name}_printed"} & set(row.locked_fields)
    ]
    for name in differing:
        setattr(row, name, links[name])
    if differing:
        row.save(update_fields=[*differing, "changed_at"])
    return bool(differing)


class MeetingLinks:
    """The links within one meeting."""

    def __init__(self, meeting, people):
        self._meeting = meeting
        self._people = people
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
            set_links(resolution, minute_item=self._item_of(resolution))
        for promise in self._of(Promise):
            set_links(
                promise,
                minute_item=self._item_of(promise),
                question=_question_of(promise, questions),
                person=self.person(promise.who_printed),
            )
        set_links(self._meeting, chair=self.person(self._meeting.chair_printed))

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
        MinuteItem.objects.filter(pk__in=[item.pk for item in moved]).update(agenda_item=None)
        for item in moved:
            item.agenda_item_id = None
            set_links(item, agenda_item=chosen.get(item.pk))

    def _link_question(self, question):
        public = question.kind == "public"
        set_links(
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


def link_promises(promises):
    """Tie promises to what tracks them: what the reader saw, and actions that carry on a tracking resolution."""
    promises = list(promises)
    kept = defaultdict(dict)
    for row in Tracking.objects.filter(promise__in=promises):
        kept[row.promise_id][row.action_id, row.resolution_id] = row
    for promise in promises:
        wanted = dict(_trackers(promise))
        for key, row in kept[promise.pk].items():
            if key not in wanted:
                row.delete()
        for (action, resolution), how in wanted.items():
            if (action, resolution) not in kept[promise.pk]:
                Tracking.objects.create(promise=promise, action_id=action, resolution_id=resolution, how=how)


def _trackers(promise):
    for said in Statement.objects.filter(kind="promise", fact=promise.public_id, stands=True):
        local = said.values.get("tracked_by") or []
        tracking = Statement.objects.filter(
            kind__in=["action", "resolution"], paper_id=said.paper_id, local_id__in=local, stands=True
        )
        facts = list(tracking.values_list("fact", flat=True))
        for action in Action.objects.standing().filter(public_id__in=facts):
            yield (action.pk, None), "named in the paper"
        for resolution in Resolution.objects.standing().filter(public_id__in=facts).prefetch_related("actions"):
            yield (None, resolution.pk), "resolved at the meeting"
            for action in resolution.actions.all():
                if action.deleted_at is None:
                    yield (action.pk, None), "by the resolution"


def link_body(body, people):
    """Link a body's meetings in their order, its programme to its meetings, its actions to where they arose.

    Gives the public ids of the actions whose links changed.
    """
    meetings = list(Meeting.objects.standing().filter(body=body).exclude(date=None).order_by("date", "sequence"))
    earlier = None
    for meeting in meetings:
        set_links(meeting, earlier=earlier)
        earlier = meeting
    by_date = {meeting.date: meeting for meeting in reversed(meetings)}
    for item in ProgrammeItem.objects.standing().filter(body=body):
        set_links(item, meeting=by_date.get(item.date))
    _link_references(meetings)
    return _link_actions(body, meetings, people)


def _link_references(meetings):
    """Items that take up an earlier meeting: the one whose date they print, else the one before."""
    held = [meeting for meeting in meetings if meeting.has_agenda or meeting.has_minutes]
    by_date = {meeting.date: meeting for meeting in meetings}
    before = dict(zip(held[1:], held, strict=False))
    for model in (AgendaItem, MinuteItem):
        items = model.objects.standing().filter(meeting__in=meetings).select_related("meeting")
        for item in items:
            set_links(item, refers_to=_referred(item, by_date, before))


def _referred(item, by_date, before):
    if not LAST_MEETING.search(item.title):
        return None
    printed = find_dates(" ".join([item.title, *(note["text"] for note in item.notes)]))
    earlier = [by_date[date] for date in printed if date in by_date and date < item.meeting.date]
    if earlier:
        return earlier[0]
    return None if printed else before.get(item.meeting)


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


def _link_actions(body, meetings, people):
    by_ref = defaultdict(list)
    items = MinuteItem.objects.standing().filter(meeting__in=meetings).exclude(ref="").select_related("meeting")
    for item in items:
        by_ref[ref_key(item.ref)].append(item)
    clauses = defaultdict(list)
    for clause in Resolution.objects.standing().filter(meeting__in=meetings).exclude(ref=""):
        clauses[ref_key(clause.ref, clause.sub)].append(clause)
    changed = set()
    for action in Action.objects.standing().filter(body=body):
        item = _item_of_action(action, by_ref)
        meeting = item.meeting if item else _origin_of(action, meetings)
        clause = next((one for one in clauses[action.ref_key] if item and one.meeting_id == item.meeting_id), None)
        owner = people.find_official(action.owner_printed) if action.owner_printed else None
        if set_links(action, minute_item=item, origin_meeting=meeting, resolution=clause, owner=owner):
            changed.add(action.public_id)
    return changed


def _item_of_action(action, by_ref):
    """The minute item of an action's reference: `687-iii-a` is minute 687, `012-22` itself, never a later meeting's."""
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


def refresh_memberships(meetings):
    """Bring memberships to what attendance shows: a person's roles at a body, with their first and last dates."""
    bodies = {meeting.body_id for meeting in meetings if meeting.body_id}
    people = set(Attendance.objects.filter(meeting__in=meetings).values_list("person_id", flat=True))
    wanted = defaultdict(list)
    shown = Attendance.objects.standing().filter(
        Q(person__in=people, meeting__body__in=bodies) & ~Q(public_role="", public_organisation="")
    )
    for one in shown.select_related("meeting"):
        key = (one.person_id, one.meeting.body_id, one.public_role, one.public_organisation)
        wanted[key].append((one.meeting.date, one.is_public))
    kept = {
        (row.person_id, row.body_id, row.role, row.on_behalf_of): row
        for row in Membership.objects.filter(person__in=people, body__in=bodies)
    }
    for key, row in kept.items():
        if key not in wanted:
            row.delete()
    number = Membership.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for key, seen in sorted(wanted.items()):
        dates = [date for date, _ in seen if date]
        values = {
            "first_on": min(dates, default=None),
            "last_on": max(dates, default=None),
            "is_public": any(is_public for _, is_public in seen),
        }
        if key not in kept:
            number += 1
            person, body, role, organisation = key
            Membership.objects.create(
                public_id=f"membership-{number}",
                person_id=person,
                body_id=body,
                role=role,
                on_behalf_of=organisation,
                **values,
            )
        elif any(getattr(kept[key], name) != value for name, value in values.items()):
            Membership.objects.filter(pk=kept[key].pk).update(**values)


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
