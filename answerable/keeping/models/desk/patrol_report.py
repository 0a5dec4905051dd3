"""Patrol reports: the one way in which places, trials and services leave the desk."""

from django.db import models

from answerable.keeping.models.desk.budget import POUNDS
from answerable.keeping.models.desk.exhibit_report import ExhibitReport
from answerable.keeping.models.kept import one_of


class PatrolReportKind(models.TextChoices):
    HOTSPOTS = "hotspots", "hotspot report"
    PROTOCOL = "protocol", "registered protocol"
    RESULT = "result", "trial report"
    RETURN = "return", "funding return"
    SERVICES = "services", "services and engagement report"


class PatrolReport(ExhibitReport):
    """A report on violence and what is done about it, told from what it rests on. `spend` is what the patrols of a
    trial cost.

    `held` is what it was told from when it was published, with no exact place in it, and all that the public sees.
    """

    FINAL_ACTS = frozenset({"publish patrol report"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="patrol_reports")
    kind = models.CharField(max_length=8, choices=PatrolReportKind)
    title = models.CharField(max_length=300)
    presented_by = models.CharField(max_length=300, blank=True)
    introduction = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    hotspot_set = models.ForeignKey(
        "keeping.HotspotSet", null=True, blank=True, on_delete=models.PROTECT, related_name="patrol_reports"
    )
    trial = models.ForeignKey(
        "keeping.Trial", null=True, blank=True, on_delete=models.PROTECT, related_name="patrol_reports"
    )
    reading = models.ForeignKey(
        "keeping.TrialReading", null=True, blank=True, on_delete=models.PROTECT, related_name="patrol_reports"
    )
    analysis = models.ForeignKey(
        "keeping.Analysis", null=True, blank=True, on_delete=models.PROTECT, related_name="patrol_reports"
    )
    funding_return = models.ForeignKey(
        "keeping.FundingReturn", null=True, blank=True, on_delete=models.PROTECT, related_name="patrol_reports"
    )
    spend = models.DecimalField(null=True, blank=True, **POUNDS)
    held = models.JSONField(default=dict, blank=True)
    publication = models.OneToOneField(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="patrol_report"
    )
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="superseded_by"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [one_of("kind", PatrolReportKind, "patrol_report_kind_known")]
