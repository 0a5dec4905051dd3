"""The demonstration's door: open in a demonstration, and nowhere else."""

import pytest

from answerable.keeping.models.desk import Role
from tests.keeping.desk.makings import make_account, make_panel

pytestmark = pytest.mark.django_db


def test_anybody_enters_a_demonstration_as_one_of_its_people(client, settings):
    settings.DEMONSTRATION = True
    account = make_account(Role.CLERK, make_panel())
    assert "Clerk, Northshire Police and Crime Panel" in client.get("/desk/demonstration").content.decode()
    client.post("/desk/demonstration", {"account": account.pk})
    assert "Una Marsh" in client.get("/desk").content.decode()


@pytest.mark.parametrize("chosen", ["", "x", "999999"])
def test_somebody_who_is_not_there_cannot_be_entered_as(client, settings, chosen):
    settings.DEMONSTRATION = True
    assert client.post("/desk/demonstration", {"account": chosen}).status_code == 404


def test_there_is_no_such_door_elsewhere(client):
    account = make_account(Role.CLERK, make_panel())
    assert client.get("/desk/demonstration").status_code == 404
    assert client.post("/desk/demonstration", {"account": account.pk}).status_code == 404
    assert client.get("/desk").status_code == 302
