"""The public record asks nobody who they are: its pages set no cookie and depend on none."""

import pytest
from django.test import Client

from answerable.clerking import urls
from answerable.publishing.sampling import sample_addresses, sample_files
from tests.keeping.desk.makings import make_account
from tests.publishing.rows import PAGES, a_linked_record

pytestmark = pytest.mark.django_db
FORMS = ("/ask", "/petitions", "/update")


@pytest.fixture(autouse=True)
def _record():
    """Something on every kind of page."""
    a_linked_record()


def public_addresses():
    return [*PAGES, *sample_addresses(), *sample_files(), "/no/such/page"]


def test_a_public_page_sets_no_cookie_and_is_the_same_for_everybody(client):
    for address in public_addresses():
        answer = client.get(address)
        assert not answer.cookies, address
        assert "Cookie" not in answer.get("Vary", ""), address


def test_a_public_page_is_the_same_for_who_is_signed_in():
    signed_in = Client()
    signed_in.force_login(make_account())
    for address in public_addresses():
        answer, other = signed_in.get(address), Client().get(address)
        assert answer.content == other.content, address
        assert "sessionid" not in answer.cookies, address
        assert "Cookie" not in answer.get("Vary", ""), address


def test_every_public_page_offers_the_way_to_the_desk(client):
    page = client.get("/").content.decode()
    assert '<a href="/desk">Sign in</a>' in page
    assert client.get("/desk")["Location"] == "/account/login/?next=/desk"


def test_what_is_served_beside_the_desk_without_signing_in_is_a_form():
    outside = [str(each.pattern) for each in urls.WITHOUT_ACCOUNT]
    assert [route for route in outside if not f"/{route}".startswith(FORMS)] == []
    others = [str(each.pattern) for each in urls.urlpatterns if each not in urls.WITHOUT_ACCOUNT]
    assert others == ["desk", "desk/"]
