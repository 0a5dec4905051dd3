"""Single sign-on by OpenID Connect, at a real sign-on on this machine."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from answerable.config.signing_in import read_sign_on
from answerable.keeping.changes.desk.account import change_account, close_account, make_account
from answerable.keeping.models.desk import Account, Role
from tests.clerking.sign_on import CLIENT, SECRET, SignOn
from tests.keeping.desk.makings import CLERK, make_panel
from tests.keeping.desk.makings import make_account as make_ready_account

pytestmark = pytest.mark.django_db
ADA = {"sub": "ada-7", "email": "ada@office.example", "email_verified": True, "name": "Ada Quill"}


@pytest.fixture
def office(settings):
    cache.clear()
    with SignOn() as sign_on:
        settings.SOCIALACCOUNT_PROVIDERS, _ = read_sign_on(f"The Office|{sign_on.address}|{CLIENT}|{SECRET}")
        yield sign_on


def enter(office, person, client=None):
    """Sign in by the office's sign-on, as a browser does; gives the last answer here, and the browser."""
    office.person = person
    client = client or Client()
    there = urlsplit(client.post("/account/oidc/office/login/?process=login")["Location"])
    browser = HTTPConnection(there.netloc, timeout=10)
    browser.request("GET", f"{there.path}?{there.query}")
    back = urlsplit(browser.getresponse().headers["Location"])
    browser.close()
    return client.get(f"{back.path}?{back.query}"), client


def test_an_account_is_opened_by_its_verified_address(office):
    account = make_account("Ada Quill", "ada@office.example", by=CLERK)
    answer, client = enter(office, ADA)
    assert answer["Location"] == "/desk"
    assert client.session["_auth_user_id"] == str(account.pk)
    assert SocialAccount.objects.get().user == account


def test_the_next_time_it_is_known_by_itself_whatever_its_address(office):
    account = make_account("Ada Quill", "ada@office.example", by=CLERK)
    enter(office, ADA)
    change_account(account, by=CLERK, email="ada.quill@office.example")
    assert enter(office, ADA)[0]["Location"] == "/desk"


@pytest.mark.parametrize(
    "person",
    [
        ADA | {"email": "stranger@elsewhere.example"},
        ADA | {"email_verified": False},
        ADA | {"email_verified": "false"},
        {name: value for name, value in ADA.items() if name != "email_verified"},
    ],
)
def test_nobody_else_is_let_in_and_no_account_is_made(office, person):
    make_account("Ada Quill", "ada@office.example", by=CLERK)
    answer, client = enter(office, person)
    assert "There is no account for you yet" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert Account.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_a_closed_account_stays_closed(office):
    make_ready_account(Role.ADMINISTRATOR, None, name="Ines Dale")
    close_account(make_account("Ada Quill", "ada@office.example", by=CLERK), by=CLERK)
    answer, client = enter(office, ADA)
    assert answer["Location"] == "/account/inactive/"
    assert "_auth_user_id" not in client.session


def test_the_second_factor_is_asked_for_here_too(office):
    account = make_ready_account(Role.CLERK, make_panel(), email="ada@office.example")
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    answer, client = enter(office, ADA)
    assert answer["Location"] == "/account/2fa/authenticate/"
    assert client.get("/desk").status_code == 302


def test_the_page_of_signing_in_offers_it_by_name(office):
    assert "Sign in by The Office" in Client().get("/account/login/").content.decode()


def test_an_answer_that_nobody_asked_for_is_refused(office):
    answer = Client().get("/account/oidc/office/login/callback/?code=code-0&state=made-up")
    assert answer.status_code == 401
    assert "Signing in did not work" in answer.content.decode()


def test_without_a_sign_on_there_is_none():
    assert Client().get("/account/oidc/office/login/").status_code == 404
    assert read_sign_on("") == ({}, "")


@pytest.mark.parametrize("text", ["name|server", "a|b|c|d", "a|ftp://x|c|d", "a|https://x||d"])
def test_a_setting_that_cannot_be_read_says_how_it_is_written(text):
    with pytest.raises(ValueError, match=r"name\|server url\|client id\|client secret"):
        read_sign_on(text)


def test_a_form_may_lead_to_the_sign_on_and_nowhere_else():
    providers, origin = read_sign_on("The Office|https://login.office.example/tenant/v2|one|two")
    assert origin == "https://login.office.example"
    assert providers["openid_connect"]["OAUTH_PKCE_ENABLED"]
