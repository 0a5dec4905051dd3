"""Papers withdrawn, opened and closed by a person."""

import pytest

from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.status import StatusError, set_status
from answerable.keeping.models import AgendaItem, Body, Meeting, Paper, Person, Promise, SearchEntry, Update
from answerable.keeping.search.find import find
from tests.keeping.readings import board_notes, panel_agenda, panel_pack, panel_tracker

pytestmark = pytest.mark.django_db


def test_withdrawing_a_paper_takes_from_the_public_what_it_alone_states():
    file_pack([board_notes()], by="clerk")

    set_status(Paper.objects.get(), status="withdrawn", by="clerk", reason="an error in it")

    for model in (Promise, Meeting, Person, Body, Paper):
        assert model.objects.public().count() == 0
    assert SearchEntry.objects.count() == 0
    assert Promise.objects.standing().count() == 1


def test_publishing_it_again_brings_everything_back():
    file_pack([board_notes(), panel_tracker()], by="clerk")
    before = set(SearchEntry.objects.values_list("kind", "place", "title", "text"))
    for paper in Paper.objects.all():
        set_status(paper, status="withdrawn", by="clerk", reason="an error in it")

    for paper in Paper.objects.all():
        set_status(paper, status="published", by="clerk", reason="put right")

    assert set(SearchEntry.objects.values_list("kind", "place", "title", "text")) == before
    assert Update.objects.public().count() == 1


def test_what_other_papers_state_stays_public_as_they_state_it():
    file_pack([panel_agenda(), panel_pack()], by="clerk")

    set_status(Paper.objects.get(kind="agenda"), status="withdrawn", by="clerk", reason="superseded")

    meeting = Meeting.objects.public().get(has_minutes=True)
    assert (meeting.has_agenda, meeting.public_venue) == (False, "")
    assert AgendaItem.objects.public().count() == 0


def test_filing_a_withdrawn_paper_again_does_not_publish_it():
    file_pack([board_notes()], by="clerk")
    set_status(Paper.objects.get(), status="withdrawn", by="clerk", reason="an error in it")

    assert file_pack([board_notes()], by="clerk").is_empty
    assert Paper.objects.get().status == "withdrawn"


def test_an_exempt_paper_can_be_opened_by_a_person():
    file_pack([board_notes()], by="clerk", confidentiality="exempt")
    assert find("trained").total == 0

    set_status(Paper.objects.get(), confidentiality="open", by="clerk", reason="the ground has gone")

    assert find("trained").total > 0
    assert Promise.objects.public().count() == 1


@pytest.mark.parametrize(
    ("asked", "reason", "sentence"),
    [
        ({"status": "withdrawn"}, "", "Say why"),
        ({"status": "lost"}, "why not", "'lost' is no status: it is one of draft, published, withdrawn"),
        ({}, "why not", "Say what"),
    ],
)
def test_a_status_that_cannot_be_set_is_refused_in_a_sentence(asked, reason, sentence):
    file_pack([board_notes()], by="clerk")
    with pytest.raises(StatusError, match=sentence):
        set_status(Paper.objects.get(), by="clerk", reason=reason, **asked)
