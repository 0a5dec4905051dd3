"""Marks planted in every field of the desk that is not public, and looked for in all that anybody outside can get."""

import pytest

from tests.publishing.crawl import crawl
from tests.publishing.planting import Planting
from tests.publishing.worked_desk import work_through

pytestmark = pytest.mark.django_db


def test_x(client):
    planting = Planting()
    work_through(planting)
    pages = crawl(client, "/", "/search")
    found = {}
    for page in pages:
        for name in planting.found_in(page.everything):
            found.setdefault(name.split(" ")[0], set()).add(page.address)
    for name in sorted(found):
        print(name, sorted(found[name])[:4], len(found[name]))
    print(len(pages))
    assert 0
