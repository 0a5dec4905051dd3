"""The review of a precept begun, its events recorded as the law allows them, the last one corrected or taken back."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import PreceptEvent, PreceptEventKind, PreceptReview, PreceptStance, SubGroup
from answerable.keeping.queries.desk.precept import events_of, follow, law_event, members_on
from answerable.keeping.queries.desk.precept_sheet import REPLIES, REPORTS
from answerable.law.day import say_financial_year
from answerable.law.precept import take
from answerable.law.ruling import list_stops
from answerable.law.vote import judge_veto

KIND = PreceptEventKind
# What did happen, only late, may be recorded by who may overrule. Nothing else that the law stops is recorded.
LATE = frozenset({"E-PRECEPT-NOTICE-LATE", "E-PANEL-REPORT-LATE", "E-REVISED-LATE", "E-FINAL-RESPONSE-LATE"})
AMOUNTS = frozenset({KIND.NOTIFIED, KIND.REVISED, KIND.ISSUED})
LEAST_REASON = 10
# The field of a form that a ruling is about.
FIELDS = dict.fromkeys(LATE, "date") | {
    "E-REVISED-DIRECTION": "amount",
    "E-PRECEPT-NOT-RECOMMENDED": "amount",
    "E-VOTE-COUNT": "for_count",
    "E-VETO-MAJORITY": "stance",
    "E-VETO-NOT-STATED": "stance",
    "E-SECOND-VETO": "stance",
    "E-SPECIAL-FUNCTION-DELEGATED": "sitting",
    "E-CAPABILITY": "veto",
}


@transaction.atomic
def begin_review(body, panel, *, by, year, **values):
    """Begin a panel's review of a body's precept for the year that begins on 1 April of `year`; gives it.

    `values` are other fields of `PreceptReview`. Nobody outside sees it until it is announced.
    """
    if body == panel:
        raise RefusedError("A panel reviews another body's precept: choose the policing body.", field="body")
    _refuse_dates(values.get("consultation_first_on"), values.get("consultation_last_on"))
    if PreceptReview.objects.standing().filter(body=body, year=year).exists():
        said = say_financial_year(year)
        raise RefusedError(f"The precept of {body.name} for {said} is under review already.", field="year")
    return add_row(PreceptReview, by=by, act="begin precept review", body=body, panel=panel, year=year, **values)


def change_review(review, *, by, revision, **values):
    """Change what a review rests on; what its events rest on stays once they are recorded."""
    recorded = bool(events_of(review))
    if recorded and values.get("proposed", review.proposed) != review.proposed:
        raise RefusedError("It was notified: correct that event where its amount is wrong.", field="proposed")
    if recorded and values.get("can_veto", review.can_veto) != review.can_veto:
        raise RefusedError("Events are recorded by it: take them back before you change this.", field="can_veto")
    first = values.get("consultation_first_on", review.consultation_first_on)
    _refuse_dates(first, values.get("consultation_last_on", review.consultation_last_on))
    return change_row(
        review, by=by, act="change precept review", revision=revision, is_public=bool(review.announced_on), **values
    )


def announce_review(review, *, by, on=None):
    """Let the public see a review whose precept was notified: limits, amounts, votes, rulings, what came of it."""
    if review.announced_on:
        return review
    if not events_of(review):
        raise RefusedError("The proposed precept has not been notified yet: there is nothing to show.")
    on = on or timezone.localdate()
    return change_row(review, by=by, act="announce precept review", is_public=True, announced_on=on)


@transaction.atomic
def record_event(review, kind, *, by, date, overruled=(), why="", today=None, **values):
    """Record that something happened to a precept; gives the `PreceptEvent`.

    `values` are other fields of it. What the law stops is refused with its sentence, and nothing is written. A fact
    that happened late (`LATE`) is recorded all the same where its code is `overruled`, with `why`: its ruling stays
    beside it, and a veto reported late has no effect. Members not given are those with a seat on the day.
    """
    queue_writers()
    values = {name: value for name, value in values.items() if value not in (None, "", [])}
    if values.get("stance") != PreceptStance.VETOES:
        values.pop("direction", None)
    row = PreceptEvent(review=review, kind=kind, date=date, **values)
    if row.kind == KIND.REVIEWED and row.members is None:
        row.members = values["members"] = members_on(review.panel, date)
    _refuse_impossible(row, today or timezone.localdate())
    given = _judge(review, row, set(overruled))
    told = sorted({ruling.code for ruling in given} & set(overruled))
    if told:
        _refuse_without_reason(why)
        values |= {"overruled": told, "overruled_why": why.strip(), "overruled_by": by}
    is_public = bool(review.announced_on)
    made = add_row(
        PreceptEvent, by=by, act="record precept event", reason=why.strip() if told else "", is_public=is_public,
        review=review, kind=kind, date=date, **values,
    )  # fmt: skip
    if row.kind == KIND.NOTIFIED:
        change_row(review, by=by, act="note proposed precept", is_public=is_public, proposed=row.amount)
    return made


@transaction.atomic
def correct_event(event, *, by, why, revision=None, **values):
    """Put the last event right: it is taken back, and recorded anew with its paper, if one was published."""
    _refuse_without_reason(why)
    _take_back(event, by, why, revision)
    paper = values.pop("paper", None) or (event.publication.paper if event.publication else None)
    kept = values | {"publication": event.publication, "paper": paper}
    return record_event(event.review, event.kind, by=by, why=why, **kept)


@transaction.atomic
def take_back_event(event, *, by, why, revision=None):
    """Take the last event back, recorded by mistake. One whose paper is public is corrected instead."""
    _refuse_without_reason(why)
    if event.publication_id:
        raise RefusedError("Its paper is published: correct the event, and publish the paper again.")
    return _take_back(event, by, why, revision)


def word_event(event, *, by, words, revision=None):
    """Write what the panel or the body says, as its paper prints it; what is published stays until it is again."""
    if event.kind not in REPORTS | REPLIES:
        raise RefusedError("No paper belongs to this step.")
    return change_row(event, by=by, act="write precept paper", revision=revision, words=words.strip())


def _judge(review, row, overruled):
    """The rulings on an event; raises `RefusedError` where one stops it."""
    if overruled - LATE:
        raise RefusedError("Only what happened late may be recorded in spite of the law.")
    _refuse_elsewhere(review, row)
    stands, _ = follow(review, events_of(review))
    rulings = (*_judge_count(row), *take(stands, law_event(row, review.panel_id), overruled=overruled).rulings)
    stops = list_stops(rulings)
    if stops:
        words = " ".join(dict.fromkeys(ruling.words for ruling in stops))
        raise RefusedError(words, rulings=rulings, field=FIELDS.get(stops[0].code, ""))
    return rulings


def _judge_count(row):
    """Whether the votes fit the members, abstentions with them."""
    if row.kind != KIND.REVIEWED or row.for_count is None:
        return ()
    counted = judge_veto(
        row.members, row.for_count, row.against_count or 0, abstained=row.abstained_count or 0, on=row.date
    )
    return tuple(ruling for ruling in counted.rulings if ruling.code == "E-VOTE-COUNT")


def _refuse_impossible(row, today):
    if row.date > today:
        raise RefusedError("Record it once it has happened: this day has not come.", field="date")
    if row.kind in AMOUNTS and (row.amount is None or row.amount <= 0):
        raise RefusedError("Give the amount of band D in pounds.", field="amount")
    if row.kind in REPORTS and not row.stance:
        raise RefusedError("Say what the panel's report says of the precept.", field="stance")
    if row.stance == PreceptStance.REJECTS and row.kind != KIND.SECOND_REPORTED:
        raise RefusedError("Only the revised precept is rejected: the first is vetoed or not.", field="stance")
    if row.kind == KIND.REVIEWED and row.veto and row.for_count is None:
        raise RefusedError("Give the votes on the veto.", field="for_count")


def _refuse_elsewhere(review, row):
    """A sitting of neither the panel nor a sub-group of it has nothing to do with the precept."""
    if row.sitting is None or row.sitting.body_id == review.panel_id:
        return
    groups = SubGroup.objects.standing().filter(parent=review.panel_id, body=row.sitting.body_id)
    if not groups.exists():
        raise RefusedError(f"That meeting is not one of {review.panel.name}.", field="sitting")


def _refuse_without_reason(why):
    if sum(map(str.isalnum, why)) < LEAST_REASON:
        raise RefusedError("Say in a sentence why: it stays beside the event.", field="why")


def _take_back(event, by, why, revision):
    queue_writers()
    last = events_of(event.review)[-1:]
    if [row.pk for row in last] != [event.pk]:
        raise RefusedError("Only the last event can be corrected or taken back: take back those after it first.")
    is_public = bool(event.review.announced_on)
    return remove_row(
        event, by=by, act="take back precept event", revision=revision, reason=why.strip(), is_public=is_public
    )


def _refuse_dates(first, last):
    if first and last and last < first:
        raise RefusedError(
            "The consultation ends before it begins: put the two days right.", field="consultation_last_on"
        )
