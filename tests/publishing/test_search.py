"""The search page: whatever is asked, it answers."""

import html

import pytest

from answerable.keeping.search.index import rebuild_index
from tests.publishing.rows import a_linked_record

pytestmark = pytest.mark.django_db

HOSTILE = (
    '"',
    '""" OR "',
    "* * *",
    "NEAR(figures, 3)",
    "figures AND NOT",
    "title:figures",
    "^{}()[]-+~:;,.<>?/\\|`!@#$%&=",
    "'; DROP TABLE keeping_promise; --",
    "<script>alert(1)</script>",
    "\x00\x01",
    "é́ 漢字 🙂 \u202e",
    "a" * 10_000,
    "figures " * 2_000,
)


def search(client, **asked):
    answer = client.get("/search", asked)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.fixture(autouse=True)
def _record():
    a_linked_record()
    rebuild_index()


def test_nothing_asked_for_gives_the_form_and_no_list(client):
    page = search(client)
    assert "Write a word, a name or a reference." in page
    assert 'class="entries"' not in page


def test_words_found_are_marked_in_what_leads_to_them(client):
    page = search(client, q="ladywood figures", kind="promise")
    assert "1 found" in page
    assert '<a href="/promises/board/2022-02-22/promise-1">' in page
    assert "<mark>Ladywood</mark>" in page


def test_words_of_a_paper_lead_to_its_page_with_the_words_marked(client):
    page = search(client, q="ladywood", kind="passage")
    assert 'href="/papers/board-minutes-2022-02-22/page/1?find=ladywood#l1"' in page
    sheet = client.get("/papers/board-minutes-2022-02-22/page/1?find=ladywood").content.decode()
    assert "<mark>Ladywood</mark>" in sheet


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"body": "board"}, True),
        ({"body": "no-such-body"}, False),
        ({"person": "ada-lane"}, True),
        ({"person": "nobody"}, False),
        ({"since": "2022-02-22", "until": "2022-02-22"}, True),
        ({"since": "2022-02-23"}, False),
        ({"since": "not a date"}, True),
        ({"kind": "no such kind"}, True),
    ],
)
def test_filters_narrow_and_nonsense_in_one_is_left_out(client, filters, count):
    page = search(client, q="ladywood", **filters)
    assert ("/promises/board/2022-02-22/promise-1" in page) == count
    assert ("Nothing in the public record fits" in page) != count


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_words_give_hits_or_none_and_never_markup_of_their_own(client, query):
    page = search(client, q=query, page="99999999999", body=query[:300], since=query[:20])
    assert "<h1>Search the record</h1>" in page
    assert client.get("/search", {"q": query}).content.decode().count("<script") == 0
