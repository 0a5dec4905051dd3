import pytest

from answerable.publishing import revalidating


@pytest.fixture(autouse=True)
def _own_page_store(monkeypatch):
    """Each test begins with no page made: the record is rolled back between tests, which no real record ever is."""
    monkeypatch.setattr(revalidating, "store", revalidating.PageStore(revalidating.BYTES_KEPT))
