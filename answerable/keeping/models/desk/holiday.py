"""Holidays that the calendar of bank holidays does not know: proclaimed at short notice, or a body's own."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow


class Holiday(DeskRow):
    """A day that does not count; without a body, for every body. Deadlines are worked out anew when one is added."""

    day = models.DateField(db_index=True)
    name = models.CharField(max_length=200)
    body = models.ForeignKey("keeping.Body", null=True, blank=True, on_delete=models.CASCADE, related_name="holidays")

    class Meta:
        ordering = ["day"]
