"""Addresses that can be read aloud, and lead where they say."""

import pytest

from answerable.keeping.queries.public.link import Source
from answerable.publishing.addresses import address_of, source_address, with_query
from answerable.publishing.templatetags.publishing import describe_place


def stands(page=3, line=41, line_end=43, words="The force will bring the", paged=True):
    return Source("board-minutes-2022-02-22", "Notes", paged, page, line, line_end, words)


def test_address_of_a_thing_is_its_kind_in_the_plural_and_its_public_id():
    assert address_of("promise", "board/2022-02-22/promise-3") == "/promises/board/2022-02-22/promise-3"
    assert address_of("person", "cath-hannon") == "/people/cath-hannon"
    assert address_of("body", "a b?c") == "/bodies/a%20b%3Fc"


@pytest.mark.parametrize(
    ("source", "address", "words"),
    [
        (stands(), "/page/3?at=41-43&words=The+force+will+bring+the#l41", "page 3, lines 41–43"),
        (stands(line_end=41), "/page/3?at=41&words=The+force+will+bring+the#l41", "page 3, line 41"),
        (stands(paged=False, words=""), "/page/3?at=41-43#l41", "lines 41–43"),
        (stands(line=None, line_end=None), "/page/3", "page 3"),
    ],
)
def test_source_link_says_where_it_leads(source, address, words):
    assert source_address(source) == "/papers/board-minutes-2022-02-22" + address
    assert describe_place(source) == words


def test_query_is_changed_and_empty_parts_are_left_out():
    assert with_query("/promises", {"year": "2022", "body": ""}, page="2") == "/promises?year=2022&page=2"
    assert with_query("/promises", {"page": "2"}, page="") == "/promises"
