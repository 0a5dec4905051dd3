"""From the letter to the desk in a browser: password, app, security key, codes on paper; under our own policy."""

import datetime as dt
import re
import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

from answerable.keeping.changes.desk.account import give_access, link_to_set_password, make_account
from answerable.keeping.models.desk import Role
from tests.journeys.looking import find_faults
from tests.keeping.desk.makings import CLERK

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "nine-herons-over-mud"
PERIOD, SECONDS_TO_TYPE = 30, 5
KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": False,
    "automaticPresenceSimulation": True,
}


def plug_in_key(page):
    """A security key that is touched whenever it is asked."""
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def read_code(secret):
    """The code that an app shows, read as people do: not in the last seconds before it changes."""
    left = PERIOD - time.time() % PERIOD
    if left < SECONDS_TO_TYPE:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.mark.parametrize("width", [1280, 390])
def test_somebody_sets_up_password_app_and_key_and_signs_in_with_the_key(open_page, axe, width):
    cache.clear()
    account = make_account("Ada Quill", "ada@office.example", by=CLERK)
    give_access(account, by=CLERK, role=Role.CLERK, first_on=dt.date(2020, 1, 1))
    page = open_page(width=width)
    faults = []

    def press(words):
        faults.extend(find_faults(page, axe))
        page.get_by_role("button", name=words, exact=True).click()

    page.goto(urlsplit(link_to_set_password(account)).path)
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("New password once more").fill(PASSWORD)
    press("Set it")
    page.goto("/desk")
    page.get_by_label("E-mail address").fill("ada@office.example")
    page.get_by_label("Password").fill(PASSWORD)
    press("Sign in")
    assert "Your role needs a second factor" in page.inner_text("main")
    page.get_by_role("link", name="Set up an app that shows codes").click()
    page.get_by_label("Password").fill(PASSWORD)
    press("Go on")
    page.get_by_text("I cannot point a phone at it").click()
    secret = page.inner_text(".secret")
    faults.extend(find_faults(page, axe))  # before the code is read, which holds for half a minute
    page.get_by_label("Code").fill(read_code(secret))
    page.get_by_role("button", name="Switch it on", exact=True).click()
    assert len(re.findall(r"\b\d{8}\b", page.inner_text(".codes"))) == 10
    plug_in_key(page)
    page.goto("/account/2fa/webauthn/add/")
    press("Add it")
    page.wait_for_url("**/account/2fa/")
    assert "1 is set up." in page.inner_text("main")
    page.goto("/account/logout/")
    press("Sign out")
    page.get_by_label("E-mail address").fill("ada@office.example")
    page.get_by_label("Password").fill(PASSWORD)
    press("Sign in")
    press("Use your key")
    page.wait_for_url("**/desk")
    assert page.inner_text("h1") == "Your desk"
    assert faults == []
