"""Sittings: a meeting as its clerk prepares and holds it."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of
from answerable.law.retention import judge_disposal


class SittingStatus(models.TextChoices):
    PROVISIONAL = "provisional"
    CALLED = "called"
    IN_SESSION = "in_session", "in session"
    HELD = "held"
    CANCELLED = "cancelled"


class SittingPurpose(models.TextChoices):
    ORDINARY = "ordinary"
    SPECIAL = "special"
    VETO = "veto", "second precept review"
    HEARING = "hearing", "confirmation hearing"


class Sitting(DeskRow):
    """A meeting of a body on a day. `meeting` is the same in the record, once a paper of it was filed."""

    # The meeting in the record is found anew by itself; a call went out with the papers.
    FINAL_ACTS = frozenset({"join meeting", "call sitting"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="sittings")
    date = models.DateField(db_index=True)
    start_time = models.TimeField()
    end_time = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=12, choices=SittingStatus, default=SittingStatus.PROVISIONAL)
    purpose = models.CharField(max_length=10, choices=SittingPurpose, default=SittingPurpose.ORDINARY)
    chair = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="sittings_chaired"
    )
    recording = models.URLField(blank=True, max_length=500)
    meeting = models.ForeignKey(
        "keeping.Meeting", null=True, blank=True, on_delete=models.SET_NULL, related_name="sittings"
    )

    class Meta:
        ordering = ["date", "start_time", "id"]
        constraints = [
            one_of("status", SittingStatus, "sitting_status_known"),
            one_of("purpose", SittingPurpose, "sitting_purpose_known"),
        ]
        indexes = [models.Index(fields=["body", "date"], name="sitting_body_date")]

    def __str__(self):
        return f"{self.body.name}, {self.date:%-d %B %Y}"

    def why_kept(self, on):
        if not self.publications.exists():
            return "", ()
        rulings = judge_disposal("agenda", self.date, on)
        return " ".join(ruling.words for ruling in rulings), rulings
