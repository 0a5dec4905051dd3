"""Precepts under review: how each stands by law, its limits, and who must do what next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, Q

from answerable.keeping.models import Body
from answerable.keeping.models.desk import (
    PreceptEvent,
    PreceptEventKind,
    PreceptReview,
    PreceptStance,
    Vote,
    VoteKind,
)
from answerable.keeping.queries.desk.seat import seats_on
from answerable.law import precept_event as law
from answerable.law.deadline import Deadline
from answerable.law.precept import take
from answerable.law.precept_limit import Due, limit_day, list_limits, statutory_day
from answerable.law.precept_state import STATE_WORDS, PreceptYear, find_lapse, list_due
from answerable.law.ruling import Ruling
from answerable.law.vote import judge_vote

KIND = PreceptEventKind
# The step that keeps each limit, and the limits that only a veto brings.
KEPT_BY = {
    "notify": KIND.NOTIFIED,
    "report": KIND.REPORTED,
    "revise": KIND.REVISED,
    "second_report": KIND.SECOND_REPORTED,
    "respond": KIND.FINALLY_RESPONDED,
    "issue": KIND.ISSUED,
}
AFTER_VETO = frozenset({"revise", "second_report", "respond"})
BEFORE_REPORT = frozenset({"awaiting_notice", "notified", "reviewed"})
NEXT_STEP = {
    "awaiting_notice": KIND.NOTIFIED,
    "notified": KIND.REVIEWED,
    "reviewed": KIND.REPORTED,
    "reported": KIND.RESPONDED,
    "responded": KIND.ISSUED,
    "vetoed": KIND.REVISED,
    "revised": KIND.SECOND_REPORTED,
    "second_reported": KIND.FINALLY_RESPONDED,
    "finally_responded": KIND.ISSUED,
}


LAPSED_WORDS = {
    "report": "the panel did not report by the limit",
    "second_report": "the panel did not report on the revised precept by the limit",
}


@dataclass(frozen=True, slots=True)
class TakenStep:
    """An event as it was taken: its row, what was voted in words, and the rulings on it."""

    row: PreceptEvent
    vote: str
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit of the year: who must do what by when, and how that stands (`is_next`: it is the next to be kept)."""

    key: str
    who: str
    must: str
    deadline: Deadline
    standing: str
    is_next: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a precept stands on a day. `rulings` are those on the consultation; each step has its own."""

    precept: PreceptYear
    words: str
    steps: list[TakenStep]
    limits: list[LimitLine]
    due: tuple[Due, ...]
    next_kinds: list[PreceptEventKind]
    rulings: tuple[Ruling, ...]


def list_reviews(bodies):
    """The reviews in which these bodies are panel or policing body, the latest year first, with their events."""
    return _with_events().filter(Q(body__in=bodies) | Q(panel__in=bodies)).order_by("-year", "body__name")


def list_parties():
    """The bodies that a review can be of or by: every one of the record."""
    return Body.objects.standing().order_by("name")


def list_announced():
    """The reviews that the public may see, the latest year first, with their events."""
    return _with_events().exclude(announced_on=None).order_by("-year", "body__name")


def find_review(key):
    """A review with its bodies and its events (`taken`), or `None`."""
    return _with_events().filter(pk=key).first()


def find_event(key):
    """An event with its review, or `None`."""
    rows = PreceptEvent.objects.standing().select_related(
        "review__body", "review__panel", "sitting", "paper", "publication__paper"
    )
    return rows.filter(pk=key, review__removed_at=None).first()


def events_of(review):
    """The events of a review, in the order in which they were recorded."""
    rows = PreceptEvent.objects.standing().filter(review=review)
    return list(rows.select_related("sitting__body", "paper", "publication").order_by("pk"))


def all_events_of(review):
    """The events of a review, those taken back with them: their trace stays."""
    return list(PreceptEvent.objects.filter(review=review).select_related("review__body", "sitting__body"))


def law_event(row, panel_id):
    """An event as the law knows it. What a sub-group's sitting did is told as that."""
    recommended = tuple(Decimal(amount) for amount in row.recommended)
    vetoes = row.stance == PreceptStance.VETOES
    match row.kind:
        case KIND.NOTIFIED:
            return law.Notified(day=row.date, amount=row.amount)
        case KIND.REVIEWED:
            return law.PanelReviewed(
                day=row.date,
                members=row.members or 0,
                veto_moved=row.veto,
                veto_for=row.for_count or 0,
                veto_against=row.against_count or 0,
                by_sub_group=row.sitting is not None and row.sitting.body_id != panel_id,
            )
        case KIND.REPORTED:
            direction = row.direction or None
            return law.ReportIssued(day=row.date, veto=vetoes, direction=direction, recommended=recommended)
        case KIND.RESPONDED:
            return law.Responded(day=row.date)
        case KIND.REVISED:
            return law.RevisedNotified(day=row.date, amount=row.amount)
        case KIND.SECOND_REPORTED:
            return law.SecondReport(day=row.date, veto=vetoes, recommended=recommended)
        case KIND.FINALLY_RESPONDED:
            return law.FinalResponse(day=row.date)
    return law.Issued(day=row.date, amount=row.amount)


