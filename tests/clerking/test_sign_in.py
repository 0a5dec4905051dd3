"""Signing in: by password and second factor; locked, forgotten, closed; and the ways in that there are not."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import URLResolver

from answerable.clerking import account_urls
from answerable.keeping.changes.desk.account import close_account, invite, make_account
from answerable.keeping.models.desk import Account, Letter, Role
from tests.keeping.desk.makings import CLERK, PASSWORD, make_panel
from tests.keeping.desk.makings import make_account as make_ready_account

pytestmark = pytest.mark.django_db
ANOTHER = "nine-herons-over-mud"


@pytest.fixture(autouse=True)
def _no_tries_yet(settings):
    """Nobody has tried anything; letters go to the outbox, where the test runner would keep them for itself."""
    settings.EMAIL_BACKEND = "answerable.keeping.outbox.Outbox"
    cache.clear()


def sign_in(client, email, password=PASSWORD):
    return client.post("/account/login/", {"login": email, "password": password})


def code_of(secret):
    """The code that an app shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def set_up_app(client):
    """Set up an app that shows codes, as a person does, who first types the password again; gives its secret."""
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    secret = re.search(r'class="secret">(\w+)<', page.content.decode())[1]
    assert client.post("/account/2fa/totp/activate/", {"code": code_of(secret)}).status_code == 302
    return secret


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_letter_sets_the_first_password_and_the_link_works_once():
    account = make_account("Ada Quill", "Ada@Office.example", by=CLERK)
    link = invite(account, by=CLERK)
    assert link in Letter.objects.get(to="ada@office.example").text
    client = Client()
    form = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    address = form.redirect_chain[-1][0]
    assert "Set your password" in words(form)
    done = client.post(address, {"password1": ANOTHER, "password2": ANOTHER}, follow=True)
    assert "Your password is set" in words(done)
    assert "does not work any more" in words(Client().get(link.removeprefix("http://127.0.0.1:8000"), follow=True))
    assert sign_in(Client(), "ada@office.example", ANOTHER)["Location"] == "/desk"


def test_a_password_that_is_easily_guessed_is_refused():
    account = make_account("Ada Quill", "ada@office.example", by=CLERK)
    client = Client()
    form = client.get(invite(account, by=CLERK).removeprefix("http://127.0.0.1:8000"), follow=True)
    answer = client.post(form.redirect_chain[-1][0], {"password1": "password", "password2": "password"})
    assert "too common" in words(answer)
    assert not Account.objects.get(pk=account.pk).has_usable_password()


def test_a_role_that_sees_closed_material_goes_on_only_with_a_second_factor():
    account = make_ready_account(Role.CLERK, make_panel())
    client = Client()
    sign_in(client, account.email)
    assert client.get("/desk")["Location"] == "/account/2fa/"
    set_up_app(client)
    codes = client.get("/account/2fa/recovery-codes/")
    assert len(re.findall(r"<code>\d{8}</code>", codes.content.decode())) == 10
    assert client.get("/desk").status_code == 200


def test_signing_in_then_asks_for_the_code():
    account = make_ready_account(Role.CLERK, make_panel())
    client = Client()
    sign_in(client, account.email)
    secret = set_up_app(client)
    client.post("/account/logout/")
    assert client.get("/desk")["Location"] == "/account/login/?next=/desk"
    assert sign_in(client, account.email)["Location"] == "/account/2fa/authenticate/"
    assert client.get("/desk").status_code == 302
    assert "does not fit" in words(client.post("/account/2fa/authenticate/", {"code": "000000"}))
    Authenticator.objects.filter(user=account).update(last_used_at=None)
    cache.clear()
    assert client.post("/account/2fa/authenticate/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/desk").status_code == 200


def test_a_code_on_paper_opens_the_account_once():
    account = make_ready_account(Role.CLERK, make_panel())
    client = Client()
    sign_in(client, account.email)
    set_up_app(client)
    code = re.search(r"<code>(\d{8})</code>", client.get("/account/2fa/recovery-codes/").content.decode())[1]
    for expected in (302, 200):
        other = Client()
        sign_in(other, account.email)
        assert other.post("/account/2fa/authenticate/", {"code": code}).status_code == expected


def test_changing_how_one_signs_in_asks_for_the_password_again():
    client = Client()
    client.force_login(make_ready_account(Role.AUTHOR, make_panel()))
    asked = client.get("/account/2fa/totp/activate/")
    assert asked["Location"].startswith("/account/reauthenticate/")
    assert "Show that it is you" in words(client.get(asked["Location"]))
    again = client.post(asked["Location"], {"password": PASSWORD, "next": "/account/2fa/totp/activate/"})
    assert again["Location"] == "/account/2fa/totp/activate/"
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_a_role_without_closed_material_needs_no_second_factor():
    account = make_ready_account(Role.AUTHOR, make_panel())
    client = Client()
    assert sign_in(client, account.email)["Location"] == "/desk"
    assert client.get("/desk").status_code == 200


