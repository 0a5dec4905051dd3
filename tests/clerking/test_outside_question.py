"""The public's form for questions, as somebody without an account fills it in."""

import datetime as dt
import time

import pytest
from django.test import Client
from django.utils import timezone

from answerable.clerking.outside_form import LONGEST, MOST_TO_EMAIL, make_seal
from answerable.keeping.changes.desk.question import THE_PUBLIC
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Asker, Letter, QuestionReceived, SittingStatus
from tests.keeping.desk.makings import BOARD, PANEL, make_board, make_body, make_panel, make_sitting
from tests.keeping.desk.makings_question import EMAIL, NAME, WORDS

pytestmark = pytest.mark.django_db
ASK = "/ask/northshire-police-and-crime-panel"


def soon(days=30):
    return timezone.localdate() + dt.timedelta(days=days)


def filled(seal_age=10, **values):
    """The form as a person sends it, some seconds after it was opened."""
    told = {
        "words": WORDS,
        "name": NAME,
        "email": EMAIL,
        "connection": "lives",
        "place": "Ashby",
        "not_police": "on",
        "website": "",
        "seal": make_seal(time.time() - seal_age),
    }
    return told | values


def said(answer):
    return " ".join(answer.content.decode().split())


def test_a_question_is_sent_and_counts_when_the_link_is_opened(client):
    sitting = make_sitting(make_panel(question_hour=dt.time(12)), date=soon())
    page = said(client.get(ASK))
    assert f"{sitting.date:%A} {sitting.date.day} {sitting.date:%B %Y}" in page
    assert "at 12:00 (noon)" in page
    assert "four clear days before the meeting" in page
    answer = client.post(f"{ASK}/{sitting.date}", filled(), follow=True)
    assert "Your question counts only when you open the link" in said(answer)
    question = QuestionReceived.objects.get()
    assert (question.confirmed_at, question.may_name, question.sitting) == (None, False, sitting)
    link = Letter.objects.get().text.partition("127.0.0.1:8000")[2].split()[0]
    confirmed = said(client.get(link))
    assert "Your question is received" in confirmed
    assert "It is in time for the meeting" in confirmed
    assert QuestionReceived.objects.get().confirmed_at is not None


def test_no_cookie_is_set_and_none_is_needed():
    make_sitting(make_panel(), date=soon())
    client = Client(enforce_csrf_checks=True)
    assert not client.get(ASK).cookies
    assert client.post(ASK, filled()).status_code == 302
    assert not client.cookies


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"words": ""}, "Write your question."),
        ({"words": "x" * 2001}, "longer than 2,000 characters"),
        ({"name": " "}, "Write your name."),
        ({"email": ""}, "counts only once you open the link we send there"),
        ({"email": "zeb"}, "It should look like name@example.org"),
        ({"connection": ""}, "Say whether you live, work or study in the area."),
        ({"connection": "none"}, "Only people who live, work or study in the area may ask here"),
        ({"not_police": ""}, "Tick that you are not a police officer or police staff"),
        ({"place": ""}, "Name the town or district"),
        ({"website": "http://spam.example"}, "a field that people do not see"),
        ({"seal_age": 0}, "quicker than anybody can write"),
        ({"seal_age": LONGEST.total_seconds() + 60}, "open for more than a day"),
        ({"seal": "forged"}, "did not come back whole"),
    ],
)
def test_whatever_is_wrong_is_one_sentence_keeps_the_words_and_saves_nothing(client, values, told):
    make_sitting(make_panel(), date=soon())
    answer = client.post(ASK, filled(**values))
    assert told in said(answer)
    assert answer.context["form"].data["place"] == values.get("place", "Ashby")
    assert not QuestionReceived.objects.exists()
    assert not Asker.objects.exists()
    assert not Letter.objects.exists()
    again = answer.context["form"]["seal"].value()
    if set(values) & {"seal", "website"} or values.get("seal_age"):
        assert again != values.get("seal")


