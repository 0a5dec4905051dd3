"""The roll of a sitting: who was there, who sent apologies, in which seat, from when until when."""

from django.db import models

from answerable.keeping.models.desk.confirmation import say_confirmed
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class RollManner(models.TextChoices):
    """How somebody stands on the roll; the minutes print all but those who were absent without a word."""

    PRESENT = "present"
    ALSO_PRESENT = "also_present", "also present"
    APOLOGIES = "apologies"
    ABSENT = "absent"


class RollEntry(DeskRow):
    """Somebody on the roll: a person of the record, or a guest by `name` alone.

    `seat` is the seat in which they sit and vote; a substitute has the seat of the one whom they `stand_in_for`.
    `arrived_at` and `left_at` are set where they came late or left early.
    """

    sitting = models.ForeignKey("keeping.Sitting", on_delete=models.CASCADE, related_name="roll")
    person = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="roll_entries"
    )
    name = models.CharField(max_length=200)
    manner = models.CharField(max_length=12, choices=RollManner)
    seat = models.ForeignKey(
        "keeping.Seat", null=True, blank=True, on_delete=models.PROTECT, related_name="roll_entries"
    )
    stands_in_for = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    arrived_at = models.TimeField(null=True, blank=True)
    left_at = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ["sitting", "seat__order", "id"]
        verbose_name_plural = "roll entries"
        constraints = [
            one_of("manner", RollManner, "roll_entry_manner_known"),
            models.UniqueConstraint(
                fields=["sitting", "person"], condition=models.Q(removed_at=None), name="roll_entry_person_once"
            ),
            models.UniqueConstraint(
                fields=["sitting", "seat"],
                condition=models.Q(removed_at=None, manner="present"),
                name="roll_entry_seat_once",
            ),
        ]

    def __str__(self):
        return self.name

    def why_final(self, act):
        return say_confirmed(self.sitting)
