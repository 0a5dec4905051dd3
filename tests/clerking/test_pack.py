"""Publishing a pack on the desk: what it says first, the preview, the act, and who may do it."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.keeping.models.desk import Publication, Role
from tests.keeping.desk.makings import make_board, make_panel, make_sitting
from tests.keeping.desk.makings_papers import EXEMPT, make_accepted, make_item

pytestmark = pytest.mark.django_db


def said(answer):
    return answer.content.decode()


@pytest.fixture
def sitting():
    """A meeting far enough away that its notice is in time today."""
    made = make_sitting(make_panel(), date=timezone.localdate() + dt.timedelta(40))
    make_accepted(make_item(made))
    make_accepted(make_item(made, "Tender for vans", **EXEMPT), "Prices of the tender", **EXEMPT)
    return made


def test_a_clerk_looks_first_then_publishes_and_is_shown_the_hashes(sign_in, sitting):
    clerk = sign_in(Role.CLERK, sitting.body)
    address = f"/desk/meetings/{sitting.pk}/pack"
    page = said(clerk.get(address))
    assert "This cannot be undone" in page
    assert "What only members get" in page
    preview = clerk.get(f"{address}/preview.pdf")
    assert (preview.status_code, preview.content[:5]) == (200, b"%PDF-")
    assert not Publication.objects.exists()
    assert "Look at the preview, then tick this." in said(clerk.post(address))
    page = said(clerk.post(address, {"sure": "on"}, follow=True))
    pack = Publication.objects.get(kind="pack")
    assert pack.pdf.sha256 in page
    assert pack.word.sha256 in page
    assert "Item 1: Fleet renewal report, page" in page
    assert clerk.get(f"/desk/publications/{pack.pk}.docx").content[:2] == b"PK"
    assert "Correct it" in said(clerk.get(address))


def test_what_refuses_a_pack_is_said_before_anybody_presses_anything(sign_in):
    sitting = make_sitting(make_panel(), date=timezone.localdate() + dt.timedelta(2))
    make_accepted(make_item(sitting))
    clerk = sign_in(Role.CLERK, sitting.body)
    page = said(clerk.get(f"/desk/meetings/{sitting.pk}/pack"))
    assert "It cannot be published yet" in page
    assert "the last day for notice was" in page
    assert "Publish now" not in page
    refused = said(clerk.post(f"/desk/meetings/{sitting.pk}/pack", {"sure": "on"}))
    assert "the last day for notice was" in refused
    assert not Publication.objects.exists()


def test_members_fetch_the_closed_pack_and_publish_nothing(sign_in, sitting):
    sign_in(Role.CLERK, sitting.body).post(f"/desk/meetings/{sitting.pk}/pack", {"sure": "on"})
    closed = Publication.objects.get(kind="closed_pack")
    member = sign_in(Role.MEMBER, sitting.body, name="Dev Anand")
    assert member.get(f"/desk/publications/{closed.pk}.pdf").content[:5] == b"%PDF-"
    assert member.post(f"/desk/meetings/{sitting.pk}/pack", {"sure": "on"}).status_code == 403
    for browser in (sign_in(Role.AUTHOR, sitting.body), sign_in(Role.MEMBER, make_board(), name="Eve Poe")):
        for end in ("", ".pdf", ".docx"):
            assert browser.get(f"/desk/publications/{closed.pk}{end}").status_code == 403
