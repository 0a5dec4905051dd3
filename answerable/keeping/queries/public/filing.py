"""What the record was last changed by: the version that every public page carries."""

from django.core.exceptions import ObjectDoesNotExist

from answerable.keeping.models import AuditEntry


def latest_act() -> tuple[str, object | None]:
    """The hash and the time of the last act in the record; an empty record gives `("empty", None)`.

    Every change leaves an audit entry in its own transaction, so the hash changes exactly when a public page can;
    acts on the desk that no public page shows are passed over.
    """
    try:
        return AuditEntry.objects.filter(is_public=True).order_by("-sequence").values_list("hash", "at")[:1].get()
    except ObjectDoesNotExist:
        return "empty", None
