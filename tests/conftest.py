import gc

import pytest
from django.db import transaction


def pytest_collection_finish():
    """Look for garbage seldom, and not among what was imported: that took a sixth of the time of the desk's forms."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="module")
def shared_record(django_db_setup, django_db_blocker):
    """A record for what the tests of a module make once and share: taken back after the last of them. What one test
    does to it beside is taken back by its own `django_db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
