"""What became of a promise, followed in a browser: from the counts to the chain, its action and its source."""

import pytest

from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.settlement import drop_owed, settle_tracking
from answerable.keeping.models import Action, Promise, Resolution
from tests.journeys.conftest import words_of
from tests.journeys.looking import look_at
from tests.keeping.owed import DATE, MARCH, RATES, VOW, minutes, tracker

pytestmark = pytest.mark.django_db(transaction=True)

PANEL = "northshire-police-and-crime-panel"
TWINS = "The Commissioner undertook to publish the letters about the harbour ferry."
STOPPED = "The Commissioner undertook to count the lamp posts of every village."


def file_owed():
    """Minutes with promises of every fate, a tracker, and later minutes; gives the addresses of their pages."""
    file_pack(
        [
            minutes("That the Commissioner provide:", RATES, DATE, promises=[VOW, RATES, TWINS, STOPPED]),
            tracker(
                ("687 iii b", RATES, "in_progress", "The figures are being gathered by the force."),
                ("690 i", "The Commissioner publish the letters about the harbour ferry."),
                ("690 ii", "The Commissioner publish the letters about the harbour ferry."),
            ),
            minutes(
                date=MARCH, notes=["Resignation rates (687 iii b) - They were given."], name="march.txt", ref="701"
            ),
        ],
        by="clerk",
    )
    stopped = Promise.objects.get(text=STOPPED)
    drop_owed(stopped, by="Alma Reyes", reason="There are too many of them to be counted.")
    settle_tracking(Resolution.objects.get(text=DATE), [], by="Alma Reyes", reason="No row asks for the date.")
    return [
        "/promises",
        "/promises?standing=never_tracked&sort=earliest",
        *(f"/promises/{public_id}" for public_id in Promise.objects.values_list("public_id", flat=True)),
        *(f"/resolutions/{public_id}" for public_id in Resolution.objects.values_list("public_id", flat=True)),
        *(f"/actions/{public_id}" for public_id in Action.objects.values_list("public_id", flat=True)),
        f"/meetings/{PANEL}/2023-03-20",
    ]


def test_every_page_of_what_is_owed_is_accessible_and_fits(open_page, axe):
    assert look_at(open_page(), axe, file_owed()) == []


def test_a_councillor_follows_a_promise_from_the_last_meeting_to_its_source(open_page):
    file_owed()
    page = open_page()
    page.goto(f"/meetings/{PANEL}/2023-03-20")
    page.get_by_role("region", name="Promised last time").get_by_role("link", name=RATES[:40]).click()
    said = words_of(page)
    assert "Tracked by action 687 iii b" in said
    assert "In the minutes of 20 March 2023" in said

    page.get_by_role("region", name="What became of it").get_by_role("link", name=RATES).last.click()
    assert "The owner says In progress" in words_of(page)
    page.get_by_role("link", name="Source").first.click()
    assert page.locator("mark").first.inner_text() != ""


def test_a_reader_narrows_the_promises_and_sorts_them_without_a_script(browser, live_server):
    file_owed()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/promises")
    page.get_by_label("Words in it").fill("harbour ferry")
    page.get_by_role("button", name="Show", exact=True).click()
    assert "1 promise." in words_of(page)
    assert "Cannot be told yet" in page.locator(".entries").inner_text()
    page.get_by_role("link", name="earliest first").click()
    assert page.get_by_label("Words in it").input_value() == "harbour ferry"
    page.get_by_role("link", name="Clear").click()
    page.get_by_role("link", name="never tracked").first.click()
    assert VOW in page.locator(".entries").inner_text()
    context.close()
