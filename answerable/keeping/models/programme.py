"""Work programmes: what later meetings are to take."""

from django.db import models

from answerable.keeping.models.kept import Fact


class ProgrammeItem(Fact):
    """A row of a work programme; `date` is empty for one still to be programmed.

    `meeting` is the body's meeting on that date.
    """

    paper = models.ForeignKey("keeping.Paper", on_delete=models.CASCADE, related_name="programme_items")
    body = models.ForeignKey("keeping.Body", null=True, on_delete=models.PROTECT, related_name="programme_items")
    meeting = models.ForeignKey(
        "keeping.Meeting", null=True, on_delete=models.SET_NULL, related_name="programme_items"
    )
    order = models.PositiveIntegerField()
    date = models.DateField(null=True)
    date_printed = models.TextField(blank=True)
    topic = models.TextField()
    public_topic = models.TextField(blank=True)
    aims = models.TextField(blank=True)
    public_aims = models.TextField(blank=True)
    presenting = models.JSONField(default=list)
    public_presenting = models.JSONField(default=list)
    note = models.TextField(blank=True)
    public_note = models.TextField(blank=True)

    class Meta:
        ordering = ["paper", "order"]
