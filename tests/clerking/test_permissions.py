"""Who gets in where, address by address and role by role; and who does not.

The table is `tests/clerking/addresses.py`: one line for each address of `clerking/urls.py`.
"""

import datetime as dt
import re

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import transaction
from django.test import Client

from answerable.clerking.permissions import ACTS, NEEDS_SECOND_FACTOR, SEES_CLOSED
from answerable.keeping.changes.desk.row import change_row
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Access, Account, Letter, Role
from tests.clerking.addresses import ADDRESSES, ADMINISTRATOR, AUDITOR, OUTSIDE, served
from tests.clerking.world import World
from tests.keeping.desk.makings import CLERK, make_board

REFUSED = (403, 405)  # 405: a button, which nobody opens as a page
SIGN_IN, SECOND_FACTOR = "/account/login/?next=", "/account/2fa/"
by_address = pytest.mark.parametrize("address", ADDRESSES, ids=str)
KINDS = {model._meta.model_name for model in apps.get_app_config("keeping").get_models()} | {"another"}
# The others are of no row: lists, which show each their own, or what is the same for all.
OF_A_ROW = [address for address in ADDRESSES if KINDS & set(map(str, address.arguments.values()))]


class People:
    """A browser for every role at the row's own body, at another, at every body, and without a second factor."""

    def __init__(self, body, other):
        self.browsers = {}
        for place, at in (("own", body), ("other", other), ("everywhere", None)):
            for role in Role.values:
                self.browsers[place, role] = self._sign_in(f"{role}.{place}@office.example", role, at)
        for role in NEEDS_SECOND_FACTOR:
            self.browsers["no factor", role] = self._sign_in(f"{role}.none@office.example", role, None, False)

    def _sign_in(self, email, role, body, has_factor=True):
        account = Account.objects.create(email=email, name=role)
        Access.objects.create(account=account, role=role, body=body, first_on=dt.date(2020, 1, 1))
        if has_factor:
            Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "unused"})
        client = Client()
        client.force_login(account)
        return client


@pytest.fixture(scope="module")
def desk(shared_record):
    """One of everything at one body, and everybody; made once, and taken away at the end."""
    world = World()
    sitting = world.row("sitting")
    change_row(sitting, by=CLERK, act="change sitting", venue="Town Hall")
    world.rows["act"] = AuditEntry.objects.filter(subject=sitting.subject).last()
    for name in dict.fromkeys(name for address in ADDRESSES for name in address.arguments.values()):
        _row(world, name)
    world.people = People(world.row("body"), make_board())
    return world


@pytest.fixture
def ask(desk, db):
    """Ask for an address as somebody: gives the status, and whether anything was written down of it."""

    def answer(address, place, role, method="get"):
        route = address if isinstance(address, str) else _fill(address, desk)
        client = Client() if place == "nobody" else desk.people.browsers[place, role]
        before = (AuditEntry.objects.count(), Letter.objects.count())
        mark = transaction.savepoint()
        response = getattr(client, method)(route)
        wrote = before != (AuditEntry.objects.count(), Letter.objects.count())
        transaction.savepoint_rollback(mark)
        return response, wrote

    return answer


def _fill(address, desk):
    """An address with its arguments: the keys of rows, and what is no row as it stands."""
    values = {}
    for name, given in address.arguments.items():
        row = _row(desk, given)
        values[name] = given if row is None else row.sequence if given == "act" else row.pk
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), address.route)


def _row(desk, given):
    """The row that an argument is the key of, or `None` where it is a plain value."""
    try:
        return desk.row(given) if isinstance(given, str) else None
    except LookupError:
        return None


def test_every_address_stands_in_the_table():
    known = {address.route for address in ADDRESSES} | OUTSIDE
    assert set(served()) == known


def test_every_page_of_the_desk_asks_who_it_is():
    open_to_all = {address for address, view in served().items() if not hasattr(view, "act")}
    assert open_to_all == OUTSIDE


def test_every_act_of_a_page_is_in_the_table_of_permissions():
    assert {view.act for view in served().values() if hasattr(view, "act")} <= set(ACTS)


@by_address
def test_an_address_opens_to_its_roles_and_to_no_other(ask, address):
    place = "everywhere" if address.everywhere else "own"
    for role in Role.values:
        response, wrote = ask(address, place, role)
        assert not wrote, f"{role} changed something by reading"
        if role in address.reads:
            assert response.status_code != 403, role
            assert response.status_code < 500, role
            assert not response.headers.get("Location", "").startswith((SIGN_IN, SECOND_FACTOR)), role
        else:
            assert response.status_code in REFUSED, role


@by_address
def test_a_form_is_taken_from_its_roles_and_from_no_other(ask, address):
    place = "everywhere" if address.everywhere else "own"
    for role in Role.values:
        response, wrote = ask(address, place, role, "post")
        if role in address.keeps:
            assert response.status_code not in REFUSED, role
            assert response.status_code < 500, role
        else:
            assert not wrote, f"{role} changed something"
            assert response.status_code in REFUSED or role in address.reads, role


@pytest.mark.parametrize("address", OF_A_ROW, ids=str)
def test_a_role_at_another_body_opens_nothing_of_this_one(ask, address):
    for role in address.reads:
        for method in ("get", "post"):
            response, wrote = ask(address, "other", role, method)
            assert not wrote, role
            assert response.status_code in (*REFUSED, 404), role


@by_address
def test_who_is_not_signed_in_is_sent_to_sign_in(ask, address):
    for method in ("get", "post"):
        response, wrote = ask(address, "nobody", None, method)
        assert not wrote
        assert response.status_code == 405 or response["Location"].startswith(SIGN_IN)


@by_address
def test_nobody_whose_role_sees_closed_material_goes_on_without_a_second_factor(ask, address):
    for role in address.reads & NEEDS_SECOND_FACTOR:
        response, _ = ask(address, "no factor", role)
        assert response.status_code == 405 or response["Location"] == SECOND_FACTOR


def test_the_auditor_changes_nothing():
    assert [address.route for address in ADDRESSES if AUDITOR in address.keeps] == []


def test_the_auditor_reads_whatever_may_only_be_read():
    own = {"desk/papers"}  # what one owes oneself
    pages = [address for address in ADDRESSES if address.reads != address.keeps]
    assert {address.route for address in pages if AUDITOR not in address.reads} == own


def test_the_administrator_keeps_accounts_and_sees_no_closed_material():
    assert Role.ADMINISTRATOR not in SEES_CLOSED
    closed = ("papers", "agenda", "pack", "publications", "minutes", "questions", "petitions", "decisions", "record")
    opened = [address.route for address in ADDRESSES if ADMINISTRATOR in address.reads]
    assert [route for route in opened if set(route.split("/")) & set(closed)] == []
