"""Consent to be named becomes the ground on which the record shows a name; without it the name is withheld."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.asker import forget_asker
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.models import PublicationGround, Question
from answerable.keeping.models.desk import PublicationKind
from answerable.keeping.queries.desk.question import questions_for
from answerable.printing.minutes import AnswerGiven, MinuteLine, MinutesSheet, QuestionPut, lay_out_minutes
from answerable.printing.rendering import render_paper
from tests.keeping.desk.makings import CLERK, PANEL, make_panel, make_sitting
from tests.keeping.desk.makings_question import NAME, WORDS, accept, at, make_question

pytestmark = pytest.mark.django_db


def publish_minutes(sitting, asker):
    """The minutes of a sitting, in which the question stands with this asker."""
    put = QuestionPut(number="1", kind="public", asker=asker, text=WORDS)
    line = MinuteLine(ref="705", title="Public questions", entries=(put, AnswerGiven(by="", points=("They are.",))))
    sheet = MinutesSheet(body=PANEL, layout="panel", date=sitting.date, start_time=sitting.start_time, lines=(line,))
    pdf = render_paper(lay_out_minutes(sheet), "pdf")
    return publish(PublicationKind.MINUTES, body=sitting.body, sitting=sitting, title="Minutes", by=CLERK, pdf=pdf)


def make_january(may_name):
    sitting = make_sitting(make_panel(), date=dt.date(2023, 1, 9))
    return accept(make_question(sitting, when=at("2023-01-03"), may_name=may_name))


def test_who_consents_is_named_in_the_record_until_it_is_taken_back():
    question = make_january(may_name=True)
    (put,) = questions_for(question.sitting)
    publish_minutes(question.sitting, put.printed_asker)
    assert PublicationGround.objects.get().ground == "consent given with the question received on 3 January 2023"
    assert Question.objects.get().public_asker == NAME
    forget_asker(question, by=CLERK, reason="asked for by letter of 1 March 2023")
    assert Question.objects.get().public_asker == "[name withheld]"
    assert Question.objects.get().public_text == WORDS


def test_who_does_not_consent_is_withheld_even_where_a_clerk_printed_the_name():
    question = make_january(may_name=False)
    publish_minutes(question.sitting, NAME)
    assert not PublicationGround.objects.exists()
    assert Question.objects.get().public_asker == "[name withheld]"
