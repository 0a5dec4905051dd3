"""The publication schedule: how far a row of it is public, written down."""

from django.db import transaction

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.models.desk import Disclosure
from answerable.keeping.queries.desk.schedule import find_disclosure
from answerable.law.schedule import list_information, list_withholdings


@transaction.atomic
def note_disclosure(body, row, *, by, revision=None, **values):
    """Write down how far a row of the order is public, or on what ground it is withheld; gives the `Disclosure`."""
    if row not in list_information():
        raise RefusedError(f"The order has no row “{row}”.")
    ground = values.get("withheld_ground", "")
    if ground and ground not in list_withholdings():
        raise RefusedError("Choose one of the grounds of the order.", field="withheld_ground")
    queue_writers()
    kept = find_disclosure(body, row)
    if kept is None:
        return add_row(Disclosure, by=by, act="note disclosure", body=body, row=row, **values)
    return change_row(kept, by=by, act="note disclosure", revision=revision, **values)
