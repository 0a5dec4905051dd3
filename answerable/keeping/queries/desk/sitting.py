"""Sittings as the desk lists them."""

from answerable.keeping.models.desk import Sitting


def find_sitting(key):
    """A sitting with its body, or `None`."""
    return Sitting.objects.standing().select_related("body", "chair").filter(pk=key).first()


def list_sittings(bodies, *, since=None):
    """The sittings of these bodies in the order of the calendar, from a day on."""
    rows = Sitting.objects.standing().select_related("body").filter(body__in=bodies)
    return rows.filter(date__gte=since) if since else rows
