"""What is clicked in the room: who is there, who comes and goes, the chair, a break, an item begun or ended."""

import datetime as dt

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking.form import read_whole
from answerable.clerking.showing import desk_page
from answerable.clerking.views.minutes import key_in, sitting_for
from answerable.keeping.changes.desk import minute as minutes
from answerable.keeping.changes.desk import roll
from answerable.keeping.changes.desk.interest import leave_for_item, return_after_item, withdraw_interest
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import RollManner
from answerable.keeping.queries.desk.business import find_business
from answerable.keeping.queries.desk.interest import find_interest
from answerable.keeping.queries.desk.minute import find_minute
from answerable.keeping.queries.desk.person import find_person
from answerable.keeping.queries.desk.roll import find_roll_entry
from answerable.keeping.queries.desk.seat import find_seat


@require_POST
@desk_page("take_minutes")
def do_in_room(request, key):
    """One click or one small form: who is there, who comes and goes, the chair, a break, an item begun."""
    sitting = sitting_for(request, key, "take_minutes")
    act = ACTS.get(request.POST.get("do", ""))
    anchor = request.POST.get("back", "roll")
    try:
        if act is None:
            raise RefusedError("That cannot be done here.")
        gone = act(request, sitting)
        anchor = f"minute-{gone.pk}" if getattr(gone, "ref", None) is not None else anchor
    except RefusedError as refused:
        messages.error(request, str(refused))
    return redirect(f"/desk/meetings/{sitting.pk}/minutes#{anchor if anchor.replace('-', '').isalnum() else 'roll'}")


def _at(request, name="at"):
    """An hour typed, or the present minute."""
    typed = request.POST.get(name, "").strip()
    try:
        hour = dt.time.fromisoformat(typed) if typed else timezone.localtime().time()
    except ValueError:
        raise RefusedError(f"“{typed}” is not an hour: write it like 14:05.", field=name) from None
    return hour.replace(second=0, microsecond=0, tzinfo=None)


def _entry(request, sitting):
    entry = find_roll_entry(sitting, key_in(request, "entry"))
    if entry is None:
        raise RefusedError("They are not on the roll any more.")
    return entry


def _person(request, name="person"):
    return find_person(key_in(request, name))


def _call(request, sitting):
    who, _, manner = request.POST.get("call", "").partition(":")
    person = find_person(read_whole(who))
    if person is None or manner not in RollManner.values:
        raise RefusedError("Say who, and whether they are there.")
    return roll.call_member(sitting, person, manner, by=request.user.signature)


def _substitute(request, sitting):
    seat = find_seat(key_in(request, "seat"))
    if seat is None or seat.body_id != sitting.body_id:
        raise RefusedError("Choose the seat.")
    name, person = request.POST.get("name", ""), _person(request)
    if not name.strip() and person is None:
        raise RefusedError("Say who stands in.")
    return roll.seat_substitute(sitting, seat, by=request.user.signature, person=person, name=name)


def _guest(request, sitting):
    given = {name: request.POST.get(name, "").strip()[:200] for name in ("role", "organisation")}
    name = request.POST.get("name", "")[:200]
    return roll.add_guest(sitting, name, by=request.user.signature, person=_person(request), **given)


def _strike(request, sitting):
    return roll.strike_from_roll(_entry(request, sitting), by=request.user.signature)


def _arrive(request, sitting):
    return roll.note_arrival(_entry(request, sitting), _at(request), by=request.user.signature)


def _leave(request, sitting):
    return roll.note_departure(_entry(request, sitting), _at(request), by=request.user.signature)


def _chair(request, sitting):
    entry = _entry(request, sitting)
    roll.hand_chair(sitting, entry.name, _at(request), by=request.user.signature, person=entry.person)


def _break(request, sitting):
    roll.note_break(sitting, _at(request), _at(request, "until"), by=request.user.signature)


def _open(request, sitting):
    business = find_business(key_in(request, "business"))
    business = business if business and business.sitting_id == sitting.pk else None
    at = _at(request)
    opened = roll.open_sitting(sitting, by=request.user.signature) if sitting.status == "called" else sitting
    return minutes.open_minute(
        opened,
        by=request.user.signature,
        business=business,
        title=request.POST.get("title", "")[:400],
        at=at,
        recording_seconds=_seconds_in(opened, at) if opened.recording else None,
        is_numbered=request.POST.get("unnumbered") is None,
    )


def _seconds_in(sitting, at):
    begun, now = (hour.hour * 3600 + hour.minute * 60 for hour in (sitting.start_time, at))
    return max(now - begun, 0)


def _close(request, sitting):
    minute = find_minute(sitting, key_in(request, "minute"))
    if minute is None:
        raise RefusedError("That item was taken off the minutes.")
    return minutes.close_minute(minute, _at(request), by=request.user.signature)


def _end(request, sitting):
    roll.end_sitting(sitting, _at(request), by=request.user.signature)


def _recording(request, sitting):
    roll.link_recording(sitting, request.POST.get("link", ""), by=request.user.signature)


def _interest(request, sitting):
    interest = find_interest(sitting, key_in(request, "interest"))
    if interest is None:
        raise RefusedError("That interest was taken back.")
    by, how = request.user.signature, request.POST.get("how")
    if how == "withdraw":
        return withdraw_interest(interest, by=by)
    change = leave_for_item if how == "leave" else return_after_item
    return change(interest, _at(request), by=by)


ACTS = {
    "call": _call,
    "substitute": _substitute,
    "guest": _guest,
    "strike": _strike,
    "arrive": _arrive,
    "leave": _leave,
    "chair": _chair,
    "break": _break,
    "open": _open,
    "close": _close,
    "end": _end,
    "recording": _recording,
    "interest": _interest,
}
