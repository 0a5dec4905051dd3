"""Meetings, and what is said at them: a reading turned into statements."""

from answerable.keeping.changes.match import leave_doubts
from answerable.keeping.changes.people import People
from answerable.keeping.changes.statement import Stated
from answerable.keeping.matching.index import Doubt
from answerable.keeping.matching.name import topic
from answerable.keeping.models import Manner, MatchKind, Meeting, Statement

ANOTHER_MEETING_MINUTES = 60
RANKS = {"minutes": 0, "agenda": 1, "announcement": 2}


class Meetings:
    """The meetings that one paper speaks of: each found, or made when its statement is merged."""

    def __init__(self, paper, record, passages, bodies):
        self._paper = paper
        self._record = record
        self._passages = passages
        self._bodies = bodies
        self._ids = {}
        self._sequences = {}

    def state(self):
        """Statements of the meetings themselves: minuted, planned, and announced for later."""
        stated = []
        for order, meeting in enumerate(self._record.meetings, start=1):
            body = self.body_of(meeting.body)
            one = self._state(body, meeting.date, meeting.source, self._values(meeting), meeting.cite, order)
            self._ids[meeting.id] = one.fact
            stated.append(one)
        return stated + self._announced()

    def id_of(self, meeting):
        """The public id of a meeting of the record."""
        return self._ids[meeting.id]

    def body_of(self, printed):
        """The body that met, or the paper's where the meeting's is not printed."""
        return self._bodies.of(printed) or self._paper.body

    def body_at(self, cite):
        """The body of the innermost document that holds a citation, or the paper's."""
        holding = [one for one in self._record.documents if one.body and _holds(one, cite)]
        return self._bodies.of(holding[-1].body) if holding else self._paper.body

    def id_on(self, date, *, source="minutes"):
        """The public id of the paper's meeting on a date, minutes before agendas; with no date, its only minutes."""
        found = [one for one in self._record.meetings if date is not None and one.date == date]
        if date is None:
            found = [one for one in self._record.meetings if one.source == source]
            found = found if len(found) == 1 else []
        found.sort(key=lambda one: RANKS[one.source])
        return self._ids[found[0].id] if found else None

    def _announced(self):
        stated = {}
        for meeting in self._record.meetings:
            body = self.body_of(meeting.body)
            later = [(one.date, one.venue, one.note, one.cite) for one in meeting.future_meetings]
            if meeting.next_meeting_date and all(date != meeting.next_meeting_date for date, *_ in later):
                later.append((meeting.next_meeting_date, None, None, meeting.cite))
            for date, venue, note, cite in later:
                if body is None or (meeting.date is not None and date <= meeting.date):
                    continue
                values = {"venue": venue or "", "announcement": note or ""}
                one = self._state(body, date, "announcement", values, cite, 0)
                stated.setdefault(one.fact, one)
        return list(stated.values())

    def _state(self, body, date, part, values, cite, order):
        passage = self._passages.of(cite)
        if body is None or date is None:
            fact = f"{self._paper.public_id}/meeting-{order}"
            scope, links = self._paper.public_id, {"body_id": body.pk if body else None, "date": date}
        else:
            fact, sequence = self._find(body, date, part, values, passage)
            scope, links = body.public_id, {"body_id": body.pk, "date": date, "sequence": sequence}
        return Stated(scope, values, passage, links=links, part=part, rank=RANKS[part], order=order, fact=fact)

    def _find(self, body, date, part, values, passage):
        """The meeting of a body on a date: the first whose other papers do not give a clearly different time."""
        sequence = 1
        while True:
            fact = f"{body.public_id}/{date}" + (f"-{sequence}" if sequence > 1 else "")
            if not self._is_another(fact, part, values):
                break
            sequence += 1
        if sequence > 1:
            self._doubt(body, date, fact, passage)
        return fact, sequence

    def _is_another(self, fact, part, values):
        said = Statement.objects.filter(kind="meeting", fact=fact, part=part, stands=True).exclude(paper=self._paper)
        return any(_apart(values.get("start_time"), statement.values.get("start_time")) for statement in said)

    def _doubt(self, body, date, fact, passage):
        row, _ = Meeting.objects.get_or_create(
            public_id=fact,
            defaults={"body": body, "date": date, "sequence": int(fact.rsplit("-", 1)[1]), "passage": passage},
        )
        first = Meeting.objects.get(public_id=f"{body.public_id}/{date}")
        doubt = Doubt(first.pk, 0.5, "the same body on the same day, at start times an hour or more apart")
        leave_doubts(MatchKind.MEETING, row, [doubt], {first.pk: first})

    def _values(self, meeting):
        return {
            "start_time": meeting.start_time.isoformat("minutes") if meeting.start_time else None,
            "end_time": meeting.end_time.isoformat("minutes") if meeting.end_time else None,
            "venue": meeting.venue or "",
            "chair_printed": meeting.chair or "",
            "observers": meeting.observers,
            "next_meeting_date": meeting.next_meeting_date.isoformat() if meeting.next_meeting_date else None,
            "notes": state_notes(meeting.notes, self._passages, self._paper),
        }


