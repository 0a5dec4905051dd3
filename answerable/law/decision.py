"""Decisions and their register, to whom a matter goes, and whom a panel may compel."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from answerable.law.exemption import ConfidentialGround, Openness, judge_exemption
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day, say_number

Matter = Literal["operational", "strategic", "body"]
Addressee = Literal["force", "body"]
Invited = Literal["body", "staff", "chief_constable"]


class DecisionEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as its register has it. `number` is of its `year`: 30 of 2022 for `2022/030`."""

    year: int
    number: int
    day: dt.date
    title: str = ""
    report: str = ""
    openness: Openness = "open"
    paragraph: int | None = None
    ground: ConfidentialGround | None = None
    public_interest_test: str = ""
    author: str = ""
    review_date: dt.date | None = None

    @property
    def ref(self) -> str:
        return f"{self.year}/{self.number:03}"


def judge_decision(
    entry: DecisionEntry, register: Iterable[DecisionEntry] = (), *, binding: bool = True
) -> tuple[Ruling, ...]:
    """What the rules say of a decision that is to join a register: its number, its date, its report, its ground.

    `binding` False for a body outside Part VA of the 1972 Act: then a missing ground warns only.
    """
    others = [other for other in register if other.year == entry.year]
    rulings: list[Ruling] = []
    if any(other.number == entry.number for other in others):
        words = f"The register has a decision {entry.ref} already: give this one the next number."
        rulings.append(make_ruling("E-DECISION-REF-DUPLICATE", words))
    rulings += _judge_neighbours(entry, others)
    if not entry.report.strip():
        words = f"Decision {entry.ref} has no report that says what was decided and why."
        rulings.append(make_ruling("E-DECISION-NO-REPORT", words))
    rulings += judge_exemption(
        entry.openness,
        entry.day,
        paragraph=entry.paragraph,
        ground=entry.ground,
        public_interest_test=entry.public_interest_test,
        author=entry.author,
        review_date=entry.review_date,
        binding=binding,
    )
    return tuple(rulings)


def judge_register(entries: Sequence[DecisionEntry]) -> tuple[Ruling, ...]:
    """Whether a register has each number once, and its numbers in the order of their dates.

    Out of order are the fewest decisions without which the rest would be in order.
    """
    counts = Counter(entry.ref for entry in entries)
    rulings = [
        make_ruling("E-DECISION-REF-DUPLICATE", f"The register has {say_number(count)} decisions {ref}.")
        for ref, count in counts.items()
        if count > 1
    ]
    numbered = sorted(entries, key=lambda entry: (entry.year, entry.number, entry.day))
    rulings += [
        make_ruling(
            "W-DECISION-ORDER", f"Decision {entry.ref} of {say_day(entry.day)} is out of the order of its number."
        )
        for entry in _list_out_of_order(numbered)
    ]
    return tuple(rulings)


def next_decision(entries: Iterable[DecisionEntry], year: int) -> int:
    """The number after the highest that a year has."""
    return max((entry.number for entry in entries if entry.year == year), default=0) + 1


def judge_addressee(matter: Matter, addressee: Addressee) -> tuple[Ruling, ...]:
    """Whether a question or recommendation goes to who answers for it.

    The chief constable has direction and control of the force: why an officer was deployed is the force's to answer.
    The panel scrutinises the body, and the body holds the chief constable to account for what is strategic.
    """
    if matter == "operational" and addressee == "body":
        words = "This is about how the force is deployed, which the chief constable directs: send it to the force."
    elif matter == "body" and addressee == "force":
        words = "This is about what the body itself decides: send it to the body."
    else:
        return ()
    return (make_ruling("W-OPERATIONAL-MATTER", words),)


def judge_invitation(
    invited: Invited, form: Literal["require", "request"], *, body_required: bool = False
) -> tuple[Ruling, ...]:
    """Whether a panel may call somebody so: the body and its staff it may require, the chief constable only request,
    and only to a meeting to which the body is required to come."""
    if invited != "chief_constable":
        return ()
    if form == "require":
        words = "A panel cannot require the chief constable to attend: word it as a request."
    elif not body_required:
        words = "A panel may request the chief constable only where it requires the body to attend as well."
    else:
        return ()
    return (make_ruling("E-CANNOT-COMPEL-CHIEF", words),)


def _judge_neighbours(entry: DecisionEntry, others: Sequence[DecisionEntry]) -> list[Ruling]:
    earlier = [other for other in others if other.number < entry.number and other.day > entry.day]
    later = [other for other in others if other.number > entry.number and other.day < entry.day]
    if not earlier and not later:
        return []
    other = max(earlier, key=lambda one: one.day) if earlier else min(later, key=lambda one: one.day)
    words = (
        f"Decision {entry.ref} of {say_day(entry.day)} is out of the order of its number: {other.ref} is of "
        f"{say_day(other.day)}."
    )
    return [make_ruling("W-DECISION-ORDER", words)]


def _list_out_of_order(numbered: Sequence[DecisionEntry]) -> list[DecisionEntry]:
    """Those outside the longest run of decisions whose dates do not go back (by patience sorting)."""
    tops: list[dt.date] = []
    ends: list[int] = []
    before: list[int | None] = []
    for place, entry in enumerate(numbered):
        pile = bisect_right(tops, entry.day)
        before.append(ends[pile - 1] if pile else None)
        tops[pile:], ends[pile:] = [entry.day, *tops[pile + 1 :]], [place, *ends[pile + 1 :]]
    kept, at = set(), ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return [entry for place, entry in enumerate(numbered) if place not in kept]
