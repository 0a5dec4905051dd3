"""Whole journeys of readers, in a browser."""

import subprocess

import pytest

from tests.journeys.conftest import words_of
from tests.journeys.papers import ANSWER, PROMISE, file_year

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _record():
    file_year()


def test_finding_what_was_promised_about_a_subject_and_reaching_its_words(open_page):
    page = open_page()
    page.goto("/")
    page.fill("main input[name=q]", "bicycle theft")
    page.press("main input[name=q]", "Enter")
    page.select_option("#f-kind", "promise")
    page.click("main button")
    page.click(".entries a")
    assert page.inner_text("blockquote") == PROMISE
    page.click(".page__head .source a")
    assert page.locator("mark").all_inner_texts() == [PROMISE]
    assert page.locator(".line--cited").count() == 1
    assert page.locator(":target mark").count() == 1


def test_following_one_question_from_asking_to_answer_and_to_what_was_promised_in_it(open_page):
    page = open_page()
    page.goto("/questions")
    page.click("text=What is being done about bicycle theft")
    assert "Asked by Cleo Finch" in words_of(page)
    assert [point.split(" Source")[0] for point in page.locator(".points li").all_inner_texts()] == list(ANSWER)
    page.click("section[aria-labelledby=promised] .entry__words a")
    assert page.inner_text("blockquote") == PROMISE
    assert "Tracked by action 014/22 i" in words_of(page)
    assert "The figures are with this paper." in words_of(page)


def test_seeing_all_that_one_person_promised(open_page):
    page = open_page()
    page.goto("/people")
    page.click("main >> text=Bram Okafor")
    assert page.inner_text("h1") == "Bram Okafor"
    promises = page.locator("section[aria-labelledby=promised] .entry__words")
    assert promises.all_inner_texts() == [PROMISE]
    assert "made 1 promise." in words_of(page)


def test_finding_an_agenda_beside_its_minutes(open_page):
    page = open_page()
    page.goto("/meetings/2022")
    page.locator(".calendar a", has_text="22 February").press("Enter")
    rows = page.locator("article.item")
    assert rows.count() == 3
    sides = rows.nth(2).locator(".item__side")
    left, right = (side.bounding_box() for side in sides.all())
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    assert "Not in the minutes." in rows.nth(1).inner_text()


def test_printing_a_meeting_gives_minutes_to_read(open_page, tmp_path):
    page = open_page()
    page.goto("/meetings/northshire-policing-and-crime-board/2022-02-22")
    place = tmp_path / "meeting.pdf"
    page.pdf(path=place, format="A4")
    text = subprocess.run(["pdftotext", "-layout", place, "-"], capture_output=True, text=True, check=True).stdout
    words = " ".join(text.split())
    for printed in (
        "Northshire Policing and Crime Board, 22 February 2022",
        "Cleo Finch Board Member",
        "Bicycle theft in Harbourside",
        "The notes were agreed.",
        "line 1",
    ):
        assert printed in words
    for furniture in ("Skip to the record", "Search the record", "Accessibility", "Home"):
        assert furniture not in words


def test_everything_works_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/search?q=bicycle")
    page.click(".entries a >> nth=0")
    page.goto("/promises")
    page.select_option("#f-standing", "never_tracked")
    page.click("main button")
    assert "None fits what you chose." in page.inner_text("main")
    page.click("text=Clear")
    assert page.locator(".entries > li").count() == 1


def test_keyboard_reaches_the_record_first_and_then_everything_in_reading_order(open_page):
    page = open_page()
    page.goto("/promises")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the record"
    assert page.locator(".govuk-skip-link").bounding_box()["height"] > 20
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    order = []
    for _ in range(8):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.name || document.activeElement.className || 'link'"))
    assert order == ["link", "body", "person", "year", "about", "strength", "standing", "govuk-button"]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
