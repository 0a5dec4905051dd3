"""The demonstration's desk: every room has something to show, and the public sees what it should of it."""

import pytest
from django.test import Client
from django.utils import timezone

from answerable.keeping.models.desk import (
    DecisionNotice,
    Inquiry,
    Petition,
    PreceptReview,
    QuestionReceived,
    ReceivedState,
)
from examples.desk.people import people_office
from examples.desk.work import set_to_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    today = timezone.localdate()
    made = people_office(today)
    set_to_work(made, today)
    return made


def test_every_room_of_the_desk_has_something_to_show(office):
    accepted = QuestionReceived.objects.get(state=ReceivedState.ACCEPTED)
    assert accepted.is_written_owed
    assert accepted.answer_due > timezone.localdate()
    assert QuestionReceived.objects.filter(state=ReceivedState.RECEIVED).exists()
    assert Petition.objects.get().signatures.count() > 25
    assert [notice.is_open for notice in DecisionNotice.objects.order_by("serial")] == [True, True, False]
    assert PreceptReview.objects.get().announced_on
    assert Inquiry.objects.get().announced_on


def test_the_public_sees_what_was_published_and_nothing_that_is_closed(office):
    public = Client()
    for address, words in (
        ("/decisions", "Grant to Safer Evenings"),
        ("/petitions", "Light the canal path"),
        ("/precepts", "Northshire Policing and Crime Board"),
        ("/inquiries", "Being heard"),
    ):
        page = public.get(address).content.decode()
        assert words in page
        assert "lowest of three offers" not in page
        assert "Wilma Stead" not in page
