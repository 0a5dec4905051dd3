"""Reaching across: addresses with the key of another's row, forged forms and links, roles taken away meanwhile."""

import re

import pytest
from django.core import signing
from django.test import Client

from answerable.keeping.changes.desk.asker_link import sign_link
from answerable.keeping.changes.desk.row import remove_row
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Role
from answerable.keeping.queries.desk.update_link import path_of_link
from tests.clerking.addresses import ADDRESSES
from tests.clerking.world import World
from tests.keeping.desk.makings import CLERK, make_body

pytestmark = pytest.mark.django_db
# An inner key stands within the row of the first key: of another parent it opens nothing.
PLAIN = {
    "step",
    "row",
    "kind",
    "form",
    "entry",
    "priority",
    "code",
    "side",
    "slug",
    "ending",
    "part",
    "tab",
    "sha256",
}
INNER = [
    one for one in ADDRESSES if sum(isinstance(one.arguments[name], str) for name in one.arguments.keys() - PLAIN) > 1
]


@pytest.fixture
def worlds():
    return World(), World(make_body("Westmoor Police and Crime Panel"))


def fill(address, mine, other):
    """The address with the first key of mine, and all further keys of another's rows."""
    first, *_ = address.arguments
    worlds = {name: mine if name == first else other for name in address.arguments}
    keys = {name: worlds[name].row(given).pk for name, given in address.arguments.items()}
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(keys[found[1]]), address.route)


@pytest.mark.parametrize("address", INNER, ids=str)
def test_the_inner_key_of_another_body_opens_nothing(address, worlds, sign_in):
    mine, other = worlds
    role = Role.ADMINISTRATOR if "accounts" in address.route else Role.CLERK
    path = fill(address, mine, other)
    client = sign_in(role, None)  # at every body: the row is another's all the same
    for ask in (client.get, client.post):
        before = AuditEntry.objects.count()
        answer = ask(path)
        assert answer.status_code in (404, 405), f"{path} answered {answer.status_code}"
        assert AuditEntry.objects.count() == before


def test_no_form_of_the_desk_is_taken_without_its_token(sign_in, worlds):
    account = sign_in(Role.CLERK, None)
    client = Client(enforce_csrf_checks=True)
    client.force_login(account.account)
    for address in ADDRESSES:
        plain = [name for name in address.arguments.values() if isinstance(name, str)]
        if not address.keeps or address.everywhere or not set(plain) <= {"body", "sitting", "plan", "petition"}:
            continue
        keys = {
            name: worlds[0].row(given).pk if given in plain else given for name, given in address.arguments.items()
        }
        path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found, keys=keys: str(keys[found[1]]), address.route)
        assert client.post(path, {"x": "y"}).status_code == 403, path


def test_a_role_taken_away_closes_the_very_next_page(sign_in, worlds):
    sitting = worlds[0].row("sitting")
    client = sign_in(Role.CLERK, sitting.body)
    assert client.get(f"/desk/meetings/{sitting.pk}/agenda").status_code == 200
    remove_row(client.account.accesses.get(), by=CLERK, act="take access")
    assert client.get(f"/desk/meetings/{sitting.pk}/agenda").status_code == 403


@pytest.mark.parametrize("path", ["/ask/confirm/{}", "/petitions/confirm/{}", "/update/{}"])
def test_a_forged_link_says_that_it_is_none(path, client):
    tokens = ("x", "x" * 5000, signing.dumps([1, 1]), signing.dumps(1, salt="answerable.other"), "a:b:c", "%00")
    for token in tokens:
        answer = client.get(path.format(token))
        assert answer.status_code in (404, 410), token


def test_a_link_for_one_thing_opens_no_other(worlds, client):
    mine = worlds[0]
    signature = sign_link("signature", mine.row("questionreceived").pk)
    assert client.get(f"/ask/confirm/{signature}").status_code == 410
    question = sign_link("question", mine.row("petitionsignature").pk)
    assert client.get(f"/petitions/confirm/{question}").status_code == 410
    assert client.get(f"/update/{question}").status_code == 410


def test_a_link_for_another_owner_is_dead_once_it_was_withdrawn(worlds, client):
    row = worlds[0].row("undertaking")
    path = path_of_link(row)
    assert client.get(path).status_code == 200
    type(row).objects.filter(pk=row.pk).update(link_number=row.link_number + 1)
    assert client.get(path).status_code == 410


def test_an_outsider_fetches_no_closed_publication(worlds, client):
    publication = worlds[0].row("publication")
    type(publication).objects.filter(pk=publication.pk).update(is_public=False)
    for path in (f"/publications/{publication.pk}.pdf", f"/publications/{publication.pk}.docx"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("away", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_away_to_another_site(away, sign_in, worlds):
    sitting = worlds[0].row("sitting")
    client = sign_in(Role.CLERK, sitting.body)
    remove_row(sitting, by=CLERK, act="remove sitting")
    act = AuditEntry.objects.order_by("-sequence").first()
    answer = client.post(f"/desk/undo/{act.sequence}", {"next": away})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/desk")
    assert "evil.example" not in client.get("/account/login/", {"next": away}).headers.get("Location", "")
