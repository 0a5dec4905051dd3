"""A reader's way with what does not agree: from the line to the working, to the rule, to what was done about it."""

import subprocess

import pytest

from tests.journeys.conftest import words_of
from tests.journeys.papers import ANSWERED, file_year

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = "/papers/northshire-policing-and-crime-board-report-2022-02-22"


@pytest.fixture(autouse=True)
def _record():
    file_year()


def test_a_finding_is_met_in_the_text_and_followed_to_its_working_and_its_rule(open_page):
    page = open_page()
    page.goto(f"{FIRST}-2/page/1")
    assert page.locator(".noted").all_inner_texts() == ["Friday 19 May 2022."]
    page.click("#mark-1")
    note = page.locator(":target")
    assert note.get_attribute("id") == "note-1"
    assert ANSWERED in note.inner_text()
    note.locator("text=How it was worked out").click()
    assert "19 May 2022 fell on a Thursday." in words_of(page)
    assert page.locator("blockquote mark").inner_text() == "Friday 19 May 2022."
    page.click("main >> text=DAT501")
    assert "← flagged" in words_of(page)


def test_what_a_newer_version_put_right_is_told_on_the_older_one(open_page):
    page = open_page()
    page.goto("/findings?state=corrected")
    page.click(".entries .entry__words a")
    assert "Corrected in version 2." in words_of(page)
    page.click(".page__head .source a")
    assert "A newer one has replaced it: version 2." in words_of(page)
    page.click("text=version 2 >> nth=0")
    assert "This is version 2, the newest." in words_of(page)
    assert "Report card" in words_of(page)


def test_keyboard_goes_from_the_words_to_the_note_and_back(open_page):
    page = open_page()
    page.goto(f"{FIRST}-2/page/1")
    page.focus("#mark-1")
    page.keyboard.press("Enter")
    page.wait_for_url("**#note-1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#mark-1"
    page.keyboard.press("Enter")
    page.wait_for_url("**#mark-1")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_note_stands_under_its_line_and_within_the_sheet(open_page, width):
    page = open_page(width=width)
    page.goto(f"{FIRST}-2/page/1")
    line, note, sheet = (page.locator(where).bounding_box() for where in ("#l3 .line__text", "#note-1", ".sheet"))
    assert note["y"] >= line["y"] + line["height"]
    assert note["x"] >= sheet["x"]
    assert note["x"] + note["width"] <= sheet["x"] + sheet["width"]


def test_the_report_card_is_seen_said_and_tabled(open_page):
    page = open_page()
    page.goto(f"{FIRST}-2/report-card")
    drawing = page.get_by_role("img")
    assert drawing.get_attribute("aria-label").startswith("11 figures: ")
    assert drawing.bounding_box()["width"] > 400
    counts = [int(cell) for cell in page.locator("table >> nth=0 >> tbody .number").all_inner_texts()]
    agree, disagree, untestable, *_, whole = counts
    assert agree + disagree + untestable == whole == 11


def test_a_printed_page_tells_its_findings(open_page, tmp_path):
    page = open_page()
    page.goto(f"{FIRST}-2/page/1")
    place = tmp_path / "sheet.pdf"
    page.pdf(path=place, format="A4")
    text = subprocess.run(["pdftotext", "-layout", place, "-"], capture_output=True, text=True, check=True).stdout
    words = " ".join(text.split())
    assert "Does not agree" in words
    assert ANSWERED in words
    assert "How it was worked out" not in words


def test_findings_are_narrowed_and_taken_away_as_data_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/findings")
    page.select_option("#f-state", "explained")
    page.click("main button")
    assert page.locator(".entries > li").count() == 1
    with page.expect_download() as taken:
        page.click("text=CSV")
    assert "Friday 19 May 2022" in taken.value.path().read_text("utf-8-sig")
