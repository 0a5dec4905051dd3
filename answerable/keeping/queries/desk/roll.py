"""The roll of a sitting: its seats with who sits in each, everybody else there, and whether there is a quorum."""

from dataclasses import dataclass, field

from answerable.keeping.models import Person
from answerable.keeping.models.desk import (
    InterestDeclared,
    RollEntry,
    RollManner,
    Seat,
    Sitting,
    SittingStatus,
)
from answerable.keeping.queries.desk.seat import seats_on
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.law import attendance


@dataclass(slots=True)
class SeatLine:
    """A seat on the day: its holder, who may stand in, and what the roll says of the holder and of a substitute."""

    seat: Seat
    holder: Person | None = None
    office: str = ""
    substitutes: list[Person] = field(default_factory=list)
    entry: RollEntry | None = None
    standing_in: RollEntry | None = None

    @property
    def sits(self):
        """Who sits in it at this meeting, or `None`."""
        if self.standing_in:
            return self.standing_in
        return self.entry if self.entry and self.entry.manner == RollManner.PRESENT else None


@dataclass(slots=True)
class Roll:
    """Everybody on the roll. `here` are the voting seats whose member is in the room now; `members` those filled.

    `suggested` were also present at the last meeting: one click has them on the roll.
    """

    lines: list[SeatLine]
    others: list[RollEntry]
    suggested: list[RollEntry]
    members: int
    here: int
    needed: int
    rulings: tuple = ()

    @property
    def is_quorate(self):
        return self.here >= self.needed

    @property
    def in_the_room(self):
        """The entries of all who are there now, in the order of the roll."""
        seated = [line.sits for line in self.lines if line.sits]
        there = [one for one in self.others if one.manner in (RollManner.PRESENT, RollManner.ALSO_PRESENT)]
        return [one for one in (*seated, *there) if one.left_at is None]

    @property
    def away(self):
        """The entries of all who may still come, or come back."""
        known = [one for line in self.lines for one in (line.entry, line.standing_in) if one]
        there = {one.pk for one in self.in_the_room}
        return [one for one in (*known, *self.others) if one.pk not in there]


def roll_of(sitting):
    """The roll of a sitting as it stands now."""
    lines = list_seats(sitting)
    by_person = {line.holder.pk: line for line in lines if line.holder}
    by_seat = {line.seat.pk: line for line in lines}
    others = []
    for entry in entries_of(sitting):
        if entry.person_id in by_person and not entry.stands_in_for_id:
            by_person[entry.person_id].entry = entry
        elif entry.seat_id in by_seat and entry.manner == RollManner.PRESENT:
            by_seat[entry.seat_id].standing_in = entry
        else:
            others.append(entry)
    out = _left_the_room(sitting)
    voting = [line for line in lines if line.seat.is_voting]
    here = [line.sits for line in voting if line.sits and line.sits.left_at is None]
    here = [one for one in here if one.person_id not in out]
    members = sum(line.holder is not None for line in voting)
    rule = quorum_rule_of(sitting)
    rulings = attendance.judge_quorum(len(here), members, rule) if members else ()
    needed = attendance.quorum(members, rule) if members else 0
    return Roll(lines, others, _suggest(sitting, others), members, len(here), needed, rulings)


def entries_of(sitting):
    """The roll's entries with their people and seats."""
    rows = RollEntry.objects.standing().filter(sitting=sitting)
    return rows.select_related("person", "seat", "stands_in_for")


def find_roll_entry(sitting, key):
    """A line of a sitting's roll, or `None`."""
    return RollEntry.objects.standing().filter(sitting=sitting, pk=key).select_related("sitting").first()


def list_seats(sitting):
    """The seats of the sitting's body on its day, with holders and named substitutes."""
    return [
        SeatLine(
            each.seat,
            each.holder.person if each.holder else None,
            each.office,
            [row.person for row in each.substitutes],
        )
        for each in seats_on(sitting.body, sitting.date)
    ]


def quorum_rule_of(sitting):
    """The body's own quorum on the day; where it adopted none, what is usual."""
    orders = orders_of(sitting)
    if orders is None:
        return attendance.QuorumRule()
    return attendance.QuorumRule(
        numerator=orders.quorum_numerator, denominator=orders.quorum_denominator, least=orders.quorum_least
    )


def orders_of(sitting):
    """The standing orders in force on the day of a sitting, or `None`."""
    return orders_on(sitting.body, sitting.date)


def previous_sitting(sitting):
    """The body's sitting before this one that was not cancelled, or `None`."""
    rows = Sitting.objects.standing().filter(body=sitting.body_id, date__lt=sitting.date)
    return rows.exclude(status=SittingStatus.CANCELLED).order_by("-date", "-start_time").first()


def _left_the_room(sitting):
    rows = InterestDeclared.objects.standing().filter(sitting=sitting, left_at__isnull=False, returned_at=None)
    return set(rows.values_list("person_id", flat=True))


def _suggest(sitting, others):
    last = previous_sitting(sitting)
    if last is None:
        return []
    there = {one.name for one in others}
    rows = RollEntry.objects.standing().filter(sitting=last, manner=RollManner.ALSO_PRESENT)
    return [one for one in rows.select_related("person") if one.name not in there]