def follow(review, rows):
    """The precept after its events, and each event with the rulings that it was recorded with."""
    stands, steps = PreceptYear(year=review.year, can_veto=review.can_veto), []
    for row in rows:
        outcome = take(stands, law_event(row, review.panel_id), overruled=row.overruled)
        stands = outcome.precept
        steps.append(TakenStep(row, _say_vote(row, stands), outcome.rulings))
    return stands, steps


def standing_of(review, today: dt.date, rows: Sequence[PreceptEvent] | None = None) -> Standing:
    """How a review stands on a day, worked out from its events."""
    stands, steps = follow(review, events_of(review) if rows is None else rows)
    due = list_due(stands, today)
    taken = {step.row.kind: step.row for step in steps}
    lapsed = find_lapse(stands, today)
    following = [NEXT_STEP[stands.state]] if stands.state in NEXT_STEP else []
    return Standing(
        precept=stands,
        words=LAPSED_WORDS[lapsed] if lapsed else STATE_WORDS[stands.state],
        steps=steps,
        limits=[_limit_line(limit, stands, taken, due, lapsed, today) for limit in list_limits()],
        due=due,
        next_kinds=[*following, *([KIND.ISSUED] if lapsed else [])],
        rulings=judge_consultation(review),
    )


def judge_consultation(review) -> tuple[Ruling, ...]:
    """What the law says of when the public is asked."""
    if review.consultation_last_on is None:
        return ()
    begins = review.consultation_first_on or review.consultation_last_on
    event = law.Consulted(day=begins, ends=review.consultation_last_on)
    return take(PreceptYear(year=review.year), event).rulings


def members_on(panel, day: dt.date) -> int:
    """How many members with a vote are in office on a day; vacant seats do not count."""
    return sum(each.holder is not None and each.is_voting for each in seats_on(panel, day))


def veto_vote_at(sitting):
    """The vote on a veto that was minuted at a sitting, or `None`."""
    rows = Vote.objects.standing().filter(minute__sitting=sitting, minute__removed_at=None, kind=VoteKind.VETO)
    return rows.order_by("-pk").first()


def _with_events():
    related = ("sitting__body", "sitting__meeting__body", "paper", "publication")
    events = PreceptEvent.objects.standing().select_related(*related).order_by("pk")
    rows = PreceptReview.objects.standing().select_related("body", "panel", "sitting__body")
    return rows.prefetch_related(Prefetch("events", events, to_attr="taken"))


def _say_vote(row, stands):
    """A vote in words: on the veto, where one was moved, else on the panel's view."""
    if row.kind != KIND.REVIEWED or row.for_count is None:
        return ""
    if row.veto:
        return stands.vote.words if stands.vote else ""
    return judge_vote(row.for_count, row.against_count or 0, members=row.members).words


def _limit_line(limit, stands, taken, due, lapsed, today):
    statutory = statutory_day(limit.key, stands.year)
    is_next = any(one.must == limit.must for one in due)
    done = taken.get(KEPT_BY[limit.key])
    is_over = lapsed is not None or stands.state == "issued"
    if done:
        standing = f"done {'late ' if done.date > statutory else ''}on {done.date:%-d %B %Y}"
    elif limit.key in AFTER_VETO and not _was_vetoed(stands):
        is_open = stands.state in BEFORE_REPORT and not is_over
        standing = "only after a veto" if is_open else "not needed: there is no veto"
    elif limit.key == "respond" and is_over:
        standing = "not needed: there is no second report"
    elif today > statutory:
        standing = "was not done in time"
    else:
        standing = "next" if is_next else "to come"
    return LimitLine(limit.key, limit.who, limit.must, limit_day(limit.key, stands.year), standing, is_next)


def _was_vetoed(stands):
    return stands.revised is not None or stands.state == "vetoed"
