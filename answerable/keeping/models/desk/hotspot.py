"""Hotspots: the places chosen for patrol (`patrolling/place/place.py`). Exact places are closed."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow


class HotspotSet(DeskRow):
    """Hotspots of a body that were chosen together, from a file of offences and by one method (`options`).

    `held` is what they hold of land, offences and harm in the period they were chosen from, with no place in it.
    They are patrolled until `closed_on`.
    """

    HASHED = frozenset({"held"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="hotspot_sets")
    name = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    chosen_on = models.DateField()
    options = models.JSONField(default=dict, blank=True)
    held = models.JSONField(default=dict, blank=True)
    offences = models.ForeignKey(
        "keeping.DataFile", null=True, blank=True, on_delete=models.PROTECT, related_name="hotspot_sets"
    )
    areas = models.ForeignKey("keeping.DataFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["body", "-chosen_on", "-id"]

    def __str__(self):
        return self.name

    def why_kept(self, on):
        if self.trials.standing().exists():
            return "A trial rests on these hotspots: they stay while the trial does.", ()
        if self.patrol_reports.standing().exists():
            return "A report rests on these hotspots: they stay while the report does.", ()
        return "", ()


class Hotspot(DeskRow):
    """A place that is patrolled. Only `public_name` and `unit` are ever public before a dated rule opens the rest."""

    hotspot_set = models.ForeignKey(HotspotSet, on_delete=models.CASCADE, related_name="hotspots")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=200)
    public_name = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=120)
    outline = models.TextField()
    tier = models.PositiveSmallIntegerField(default=1)
    events = models.PositiveIntegerField(default=0)
    harm = models.FloatField(default=0)

    class Meta:
        ordering = ["hotspot_set", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["hotspot_set", "code"], condition=models.Q(removed_at=None), name="hotspot_once"
            )
        ]

    def __str__(self):
        return f"{self.code}, {self.name}" if self.name else self.code

    @property
    def body(self):
        return self.hotspot_set.body
