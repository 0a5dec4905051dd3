"""The minutes of a sitting as the sheet that is printed: the public's, or the part that is closed to it."""

import datetime as dt
import hashlib
from dataclasses import replace

from answerable.keeping.minute_line import read_day
from answerable.keeping.models.desk import Confirmation, Mark, MinutesState, Regime, RollManner, Sitting, VoteKind
from answerable.keeping.queries.desk.interest import declared_at
from answerable.keeping.queries.desk.minute import clause_numbers, minutes_of
from answerable.keeping.queries.desk.roll import entries_of, orders_of
from answerable.law.interest import may_publish_details
from answerable.printing.minutes import (
    ActionAgreed,
    AnswerGiven,
    Attendee,
    Break,
    ChairHanded,
    InterestTold,
    MinuteLine,
    MinutesSheet,
    Moved,
    Note,
    PromiseMade,
    QuestionPut,
    ResolutionMade,
    VoteTaken,
)

CLOSED_WORDS = "Considered after the public was excluded."
EXEMPT_WORDS = (
    "Considered after the public was excluded, under paragraph {} of part 1 of schedule 12A to the Local Government "
    "Act 1972."
)
# A vote of these kinds is printed with how each member voted.
NAMED = (VoteKind.RECORDED, VoteKind.VETO)


def sheet_of(sitting, *, is_closed_part=False):
    """The minutes of a sitting as a `MinutesSheet`, in the layout of its body's regime.

    The sheet for the public is built from open minutes alone; of a closed one it holds the title and the summary
    (Local Government Act 1972 s.100C(2)). `is_closed_part` gives the closed minutes instead, for members.
    """
    minutes = minutes_of(sitting)
    declared = {}
    for one in declared_at(sitting):
        declared.setdefault(one.interest.business_id, []).append(one.interest)
    lines = [
        _line(minute, declared.get(minute.business_id, ()), is_closed_part)
        for minute in minutes
        if not (is_closed_part and minute.is_open)
    ]
    orders = orders_of(sitting)
    confirmation = Confirmation.objects.standing().filter(sitting=sitting).select_related("signed_by").first()
    is_final = confirmation is not None and confirmation.state in (MinutesState.CONFIRMED, MinutesState.SIGNED)
    is_signed = is_final and confirmation.signed_by is not None
    return MinutesSheet(
        body=sitting.body.name,
        layout="board" if orders is not None and orders.regime == Regime.BOARD else "panel",
        date=sitting.date,
        start_time=sitting.start_time,
        end_time=sitting.end_time,
        venue=sitting.venue,
        chair=sitting.chair.name if sitting.chair else "",
        lines=tuple(lines),
        state="confirmed" if is_final else "draft",
        signed_by=confirmation.signed_by.name if is_signed else "",
        signed_on=confirmation.signed_on if is_signed else None,
        next_meeting=_next_meeting(sitting),
        recording="" if is_closed_part else sitting.recording,
        **_attendance(sitting),
    )


def hash_sheets(sitting):
    """The SHA-256 of all that the minutes of a sitting say, closed part and all; not of how far they are."""
    unsigned = {"state": "draft", "signed_by": "", "signed_on": None, "next_meeting": None}
    sheets = [replace(sheet_of(sitting, is_closed_part=part), **unsigned) for part in (False, True)]
    return hashlib.sha256(repr(sheets).encode()).hexdigest()


