"""Confirmation hearings, the veto of a chief constable, and the removal of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec

from answerable.law.deadline import Deadline, last_day_within
from answerable.law.parameter import find_number
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.vote import VetoResult, judge_veto
from answerable.law.words import say_day

Post = Literal["chief_constable", "deputy", "chief_executive", "chief_finance_officer"]
Stretch = tuple[dt.date, dt.date, str]
"""Days that do not count, from one to another (both included), and why: the period after an election."""

_POST_WORDS = {
    "chief_constable": "the chief constable",
    "deputy": "the deputy",
    "chief_executive": "the chief executive",
    "chief_finance_officer": "the chief finance officer",
}


def hearing_deadline(received: dt.date, *, left_out: Sequence[Stretch] = ()) -> Deadline:
    """The last day for the panel's report on an appointment: three weeks beginning with the day of the notice."""
    number = find_number("hearing.days", received)
    return last_day_within(received, number.value, left_out=left_out, source=number.source, verified=number.verified)


def judge_hearing(
    post: Post, received: dt.date, reported: dt.date | None, on: dt.date, *, left_out: Sequence[Stretch] = ()
) -> tuple[Ruling, ...]:
    """Whether the panel reported on an appointment in time; while it has not, whether a day is past the limit."""
    last = hearing_deadline(received, left_out=left_out).day
    if (reported or on) <= last:
        return ()
    how = f"reported on {say_day(reported)}" if reported else "has not reported"
    words = (
        f"The panel {how} on the appointment of {_POST_WORDS[post]}, notified on {say_day(received)}: the last day "
        f"was {say_day(last)}, and the appointment can be made without it."
    )
    return (make_ruling("E-HEARING-LATE", words),)


def judge_appointment(
    post: Post,
    appointed: dt.date,
    received: dt.date,
    *,
    reported: dt.date | None = None,
    responded: dt.date | None = None,
    vetoed: bool = False,
    left_out: Sequence[Stretch] = (),
) -> tuple[Ruling, ...]:
    """Whether an appointment waited for the end of the hearing: the panel's report and the body's answer to it, or
    three weeks without a report."""
    last = hearing_deadline(received, left_out=left_out).day
    who, day = _POST_WORDS[post], say_day(appointed)
    in_time = reported is not None and reported <= last
    if in_time and vetoed and post == "chief_constable":
        words = f"The panel vetoed this candidate for {who}: another must be proposed."
    elif not in_time and appointed <= last:
        words = f"{_capital(who)} cannot be appointed on {day}: the panel has until {say_day(last)} to report."
    elif in_time and (responded is None or appointed < responded):
        words = f"{_capital(who)} cannot be appointed on {day}: the body first says if it accepts the panel's report."
    else:
        return ()
    return (make_ruling("E-APPOINT-BEFORE-END", words),)


def judge_chief_veto(
    members: int,
    for_: int,
    against: int = 0,
    *,
    received: dt.date,
    reported: dt.date,
    second: bool = False,
    left_out: Sequence[Stretch] = (),
) -> VetoResult:
    """A vote on a veto of a chief constable: two thirds of all members, in three weeks, and once.

    `second` is whether this candidate comes after one who was vetoed.
    """
    vote = judge_veto(members, for_, against, on=reported)
    late = judge_hearing("chief_constable", received, reported, reported, left_out=left_out)
    again: tuple[Ruling, ...] = ()
    if second:
        words = "A reserve candidate cannot be vetoed: the panel may recommend."
        again = (make_ruling("E-CC-SECOND-VETO", words),)
    rulings = (*vote.rulings, *late, *again)
    return msgspec.structs.replace(vote, carried=vote.carried and not late, rulings=rulings)


def removal_deadline(received: dt.date) -> Deadline:
    """The last day for the panel's recommendation on a removal: six weeks, beginning with the day of the notice."""
    number = find_number("hearing.removal_days", received)
    return last_day_within(received, number.value, source=number.source, verified=number.verified)


def judge_removal(
    removed: dt.date, received: dt.date, *, reasons: str, recommended: dt.date | None = None
) -> tuple[Ruling, ...]:
    """Whether a chief constable's removal waited for the panel: reasons in writing, a scrutiny meeting in private and
    a recommendation, or six weeks without one."""
    if not reasons.strip():
        words = "The body gives its reasons for a removal in writing before the panel looks at it."
        return (make_ruling("E-REMOVAL-BEFORE-SCRUTINY", words),)
    last = removal_deadline(received).day
    if removed > last or (recommended is not None and recommended <= removed):
        return ()
    words = f"No removal on {say_day(removed)}: the panel has until {say_day(last)} to recommend."
    return (make_ruling("E-REMOVAL-BEFORE-SCRUTINY", words),)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
