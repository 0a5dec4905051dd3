"""Letters of the outbox."""

from django.conf import settings
from django.db.models import Q

from answerable.keeping.models.desk import Letter

OF_SIGNATORIES = "signatures/"

STATES = (("waiting", "Waiting"), ("sent", "Sent"), ("failed", "Failed"))
_IN_STATE = {
    "waiting": Q(sent_at=None, given_up_at=None),
    "sent": Q(sent_at__isnull=False),
    "failed": Q(sent_at=None, given_up_at__isnull=False),
}


def list_letters(bodies=None):
    """The letters of these bodies; of every body, and of none, where `bodies` is `None`."""
    rows = _shown()
    return rows if bodies is None else rows.filter(body__in=bodies)


def in_state(rows, state):
    """Those of the letters that are `waiting`, `sent` or `failed`."""
    return rows.filter(_IN_STATE[state])


def find_letter(key):
    """A letter with its body, or `None`."""
    return _shown().filter(pk=key).first()


def _shown():
    """Letters to those who sign a petition are on no page, except in a demonstration, which has no other way to open
    their links."""
    rows = Letter.objects.select_related("body")
    return rows if settings.DEMONSTRATION else rows.exclude(about__startswith=OF_SIGNATORIES)
