"""What of the record waits for a person at the office: matches, findings, names, corrections."""

import re

import pytest

from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import (
    Action,
    Finding,
    Meeting,
    Outcome,
    Paper,
    Person,
    Reconciliation,
    Tracking,
    TrackingKind,
)
from answerable.keeping.models.desk import Role
from tests.keeping.desk.makings import make_board, make_panel
from tests.keeping.owed import RATES, minutes, tracker
from tests.keeping.readings import board_notes

pytestmark = pytest.mark.django_db
BY = {"by": "Una Marsh", "role": "Clerk", "reason": "The clerk worded the row afresh."}


@pytest.fixture
def panel():
    return make_panel()


@pytest.fixture
def board():
    return make_board()


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def two_rows_that_fit():
    """A clause that two rows of the next tracker fit equally."""
    file_pack([minutes(RATES), tracker(("687 iii x", RATES), ("687 iii y", RATES))], by="clerk")
    row = Reconciliation.objects.get(resolution__isnull=False)
    assert row.outcome == Outcome.REFUSED
    return row


def test_a_match_that_papers_leave_open_is_settled(sign_in, panel):
    row = two_rows_that_fit()
    clerk = sign_in(Role.CLERK, panel)
    assert "1 waits" in words(clerk.get("/desk/record"))
    at = f"/desk/record/matches/{row.pk}"
    assert RATES in words(clerk.get("/desk/record/matches"))
    assert "Tick the row" in words(clerk.post(at, BY))
    chosen = Action.objects.get(ref="687 iii y")
    assert "not both" in words(clerk.post(at, {**BY, "carried_by": [chosen.pk, "none"]}))
    assert "give the role" in words(clerk.post(at, {**BY, "role": "", "carried_by": [chosen.pk]}))
    page = clerk.post(at, {**BY, "carried_by": [chosen.pk]}, follow=True)
    assert "It is settled" in words(page)
    assert Tracking.objects.get(how=TrackingKind.SETTLED).action == chosen
    assert "None waits." in words(page)


def test_a_finding_of_an_own_paper_is_explained_and_opened_again(sign_in, board):
    file_pack([board_notes(extra=("They meet on Wednesday 7 February 2023.",))], by="clerk")
    row = Finding.objects.first()
    clerk = sign_in(Role.CLERK, board)
    at = f"/desk/record/findings/{row.pk}"
    assert row.message in clerk.get("/desk/record/findings").content.decode().replace("&#x27;", "'")
    assert "give the role" in words(clerk.post(at, {**BY, "role": ""}))
    assert "the public sees it beside the finding" in words(clerk.post(at, BY, follow=True))
    row.refresh_from_db()
    assert row.state == "explained"
    assert "None fits what you chose" in words(clerk.get("/desk/record/findings"))
    clerk.post(at, {**BY, "reason": "That does not answer it."})
    row.refresh_from_db()
    assert row.state == "open"


def test_a_field_is_corrected_with_a_reason_and_given_back_to_the_papers(sign_in, board):
    file_pack([board_notes()], by="clerk")
    meeting = Meeting.objects.get()
    clerk = sign_in(Role.CLERK, board)
    at = f"/desk/record/correct?of=/meetings/{meeting.public_id}"
    assert "Nothing of your bodies" in words(clerk.get("/desk/record/correct?of=/meetings/none"))
    said = {"field": "start_time", "value": "10:30", "reason": "The recording begins then.", "act": "correct"}
    assert (
        "must be" in words(clerk.post(at, {**said, "value": "noon"})) or Meeting.objects.get().start_time.hour == 10
    )
    assert "put right" in words(clerk.post(at, said, follow=True))
    meeting.refresh_from_db()
    assert (str(meeting.start_time), "start_time" in meeting.locked_fields) == ("10:30:00", True)
    clerk.post(at, {**said, "act": "release"})
    meeting.refresh_from_db()
    assert "start_time" not in meeting.locked_fields


def test_what_opens_or_closes_a_paper_is_no_field_to_correct(sign_in, board):
    file_pack([board_notes()], by="clerk", confidentiality="exempt")
    paper = Paper.objects.get()
    clerk = sign_in(Role.CLERK, board)
    said = {"field": "confidentiality", "value": "open", "reason": "It is to be open.", "act": "correct"}
    page = clerk.post(f"/desk/record/correct?of=/papers/{paper.public_id}", said)
    paper.refresh_from_db()
    assert (page.status_code, paper.confidentiality, "There is a problem" in words(page)) == (200, "exempt", True)


def test_a_name_is_published_on_a_ground_and_withheld_again(sign_in, board):
    file_pack([board_notes()], by="clerk")
    person = Person.objects.get(name="Dorothea Quill")
    clerk = sign_in(Role.CLERK, board)
    at = f"/desk/record/names/{person.pk}"
    assert "Dorothea Quill" in words(clerk.get("/desk/record/names"))
    clerk.post(at, {"ground": "consent in writing of 1 March 2022"})
    person.refresh_from_db()
    assert (person.public_name, person.is_public) == ("Dorothea Quill", True)
    assert "consent in writing" in words(clerk.get(at))
    clerk.post(at, {"why": "The consent was withdrawn."})
    person.refresh_from_db()
    assert person.public_name != "Dorothea Quill"


def test_a_clerk_of_another_body_finds_none_of_it(sign_in, panel, board):
    row = two_rows_that_fit()
    file_pack([board_notes(extra=("They meet on Wednesday 7 February 2023.",))], by="clerk")
    of_panel, of_board = sign_in(Role.CLERK, panel), sign_in(Role.CLERK, board, name="Omar Bell")
    finding, person = Finding.objects.filter(paper__body=board).first(), Person.objects.get(name="Dorothea Quill")
    assert of_board.get(f"/desk/record/matches/{row.pk}").status_code == 404
    assert of_panel.get(f"/desk/record/findings/{finding.pk}").status_code == 404
    assert of_panel.get(f"/desk/record/names/{person.pk}").status_code == 404
    there = Meeting.objects.get(body=board).public_id
    assert "Nothing of your bodies" in words(of_panel.get(f"/desk/record/correct?of=/meetings/{there}"))


def test_an_auditor_sees_all_of_it_and_settles_nothing(sign_in, panel):
    row = two_rows_that_fit()
    auditor = sign_in(Role.AUDITOR, panel)
    at = f"/desk/record/matches/{row.pk}"
    assert auditor.get(at).status_code == 200
    assert auditor.post(at, {**BY, "carried_by": ["none"]}).status_code == 403
    row.refresh_from_db()
    assert row.outcome == Outcome.REFUSED