def test_an_account_is_locked_after_five_wrong_passwords_and_says_so():
    account = make_ready_account(Role.AUTHOR, make_panel())
    for turn in range(5):
        answer = Client(REMOTE_ADDR=f"192.0.2.{turn}").post(
            "/account/login/", {"login": account.email, "password": "wrong"}
        )
        assert "do not belong together" in words(answer)
    locked = sign_in(Client(REMOTE_ADDR="192.0.2.99"), account.email)
    assert "this account is locked for five minutes" in words(locked)


def test_one_address_cannot_try_account_after_account():
    for turn in range(10):
        sign_in(Client(), f"nobody{turn}@office.example", "wrong")
    account = make_ready_account(Role.AUTHOR, make_panel())
    assert "locked for five minutes" in words(sign_in(Client(), account.email))
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"), account.email)["Location"] == "/desk"


def test_a_wrong_address_is_told_from_a_wrong_password_by_nothing():
    account = make_ready_account(Role.AUTHOR, make_panel())
    known = sign_in(Client(), account.email, "wrong")
    unknown = sign_in(Client(), "nobody@office.example", "wrong")
    assert words(known) == words(unknown).replace("nobody@office.example", account.email)


def test_who_forgot_the_password_gets_a_letter_and_a_stranger_none():
    account = make_ready_account(Role.AUTHOR, make_panel())
    for email in (account.email, "stranger@elsewhere.example"):
        answer = Client().post("/account/password/reset/", {"email": email}, follow=True)
        assert "Look at your e-mail" in words(answer)
    letter = Letter.objects.get()
    assert (letter.to, letter.title) == (account.email, "Answerable: set a new password")
    assert re.search(r"http://127\.0\.0\.1:8000/account/password/reset/key/\S+/", letter.text)


def test_the_letter_goes_to_our_address_whatever_host_was_asked():
    account = make_ready_account(Role.AUTHOR, make_panel())
    Client(SERVER_NAME="localhost").post("/account/password/reset/", {"email": account.email})
    assert "//localhost" not in Letter.objects.get().text


def test_a_closed_account_is_signed_out_at_once_and_does_not_come_back():
    account = make_ready_account(Role.AUTHOR, make_panel())
    make_ready_account(Role.ADMINISTRATOR, None, name="Ines Dale")
    client = Client()
    sign_in(client, account.email)
    close_account(account, by=CLERK)
    assert client.get("/desk").status_code == 302
    assert "This account was closed" in words(Client().post(
        "/account/login/", {"login": account.email, "password": PASSWORD}, follow=True
    ))  # fmt: skip


def test_a_session_ends_when_nobody_used_it_for_a_working_day():
    client = Client()
    sign_in(client, make_ready_account(Role.AUTHOR, make_panel()).email)
    assert client.cookies["sessionid"]["max-age"] == 12 * 60 * 60
    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"


def test_pages_of_the_desk_are_kept_by_no_cache(sign_in):
    assert sign_in(Role.CLERK, make_panel()).get("/desk")["Cache-Control"] == "no-store, private"


def named(patterns):
    """Each of allauth's patterns with a name."""
    for each in patterns:
        yield from named(each.url_patterns) if isinstance(each, URLResolver) else (each,)


def test_addresses_of_the_library_that_are_not_offered_do_not_exist():
    patterns = list(named(account_urls.urlpatterns))
    assert {each.name for each in patterns if each.callback is not account_urls.deny} == account_urls.OFFERED
    assert {"account_signup", "account_email", "socialaccount_signup", "socialaccount_connections"} <= {
        each.name for each in patterns if each.callback is account_urls.deny
    }


@pytest.mark.parametrize(
    "address", ["signup/", "email/", "confirm-email/", "3rdparty/", "3rdparty/signup/", "password/set/"]
)
def test_nobody_makes_an_account_for_himself(address):
    client = Client()
    client.force_login(make_ready_account(Role.AUTHOR, make_panel()))
    for each in (Client(), client):
        assert each.get(f"/account/{address}").status_code == 404
        assert each.post(f"/account/{address}", {"email": "me@elsewhere.example"}).status_code == 404
    assert Account.objects.count() == 1


def test_every_page_of_signing_in_has_our_look_and_no_script_within():
    account = make_ready_account(Role.AUTHOR, make_panel())
    client = Client()
    sign_in(client, account.email)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    pages = ["2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/", "password/change/", "logout/",
             "reauthenticate/"]  # fmt: skip
    answers = [client.get(f"/account/{page}") for page in pages]
    closed = ("login/", "password/reset/", "password/reset/done/", "inactive/", "3rdparty/login/error/")
    answers += [Client().get(f"/account/{page}") for page in closed]
    for answer in answers:
        text = answer.content.decode()
        assert answer.status_code in (200, 401)
        assert "masthead--desk" in text
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
        assert " style=" not in text
        assert " on" not in re.sub(r">[^<]*<", "><", text).replace(" only", "")


def test_work_on_the_desk_prolongs_the_session_and_reading_the_record_does_not(monkeypatch):
    client = Client()
    sign_in(client, make_ready_account(Role.AUTHOR, make_panel()).email)
    client.get("/desk")
    assert "sessionid" not in client.get("/desk").cookies
    monkeypatch.setattr("answerable.clerking.showing.SECONDS_TO_PROLONG", -1)
    assert client.get("/desk").cookies["sessionid"]["max-age"] == 12 * 60 * 60
    assert "sessionid" not in client.get("/about").cookies
