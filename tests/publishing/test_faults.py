"""What is said when an address is wrong, a request makes no sense, or we fail."""

import pytest
from django.db import DatabaseError

from answerable.publishing.views import promise
from tests.publishing.rows import a_linked_record, a_paper, a_passage, a_promise

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/promises/none",
        "/meetings/board/1999-01-01",
        "/meetings/99999",
        "/items/none",
        "/papers/none/page/1",
        "/papers/board-minutes-2022-02-22/page/999",
        "/papers/board-minutes-2022-02-22/page/99999999999999999999999",
        "/people/../../etc/passwd",
        "/bodies/%00",
        "/questions/" + "x" * 3000,
    ],
)
def test_address_that_leads_nowhere_is_answered_404_in_words(client, address):
    a_linked_record()
    answer = client.get(address)
    assert answer.status_code == 404
    assert b"There is no such page" in answer.content


@pytest.mark.parametrize(
    "address",
    [
        "/promises?page=-1",
        "/promises?page=0",
        "/promises?page=99999999999999999999",
        "/promises?page=two",
        "/promises?year=abcd",
        "/promises?year=0000",
        "/promises?year=9999",
        "/promises?strength=iron&tracked=perhaps&body=%00&person=%F0%9F%92%A5",
        "/meetings?year=%D9%A2%D9%A0%D9%A2%D9%A2",
        "/actions?status=unheard&late=maybe",
        "/papers/board-minutes-2022-02-22/page/1?at=999999999-1&words=%00",
        "/papers/board-minutes-2022-02-22/page/1?at=2-3&words=" + "y" * 2000,
        "/papers/board-minutes-2022-02-22/page/1?find=%28%28%5B*",
    ],
)
def test_nonsense_in_a_query_gives_a_page_all_the_same(client, address):
    a_linked_record()
    assert client.get(address).status_code == 200


def test_our_own_fault_is_answered_500_without_a_word_of_the_record_or_the_fault(client, monkeypatch):
    a_linked_record()
    client.raise_request_exception = False

    def fail(public_id):
        raise DatabaseError("the words of promise-1")

    monkeypatch.setattr(promise, "find_promise", fail)
    answer = client.get("/promises/board/2022-02-22/promise-1")
    assert answer.status_code == 500
    assert b"Something went wrong on our side" in answer.content
    assert b"promise-1" not in answer.content


def test_request_for_a_host_that_we_are_not_is_answered_400(client):
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert b"That request makes no sense here" in answer.content


def test_fact_marked_public_by_mistake_stays_closed_with_its_paper(client):
    closed = a_paper(is_public=False, confidentiality="exempt")
    a_promise(public_id="b/promise-1", text="Zqclosed words", passage=a_passage(closed))
    assert client.get("/promises/b/promise-1").status_code == 404
    assert b"Zqclosed" not in client.get("/promises").content
    assert b"Zqclosed" not in client.get("/").content
