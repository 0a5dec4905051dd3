"""Sittings as the desk lists them."""

from answerable.keeping.models.desk import Sitting, SittingStatus


def find_sitting(key):
    """A sitting with its body, or `None`."""
    return Sitting.objects.standing().select_related("body", "chair").filter(pk=key).first()


def list_sittings(bodies, *, since=None):
    """The sittings of these bodies in the order of the calendar, from a day on."""
    rows = Sitting.objects.standing().select_related("body").filter(body__in=bodies)
    return rows.filter(date__gte=since) if since else rows


def coming_sittings(body, today):
    """The sittings of a body that something may still be put to: from a day on, and not cancelled."""
    return list_sittings([body], since=today).exclude(status=SittingStatus.CANCELLED)
