"""Public pages carry the record's version: unchanged they are answered for one query, changed they are made anew."""

import pytest

from answerable.publishing.revalidating import PageStore
from tests.publishing.rows import PAGES, a_linked_record, a_promise, file_act

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", PAGES)
def test_page_that_a_browser_has_is_answered_304_for_one_query(client, page, django_assert_num_queries):
    a_linked_record()
    etag = client.get(page)["ETag"]
    with django_assert_num_queries(1):
        again = client.get(page, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_page_made_once_is_given_again_for_one_query(client, django_assert_num_queries):
    a_linked_record()
    first = client.get("/promises")
    with django_assert_num_queries(1):
        assert client.get("/promises").content == first.content


def test_page_is_made_anew_when_something_was_filed(client):
    a_linked_record()
    before = client.get("/promises")
    a_promise(text="A second promise.")
    file_act()
    after = client.get("/promises", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert b"A second promise." in after.content


def test_page_says_that_it_may_be_kept_but_must_be_asked_about(client):
    a_linked_record()
    answer = client.get("/promises")
    assert answer["Cache-Control"] == "public, no-cache"
    assert client.get("/promises", headers={"if-modified-since": answer["Last-Modified"]}).status_code == 304


def test_pages_answer_reading_only(client):
    assert client.post("/promises").status_code == 405
    assert client.head("/promises").status_code == 200


def test_page_store_drops_the_page_least_recently_asked_for():
    store = PageStore(most_bytes=6)
    store.keep("/a", "1", b"aaa")
    store.keep("/b", "1", b"bbb")
    assert store.find("/a", "1") == b"aaa"
    store.keep("/c", "1", b"ccc")
    assert (store.find("/a", "1"), store.find("/b", "1"), store.find("/c", "1")) == (b"aaa", None, b"ccc")


def test_page_store_does_not_give_a_page_of_an_earlier_version():
    store = PageStore(most_bytes=100)
    store.keep("/a", "1", b"old")
    assert store.find("/a", "2") is None
