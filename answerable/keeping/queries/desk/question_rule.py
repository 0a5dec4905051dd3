"""What the rules say of a question: in time, asked by somebody who may, not too many, and not asked lately."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from answerable.keeping.models import Question
from answerable.keeping.models.desk import QuestionReceived, Regime
from answerable.keeping.queries.desk.question import TAKEN, count_asked, question_clock, words_of
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.law.deadline import Deadline
from answerable.law.question import judge_question, may_repeat_from
from answerable.law.ruling import Ruling
from answerable.tracking.wording import Lexicon, stems_of

SAME_QUESTION = 0.6
"""How alike two questions must be worded (`tracking/wording.py`) for a clerk to be told that they may be the same."""
LOOK_BACK = dt.timedelta(days=366)
MOST_ALIKE = 5
_NO_DEADLINE = Deadline(day=dt.date.max, hour=None, rule="", source="", verified=False, steps=())


@dataclass(frozen=True, slots=True)
class Alike:
    """A question worded like another: its words, the day it was put, and where it is."""

    words: str
    on: dt.date | None
    address: str
    score: float


def judge(question, alike=None) -> tuple[Ruling, ...]:
    """What the rules say of a question to its sitting.

    Only a panel's rules stop, and only the public. Members are held to the same last day, which warns; a
    supplementary needs no notice. That two questions are the same is for a person to say: the six months only warn.
    """
    orders = orders_on(question.body_id, question.sitting.date if question.sitting else timezone.localdate())
    is_public = question.is_public_question
    came = timezone.localtime(question.confirmed_at or question.received_at)
    ruled = judge_question(
        came,
        _deadline_of(question),
        **_eligibility_of(question.asker),
        asked_now=count_asked(question),
        per_person=orders.questions_each if orders and is_public else None,
        binding=is_public and orders is not None and orders.regime == Regime.PANEL,
    )
    alike = find_alike(question) if alike is None else alike
    put = [each.on for each in alike if each.on and each.on <= came.date() < may_repeat_from(each.on)]
    repeated = judge_question(
        came, _NO_DEADLINE, connection="lives", asked_before=max(put, default=None), binding=False
    )
    return (*ruled, *repeated)


def _deadline_of(question):
    clock = question_clock(question.sitting) if question.sitting and not question.follows_id else None
    return clock.deadline if clock else _NO_DEADLINE


def _eligibility_of(asker):
    """What the rules ask of an asker. A member needs nothing of it; what was erased was judged while it was there."""
    if asker is None or asker.erased_at:
        return {"connection": "lives"}
    return {"connection": asker.connection or None, "works_for_police": asker.works_for_police}


def find_alike(question) -> list[Alike]:
    """The questions to the same body in the last year that are worded like one, the likest first."""
    words = words_of(question)
    since = timezone.localdate(question.received_at) - LOOK_BACK
    known = [*_on_the_desk(question, since), *_in_the_record(question, since)]
    if not known or not words:
        return []
    lexicon = Lexicon([words, *(each.words for each in known)], names=[question.body.name])
    stems = stems_of(words)
    scored = [
        Alike(each.words, each.on, each.address, lexicon.compare(stems, stems_of(each.words)).score) for each in known
    ]
    same = {each.words: each for each in scored if each.score >= SAME_QUESTION}  # desk and record may hold one twice
    return sorted(same.values(), key=lambda each: -each.score)[:MOST_ALIKE]


def _on_the_desk(question, since):
    rows = QuestionReceived.objects.standing().filter(body=question.body_id, received_at__date__gte=since)
    rows = rows.exclude(pk=question.pk).exclude(confirmed_at=None).select_related("asker", "sitting")
    for row in rows:
        put = row.sitting.date if row.sitting and row.state in TAKEN else None
        yield Alike(words_of(row), put, f"/desk/questions/{row.pk}", 0.0)


def _in_the_record(question, since):
    rows = Question.objects.filter(deleted_at=None, meeting__body=question.body_id, meeting__date__gte=since)
    if question.sitting and question.sitting.meeting_id:
        rows = rows.exclude(meeting=question.sitting.meeting_id)
    for public_id, is_public, words, day in rows.values_list("public_id", "is_public", "text", "meeting__date"):
        yield Alike(words, day, f"/questions/{public_id}" if is_public else "", 0.0)
