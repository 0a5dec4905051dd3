"""Who may sit and vote at a body on a day: its seats, who holds each, and who may stand in."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from answerable.keeping.models.desk import Regime, Seat, SeatHolder
from answerable.law import attendance
from answerable.law.composition import judge_composition
from answerable.law.deadline import Deadline
from answerable.law.interest import judge_registration, register_deadline
from answerable.law.ruling import Ruling

CHAIR, VICE_CHAIR = "Chair", "Vice-chair"


@dataclass(frozen=True, slots=True)
class SeatOn:
    """A seat as it is on a day. `holder` is `None` while it is vacant."""

    seat: Seat
    holder: SeatHolder | None
    substitutes: tuple[SeatHolder, ...]

    @property
    def is_voting(self) -> bool:
        return self.seat.is_voting

    @property
    def office(self) -> str:
        """The office that its holder has on the day: `Chair`, `Vice-chair` or nothing."""
        return self.holder.office if self.holder else ""


def seats_on(body, day: dt.date) -> list[SeatOn]:
    """The seats of a body that exist on a day, in their order, each with its holder and substitutes and their people.

    Two queries, however many seats.
    """
    seats = list(_running(Seat.objects.standing().filter(body=body), day).order_by("order", "id"))
    held, standing_in = {}, defaultdict(list)
    rows = _running(SeatHolder.objects.standing().filter(seat__in=seats), day).select_related("person")
    for row in rows.order_by("first_on", "id"):
        if row.is_substitute:
            standing_in[row.seat_id].append(row)
        else:
            held[row.seat_id] = row
    return [SeatOn(seat, held.get(seat.pk), tuple(standing_in[seat.pk])) for seat in seats]


def voting_seats(seats: list[SeatOn]) -> tuple[attendance.Seat, ...]:
    """The seats that vote, as the law judges them (`law/attendance.py: judge_seats`); a seat's key is its own."""
    return tuple(
        attendance.Seat(
            key=str(each.seat.pk),
            holder=each.holder.person.name if each.holder else "",
            on_behalf_of="" if each.seat.is_coopted else each.seat.appointed_by,
            substitutes=tuple(row.person.name for row in each.substitutes),
        )
        for each in seats
        if each.is_voting
    )


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who holds a seat: since when without a break, and whether their interests are in the register."""

    held: SeatOn
    since: dt.date
    notified_on: dt.date | None
    register_by: Deadline
    rulings: tuple[Ruling, ...]


def members_of(seats: list[SeatOn], today: dt.date) -> dict[int, Member]:
    """Those who hold some seats, by the key of the seat."""
    filled = [each for each in seats if each.holder]
    rows = SeatHolder.objects.standing().filter(seat__in=[each.seat for each in filled], is_substitute=False)
    terms = defaultdict(list)
    for row in rows.order_by("-first_on"):
        terms[row.seat_id, row.person_id].append(row)
    return {each.seat.pk: _membership(each, terms[each.seat.pk, each.holder.person_id], today) for each in filled}


def _membership(each, terms, today):
    since, notified_on = each.holder.first_on, each.holder.interests_notified_on
    for row in terms:
        # An election to an office cuts a term in two; the member took the seat where the first part begins.
        if row.last_on == since - dt.timedelta(days=1):
            since, notified_on = row.first_on, notified_on or row.interests_notified_on
    rulings = judge_registration(since, notified_on, today)
    return Member(each, since, notified_on, register_deadline(since), rulings)


def judge_seats_of(seats: list[SeatOn], orders) -> tuple[Ruling, ...]:
    """What the law says of how a body is made up: it says something of a statutory panel alone."""
    if orders is None or orders.regime != Regime.PANEL:
        return ()
    councils = [each.seat.appointed_by for each in seats if not each.seat.is_coopted]
    return judge_composition(councils, sum(each.seat.is_coopted for each in seats), orders.valid_from)


def chair_on(body, day: dt.date):
    """The person who chairs a body on a day, or `None`."""
    rows = _running(SeatHolder.objects.standing().filter(seat__body=body, office=CHAIR, is_substitute=False), day)
    row = rows.filter(seat__removed_at=None).select_related("person").first()
    return row.person if row else None


def find_seat(key) -> Seat | None:
    return Seat.objects.standing().select_related("body").filter(pk=key).first()


def find_holder(key) -> SeatHolder | None:
    rows = SeatHolder.objects.standing().select_related("person", "seat__body")
    return rows.filter(pk=key, seat__removed_at=None).first()


def list_terms(seat: Seat) -> list[SeatHolder]:
    """Everybody who ever held a seat or stood in for its holder, the latest first."""
    return list(SeatHolder.objects.standing().filter(seat=seat).select_related("person").order_by("-first_on", "-id"))


def _running(rows, day):
    return rows.filter(Q(last_on=None) | Q(last_on__gte=day), first_on__lte=day)
