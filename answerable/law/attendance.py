"""Who may sit and vote: seats and their substitutes, one vote a seat, and whether enough are there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_count, say_list


class QuorumRule(msgspec.Struct, frozen=True, kw_only=True):
    """A share of all members, and never fewer than `least`: a body's own rule. One third and three are usual."""

    numerator: int = 1
    denominator: int = 3
    least: int = 3


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A voting seat: `key` tells it from others, `on_behalf_of` is the council (or empty for an independent member).

    `holder` is empty while it is vacant. `substitutes` are the people whom the council named to stand in.
    """

    key: str
    holder: str
    on_behalf_of: str = ""
    substitutes: tuple[str, ...] = ()


class Attendee(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody present who would vote, as the holder of a seat or in the place of one."""

    name: str
    on_behalf_of: str = ""


class Seated(msgspec.Struct, frozen=True, kw_only=True):
    """A seat and who votes in it."""

    seat: str
    name: str
    is_substitute: bool


class Seating(msgspec.Struct, frozen=True, kw_only=True):
    """Who votes in which seat, who has none, and how many seats are filled."""

    seated: tuple[Seated, ...]
    unseated: tuple[str, ...]
    rulings: tuple[Ruling, ...] = ()

    @property
    def votes(self) -> int:
        return len(self.seated)


def quorum(members: int, rule: QuorumRule) -> int:
    """The fewest members that can do business: the share rounded up, and at least `rule.least`."""
    return max(-(-members * rule.numerator // rule.denominator), rule.least)


def judge_quorum(present: int, members: int, rule: QuorumRule) -> tuple[Ruling, ...]:
    """Whether enough members are there."""
    needed = quorum(members, rule)
    if present >= needed:
        return ()
    words = (
        f"{say_count(present, 'member')} present of {members}: the quorum is {needed}, so no business can be done."
    )
    return (make_ruling("E-INQUORATE", words[0].upper() + words[1:]),)


def judge_seats(seats: Sequence[Seat], attendees: Sequence[Attendee], *, rule: QuorumRule | None = None) -> Seating:
    """Give each attendee a seat: holders their own, then substitutes a seat whose holder is away; one vote a seat.

    Somebody of the same council who was not named as a substitute is seated with a warning. With a quorum
    rule, whether enough seats are filled, out of those that are not vacant.
    """
    here = {attendee.name for attendee in attendees}
    holders = {seat.holder: seat for seat in seats if seat.holder in here}
    open_seats = [seat for seat in seats if seat.holder not in here and seat.holder]
    standing_in = [attendee for attendee in attendees if attendee.name not in holders]
    matched = _match(standing_in, open_seats)
    seated = [Seated(seat=seat.key, name=name, is_substitute=False) for name, seat in holders.items()]
    seated += [Seated(seat=seat.key, name=name, is_substitute=True) for name, seat in matched.items()]
    unseated = [attendee for attendee in standing_in if attendee.name not in matched]
    rulings = [_refuse(attendee, seats) for attendee in unseated]
    rulings += [_warn(name, seat) for name, seat in matched.items() if name not in seat.substitutes]
    if rule is not None:
        rulings += judge_quorum(len(seated), sum(bool(seat.holder) for seat in seats), rule)
    return Seating(
        seated=tuple(seated), unseated=tuple(attendee.name for attendee in unseated), rulings=tuple(rulings)
    )


def _match(attendees: Sequence[Attendee], seats: Sequence[Seat]) -> dict[str, Seat]:
    """As many attendees as can be seated, named substitutes first (by augmenting paths, as one may fit two seats)."""
    taken: dict[str, tuple[Attendee, Seat]] = {}

    def find_seat(attendee: Attendee, tried: set[str]) -> bool:
        for seat in sorted(seats, key=lambda seat: attendee.name not in seat.substitutes):
            if seat.key in tried or not _may_stand_in(attendee, seat):
                continue
            tried.add(seat.key)
            if seat.key not in taken or find_seat(taken[seat.key][0], tried):
                taken[seat.key] = (attendee, seat)
                return True
        return False

    for attendee in sorted(attendees, key=lambda one: not any(one.name in seat.substitutes for seat in seats)):
        find_seat(attendee, set())
    return {attendee.name: seat for attendee, seat in taken.values()}


def _may_stand_in(attendee: Attendee, seat: Seat) -> bool:
    same_council = bool(seat.on_behalf_of) and attendee.on_behalf_of == seat.on_behalf_of
    return same_council or attendee.name in seat.substitutes


def _refuse(attendee: Attendee, seats: Sequence[Seat]) -> Ruling:
    held = [seat.holder for seat in seats if attendee.on_behalf_of and seat.on_behalf_of == attendee.on_behalf_of]
    where = f" of {attendee.on_behalf_of}" if attendee.on_behalf_of else ""
    why = (
        f"{say_count(len(held), 'seat')} of {attendee.on_behalf_of} "
        f"({say_list([name or 'vacant' for name in held])}) cannot be voted twice"
        if held
        else "no seat is theirs, and nobody whom they may stand in for is away"
    )
    return make_ruling("E-NO-SEAT", f"{attendee.name}{where} has no vote here: {why}.")


def _warn(name: str, seat: Seat) -> Ruling:
    words = f"{name} votes in the place of {seat.holder} for {seat.on_behalf_of}, and is not named as a substitute."
    return make_ruling("W-SUBSTITUTE-UNNAMED", words)
