"""The register of decisions on the desk."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.keeping.models.desk import DecisionNotice, Publication, Role
from tests.keeping.desk.makings import make_board, make_panel, make_sitting
from tests.keeping.desk.makings_undertaking import FEBRUARY, make_decision

pytestmark = pytest.mark.django_db
TAKEN = {
    "date": "2022-12-01", "title": "Fees and charges", "summary": "As proposed.", "signed_by": "Alma Reyes",
    "confidentiality": "open",
}  # fmt: skip
CLOSED = {
    "confidentiality": "exempt", "exempt_paragraph": "3", "public_interest_test": "The price would be lost.",
    "tested_by": "Una Marsh", "review_on": "2030-12-01",
}  # fmt: skip


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def clerk(sign_in, board):
    return sign_in(Role.CLERK, board)


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def report():
    return SimpleUploadedFile("report.pdf", b"%PDF-1.7 why")


def test_a_decision_is_written_down_seen_and_published(clerk, board):
    clerk.post(f"/desk/bodies/{board.pk}/decisions/register", {"valid_from": "2020-01-01", "style": "year_last"})
    page = clerk.post(f"/desk/bodies/{board.pk}/decisions/new", {**TAKEN, "file": report()}, follow=True)
    assert "It has the number 001-2022" in words(page)
    at = f"/desk/decisions/{DecisionNotice.objects.get().pk}"
    assert clerk.get(f"{at}/notice.pdf").content[:5] == b"%PDF-"
    assert clerk.get(f"{at}/report").content == b"%PDF-1.7 why"
    assert "Decision 001-2022 is published." in words(clerk.post(f"{at}/publish", follow=True))
    assert Publication.objects.get().title == "Decision 001-2022"
    listed = clerk.get(f"/desk/bodies/{board.pk}/decisions")
    assert "Fees and charges" in words(listed)


def test_what_the_law_stops_is_said_and_not_published(clerk, board):
    clerk.post(f"/desk/bodies/{board.pk}/decisions/new", TAKEN)
    row = DecisionNotice.objects.get()
    page = clerk.post(f"/desk/decisions/{row.pk}/publish", follow=True)
    assert "has no report" in words(page)
    assert "E-DECISION-NO-REPORT" in words(page)
    assert not Publication.objects.exists()
    clerk.post(f"/desk/decisions/{row.pk}/change", {**TAKEN, "file": report(), "revision": 1})
    clerk.post(f"/desk/decisions/{row.pk}/publish")
    assert Publication.objects.exists()


def test_a_closed_decision_says_what_the_public_will_see(clerk, board):
    clerk.post(
        f"/desk/bodies/{board.pk}/decisions/new",
        {**TAKEN, **CLOSED, "title": "Sale of a yard", "is_title_closed": "on", "file": report()},
    )
    row = DecisionNotice.objects.get()
    assert "The public sees number, date and ground" in words(clerk.get(f"/desk/decisions/{row.pk}"))
    sitting = make_sitting(board, FEBRUARY)
    page = words(clerk.get(f"/desk/meetings/{sitting.pk}/decisions"))
    assert "Exempt decision paragraph 3 of schedule 12A" in page
    assert clerk.get(f"/desk/meetings/{sitting.pk}/decisions.pdf").content[:5] == b"%PDF-"
    assert "is published" in words(clerk.post(f"/desk/meetings/{sitting.pk}/decisions/publish", follow=True))


def test_one_written_down_by_mistake_is_withdrawn_and_keeps_its_number(clerk, board):
    row = make_decision(board)
    at = f"/desk/decisions/{row.pk}"
    assert "Say in a sentence" in words(clerk.post(f"{at}/withdraw", {"why": "no", "revision": 1}))
    clerk.post(f"{at}/withdraw", {"why": "It was written down twice.", "revision": 1})
    assert "Withdrawn: It was written down twice." in words(clerk.get(at))
    assert make_decision(board).serial == 2


def test_a_clerk_of_another_body_finds_nothing(sign_in, board):
    row = make_decision(board)
    other = sign_in(Role.CLERK, make_panel())
    for path in ("", "/change", "/notice.pdf", "/report", "/withdraw"):
        assert other.get(f"/desk/decisions/{row.pk}{path}").status_code == 403
    assert other.post(f"/desk/decisions/{row.pk}/publish").status_code == 403
    assert other.get(f"/desk/bodies/{board.pk}/decisions").status_code == 403
