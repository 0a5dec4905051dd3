"""The roll called: who is there, who sent apologies, who sits in whose place, who came late and who left."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from answerable.keeping.changes.desk.minute import refuse_settled, write_happening
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import Mark, RollEntry, RollManner, SittingStatus
from answerable.keeping.queries.desk.roll import entries_of, list_seats
from answerable.keeping.queries.desk.seat import seats_on, voting_seats
from answerable.law.attendance import Attendee, judge_seats
from answerable.law.ruling import list_stops


@transaction.atomic
def call_member(sitting, person, manner, *, by):
    """Set how the holder of a seat stands on the roll: one click. Said twice, it is said once."""
    line = next((one for one in list_seats(sitting) if one.holder == person), None)
    if line is None:
        raise RefusedError(f"{person.name} holds no seat at {sitting.body.name} on that day: add them as a guest.")
    values = {"manner": manner, "seat": line.seat, "role": line.office, "organisation": line.seat.appointed_by}
    return _set(sitting, by, name=person.name, person=person, **values)


@transaction.atomic
def seat_substitute(sitting, seat, *, by, person=None, name=""):
    """Seat somebody in the place of a seat's holder who is away; the law says whether they may sit and vote there.

    Raises `RefusedError` (E-NO-SEAT) where the seat is filled already, so that no seat votes twice.
    """
    name = person.name if person else name.strip()
    line = next((one for one in list_seats(sitting) if one.seat == seat), None)
    if line is None or line.holder is None:
        raise RefusedError("This seat is vacant on that day: nobody can stand in for its holder.")
    rulings = judge_standing_in(sitting, seat, name)
    if list_stops(rulings):
        raise RefusedError(rulings[0].words, rulings=rulings)
    values = {"manner": RollManner.PRESENT, "seat": seat, "stands_in_for": line.holder, "role": ""}
    return _set(sitting, by, name=name, person=person, organisation=seat.appointed_by, **values)


def judge_standing_in(sitting, seat, name):
    """What the law says of somebody who would sit in a seat, with everybody who sits already."""
    seats = voting_seats(seats_on(sitting.body, sitting.date))
    there = [one for one in entries_of(sitting) if one.manner == RollManner.PRESENT and one.seat and one.name != name]
    attendees = [Attendee(name=one.name, on_behalf_of=_council_of(one.seat)) for one in there]
    seating = judge_seats(seats, [*attendees, Attendee(name=name, on_behalf_of=_council_of(seat))])
    return tuple(ruling for ruling in seating.rulings if name in ruling.words)


@transaction.atomic
def add_guest(sitting, name, *, by, manner=RollManner.ALSO_PRESENT, person=None, role="", organisation=""):
    """Put somebody without a seat on the roll."""
    name = name.strip()
    if not name:
        raise RefusedError("Say who it is.", field="name")
    return _set(sitting, by, name=name, person=person, manner=manner, role=role, organisation=organisation)


def strike_from_roll(entry, *, by, revision=None):
    """Take somebody off the roll."""
    refuse_settled(entry.sitting)
    return remove_row(entry, by=by, act="strike from roll", revision=revision)


@transaction.atomic
def note_arrival(entry, at, *, by, minute=None):
    """Somebody came late, or came back; it is minuted under the minute that is open."""
    refuse_settled(entry.sitting)
    came_back = entry.left_at is not None
    values = {"left_at": None} if came_back else {"arrived_at": at}
    if entry.seat and not came_back:
        _refuse_filled(entries_of(entry.sitting), entry.seat, entry)
    kept = change_row(entry, by=by, act="note arrival", manner=_there(entry), **values)
    write_happening(entry.sitting, Mark.ARRIVAL, {"person": entry.name, "at": f"{at:%H:%M}"}, by=by, minute=minute)
    return kept


@transaction.atomic
def note_departure(entry, at, *, by, minute=None):
    """Somebody left before the end; it is minuted under the minute that is open."""
    refuse_settled(entry.sitting)
    if entry.left_at is not None:
        raise RefusedError(f"{entry.name} left at {entry.left_at:%H:%M} already.")
    kept = change_row(entry, by=by, act="note departure", left_at=at)
    write_happening(entry.sitting, Mark.DEPARTURE, {"person": entry.name, "at": f"{at:%H:%M}"}, by=by, minute=minute)
    return kept


@transaction.atomic
def hand_chair(sitting, to, at, *, by, person=None, minute=None):
    """Somebody takes the chair. The first is the chair of the meeting; later ones are minuted where it happened."""
    refuse_settled(sitting)
    if sitting.chair_id is None and person is not None:
        return change_row(sitting, by=by, act="take chair", chair=person)
    details = {"to": to, "at": f"{at:%H:%M}" if at else ""}
    return write_happening(sitting, Mark.CHAIR, details, by=by, minute=minute)


@transaction.atomic
def note_break(sitting, at, until, *, by, minute=None):
    """The meeting rose and sat again."""
    if until <= at:
        raise RefusedError("A break ends after it begins: put the later time second.", field="until")
    details = {"at": f"{at:%H:%M}", "until": f"{until:%H:%M}"}
    return write_happening(sitting, Mark.BREAK, details, by=by, minute=minute)


@transaction.atomic
def open_sitting(sitting, *, by):
    """The meeting begins: it is in session."""
    return change_row(sitting, by=by, act="open sitting", status=SittingStatus.IN_SESSION)


@transaction.atomic
def link_recording(sitting, link, *, by):
    """Keep where the recording of the meeting is; an empty link takes it away."""
    link = link.strip()
    try:
        if link:
            URLValidator(schemes=("http", "https"))(link)
    except ValidationError:
        raise RefusedError("That is not an address: it begins with https://.", field="link") from None
    return change_row(sitting, by=by, act="link recording", recording=link)


@transaction.atomic
def end_sitting(sitting, at, *, by):
    """The meeting is over; the minute that was open is closed with it."""
    for minute in sitting.minutes.standing().filter(closed_at=None, opened_at__isnull=False):
        change_row(minute, by=by, act="close minute", closed_at=at)
    return change_row(sitting, by=by, act="end sitting", status=SittingStatus.HELD, end_time=at)


def _council_of(seat):
    return "" if seat.is_coopted else seat.appointed_by


def _there(entry):
    away = entry.manner in (RollManner.APOLOGIES, RollManner.ABSENT)
    if not away:
        return entry.manner
    return RollManner.PRESENT if entry.seat_id else RollManner.ALSO_PRESENT


def _set(sitting, by, *, name, person, **values):
    """The entry of a person or of a guest's name, made or changed. The seat of somebody away counts for nobody."""
    refuse_settled(sitting)
    rows = RollEntry.objects.standing().filter(sitting=sitting)
    kept = rows.filter(person=person).first() if person else rows.filter(person=None, name=name).first()
    seat = values.get("seat")
    if seat and values["manner"] == RollManner.PRESENT:
        _refuse_filled(rows, seat, kept)
    if kept:
        return change_row(kept, by=by, act="call roll", name=name, **values)
    return add_row(RollEntry, by=by, act="call roll", sitting=sitting, name=name, person=person, **values)


def _refuse_filled(rows, seat, kept):
    other = rows.filter(seat=seat, manner=RollManner.PRESENT).exclude(pk=kept.pk if kept else None).first()
    if other:
        raise RefusedError(f"{other.name} sits in that seat already: take them off the roll first.")