def state_notes(notes, passages, paper):
    """Paragraphs with their places, as an item or a meeting keeps them."""
    return [{"text": note.text, "paper": paper.public_id, **passages.place(note.cite)} for note in notes]


def state_items(paper, record, meetings, rows, passages):
    """Statements of agenda items and of minute items, by kind."""
    stated = {"agenda_item": [], "minute_item": []}
    for meeting in record.meetings:
        row = rows[meetings.id_of(meeting)]
        for order, item in enumerate(meeting.items, start=1):
            values = {
                "ref": item.ref or "",
                "item_number": item.item_number or "",
                "title": item.title,
                "topic": topic(item.title),
                "start_time": item.start_time.isoformat("minutes") if item.start_time else None,
                "presenters": list(item.presenters),
                "paper_manner": item.paper or "",
                "section": item.section or "",
                "notes": state_notes(item.notes, passages, paper),
            }
            name = "agenda_item" if meeting.source == "agenda" else "minute_item"
            stated[name].append(
                Stated(row.public_id, values, passages.of(item.cite), links={"meeting_id": row.pk}, order=order)
            )
    return stated


def state_attendance(record, meetings, rows, passages, people, is_public_role):
    """Statements of who was there, each linked to its person."""
    stated = []
    for meeting in record.meetings:
        row = rows[meetings.id_of(meeting)]
        taken = {}
        for order, (manner, attendee) in enumerate(attendees(meeting), start=1):
            person = find_attendee(people, attendee, taken, is_public_role)
            values = {
                "manner": manner,
                "printed": attendee.name,
                "role": attendee.role or "",
                "organisation": attendee.organisation or "",
            }
            links = {"meeting_id": row.pk, "person_id": person.pk}
            stated.append(Stated(row.public_id, values, passages.of(attendee.cite), links=links, order=order))
    return stated


def attendees(meeting):
    """`(manner, attendee)` of everybody that a meeting's attendance names."""
    yield from ((Manner.PRESENT.value, one) for one in meeting.present)
    yield from ((Manner.ALSO_PRESENT.value, one) for one in meeting.also_present)
    yield from ((Manner.APOLOGIES.value, one) for one in meeting.apologies)


def find_attendee(people: People, attendee, taken, is_public_role):
    """The person of an attendance line. `taken` holds the people already seen there under another name."""
    if is_public_role(attendee.role):
        return people.member_of_public(attendee.name)
    others = {key for key, name in taken.items() if name != attendee.name}
    person = people.official(attendee.name, taken=others)
    taken.setdefault(person.pk, attendee.name)
    return person


def _holds(document, cite):
    if cite.page is not None and document.page_start is not None:
        return document.page_start <= cite.page <= (document.page_end or document.page_start)
    if cite.line is not None and document.line_start is not None:
        return document.line_start <= cite.line <= (document.line_end or document.line_start)
    return False


def _apart(one, other):
    """Whether two times of day (`14:00`) are an hour or more apart."""
    if not one or not other:
        return False
    minutes = [int(hour) * 60 + int(minute) for hour, minute in (time.split(":")[:2] for time in (one, other))]
    return abs(minutes[0] - minutes[1]) >= ANOTHER_MEETING_MINUTES
