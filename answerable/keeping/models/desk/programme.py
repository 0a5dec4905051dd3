"""The work programme on the desk: what the year's meetings are to take."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class ProgrammeEntry(DeskRow):
    """Something a body is to take in a financial year (`year` is the one in which it begins).

    It stands at a `sitting`, on a `date` for which no meeting is arranged, or is still to be programmed (neither).
    `statutory_item` names what the law requires of the year (`law/programme.py`). Such an entry is never removed: it
    is set aside with a reason, and stays in sight. `business` is the item of an agenda that it became;
    `copied_from` the entry of the year before that it repeats.
    """

    # What was taken up stands on an agenda too, and places are of the whole year.
    FINAL_ACTS = frozenset({"take up", "take back", "order programme"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="programme_entries")
    year = models.PositiveSmallIntegerField()
    sitting = models.ForeignKey(
        "keeping.Sitting", null=True, blank=True, on_delete=models.SET_NULL, related_name="programme_entries"
    )
    date = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=400)
    aims = models.TextField(blank=True)
    presenters = models.JSONField(default=list, blank=True)
    notes = models.TextField(blank=True)
    objective = models.TextField(blank=True)
    statutory_item = models.CharField(max_length=60, blank=True)
    is_recurring = models.BooleanField(default=False)
    set_aside_reason = models.TextField(blank=True)
    business = models.ForeignKey(
        "keeping.Business", null=True, blank=True, on_delete=models.SET_NULL, related_name="programme_entries"
    )
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies")

    class Meta:
        ordering = ["body", "year", "order", "id"]
        verbose_name_plural = "programme entries"
        indexes = [models.Index(fields=["body", "year"], name="programme_entry_of_year")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sitting=None) | models.Q(date=None), name="programme_entry_in_one_place"
            ),
        ]

    def __str__(self):
        return self.title


class HearingKind(models.TextChoices):
    """The appointments that a panel holds a hearing on; the words are the keys of `law/programme.py`."""

    CONFIRMATION = "confirmation_hearing", "a senior appointment to the policing body"
    CHIEF_CONSTABLE = "chief_constable_hearing", "the chief constable"


class HearingNotice(DeskRow):
    """A notice of a proposed appointment that a body received: its hearing has a last day from then on."""

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="hearing_notices")
    kind = models.CharField(max_length=24, choices=HearingKind)
    received_on = models.DateField()
    post = models.CharField(max_length=200)

    class Meta:
        ordering = ["body", "received_on"]
        constraints = [one_of("kind", HearingKind, "hearing_kind_known")]
