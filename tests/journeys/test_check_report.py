"""The page of a check, opened as a file as whoever was sent it opens it."""

import pytest

from answerable.checking.formats.html import print_html
from tests.checking.formats.found import CLEAN, PAPER, UNREAD
from tests.journeys.looking import find_faults


@pytest.fixture(params=[(1280, "light"), (320, "dark")], ids=["wide and light", "narrow and dark"])
def report(request, browser, tmp_path):
    width, scheme = request.param
    place = tmp_path / "findings.html"
    place.write_text(print_html([PAPER, CLEAN, UNREAD]), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(place.as_uri())
    yield page
    context.close()


def test_the_page_is_accessible_and_as_wide_as_its_window(report, axe):
    assert find_faults(report, axe) == []
    assert report.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_bar_fills_its_card_in_three_shares(report):
    widths = report.eval_on_selector_all(".bar > rect", "bars => bars.map(bar => bar.getBoundingClientRect().width)")
    whole = report.eval_on_selector(".bar", "bar => bar.getBoundingClientRect().width")

    assert len(widths) == 3
    assert sum(widths) == pytest.approx(whole, abs=1)


def test_a_link_leads_to_the_finding_it_names(report):
    report.click("article .place a")

    assert report.evaluate("document.querySelector(':target').id") == "paper-1-finding-1"
