import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def shared_record(django_db_setup, django_db_blocker):
    """A record for what the tests of a module make once and share: taken back after the last of them. What one test
    does to it beside is taken back by its own `django_db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
