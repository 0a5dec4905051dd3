"""Disclosures: how far a body has published what it must, row by row of the Specified Information Order."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow


class Disclosure(DeskRow):
    """A row of the order (`law/schedule.py`: `3f`) at a body, as it stands.

    `published_to` is the last day of the last period that is public, for a row with periods. For the others
    `changed_on` is when the thing changed or came, and `published_on` when it was last made public. `place` is where
    it is published; `withheld_ground` the key of the ground on which it is withheld.
    """

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="disclosures")
    row = models.CharField(max_length=20)
    published_to = models.DateField(null=True, blank=True)
    changed_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=500, blank=True)
    withheld_ground = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["body", "row"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "row"], condition=models.Q(removed_at=None), name="disclosure_once_a_row"
            )
        ]