def entry_of(entry, votes, clauses, ref=""):
    """A minuted entry as it is printed, or `None` for one without words; a note of several lines is several."""
    text, details = entry.text, entry.details
    match entry.mark:
        case Mark.BREAK:
            return Break(at=_hour(details["at"]), until=_hour(details["until"]))
        case Mark.CHAIR:
            return ChairHanded(to=details["to"], at=_hour(details.get("at")))
        case Mark.ARRIVAL | Mark.DEPARTURE:
            arrives = entry.mark == Mark.ARRIVAL
            return Moved(person=details["person"], arrives=arrives, at=_hour(details.get("at")))
        case Mark.VOTE:
            return _vote(votes.get(details.get("vote")))
    if not text.strip():
        return None
    if entry.mark == Mark.ANSWER:
        return AnswerGiven(by=details.get("by", ""), points=tuple(text.split("\n")))
    text = " ".join(text.split())
    match entry.mark:
        case Mark.QUESTION:
            return QuestionPut(text=text, **details)
        case Mark.PROMISE:
            return PromiseMade(text=text)
        case Mark.ACTION:
            due = details.get("due", "")
            return ActionAgreed(text=text, owner=details.get("owner", ""), due=read_day(due) or due, ref=ref)
        case Mark.RESOLUTION:
            return ResolutionMade(sub=clauses.get(entry.key, ""), text=text)
    return Note(text=text)


def _line(minute, interests, is_closed_part):
    opens = minute.is_open or is_closed_part
    mark = minute.recording_seconds
    return MinuteLine(
        ref=minute.ref,
        title=minute.title,
        section=minute.section,
        entries=tuple(_entries(minute, interests)) if opens else (Note(text=_summary(minute)),),
        recording_mark=str(dt.timedelta(seconds=mark)) if mark is not None and minute.is_open else "",
    )


def _entries(minute, interests):
    for interest in interests:
        yield _interest(interest)
    entries = [entry for entry in minute.kept_entries if entry.beside_id is None]
    votes = {vote.pk: vote for vote in minute.votes.all()}
    clauses = clause_numbers([entry for entry in entries if entry.text.strip()])
    for entry in entries:
        if entry.mark == Mark.NOTE:
            yield from (Note(text=line.strip()) for line in entry.text.split("\n") if line.strip())
        elif (printed := entry_of(entry, votes, clauses, minute.ref)) is not None:
            yield printed


def _interest(interest):
    """An interest as it is printed: of a sensitive one, only that there is one (Localism Act 2011 s.32)."""
    words = [interest.nature.strip()] if may_publish_details(sensitive=interest.is_sensitive) else []
    if interest.left_at:
        back = f" and returned at {interest.returned_at:%H:%M}" if interest.returned_at else ""
        words.append(f"left the room at {interest.left_at:%H:%M}{back}")
    kind = "interest" if interest.is_sensitive else interest.get_kind_display()
    told = "; ".join(part.rstrip(".") for part in words if part)
    return InterestTold(person=interest.person.name, kind=kind, words=f"{told}." if told else "")


def _vote(vote):
    if vote is None:
        return None
    needs_words = vote.casting or vote.carried is None or vote.kind == VoteKind.VETO
    return VoteTaken(
        motion=vote.motion if vote.motion.endswith((".", "?")) else f"{vote.motion}.",
        for_=vote.for_count,
        against=vote.against_count,
        abstained=vote.abstained_count,
        carried=bool(vote.carried),
        needed=vote.needed,
        words=vote.words if needs_words else "",
        named=tuple((one["name"], one["vote"]) for one in vote.ballots) if vote.kind in NAMED else (),
    )


def _attendance(sitting):
    groups = {RollManner.PRESENT: [], RollManner.ALSO_PRESENT: [], RollManner.APOLOGIES: []}
    for entry in entries_of(sitting):
        if entry.manner in groups:
            instead = entry.stands_in_for.name if entry.stands_in_for else ""
            groups[entry.manner].append(
                Attendee(name=entry.name, role=entry.role, organisation=entry.organisation, substitute_for=instead)
            )
    return {str(manner): tuple(people) for manner, people in groups.items()}


def _summary(minute):
    if minute.summary.strip():
        return minute.summary.strip()
    return EXEMPT_WORDS.format(minute.exempt_paragraph) if minute.exempt_paragraph else CLOSED_WORDS


def _next_meeting(sitting):
    rows = Sitting.objects.standing().filter(body=sitting.body_id, date__gt=sitting.date, status="called")
    following = rows.order_by("date").first()
    return following.date if following else None


def _hour(words):
    return dt.time.fromisoformat(words) if words else None
