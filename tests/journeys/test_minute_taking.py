"""Taking minutes while things break: nothing that was typed is lost, counted entry by entry."""

import os
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.journeys.conftest import CHROMIUM, FLAGS, MILLISECONDS
from tests.journeys.looking import find_faults
from tests.journeys.minutes_site import ROLL, Site

BOXES = ".line textarea:not([hidden])"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A served site of its own: a real server at a real database, which a test may kill and start again."""
    served = Site(tmp_path_factory.mktemp("site"))
    served.run("prepare")
    try:
        served.start()
        yield served
    finally:
        served.kill()


@pytest.fixture
def meeting(site):
    """A meeting with its first item begun: `{"sitting", "minute", "sessions"}`."""
    return site.run("meet")


@pytest.fixture
def open_desk(browser, site, meeting):
    """Open the minute-taking screen in a browser of its own, as the first clerk or as the second."""
    contexts, faults = [], []

    def open_one(clerk=0):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=site.address)
        context.set_default_timeout(MILLISECONDS)
        contexts.append(context)
        sign_in(context, site.address, meeting["sessions"][clerk])
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        enter(page, meeting["sitting"])
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def kept(site, meeting):
    """What the server has of the meeting: every entry as it would be typed, in order."""
    return lambda: site.lines(meeting["sitting"])


def sign_in(context, address, session):
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])


def enter(page, sitting):
    page.goto(f"/desk/meetings/{sitting}/minutes")
    page.wait_for_selector("[data-ready]")


def last_line(page):
    return page.locator(BOXES).last


def type_lines(page, lines):
    """Type lines at the end of the last item, each with Enter; the caret stands in the empty line after them."""
    last_line(page).click()
    for line in lines:
        page.keyboard.insert_text(line)
        page.keyboard.press("Enter")


def wait_for(found, wanted, seconds=30):
    until = time.monotonic() + seconds
    while (got := found()) != wanted and time.monotonic() < until:
        time.sleep(0.25)
    return got


def says(page, words):
    page.wait_for_function(
        "words => document.getElementById('status').textContent.includes(words)", arg=words, timeout=MILLISECONDS
    )


def test_what_is_typed_is_saved_by_itself_in_the_order_typed(open_desk, kept, meeting):
    page = open_desk()
    lines = ["Members met.", "? Dev Mistry: How many?", "> Chief Constable: Twelve.", "= That it be noted."]
    type_lines(page, lines)
    says(page, "Saved")
    assert wait_for(kept, lines) == lines
    enter(page, meeting["sitting"])
    shown = [box.input_value() for box in page.locator(BOXES).all()]
    assert shown == [*lines, ""]


def test_keys_alone_mark_lines_go_between_them_and_take_them_away(open_desk, kept):
    page = open_desk()
    type_lines(page, ["first", "third"])
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("send the figures")
    page.keyboard.press("Alt+o")
    assert wait_for(kept, ["first", "! send the figures", "third"]) == ["first", "! send the figures", "third"]
    for _ in "! send the figures":
        page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    assert wait_for(kept, ["first", "third"]) == ["first", "third"]


def test_roll_is_called_by_clicks_and_the_quorum_follows(open_desk, site, meeting):
    page = open_desk()
    for name in ("Alma Reyes", "Bevis Ford", "Cora Lindqvist"):
        page.get_by_role("group", name=name).get_by_role("button", name="Present").click()
    page.get_by_role("group", name="Dev Mistry").get_by_role("button", name="Apologies").click()
    page.wait_for_function("() => document.querySelector('.quorum').textContent.includes('3 of 6')")
    told = [("Alma Reyes", "present"), ("Bevis Ford", "present"), ("Cora Lindqvist", "present")]
    assert site.look(ROLL, meeting["sitting"]) == [*told, ("Dev Mistry", "apologies")]


@pytest.mark.parametrize("width", [1280, 390])
def test_screen_is_accessible_and_fits_a_laptop_and_a_phone(open_desk, axe, kept, width):
    page = open_desk()
    page.set_viewport_size({"width": width, "height": 800})
    lines = ["Members met.", "= That it be noted."]
    type_lines(page, lines)
    assert wait_for(kept, lines) == lines
    assert find_faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dropped_connection_loses_nothing_and_says_so(open_desk, kept, site, meeting):
    page = open_desk()
    lines = [f"Line {number} of forty." for number in range(40)]
    type_lines(page, lines[:10])
    assert wait_for(kept, lines[:10]) == lines[:10]
    page.context.set_offline(True)
    type_lines(page, lines[10:30])
    page.get_by_role("group", name="Alma Reyes").get_by_role("button", name="Present").click()
    says(page, "kept on this computer")
    assert len(kept()) == 10
    page.context.set_offline(False)
    says(page, "Saved")
    type_lines(page, lines[30:])
    assert wait_for(kept, lines) == lines
    assert site.look(ROLL, meeting["sitting"]) == [("Alma Reyes", "present")]


def test_page_left_with_a_waiting_queue_is_made_good_when_it_is_opened_again(open_desk, kept, meeting):
    page = open_desk()
    page.context.set_offline(True)
    lines = [f"Typed without a connection, {number}." for number in range(25)]
    type_lines(page, lines)
    # The last words are still being typed when the page goes: no pause, no Enter.
    page.keyboard.type("and half a sent")
    page.wait_for_timeout(200)
    context = page.context
    page.close()
    context.set_offline(False)
    assert kept() == []
    again = context.new_page()
    enter(again, meeting["sitting"])
    wanted = [*lines, "and half a sent"]
    assert wait_for(kept, wanted) == wanted


def test_two_editors_of_one_entry_overwrite_nothing_and_merge(open_desk, kept):
    first = open_desk()
    type_lines(first, ["The force spoke."])
    assert wait_for(kept, ["The force spoke."])
    second = open_desk(1)
    for page, more in ((first, " At length."), (second, " Briefly.")):
        box = page.locator(BOXES).first
        box.click()
        page.keyboard.press("End")
        page.keyboard.insert_text(more)
    for page in (first, second):
        says(page, "Saved")
    both = Counter(["The force spoke. At length.", "The force spoke. Briefly."])
    assert wait_for(lambda: Counter(kept()), both) == both
    # Each sees the other's: nothing had to be loaded again.
    for page in (first, second):
        page.wait_for_function(
            "boxes => [...document.querySelectorAll(boxes)].filter(box => box.value).length === 2", arg=BOXES
        )
    first.get_by_role("link", name="Make one of the two").first.click()
    assert first.locator("blockquote").count() == 2
    first.fill("textarea[name=line]", "The force spoke briefly, at length.")
    first.get_by_role("button", name="This stands").click()
    assert wait_for(kept, ["The force spoke briefly, at length."]) == ["The force spoke briefly, at length."]


def test_two_people_writing_at_once_see_each_other_and_keep_every_line(open_desk, kept):
    pages = {
        "Una": open_desk(),
        "Olga": open_desk(1),
    }
    for number in range(0, 30, 5):
        for name, page in pages.items():
            type_lines(page, [f"{name} wrote {each}." for each in range(number, number + 5)])
    wanted = {f"{name} wrote {number}." for name in pages for number in range(30)}
    assert wait_for(lambda: set(kept()), wanted) == wanted
    assert len(kept()) == 60
    for page in pages.values():
        page.wait_for_function(
            "boxes => new Set([...document.querySelectorAll(boxes)].map(box => box.value)).size >= 61", arg=BOXES
        )


def test_three_hour_meeting_with_a_session_that_runs_out_in_its_middle(open_desk, kept, site):
    """1,020 entries over a clock that runs three hours; signed out after five hundred, signed in again later."""
    page = open_desk()
    page.clock.install()
    wanted = []
    last_line(page).click()
    for round_ in range(102):
        lines = [f"Entry {round_ * 10 + number} of the long meeting." for number in range(10)]
        for line in lines:
            page.keyboard.insert_text(line)
            page.keyboard.press("Enter")
        wanted += lines
        page.clock.fast_forward(106_000)
        if round_ == 50:
            site.run("sign-out")
        if round_ == 60:
            says(page, "Signed out")
            assert len(kept()) < len(wanted)
            sign_in(page.context, site.address, site.run("sign-in")[0])
    page.clock.fast_forward(60_000)
    page.clock.fast_forward(60_000)
    page.clock.resume()
    assert wait_for(lambda: len(kept()), len(wanted), seconds=120) == len(wanted) == 1020
    assert kept() == wanted


def test_server_killed_while_words_are_typed_loses_nothing(open_desk, kept, site):
    page = open_desk()
    wanted = [f"Said before and after, {number}." for number in range(60)]
    type_lines(page, wanted[:15])
    site.kill()
    type_lines(page, wanted[15:30])
    says(page, "kept on this computer")
    site.start()
    type_lines(page, wanted[30:45])
    site.kill()  # at once, with edits on their way
    type_lines(page, wanted[45:])
    site.start()
    assert wait_for(kept, wanted, seconds=60) == wanted


def test_browser_killed_while_there_is_no_connection_loses_nothing(browser, site, meeting, kept, tmp_path):
    def open_browser():
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=CHROMIUM, args=FLAGS, base_url=site.address
        )
        context.set_default_timeout(MILLISECONDS)
        sign_in(context, site.address, meeting["sessions"][0])
        page = context.new_page()
        enter(page, meeting["sitting"])
        return context, page

    context, page = open_browser()
    context.set_offline(True)
    lines = [f"Kept through a crash, {number}." for number in range(20)]
    type_lines(page, lines)
    says(page, "kept on this computer")
    page.keyboard.type("the last wor")
    page.wait_for_timeout(300)
    kill_browser_of(tmp_path / "profile")
    context.close()
    assert kept() == []
    context, page = open_browser()
    try:
        wanted = [*lines, "the last wor"]
        assert wait_for(kept, wanted) == wanted
    finally:
        context.close()


def kill_browser_of(profile):
    """Kill the very processes that run on this profile of ours."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if f"--user-data-dir={profile}\0" in command:
            os.kill(int(folder.name), signal.SIGKILL)
