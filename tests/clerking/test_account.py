"""The administrator's pages: accounts made, changed and closed, roles given and taken."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from answerable.keeping.changes.desk import account as changes
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Access, Account, Letter, Role
from tests.keeping.desk.makings import CLERK, PASSWORD, make_account, make_board, make_panel

pytestmark = pytest.mark.django_db
MADE = {"name": "Ada Quill", "email": "Ada@Office.example"}


@pytest.fixture
def administrator(sign_in):
    return sign_in(Role.ADMINISTRATOR, None, name="Ines Dale")


def test_an_account_is_made_given_a_role_and_invited(administrator):
    panel = make_panel()
    page = administrator.post("/desk/accounts/new", MADE, follow=True)
    assert "Give it a role, then invite them" in page.content.decode()
    ada = Account.objects.get(email="ada@office.example")
    assert not ada.has_usable_password()
    given = {"role": "clerk", "body": panel.pk, "first_on": "2023-01-09"}
    administrator.post(f"/desk/accounts/{ada.pk}/roles/new", given)
    administrator.post(f"/desk/accounts/{ada.pk}/invite")
    assert Access.objects.get(account=ada).body == panel
    assert Letter.objects.get().to == "ada@office.example"
    acts = AuditEntry.objects.filter(subject=ada.subject).values_list("act", flat=True)
    assert list(acts) == ["make account", "invite"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": ""}, "Fill this in."),
        ({"email": "no address"}, "Enter a valid email address"),
        ({"email": "INES.administrator@office.example"}, "is the address of the account of Ines Dale"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why_and_makes_nothing(administrator, given, said):
    page = administrator.post("/desk/accounts/new", MADE | given)
    assert said in page.content.decode()
    assert Account.objects.count() == 1


def test_a_role_is_not_given_twice_for_the_same_time():
    ada, panel = make_account(None), make_panel()
    given = {"by": CLERK, "role": Role.CLERK, "body": panel}
    changes.give_access(ada, first_on=dt.date(2023, 1, 1), last_on=dt.date(2023, 6, 30), **given)
    changes.give_access(ada, first_on=dt.date(2023, 7, 1), **given)
    with pytest.raises(changes.RefusedError, match="already clerk at Northshire Police and Crime Panel"):
        changes.give_access(ada, first_on=dt.date(2024, 1, 1), **given)


def test_a_role_counts_from_its_first_day_to_its_last(sign_in):
    clerk = sign_in(Role.CLERK, make_panel())
    access = Access.objects.get(account=clerk.account)
    for first_on, last_on, status in (
        (dt.date(2020, 1, 1), dt.date(2020, 12, 31), 403),
        (dt.date(2999, 1, 1), None, 403),
        (dt.date(2020, 1, 1), None, 200),
    ):
        Access.objects.filter(pk=access.pk).update(first_on=first_on, last_on=last_on)
        assert clerk.get("/desk/meetings").status_code == status


def test_a_role_that_is_taken_opens_nothing_any_more(administrator, sign_in):
    clerk = sign_in(Role.CLERK, make_panel())
    held = Access.objects.get(account=clerk.account)
    assert clerk.get("/desk/meetings").status_code == 200
    administrator.post(f"/desk/accounts/{clerk.account.pk}/roles/{held.pk}/take")
    assert clerk.get("/desk/meetings").status_code == 403


def test_the_last_administrator_stays(administrator):
    me = administrator.account
    held = Access.objects.get(account=me)
    page = administrator.post(f"/desk/accounts/{me.pk}/close", follow=True)
    assert "Somebody must keep the accounts" in page.content.decode()
    administrator.post(f"/desk/accounts/{me.pk}/roles/{held.pk}/take")
    administrator.post(
        f"/desk/accounts/{me.pk}/roles/{held.pk}", {"revision": 1, "first_on": "2020-01-01", "last_on": "2020-02-01"}
    )
    held.refresh_from_db()
    me.refresh_from_db()
    assert (me.is_active, held.removed_at, held.last_on) == (True, None, None)


def test_an_administrator_of_one_body_cannot_reach_for_others(sign_in):
    panel = make_panel()
    other = make_account(Role.CLERK, make_board(), name="Omar Bell")
    some = sign_in(Role.ADMINISTRATOR, panel)
    assert some.get("/desk/accounts").status_code == 403
    assert some.post(f"/desk/accounts/{other.pk}/change", MADE).status_code == 403
    given = {"role": "clerk", "body": "every", "first_on": "2023-01-09"}
    assert some.post(f"/desk/accounts/{some.account.pk}/roles/new", given).status_code == 403
    assert Access.objects.count() == 2


def test_an_older_address_opens_nothing_after_a_change():
    account = make_account(Role.AUTHOR, make_panel(), email="old@office.example")
    changes.change_account(account, by=CLERK, email="New@office.example")
    answers = [
        Client().post("/account/login/", {"login": email, "password": PASSWORD}).status_code
        for email in ("old@office.example", "new@office.example")
    ]
    assert answers == [200, 302]


def test_a_lost_second_factor_is_taken_away_after_a_warning(administrator, sign_in):
    clerk = sign_in(Role.CLERK, make_panel()).account
    page = administrator.post(f"/desk/accounts/{clerk.pk}/second-factor")
    assert "It cannot be undone" in page.content.decode()
    assert Authenticator.objects.filter(user=clerk).exists()
    administrator.post(f"/desk/accounts/{clerk.pk}/second-factor", {"confirmed": "1"})
    assert not Authenticator.objects.filter(user=clerk).exists()
    assert "taken away by an administrator" in Letter.objects.get(to=clerk.email).text


def test_no_trace_of_an_account_holds_its_password(administrator):
    account = make_account(Role.CLERK, make_panel())
    changes.change_account(account, by=CLERK, name="Una Marsh-Bell")
    changes.invite(account, by=CLERK)
    told = str(list(AuditEntry.objects.values_list("changes", "reason")))
    assert "pbkdf2" not in told
    assert "password/reset" not in told


def test_the_list_asks_the_database_no_more_for_more_accounts(administrator, django_assert_num_queries):
    make_account(Role.CLERK, make_panel(), name="Omar Bell")
    administrator.get("/desk/accounts")
    with django_assert_num_queries(queries := 7):
        administrator.get("/desk/accounts")
    board = make_board()
    make_account(Role.CLERK, board, name="Pia Lund")
    make_account(Role.AUTHOR, board, name="Rhys Moor")
    with django_assert_num_queries(queries):
        administrator.get("/desk/accounts")
