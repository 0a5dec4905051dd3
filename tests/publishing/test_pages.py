"""Every public page, over a small record in which everything is linked to everything."""

import pytest

from tests.publishing.rows import PAGES, a_linked_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers(client, page):
    a_linked_record()
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_every_list_page_answers_for_an_empty_record(client, page):
    expected = 404 if "board" in page or "ada-lane" in page else 200
    assert client.get(page).status_code == expected
