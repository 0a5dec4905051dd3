"""Which sign-offs a body needs on its papers."""

from answerable.keeping.models.desk import NeededSignOff


def list_needed(body):
    """The sign-offs that a body needs, whatever the day."""
    return list(NeededSignOff.objects.standing().filter(body=body))


def find_needed(body, key):
    return NeededSignOff.objects.standing().filter(body=body, pk=key).first()
