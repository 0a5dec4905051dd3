"""A year planned in a browser without JavaScript, from a body's rules to a published programme and the calendar."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from answerable.keeping.models.desk import Role
from answerable.law.day import find_financial_year
from tests.journeys.conftest import words_of
from tests.keeping.desk.makings import PANEL, make_account
from tests.keeping.desk.makings_year import make_seated_panel

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def enter(open_page, live_server):
    """A page of somebody who is clerk at every body."""
    account = make_account(Role.CLERK)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    client = Client()
    client.force_login(account)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}

    def open_one(**options):
        page = open_page(**options)
        page.context.add_cookies([session])
        return page

    return open_one


def next_precept_day():
    """A Monday of next February by which the precept is to be reviewed."""
    first = dt.date(timezone.localdate().year + 1, 2, 1)
    return first + dt.timedelta(days=-first.weekday() % 7)


def test_a_year_is_planned_by_forms_alone_and_the_public_sees_what_was_called(enter):
    panel, _ = make_seated_panel()
    page, day = enter(java_script_enabled=False), next_precept_day()
    year = find_financial_year(day)
    page.goto(f"/desk/bodies/{panel.pk}/programme?year={year}")
    page.get_by_role("button", name="Add the 4 that are missing").click()
    page.get_by_role("link", name="Provisional meeting").click()
    page.get_by_label("Date").fill(str(day))
    page.get_by_label("Starts at").fill("14:00")
    page.get_by_role("button", name="Arrange").click()
    move = page.get_by_label("Move “Review of the proposed precept” to")
    move.select_option(label=f"{day:%a} {day.day} {day:%B %Y}, provisional")
    page.get_by_role("button", name="Move Review of the proposed precept", exact=True).click()
    assert "“Review of the proposed precept” stands at" in words_of(page)
    page.locator("button", has_text="Put on the agenda").click()
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish").click()
    assert "is published" in words_of(page)

    page.get_by_role("link", name=f"{day:%A} {day.day} {day:%B %Y}").click()
    page.get_by_role("link", name="Change the meeting").click()
    page.get_by_label("State").select_option("called")
    page.get_by_role("button", name="Save").click()
    assert "Clocks" in words_of(page)
    page.goto("/")
    told = words_of(page)
    assert f"{PANEL}, {day.day} {day:%B %Y}" in told
    page.goto(f"/programme?year={day.year}")
    assert "Review of the proposed precept" in words_of(page)
