"""`flush`, but for the audit: an installation's trail is never emptied; a test database's may be, between tests."""

from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections

from answerable.keeping.guard import guard_audit, release_audit

TEST_DATABASES = ("test_", "file:memorydb", ":memory:")


class Command(flush.Command):
    help = __doc__

    def handle(self, **options):
        connection = connections[options["database"]]
        name = str(connection.settings_dict["NAME"])
        if not name.rsplit("/", 1)[-1].startswith(TEST_DATABASES):
            raise CommandError(
                "The record is not emptied: its audit trail stands. Make a new data directory instead."
            )
        release_audit(connection)
        try:
            super().handle(**options)
        finally:
            guard_audit(connection)
