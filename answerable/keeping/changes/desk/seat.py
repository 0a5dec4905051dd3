"""Seats made, filled and given up; offices, and the interests that members notify."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from answerable.drawing.wording import say_day
from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.person import make_person, name_person
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.models.desk import Seat, SeatHolder

A_DAY = dt.timedelta(days=1)


def make_seat(body, *, by, title, first_on, **values):
    """A seat of a body from a day; `appointed_by` the council that fills it."""
    _judge_span(first_on, values.get("last_on"))
    place = values.pop("order", None) or Seat.objects.filter(body=body).count() + 1
    return add_row(Seat, by=by, act="make seat", body=body, title=title, first_on=first_on, order=place, **values)


def change_seat(seat, *, by, revision, **values):
    """Change what a seat is called, who fills it, or from when until when there is one."""
    _judge_span(values.get("first_on", seat.first_on), values.get("last_on", seat.last_on))
    return change_row(seat, by=by, act="change seat", revision=revision, **values)


@transaction.atomic
def fill_seat(seat, person, *, by, first_on, is_substitute=False, last_on=None, office=""):
    """Give somebody a seat from a day, or let them stand in for its holder; gives the `SeatHolder`.

    A holder without a last day goes the day before. Raises `RefusedError` where the seat is taken on that day by
    somebody whose term is fixed, or the person has another seat of the body.
    """
    _judge_span(first_on, last_on)
    queue_writers()
    if first_on < seat.first_on or (seat.last_on and first_on > seat.last_on):
        raise RefusedError(f"There is no such seat on {say_day(first_on)}.", field="first_on")
    _refuse_second_seat(seat, person, first_on, is_substitute)
    if not is_substitute:
        _make_room(seat, first_on, last_on, by)
    act = "name substitute" if is_substitute else "fill seat"
    holder = add_row(
        SeatHolder, by=by, act=act, seat=seat, person=person, is_substitute=is_substitute, first_on=first_on,
        last_on=last_on,
    )  # fmt: skip
    return give_office(holder, office, by=by, on=first_on) if office else holder


@transaction.atomic
def fill_seat_by_name(seat, name, *, by, person=None, is_new=False, **values):
    """Give a seat to somebody who is named: the `person` chosen, a new one (`is_new`), or whom the name means.

    Refused, it makes nobody.
    """
    if person is None:
        person = make_person(name, by=by) if is_new else name_person(name, by=by)
    return fill_seat(seat, person, by=by, **values)


def end_term(holder, *, by, last_on, revision=None):
    """Let somebody's time in a seat end after a day; the seat is vacant until it is filled."""
    _judge_span(holder.first_on, last_on)
    return change_row(holder, by=by, act="end term", revision=revision, last_on=last_on)


@transaction.atomic
def give_office(holder, office, *, by, on):
    """Let a seat's holder be chair or vice-chair (or neither: "") from a day; who was it before is it no more."""
    queue_writers()
    if holder.is_substitute:
        raise RefusedError("Only the holder of a seat has an office, not a substitute.", field="office")
    if on < holder.first_on or (holder.last_on and on > holder.last_on):
        raise RefusedError(f"{holder.person.name} does not hold the seat on {say_day(on)}.", field="on")
    if office:
        before = _running(SeatHolder.objects.standing().filter(seat__body=holder.seat.body, office=office), on)
        for other in before.exclude(pk=holder.pk):
            _change_office(other, "", by, on)
    return _change_office(holder, office, by, on)


def notify_interests(holder, *, by, on, revision=None):
    """Write down the day on which a member's disclosable interests came to the register."""
    return change_row(holder, by=by, act="notify interests", revision=revision, interests_notified_on=on)


def _change_office(holder, office, by, on):
    """The row that says who has the office from a day. The term is cut in two there: the past stays as told."""
    if holder.office == office:
        return holder
    act = f"elect {office.lower()}" if office else "leave office"
    if holder.first_on == on:
        return change_row(holder, by=by, act=act, office=office)
    change_row(holder, by=by, act=act, last_on=on - A_DAY)
    return add_row(
        SeatHolder, by=by, act=act, seat=holder.seat, person=holder.person, office=office, first_on=on,
        last_on=holder.last_on, interests_notified_on=holder.interests_notified_on,
    )  # fmt: skip


def _make_room(seat, first_on, last_on, by):
    held = SeatHolder.objects.standing().filter(seat=seat, is_substitute=False).select_related("person")
    for other in _overlapping(held, first_on, last_on):
        if other.last_on is not None or other.first_on >= first_on:
            until = f" until {say_day(other.last_on)}" if other.last_on else ""
            raise RefusedError(
                f"{other.person.name} holds this seat from {say_day(other.first_on)}{until}: change that first.",
                field="first_on",
            )
        change_row(other, by=by, act="end term", last_on=first_on - A_DAY)


def _refuse_second_seat(seat, person, on, is_substitute):
    """Nobody holds two seats of a body, nor stands in while holding one: a person has one vote."""
    held = SeatHolder.objects.standing().filter(seat__body=seat.body, seat__removed_at=None, person=person)
    held = held.filter(seat=seat) if is_substitute else held.exclude(seat=seat)
    other = _running(held.filter(is_substitute=False), on).select_related("seat").first()
    if other:
        raise RefusedError(
            f"{person.name} holds the seat “{other.seat.title}” of this body on {say_day(on)} already.", field="name"
        )


def _overlapping(rows, first_on, last_on):
    rows = rows.filter(Q(last_on=None) | Q(last_on__gte=first_on))
    return rows.filter(first_on__lte=last_on) if last_on else rows


def _running(rows, day):
    return rows.filter(Q(last_on=None) | Q(last_on__gte=day), first_on__lte=day)


def _judge_span(first_on, last_on):
    if last_on is not None and last_on < first_on:
        raise RefusedError(f"The last day is before the first, {say_day(first_on)}.", field="last_on")
