"""Every public page, over a small record in which everything is linked to everything."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test.html import parse_html

from answerable.record.unread import RUNNING_HEAD
from tests.publishing.rows import PAGES, a_linked_record, a_passage, a_promise, an_unread

pytestmark = pytest.mark.django_db

COMPONENTS = Path(__file__).parents[2] / "frontend/node_modules/govuk-frontend/dist/govuk/components"
INLINE = re.compile(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:|//[a-z]", re.IGNORECASE)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_with_words_of_the_record_and_one_heading(client, page):
    a_linked_record()
    answer = client.get(page)
    body = answer.content.decode()
    assert answer.status_code == 200
    assert body.count("<h1") == 1
    assert '<main id="main"' in body


@pytest.mark.parametrize("page", PAGES)
def test_every_page_holds_no_style_script_or_address_of_elsewhere(client, page):
    a_linked_record()
    answer = client.get(page)
    assert INLINE.findall(answer.content.decode().replace("<!DOCTYPE", "")) == []
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"


@pytest.mark.parametrize("page", PAGES)
def test_every_list_page_answers_for_an_empty_record(client, page):
    expected = 404 if "board" in page or "ada-lane" in page else 200
    assert client.get(page).status_code == expected


def test_a_paper_lists_what_found_no_place_and_only_counts_running_heads(client):
    paper = a_linked_record()["paper"]
    for order in range(2, 1202):
        an_unread(
            public_id=f"u-{order}", passage=a_passage(paper), order=order, why=RUNNING_HEAD, text="Page of a pack"
        )
    body = client.get(f"/papers/{paper.public_id}").content.decode()
    assert "1 passage of it stands in no fact of the record." in body
    assert "Stray words" in body
    assert "Page of a pack" not in body
    assert "1,200 running heads or page numbers besides are not listed." in body


def test_every_fact_page_leads_to_the_very_words(client):
    a_linked_record()
    there = 'href="/papers/board-minutes-2022-02-22/page/1?at=2-3&amp;words=The+force+will+bring+the#l2"'
    facts = [
        page
        for page in PAGES
        if re.match(r"/(meetings|items|questions|promises|actions|resolutions|decisions)/b", page)
    ]
    assert len(facts) == 7
    assert [page for page in facts if there not in client.get(page).content.decode()] == []
    sheet = client.get(
        "/papers/board-minutes-2022-02-22/page/1?at=2-3&words=The+force+will+bring+the"
    ).content.decode()
    assert re.findall("<mark>(.*?)</mark>", sheet) == [
        "The force will bring the figures for Ladywood back",
        "in the spring.",
    ]


def test_promise_shows_its_chain_from_words_to_update(client):
    a_linked_record()
    page = " ".join(
        re.sub("<[^>]+>", " ", client.get("/promises/board/2022-02-22/promise-1").content.decode()).split()
    )
    steps = ("Promised on 22 February 2022", "By Ada Lane", "Tracked by action 687", "Figures were shown.")
    places = [page.index(step) for step in steps]
    assert places == sorted(places)
    assert "Never tracked" not in page


def test_promise_that_nothing_carries_is_shown_as_never_tracked(client):
    a_promise(public_id="b/promise-9")
    assert "Never tracked" in client.get("/promises/b/promise-9").content.decode()


def test_agenda_item_that_was_minuted_leads_to_its_minute(client):
    a_linked_record()
    answer = client.get("/items/board/2022-02-22/item-1")
    assert (answer.status_code, answer["Location"]) == (302, "/items/board/2022-02-22/012-22")


def test_meeting_leads_to_the_one_before_and_that_one_back(client):
    a_linked_record()
    here, before = "/meetings/board/2022-02-22", "/meetings/board/2022-01-25"
    assert f'Before: <a href="{before}">Strategic Board, 25 January 2022</a>' in client.get(here).content.decode()
    assert f'After: <a href="{here}">Strategic Board, 22 February 2022</a>' in client.get(before).content.decode()


def test_item_shows_the_same_business_at_the_meeting_before(client):
    a_linked_record()
    page = client.get("/items/board/2022-02-22/012-22").content.decode()
    assert '<a href="/items/board/2022-01-25/003-22">25 January 2022</a>' in page


def test_the_way_here_is_built_as_its_component_is():
    trail = [("Section", "/section"), ("Sub-section", "/section/sub-section")]
    trail.append(("Sub Sub-section", "/section/sub-section/sub-sub-section"))
    ours = render_to_string("publishing/part/trail.html", {"trail": trail})
    theirs = (COMPONENTS / "breadcrumbs/template-default.html").read_text("utf-8")
    assert parse_html(ours) == parse_html(theirs)
