"""How far the minutes of a sitting are: corrected, confirmed, signed."""

from answerable.keeping.models.desk import (
    Confirmation,
    MinuteCorrection,
    Publication,
    PublicationKind,
    Sitting,
    SittingStatus,
)

MINUTES = (PublicationKind.DRAFT_MINUTES, PublicationKind.MINUTES)


def confirmation_of(sitting):
    """The confirmation of a sitting's minutes, or `None` while they are a draft that nobody corrected."""
    rows = Confirmation.objects.standing().filter(sitting=sitting)
    return rows.select_related("confirmed_at__chair", "signed_by", "sitting").first()


def corrections_of(sitting):
    """The corrections made at later meetings, each with its minute, its two texts and who moved it."""
    rows = MinuteCorrection.objects.standing().filter(confirmation__sitting=sitting)
    return rows.select_related("entry__minute", "made_at_sitting", "moved_by")


def minutes_published(sitting):
    """The minutes of a sitting as they were published: drafts, and the signed ones."""
    rows = Publication.objects.filter(sitting=sitting, kind__in=MINUTES)
    return rows.select_related("paper", "pdf")


def later_sittings(sitting):
    """The body's sittings after this one: where its minutes may be corrected and confirmed."""
    rows = Sitting.objects.standing().filter(body=sitting.body_id, date__gt=sitting.date)
    return rows.exclude(status=SittingStatus.CANCELLED).select_related("body").order_by("date")[:12]
