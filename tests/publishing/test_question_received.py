"""Questions to come and petitions on the public site, before any paper holds them."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.keeping.changes.desk.petition import close_petition
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.question import withdraw_question
from answerable.keeping.models.desk import PublicationKind
from answerable.printing.agenda import AgendaLine, AgendaSheet, lay_out_agenda
from answerable.printing.rendering import render_paper
from tests.keeping.desk.makings import CLERK, PANEL, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_question import NAME, WORDS, accept, make_petition, make_question
from tests.publishing.crawl import visit

pytestmark = pytest.mark.django_db


def soon(days=40):
    return timezone.localdate() + dt.timedelta(days=days)


def announce(sitting):
    """Publish the agenda of a sitting, so that it has a page."""
    lines = (AgendaLine(number="1", title="Apologies"), AgendaLine(number="2", title="Public questions"))
    sheet = AgendaSheet(body=PANEL, layout="panel", date=sitting.date, start_time=sitting.start_time, lines=lines)
    pdf = render_paper(lay_out_agenda(sheet), "pdf")
    publish(PublicationKind.PACK, body=sitting.body, sitting=sitting, title="Agenda", by=CLERK, pdf=pdf)
    sitting.refresh_from_db()
    return f"/meetings/{sitting.meeting.public_id}"


def test_the_page_of_a_coming_meeting_says_until_when_to_ask_and_what_is_asked(client):
    sitting = make_sitting(make_panel(question_hour=dt.time(12)), date=soon())
    page = announce(sitting)
    told = visit(client, page).everything
    assert f'href="/ask/northshire-police-and-crime-panel/{sitting.date}"' in told
    assert ", 12:00." in told
    question = accept(make_question(sitting, when=timezone.now()))
    told = visit(client, page).everything
    assert WORDS in told
    assert "asked by A member of the public" in told
    withdraw_question(question, by=CLERK, revision=question.revision, reason="asked for by letter")
    assert WORDS not in visit(client, page).everything


def test_a_question_that_is_not_accepted_is_nowhere(client):
    make_question(make_sitting(make_panel(), date=soon()), when=timezone.now(), may_name=True)
    told = visit(client, "/questions/coming").everything
    assert WORDS not in told
    assert NAME not in told
    assert "No question has been accepted for a coming meeting." in told


def test_petitions_are_listed_with_their_counts_and_their_states(client):
    petition = make_petition(make_board(), count=3)
    assert "<strong>3 signatures</strong> of 25 needed" in visit(client, "/petitions").everything
    close_petition(petition, by=CLERK, revision=petition.revision)
    told = visit(client, "/petitions").everything
    assert "Closed for signatures" in told
    assert NAME not in told
