"""Decisions that a body's register or list prints."""

from django.db import models

from answerable.keeping.models.kept import Fact


class Decision(Fact):
    """A decision. `number` is normalised (`2022/030`); `number_printed` is what the paper prints."""

    body = models.ForeignKey("keeping.Body", null=True, on_delete=models.PROTECT, related_name="decisions")
    number = models.CharField(max_length=40, blank=True, db_index=True)
    number_printed = models.TextField(blank=True)
    title = models.TextField()
    public_title = models.TextField(blank=True)
    date = models.DateField(null=True, db_index=True)
    confidential = models.BooleanField(null=True)
    summary = models.TextField(blank=True)
    public_summary = models.TextField(blank=True)

    class Meta:
        ordering = ["-date", "-number", "public_id"]