def test_a_form_that_was_too_old_is_taken_when_sent_again(client):
    make_sitting(make_panel(), date=soon())
    answer = client.post(ASK, filled(seal_age=LONGEST.total_seconds() + 60))
    assert "What you wrote is still here" in said(answer)
    assert WORDS in said(answer)
    assert client.post(ASK, filled()).status_code == 302


def test_the_same_form_sent_twice_is_one_question(client):
    make_sitting(make_panel(), date=soon())
    form = filled()
    assert [client.post(ASK, form).status_code for _ in range(2)] == [302, 302]
    assert QuestionReceived.objects.count() == 1


def test_one_address_is_not_flooded_with_letters(client):
    make_sitting(make_panel(), date=soon())
    answers = [client.post(ASK, filled()).status_code for _ in range(MOST_TO_EMAIL + 1)]
    assert answers == [302] * MOST_TO_EMAIL + [200]
    assert "Too many forms" in said(client.post(ASK, filled(email=EMAIL.upper())))
    assert client.post(ASK, filled(email="other@mail.example")).status_code == 302
    assert Letter.objects.filter(to=EMAIL).count() == MOST_TO_EMAIL


def test_after_the_deadline_the_next_meeting_is_offered(client):
    near = make_sitting(make_panel(), date=soon(2))
    next_one = make_sitting(near.body, date=soon(40))
    page = said(client.get(f"{ASK}/{near.date}"))
    assert "It is too late for questions to this meeting" in page
    assert f"{ASK}/{next_one.date}" in page
    answer = client.post(f"{ASK}/{near.date}", filled())
    assert "What you wrote is still here" in said(answer)
    assert WORDS in said(answer)
    assert f'action="{ASK}/{next_one.date}"' in said(answer)
    assert not QuestionReceived.objects.exists()


def test_without_a_meeting_the_question_waits_for_the_next_one(client):
    make_panel()
    assert "to the next meeting that is called" in said(client.get(ASK))
    client.post(ASK, filled())
    assert QuestionReceived.objects.get().sitting is None


def test_a_link_that_is_opened_too_late_says_so_and_the_clerk_has_the_question(client):
    sitting = make_sitting(make_panel(), date=soon(30))
    client.post(f"{ASK}/{sitting.date}", filled())
    QuestionReceived.objects.update(sitting=make_sitting(sitting.body, date=soon(2)))
    link = Letter.objects.get().text.partition("127.0.0.1:8000")[2].split()[0]
    assert "It came too late for the meeting" in said(client.get(link))
    assert QuestionReceived.objects.get().confirmed_at


def test_a_forged_link_opens_nothing(client):
    answer = client.get("/ask/confirm/forged:link:x")
    assert (answer.status_code, "This link is no longer good" in said(answer)) == (410, True)


@pytest.mark.parametrize("path", ["/ask/nobody", "/ask/northshire-police", f"{ASK}/2020-01-01", f"{ASK}/never"])
def test_what_cannot_be_asked_is_not_there(client, path):
    make_panel()
    make_body("Northshire Police", "force")
    assert client.get(path).status_code == 404


def test_only_meetings_that_are_called_can_be_asked(client):
    panel = make_panel()
    make_sitting(panel, date=soon(30), status=SittingStatus.PROVISIONAL)
    make_sitting(make_board(), date=soon(40))
    page = said(client.get("/ask"))
    assert PANEL in page
    assert BOARD in page
    assert f"{ASK}/{soon(30)}" not in page
    assert f"/ask/northshire-policing-and-crime-board/{soon(40)}" in page


def test_the_trace_of_a_question_names_nobody(client):
    make_sitting(make_panel(), date=soon())
    client.post(ASK, filled())
    entry = AuditEntry.objects.get(act="receive question")
    assert entry.by == THE_PUBLIC
    assert NAME not in str(entry.changes)
