"""Finance reports: the one way in which money leaves the desk. What a report rests on is frozen with it."""

from django.db import models

from answerable.keeping.models.desk.exhibit_report import ExhibitReport
from answerable.keeping.models.kept import one_of


class FinanceReportKind(models.TextChoices):
    BUDGET = "budget", "budget report"
    PRECEPT = "precept", "precept report"
    MONITORING = "monitoring", "budget monitoring report"
    COMMISSIONING = "commissioning", "grants and commissioning report"
    SPENDING = "spending", "schedule of spending over £500"
    CONTRACTS = "contracts", "schedule of contracts"


class FinanceReport(ExhibitReport):
    """A report on money for a year: of a `budget`, a `monitoring` of one, a body's funds, or a `data_file` of rows.

    `introduction` is the writer's own, in the light markup of papers, `recommendations` one to a line. Until it is
    published it is told from the desk as it stands; `held` is what it was told from then, whole
    (`costing/report/`), and all that the public ever sees of it.
    """

    FINAL_ACTS = frozenset({"publish finance report", "submit finance report"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="finance_reports")
    kind = models.CharField(max_length=13, choices=FinanceReportKind)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    presented_by = models.CharField(max_length=300, blank=True)
    introduction = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    budget = models.ForeignKey(
        "keeping.Budget", null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    monitoring = models.ForeignKey(
        "keeping.Monitoring", null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )
    data_file = models.ForeignKey(
        "keeping.DataFile", null=True, blank=True, on_delete=models.PROTECT, related_name="finance_reports"
    )
    submission = models.ForeignKey(
        "keeping.Submission", null=True, blank=True, on_delete=models.SET_NULL, related_name="finance_reports"
    )
    held = models.JSONField(default=dict, blank=True)
    publication = models.OneToOneField(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="finance_report"
    )
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="superseded_by"
    )

    class Meta:
        ordering = ["-year", "-id"]
        constraints = [one_of("kind", FinanceReportKind, "finance_report_kind_known")]
