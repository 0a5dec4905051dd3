"""Minutes from draft to signature: what a later meeting corrected, where they were confirmed, who signed."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class MinutesState(models.TextChoices):
    DRAFT = "draft"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"
    SIGNED = "signed"


class Confirmation(DeskRow):
    """How far the minutes of a sitting are. `confirmed_at` is the later meeting of the same body that confirmed them.

    `signed_by` is the chair of that meeting (Local Government Act 1972 sch.12 para 41(1)); `is_on_paper` where the
    clerk records a signature made with a pen. `confirmed_sha256` is of all that was confirmed, so that nothing else
    can be published as signed.
    """

    # Each is of more than this row: the texts corrected, the hash of what was confirmed, somebody's signature.
    FINAL_ACTS = frozenset({"draft minutes", "correct minutes", "confirm minutes", "sign minutes"})

    sitting = models.OneToOneField("keeping.Sitting", on_delete=models.CASCADE, related_name="confirmation")
    state = models.CharField(max_length=10, choices=MinutesState, default=MinutesState.DRAFT)
    confirmed_at = models.ForeignKey(
        "keeping.Sitting", null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_confirmed"
    )
    signed_by = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="minutes_signed"
    )
    signed_on = models.DateField(null=True, blank=True)
    is_on_paper = models.BooleanField(default=False)
    confirmed_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [one_of("state", MinutesState, "confirmation_state_known")]


def say_confirmed(sitting):
    """Why nothing that was minuted of a sitting is undone any more; empty while its minutes are not confirmed."""
    states = (MinutesState.CONFIRMED, MinutesState.SIGNED)
    if not Confirmation.objects.standing().filter(sitting=sitting, state__in=states).exists():
        return ""
    return "This cannot be undone: the minutes were confirmed as a correct record."


class MinuteCorrection(DeskRow):
    """A correction of one entry, moved at a later meeting; both texts are kept."""

    FINAL_ACTS = frozenset({"correct minutes"})

    confirmation = models.ForeignKey(Confirmation, on_delete=models.CASCADE, related_name="corrections")
    entry = models.ForeignKey("keeping.MinuteEntry", on_delete=models.PROTECT, related_name="corrections")
    before = models.TextField()
    after = models.TextField()
    made_at_sitting = models.ForeignKey("keeping.Sitting", on_delete=models.PROTECT, related_name="corrections_made")
    moved_by = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections_moved"
    )

    class Meta:
        ordering = ["confirmation", "id"]
