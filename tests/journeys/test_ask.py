"""A member of the public asks a question, without scripts and on a telephone; the pages are looked over by axe."""

import datetime as dt
import time

import pytest
from django.utils import timezone

from answerable.keeping.models.desk import Letter, QuestionReceived
from tests.journeys.conftest import words_of
from tests.keeping.desk.makings import make_panel, make_sitting

pytestmark = pytest.mark.django_db(transaction=True)
ASK = "/ask/northshire-police-and-crime-panel"
A_HAND = 2.5  # seconds that a hand needs at the least


def test_a_question_is_asked_on_a_telephone_without_scripts(open_page):
    make_sitting(make_panel(), date=timezone.localdate() + dt.timedelta(days=40))
    page = open_page(width=390, java_script_enabled=False)
    page.goto("/")
    page.click("text=Ask a question at a meeting")
    page.click("text=Ask the meeting of")
    time.sleep(A_HAND)
    page.click("text=Send my question")
    assert "Please look at this again" in words_of(page)
    page.get_by_label("Your question").fill("Why are the bus stations no longer patrolled?")
    page.get_by_label("Your name").fill("Wilma Brook")
    page.get_by_label("Your e-mail address").fill("wilma@mail.example")
    page.get_by_label("I live in the area").check()
    page.get_by_label("In which town or district?").fill("Ashby")
    page.get_by_label("I am not a police officer").check()
    page.click("text=Send my question")
    assert "One more step" in words_of(page)
    link = Letter.objects.get().text.partition("127.0.0.1:8000")[2].split()[0]
    page.goto(link)
    assert "Your question is received" in words_of(page)
    assert QuestionReceived.objects.get().confirmed_at
