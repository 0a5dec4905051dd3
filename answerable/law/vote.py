"""Votes: two thirds of all members for a veto, a simple majority otherwise, and what a casting vote can do."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from answerable.law.parameter import find_number
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_count

Side = Literal["for", "against"]


class VetoResult(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a veto is carried, and the votes it needed of how many members."""

    carried: bool
    needed: int
    words: str
    rulings: tuple[Ruling, ...] = ()


class VoteResult(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a motion is carried; `carried` is nothing while a tie is unresolved."""

    carried: bool | None
    words: str
    rulings: tuple[Ruling, ...] = ()


def votes_for_veto(members: int, on: dt.date | None = None) -> int:
    """The least votes that are two thirds of all members: absent members and abstentions count against, vacancies do
    not count. Police Reform and Social Responsibility Act 2011 sch.5 para 4(4)."""
    if members < 1:
        raise ValueError("A veto needs a panel with members: give how many there are at the time of the vote.")
    share, whole = find_number("veto.share", on).value, find_number("veto.whole", on).value
    return -(-share * members // whole)


def judge_veto(
    members: int, for_: int, against: int = 0, *, abstained: int = 0, on: dt.date | None = None
) -> VetoResult:
    """A vote on a veto. `members` are those in office when the vote is taken, not those in the room."""
    needed = votes_for_veto(max(members, 1), on)
    miscounted = _judge_count(members, for_, against, abstained)
    if miscounted:
        return VetoResult(carried=False, needed=needed, words=miscounted[0].words, rulings=miscounted)
    if for_ >= needed:
        words = f"The veto is carried: {for_} of {members} members voted for it, and {needed} are needed."
        return VetoResult(carried=True, needed=needed, words=words)
    words = f"No veto: {for_} of {members} is below {needed}, two thirds of all members in office."
    return VetoResult(carried=False, needed=needed, words=words, rulings=(make_ruling("E-VETO-MAJORITY", words),))


def judge_vote(for_: int, against: int, casting: Side | None = None, *, members: int | None = None) -> VoteResult:
    """An ordinary vote: a simple majority of those voting; on a tie the chair's casting vote decides."""
    miscounted = _judge_count(members, for_, against, 0)
    if miscounted:
        return VoteResult(carried=None, words=miscounted[0].words, rulings=miscounted)
    counted = f"{for_} for, {against} against"
    if for_ != against:
        unused = " There was no tie, so the casting vote does not count." if casting else ""
        return VoteResult(carried=for_ > against, words=f"{_say_outcome(for_ > against)}: {counted}.{unused}")
    if casting:
        outcome = _say_outcome(casting == "for")
        return VoteResult(carried=casting == "for", words=f"{outcome} on the chair's casting vote: {counted}.")
    words = f"A tie ({counted}): the chair's casting vote is needed, or the motion is not carried."
    return VoteResult(carried=None, words=words, rulings=(make_ruling("E-TIE-UNRESOLVED", words),))


def _say_outcome(carried: bool) -> str:
    return "Carried" if carried else "Not carried"


def _judge_count(members: int | None, for_: int, against: int, abstained: int) -> tuple[Ruling, ...]:
    cast = for_ + against + abstained
    if min(for_, against, abstained) < 0:
        words = "A number of votes is below nought: count them again."
    elif members is not None and members < 1:
        words = "No members are given: say how many were in office when the vote was taken."
    elif members is not None and cast > members:
        words = f"{cast} votes and abstentions are more than {say_count(members, 'member')}: count them again."
    else:
        return ()
    return (make_ruling("E-VOTE-COUNT", words),)
