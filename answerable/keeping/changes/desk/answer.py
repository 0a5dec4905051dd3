"""Answers: given at the meeting, owed in writing, reminded of, and published as papers."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.desk import question_letter
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, change_row
from answerable.keeping.models.desk import PublicationKind, QuestionReceived, ReceivedState
from answerable.keeping.queries.desk.question import TAKEN, lettered, printed_asker
from answerable.printing.rendering import render_both
from answerable.printing.report import ReportParagraph, ReportSheet, lay_out_report
from answerable.printing.setting import print_day, say

REMIND_BEFORE = (dt.timedelta(days=7), dt.timedelta(days=1))
"""When the owner of a written answer is reminded before it is due."""
REMIND_AFTER_EVERY = 7
"""How many days apart the reminders are once it is overdue."""


def record_answer(question, *, by, revision, answered_by, points):
    """Record the answer given at the meeting: who gave it, and its points in order."""
    _refuse_unput(question)
    return change_row(
        question,
        by=by,
        act="record answer",
        revision=revision,
        is_public=True,
        state=ReceivedState.ANSWERED,
        answered_by=answered_by,
        points=[point.strip() for point in points if point.strip()],
    )


@transaction.atomic
def owe_answer(question, *, by, revision, owner, email, due, rule):
    """Have a written answer owed: by whom, by which day, and by which rule or whose word. Both sides are told."""
    _refuse_unput(question)
    if question.publication_id:
        raise RefusedError("The written answer is published already.")
    kept = change_row(
        question,
        by=by,
        act="owe answer",
        revision=revision,
        is_public=True,
        is_written_owed=True,
        answer_owner=owner,
        answer_email=email,
        answer_due=due,
        answer_rule=rule,
    )
    if kept.revision != question.revision:
        question_letter.tell_owed(kept)
        if email:
            question_letter.tell_owner(kept)
    return kept


@transaction.atomic
def publish_answer(question, *, by, revision, answered_by, text, today=None):
    """Publish the written answer as a paper, with the asker's name only where the asker consents; gives the question.

    What is published cannot be taken back; it can be replaced by a next version.
    """
    _refuse_unput(question)
    if not text.strip():
        raise RefusedError("Write the answer.", field="text")
    values = {"answered_by": answered_by, "written_answer": text.strip(), "state": ReceivedState.ANSWERED}
    kept = change_row(question, by=by, act="write answer", revision=revision, is_public=True, **values)
    published = _publish(kept, by, today or timezone.localdate())
    kept = change_row(kept, by=by, act="publish answer", is_public=True, publication=published)
    question_letter.tell_answered(kept, f"/papers/{published.paper.public_id}")
    return kept


def reissue_answer(question, *, by):
    """Publish the answer of a question again without its asker's name; gives the publication that it replaces."""
    old = question.publication
    new = _publish(question, by, timezone.localtime(old.at).date())
    change_row(question, by=by, act="reissue answer", is_public=True, publication=new)
    return old


def remind_of_answers(today):
    """Write the reminders of a day to those who owe written answers; gives how many. Run twice, it is the same."""
    rows = QuestionReceived.objects.standing().filter(is_written_owed=True, publication=None)
    rows = rows.exclude(answer_email="").select_related("body", "sitting", "asker", "member")
    return sum(_remind(question, today) for question in rows)


def _remind(question, today):
    left = question.answer_due - today
    is_late = left < dt.timedelta(0)
    is_day = left in REMIND_BEFORE or (is_late and (-left.days - 1) % REMIND_AFTER_EVERY == 0)
    return bool(is_day and question_letter.remind_owner(question, today, is_late))


def _publish(question, by, day):
    paper = lay_out_report(_sheet(question, day))
    pdf, word = render_both(paper)
    return publish(
        PublicationKind.ANSWER,
        body=question.body,
        sitting=question.sitting,
        title=paper.title,
        by=by,
        pdf=pdf,
        word=word,
        number=question.number or 0,
        supersedes=question.publication,
    )


def _sheet(question, day):
    asked = [say(question.text), *(say(f"{letter}) {words}") for letter, words in lettered(question.parts))]
    number = f"question {question.number}" if question.number else "a question"
    put = f"{number} to the meeting of {print_day(question.sitting.date)}"
    return ReportSheet(
        body=question.body.name,
        date=day,
        title=f"Written answer to {put}",
        author=question.answered_by,
        purpose=f"This is the answer to {put}. It was asked by: {printed_asker(question)}.",
        paragraphs=(
            ReportParagraph(heading="Question", blocks=tuple(asked)),
            ReportParagraph(heading="Answer", text=question.written_answer),
        ),
    )


def _refuse_unput(question):
    if question.state not in TAKEN or question.sitting is None:
        raise RefusedError("Only a question that was accepted to a meeting can be answered.")
