"""Findings as one page: strict, self-contained, with everything in it that a finding has."""

from __future__ import annotations

import itertools
import re

import msgspec
import pytest
from lxml import etree, html

from answerable.checking.formats.html import print_html
from tests.checking.formats.found import CLEAN, PAPER, TOTAL, UNREAD

PAGE = print_html([PAPER, CLEAN, UNREAD])


def words(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    assert re.findall(r"<script|<link|<img|@import|url\((?!#)|https?:|\son\w+=", PAGE) == []


def test_the_page_has_a_language_a_title_one_first_heading_and_ids_given_once() -> None:
    page = html.fromstring(PAGE)
    ids = [element.get("id") for element in page.iter() if element.get("id")]

    assert (page.get("lang"), page.findtext("head/title")) == ("en-GB", "Check of 3 papers")
    assert len(page.findall(".//h1")) == len(page.findall(".//main")) == 1
    assert sorted(ids) == sorted(set(ids))


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(element.tag[1]) for element in html.fromstring(PAGE).iter("h1", "h2", "h3", "h4")]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_link_within_the_page_has_its_target_and_every_label_its_words() -> None:
    page = html.fromstring(PAGE)
    ids = {element.get("id") for element in page.iter()}

    assert {link.get("href").lstrip("#") for link in page.iter("a")} <= ids
    assert {element.get("aria-labelledby") for element in page.iter() if element.get("aria-labelledby")} <= ids


def test_the_page_is_well_formed() -> None:
    body = PAGE[PAGE.index("<body>") : PAGE.index("</body>") + len("</body>")]

    assert etree.fromstring(body).tag == "body"


def test_a_finding_shows_its_words_working_tolerance_explanation_and_further_places() -> None:
    shown = words(PAGE)

    for part in (TOTAL.message, TOTAL.working, TOTAL.tolerance, TOTAL.explanation, "line 5: North 254"):
        assert part
        assert all(" ".join(line.split()) in shown for line in part.split("\n"))
    assert "<mark>1,245</mark>" in PAGE


def test_the_paper_s_own_characters_are_no_markup() -> None:
    assert "A <b>mark</b> & more." in words(PAGE)
    assert "fish &amp; &lt;chips&gt;" in PAGE


def test_what_a_person_explained_is_shown_with_reason_and_name() -> None:
    assert "Explained by a person" in PAGE
    assert "It is a menu. (A. Clerk, 9 January 2023)" in words(PAGE)
    assert "1 finding explained by a person and not counted." in words(PAGE)


def test_a_paper_that_was_not_read_is_named_with_the_reason() -> None:
    assert "This paper could not be checked: this file is empty; get a fresh copy." in words(PAGE)


def test_a_page_of_one_paper_needs_no_list_of_papers() -> None:
    assert "<nav" in PAGE
    assert "<nav" not in print_html([PAPER])
    assert "Check of papers/budget 1.txt" in print_html([PAPER])


def test_a_run_that_was_stopped_says_so() -> None:
    assert "Stopped after 2 of 5 papers." in print_html([PAPER, CLEAN], expected=5)
    assert "Stopped" not in print_html([PAPER, CLEAN], expected=2)
    assert "Stopped after 0 of 5 papers." in print_html([], expected=5)


@pytest.mark.parametrize("printed", ["12", None])
def test_a_figure_that_stands_twice_in_its_quotation_is_not_marked(printed: str | None) -> None:
    finding = msgspec.structs.replace(
        TOTAL, printed=printed, cite=msgspec.structs.replace(TOTAL.cite, quote="12 of 12")
    )

    assert "<mark>" not in print_html([msgspec.structs.replace(PAPER, findings=(finding,))])
