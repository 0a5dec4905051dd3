"""Which sign-offs a body needs on its papers: taken up and given up."""

from answerable.keeping.changes.desk.row import RefusedError, add_row, remove_row
from answerable.keeping.models.desk import NeededSignOff


def need_sign_off(body, *, by, role, concerns, first_on):
    """From a day on, papers for a body's meetings need the sign-off of a role; gives the `NeededSignOff`."""
    if NeededSignOff.objects.standing().filter(body=body, role=role).exists():
        raise RefusedError("That sign-off is needed already.", field="role")
    given = {"body": body, "role": role, "concerns": concerns, "first_on": first_on}
    return add_row(NeededSignOff, by=by, act="need sign-off", **given)


def stop_sign_off(needed, *, by):
    """Need a sign-off no more."""
    return remove_row(needed, by=by, act="stop sign-off")
