"""Interests of members: what one means at a meeting, what may be published of it, and when it must be registered."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

import msgspec

from answerable.law.day import add_months
from answerable.law.deadline import Deadline, last_day_within
from answerable.law.parameter import choose_valid, find_number, read_rows
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day

InterestKind = Literal["disclosable_pecuniary", "other_registerable", "non_registerable"]


class Conduct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a member with an interest of a kind may do, as the parameters have it."""

    kind: InterestKind
    words: str
    may_speak: bool
    may_speak_as_public: bool
    may_vote: bool
    must_leave: bool
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class Dispensation(msgspec.Struct, frozen=True, kw_only=True):
    """Leave in writing to take part in spite of an interest, from one day to another (both included)."""

    granted: dt.date
    until: dt.date
    may_speak: bool = True
    may_vote: bool = True


class Consequence(msgspec.Struct, frozen=True, kw_only=True):
    """What a member may and must do at one item. `must_leave` is for the debate and the vote."""

    may_speak: bool
    may_speak_as_public: bool
    may_vote: bool
    must_leave: bool
    words: str
    source: str = ""
    verified: bool = True


@cache
def list_conducts() -> tuple[Conduct, ...]:
    """What an interest of each kind means, over time."""
    return read_rows("interests.toml", "interest", Conduct)


def find_consequence(
    kind: InterestKind,
    on: dt.date,
    *,
    sensitive: bool = False,
    public_may_speak: bool = False,
    dispensation: Dispensation | None = None,
) -> Consequence:
    """What an interest means at an item of a day, whether or not the public may speak there.

    A sensitive interest has the same consequences; only its details are kept back.
    """
    conduct = choose_valid((row for row in list_conducts() if row.kind == kind), on)
    leave = dispensation if dispensation and dispensation.granted <= on <= dispensation.until else None
    may_speak = conduct.may_speak or bool(leave and leave.may_speak)
    may_vote = conduct.may_vote or bool(leave and leave.may_vote)
    result = Consequence(
        may_speak=may_speak,
        may_speak_as_public=may_speak or (conduct.may_speak_as_public and public_may_speak),
        may_vote=may_vote,
        must_leave=conduct.must_leave and not (may_speak or may_vote),
        words="",
        source=conduct.source,
        verified=conduct.verified,
    )
    return msgspec.structs.replace(result, words=_say(conduct, result, leave, sensitive))


def judge_ballot(
    kind: InterestKind,
    on: dt.date,
    *,
    member: str = "The member",
    voted: bool = False,
    spoke: bool = False,
    stayed: bool = False,
    public_may_speak: bool = False,
    dispensation: Dispensation | None = None,
    binding: bool = True,
) -> tuple[Ruling, ...]:
    """Whether a member with an interest did what they may not: vote, speak, or stay in the room.

    `binding` False for a board whose members no code of conduct binds: then it warns only.
    """
    may = find_consequence(kind, on, public_may_speak=public_may_speak, dispensation=dispensation)
    spoke_unduly = spoke and not may.may_speak_as_public
    done = (
        ("voted", "E-DPI-VOTE", "E-ORI-VOTE", voted and not may.may_vote),
        ("spoke", "E-DPI-VOTE", "E-ORI-SPEAK", spoke_unduly),
        ("stayed in the room", "E-DPI-VOTE", "E-ORI-SPEAK", stayed and may.must_leave),
    )
    return tuple(
        make_ruling(
            of_pecuniary if kind == "disclosable_pecuniary" else of_other,
            f"{member} {verb} on {say_day(on)} with {_KINDS[kind]}; with it a member {may.words}",
            binding=binding,
            verified=may.verified,
        )
        for verb, of_pecuniary, of_other, is_done in done
        if is_done
    )


def may_publish_details(*, sensitive: bool) -> bool:
    """Whether more than the existence of an interest may be published. Of a sensitive one, it may not."""
    return not sensitive


def judge_disclosure(details: str, *, sensitive: bool) -> tuple[Ruling, ...]:
    """Whether something that is about to be public gives the details of a sensitive interest."""
    if may_publish_details(sensitive=sensitive) or not details.strip():
        return ()
    words = "This interest is sensitive: publish that the member has an interest, and none of its details."
    return (make_ruling("E-SENSITIVE-DISCLOSED", words),)


def judge_dispensation(dispensation: Dispensation) -> tuple[Ruling, ...]:
    """Whether a dispensation runs for longer than may be."""
    years = find_number("interest.dispensation_years", dispensation.granted).value
    last = add_months(dispensation.granted, 12 * years) - dt.timedelta(days=1)
    if dispensation.until <= last:
        return ()
    words = f"A dispensation of {say_day(dispensation.granted)} can run for {years} years, until {say_day(last)}."
    return (make_ruling("E-DISPENSATION-LONG", words),)


def register_deadline(office: dt.date) -> Deadline:
    """The last day for notifying disclosable interests: within 28 days beginning with the day of taking office."""
    number = find_number("interest.register_days", office)
    return last_day_within(office, number.value, source=number.source, verified=number.verified)


def judge_registration(office: dt.date, notified: dt.date | None, on: dt.date) -> tuple[Ruling, ...]:
    """Whether interests were notified in time; until they are, whether on a day they are overdue."""
    last = register_deadline(office).day
    if (notified or on) <= last:
        return ()
    how = f"were notified on {say_day(notified)}" if notified else "have not been notified"
    words = f"The interests of a member in office since {say_day(office)} {how}: the last day was {say_day(last)}."
    return (make_ruling("E-DPI-OVERDUE", words),)


_KINDS = {
    "disclosable_pecuniary": "a disclosable pecuniary interest",
    "other_registerable": "an other registerable interest",
    "non_registerable": "an interest that need not be registered",
}


def _say(conduct: Conduct, may: Consequence, leave: Dispensation | None, sensitive: bool) -> str:
    if leave:
        rights = " and ".join(word for word, given in (("speak", may.may_speak), ("vote", may.may_vote)) if given)
        words = f"may {rights or 'take no part'} by dispensation until {say_day(leave.until)}"
    else:
        words = conduct.words
        if conduct.may_speak_as_public and not may.may_speak_as_public:
            words += " (the public may not speak at this item, so neither may the member)"
    return words + ("; declares only that there is an interest." if sensitive else ".")
