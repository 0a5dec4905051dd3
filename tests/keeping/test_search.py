"""Search: what is found, how it is marked, and what may be typed."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import SearchEntry
from answerable.keeping.search.find import Filters, find
from answerable.keeping.search.index import cut_chunks, rebuild_index
from tests.keeping.readings import board_notes, panel_pack, panel_tracker

pytestmark = pytest.mark.django_db


@pytest.fixture
def _filed():
    file_pack([board_notes(), panel_pack(), panel_tracker()], by="clerk")


@pytest.mark.usefixtures("_filed")
def test_words_are_found_in_any_form_and_marked():
    found = find("resigning rate", Filters(kinds=("promise",)))

    assert found.total == 1
    hit = found.hits[0]
    assert hit.kind == "promise"
    assert hit.place == "northshire-police-and-crime-panel/2022-11-14/promise-1"
    assert [words for words, is_found in hit.snippet if is_found] == ["resignation", "rates"]
    assert "".join(words for words, _ in hit.snippet) == (
        "The Commissioner undertook to give the Panel the resignation rates."
    )


@pytest.mark.usefixtures("_filed")
def test_filters_keep_by_kind_body_person_and_date():
    board, panel = "northshire-policing-and-crime-board", "northshire-police-and-crime-panel"

    assert {hit.kind for hit in find("rates", Filters(kinds=("action", "resolution"))).hits} == {
        "action",
        "resolution",
    }
    assert {hit.body for hit in find("Commissioner", Filters(body=panel)).hits} == {panel}
    assert {hit.body for hit in find("Commissioner", Filters(body=board)).hits} <= {board}
    promises = (
        find("the", Filters(kinds=("promise",), person="bram-okafor")).hits
        or find("numbers", Filters(kinds=("promise",), person="bram-okafor")).hits
    )
    assert [hit.place for hit in promises] == [f"{board}/2022-02-22/promise-1"]
    since = Filters(kinds=("promise",), since=dt.date(2022, 11, 14))
    assert [hit.date for hit in find("commissioner", since).hits] == [dt.date(2022, 11, 14)]
    assert find("commissioner", Filters(kinds=("promise",), until=dt.date(2022, 11, 13))).hits == ()


@pytest.mark.usefixtures("_filed")
def test_a_phrase_is_found_in_order_only():
    assert find('"resignation rates"', Filters(kinds=("promise",))).total == 1
    assert find('"rates resignation"', Filters(kinds=("promise",))).total == 0


@pytest.mark.usefixtures("_filed")
def test_the_beginning_of_a_word_is_found_with_a_star():
    assert find("resig*", Filters(kinds=("promise",))).total == 1
    assert find("resig", Filters(kinds=("promise",))).total == 0


@pytest.mark.usefixtures("_filed")
def test_words_that_never_stand_together_are_found_apart_and_that_is_said():
    found = find("resignation trained", Filters(kinds=("promise", "question")))

    assert found.is_loose
    assert {hit.kind for hit in found.hits} == {"promise", "question"}


@pytest.mark.usefixtures("_filed")
def test_filters_alone_list_the_latest_first():
    found = find("", Filters(kinds=("meeting",)))
    assert [hit.date for hit in found.hits] == sorted((hit.date for hit in found.hits), reverse=True)
    assert found.total == 3
    assert find("").hits == ()


@pytest.mark.usefixtures("_filed")
@pytest.mark.parametrize(
    "typed",
    ['"', '""', "'", "* *", "AND OR NOT", "NEAR(", "a:b", "title:rates", "(((", "-", "rates -panel", "% _ \\", "\x00",
     "a" * 10_000, '"rates' * 2_000, "<script>alert(1)</script>", "'; DROP TABLE x; --", "🚓", "ß", "&|!:*", "a*b*",
     "\ud83d", "the", "it's", "{} %s %(a)s"],
)  # fmt: skip
def test_hostile_words_give_results_or_none(typed):
    for filters in (None, Filters(kinds=("promise",), body="%s", person="x'y")):
        found = find(typed, filters)
        assert len(found.hits) <= 20


@pytest.mark.usefixtures("_filed")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.integers(min_value=-5, max_value=10**9))
def test_anything_typed_gives_results_or_none(typed, page):
    assert len(find(typed, page=page).hits) <= 20


@pytest.mark.usefixtures("_filed")
def test_a_rebuilt_index_is_the_index_that_filing_kept():
    def entries():
        rows = SearchEntry.objects.values_list("kind", "place", "title", "text", "body", "date", "paper")
        return set(rows), SearchEntry.people.through.objects.count()

    before = entries()
    rebuild_index()
    assert entries() == before


@pytest.mark.usefixtures("_filed")
def test_pages_follow_one_another_without_gap_or_repeat():
    filters = Filters(since=dt.date(2022, 1, 1))
    whole = [hit.place for hit in find("", filters, size=100).hits]
    parts = [hit.place for page in (1, 2, 3, 4) for hit in find("", filters, page=page, size=3).hits]
    assert parts == whole[:12]
    assert len(whole) > 9


def test_a_page_is_found_by_stretches_of_about_a_paragraph():
    lines = [
        {"number": 1, "text": "Heading", "look": "heading"},
        {"number": 2, "text": "x" * 400, "look": "paragraph"},
        {"number": 3, "text": "y" * 200, "look": "paragraph"},
        {"number": 4, "text": "z", "look": "paragraph"},
        {"number": 5, "text": "Page 1", "look": "furniture"},
        {"number": 6, "text": "a point", "look": "list_item"},
        {"number": 7, "text": "that goes on", "look": "list_item", "opens": False},
        {"number": 8, "text": "Next", "look": "heading"},
        {"number": 9, "text": "its own point", "look": "list_item"},
    ]
    assert [(line, len(text)) for line, text in cut_chunks(lines)] == [(1, 609), (4, 1), (6, 20), (8, 18)]


@pytest.mark.usefixtures("_filed")
def test_a_paper_is_found_by_its_words_and_shown_with_its_title():
    hits = find("trained", Filters(kinds=("passage",))).hits
    assert hits
    assert all(text for hit in hits for text, _ in hit.title)
    assert all(any(found for _, found in hit.snippet) for hit in hits)
