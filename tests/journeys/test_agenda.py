"""Ordering an agenda in a browser: by dragging, by the keyboard, and by the buttons where there is no JavaScript."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from answerable.keeping.models.desk import Role
from tests.journeys.conftest import MILLISECONDS
from tests.keeping.desk.makings import make_account, make_panel, make_sitting
from tests.keeping.desk.makings_papers import make_item

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sitting():
    made = make_sitting(make_panel())
    for title in ("Budget", "Fleet", "Estate"):
        make_item(made, title, minutes_planned=10)
    return made


@pytest.fixture
def open_agenda(open_page, live_server, sitting):
    """The builder, as a clerk has it open."""
    account = make_account(Role.CLERK, sitting.body)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    client = Client()
    client.force_login(account)

    def enter(**options):
        page = open_page(**options)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([session])
        page.goto(f"/desk/meetings/{sitting.pk}/agenda")
        return page

    return enter


def titles(page):
    return page.locator(".builder__item h3").all_inner_texts()


def test_an_item_is_dragged_to_its_place_and_numbers_and_hours_follow(open_agenda):
    page = open_agenda()
    handle = page.locator(".builder__handle").nth(2).bounding_box()
    first = page.locator(".builder__item").first.bounding_box()
    page.mouse.move(handle["x"] + 5, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(handle["x"] + 5, first["y"] + 30, steps=8)
    page.mouse.move(handle["x"] + 5, first["y"] + 6, steps=4)
    with page.expect_navigation():
        page.mouse.up()
    assert titles(page) == ["Estate", "Budget", "Fleet"]
    assert page.locator(".builder__number").all_inner_texts() == ["1", "2", "3"]
    assert "14:10" in page.locator(".builder__hour").nth(1).inner_text()


def test_an_item_is_moved_by_the_keyboard_alone_and_every_step_is_said(open_agenda):
    page = open_agenda()
    page.locator(".builder__handle").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert page.locator("#moved").inner_text() == "Budget: 2 of 3"
    page.keyboard.press("ArrowDown")
    with page.expect_navigation(timeout=MILLISECONDS):
        page.keyboard.press("Enter")
    assert titles(page) == ["Fleet", "Estate", "Budget"]


def test_escape_puts_an_item_back(open_agenda):
    page = open_agenda()
    page.locator(".builder__handle").first.focus()
    for key in ("Enter", "ArrowDown", "Escape"):
        page.keyboard.press(key)
    assert titles(page) == ["Budget", "Fleet", "Estate"]
    assert page.locator("#moved").inner_text() == "Budget is back where it was."


def test_without_javascript_the_buttons_do_the_same_on_a_phone(open_agenda):
    page = open_agenda(width=390, java_script_enabled=False)
    assert page.locator(".builder__handle").count() == 0
    page.get_by_role("button", name="Move item 3, Estate, up").click()
    assert titles(page) == ["Budget", "Estate", "Fleet"]
    assert page.locator("body").bounding_box()["width"] <= 390
