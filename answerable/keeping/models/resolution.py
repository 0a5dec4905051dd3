"""What a meeting resolved, clause by clause."""

from django.db import models

from answerable.keeping.models.kept import Fact


class Resolution(Fact):
    """One clause: `ref` is its minute (`687`), `sub` its clause as printed (`iii a`)."""

    meeting = models.ForeignKey("keeping.Meeting", null=True, on_delete=models.CASCADE, related_name="resolutions")
    minute_item = models.ForeignKey(
        "keeping.MinuteItem", null=True, on_delete=models.SET_NULL, related_name="resolutions"
    )
    order = models.PositiveIntegerField()
    ref = models.CharField(max_length=80, blank=True)
    sub = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    public_text = models.TextField(blank=True)

    class Meta:
        ordering = ["meeting", "order"]
