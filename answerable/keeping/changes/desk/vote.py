"""Votes taken: counted or seat by seat, held to the majority that the motion needs."""

from collections import Counter

from django.db import transaction

from answerable.keeping.changes.desk.minute import log_edit, refuse_settled, write_happening
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import Mark, MinuteEntry, SubGroup, Vote, VoteKind
from answerable.keeping.queries.desk.interest import declared_at, judge_conduct
from answerable.keeping.queries.desk.roll import roll_of
from answerable.law.programme import judge_delegation
from answerable.law.ruling import list_stops
from answerable.law.vote import judge_veto, judge_vote

SIDES = ("for", "against", "abstained")


@transaction.atomic
def take_vote(
    minute,
    motion,
    *,
    by,
    kind=VoteKind.ORDINARY,
    for_count=0,
    against_count=0,
    abstained_count=0,
    casting="",
    ballots=(),
):
    """Minute a vote under a minute; gives the `Vote`.

    `ballots` are `(key of a seat, "for" | "against" | "abstained")`; where there are any, they are what is counted.
    Raises `RefusedError` where somebody votes who has no seat or is not there (E-NO-SEAT), votes in spite of an
    interest (E-DPI-VOTE), or where the numbers cannot be (E-VOTE-COUNT).
    """
    refuse_settled(minute.sitting)
    if not motion.strip():
        raise RefusedError("Say what was voted on.", field="motion")
    _refuse_delegated(minute, kind)
    roll = roll_of(minute.sitting)
    named = _name_ballots(minute, roll, ballots)
    counts = Counter(ballot["vote"] for ballot in named)
    for_, against, abstained = (
        [counts[side] for side in SIDES] if named else (for_count, against_count, abstained_count)
    )
    if not named:
        _refuse_more_than_there(minute, roll, for_ + against + abstained)
    if kind != VoteKind.ORDINARY and not named:
        raise RefusedError("Each member's vote is minuted in this kind of vote: put down each seat's.", field="kind")
    values = _judge(kind, for_, against, abstained, casting, roll.members, minute.sitting.date)
    values |= {"for_count": for_, "against_count": against, "abstained_count": abstained, "ballots": named}
    values |= {"motion": motion.strip(), "kind": kind, "casting": casting, "members": roll.members or None}
    vote = add_row(Vote, by=by, act="take vote", minute=minute, **values)
    write_happening(minute.sitting, Mark.VOTE, {"vote": vote.pk}, by=by, minute=minute, text=vote.motion)
    return vote


@transaction.atomic
def remove_vote(vote, *, by, revision=None):
    """Take away a vote that was minuted in error, with its entry."""
    refuse_settled(vote.minute.sitting)
    entries = MinuteEntry.objects.standing().filter(minute=vote.minute, mark=Mark.VOTE)
    for entry in entries:
        if entry.details.get("vote") == vote.pk:
            log_edit(remove_row(entry, by=by, act="remove vote"), by=by, told={"remove": True})
    return remove_row(vote, by=by, act="remove vote", revision=revision)


@transaction.atomic
def cast_casting_vote(vote, side, *, by, revision=None):
    """The chair decides a tie."""
    refuse_settled(vote.minute.sitting)
    if vote.kind == VoteKind.VETO:
        raise RefusedError("A casting vote does not decide a veto: it needs two thirds of all members.")
    on = vote.minute.sitting.date
    values = _judge(vote.kind, vote.for_count, vote.against_count, vote.abstained_count, side, vote.members or 0, on)
    return change_row(vote, by=by, act="cast casting vote", revision=revision, casting=side, **values)


def _judge(kind, for_, against, abstained, casting, members, on):
    if kind == VoteKind.VETO:
        if not members:
            raise RefusedError("A veto needs the panel's seats: put them down first, with their holders.")
        result = judge_veto(members, for_, against, abstained=abstained, on=on)
        stops = [ruling for ruling in list_stops(result.rulings) if ruling.code != "E-VETO-MAJORITY"]
    else:
        result = judge_vote(for_, against, casting or None, members=members or None)
        stops = list_stops(result.rulings)
    if stops:
        raise RefusedError(stops[0].words, rulings=stops, field="for_count")
    return {"carried": result.carried, "needed": getattr(result, "needed", None), "words": result.words}


def _refuse_delegated(minute, kind):
    """A sub-group may prepare the review of a precept, and does not vote on a veto of it."""
    sitting = minute.sitting
    if kind == VoteKind.VETO and SubGroup.objects.standing().filter(body=sitting.body_id).exists():
        rulings = judge_delegation(["precept_review"], on=sitting.date)
        raise RefusedError(rulings[0].words, rulings=rulings, field="kind")


def _name_ballots(minute, roll, ballots):
    """The ballots with who cast them, each held against the roll and against the interests declared."""
    there = {line.seat.pk: line for line in roll.lines if line.sits and line.sits.left_at is None}
    interests = [one.interest for one in declared_at(minute.sitting, minute.business)] if minute.business_id else []
    named = []
    for seat, side in ballots:
        line = there.get(seat)
        if line is None or not line.seat.is_voting or side not in SIDES:
            raise RefusedError("A vote was put down for a seat that nobody votes in just now: call the roll first.")
        if any(ballot["seat"] == seat for ballot in named):
            raise RefusedError(f"The seat of {line.sits.name} would vote twice: one vote a seat.")
        _refuse_interested(minute, line.sits, interests, side)
        named.append({"seat": seat, "person": line.sits.person_id, "name": line.sits.name, "vote": side})
    return named


def _refuse_interested(minute, entry, interests, side):
    """Who may not vote does not abstain either: they are not there."""
    for interest in interests:
        if entry.person_id is None or interest.person_id != entry.person_id:
            continue
        rulings = judge_conduct(interest, minute.sitting, voted=True)
        if list_stops(rulings):
            raise RefusedError(rulings[0].words, rulings=rulings)


def _refuse_more_than_there(minute, roll, cast):
    """Votes counted by hand cannot be more than those who may vote at this item."""
    if not roll.members:
        return
    barred = len(_barred(minute) & {line.sits.person_id for line in roll.lines if line.seat.is_voting and line.sits})
    may_vote = roll.here - barred
    if cast > may_vote:
        raise RefusedError(
            f"{cast} votes were put down, and {may_vote} members may vote at this item: count them again.",
            field="for_count",
        )


def _barred(minute):
    """The people in the room who may not vote at the item because of an interest, where the law stops them."""
    declared = declared_at(minute.sitting, minute.business) if minute.business_id else []
    return {
        one.interest.person_id
        for one in declared
        if (one.interest.left_at is None or one.interest.returned_at is not None)
        and list_stops(judge_conduct(one.interest, minute.sitting, voted=True))
    }
