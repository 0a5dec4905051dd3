"""The annual report of a policing body: drafted, before the panel, reported on, replied to, published."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class AnnualReportState(models.TextChoices):
    DRAFT = "draft"
    WITH_PANEL = "with_panel", "with the panel"
    REPORTED = "reported", "the panel has reported"
    REPLIED = "replied", "the body has replied"
    PUBLISHED = "published"


class AnnualReport(DeskRow):
    """A body's report on the exercise of its functions in the financial year that begins in `year`, and on its plan.

    Police Reform and Social Responsibility Act 2011 s.12. It goes to the panel as print (`sent_pdf`), and that print
    is published. The panel reports on it (`panel_words`, and recommendations in the register of them); the body
    replies by the day that the panel set (`reply_due`). What `assemble_report` finds in the record stands beside what
    people write: `foreword`, and an `ObjectiveAccount` for each objective of the plan. Nothing of it is public before
    it is published.
    """

    FINAL_ACTS = frozenset({"note panel's annual report", "publish annual report"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="annual_reports")
    panel = models.ForeignKey(
        "keeping.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="annual_reports_reviewed"
    )
    plan = models.ForeignKey("keeping.Plan", on_delete=models.PROTECT, related_name="annual_reports")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    foreword = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=AnnualReportState, default=AnnualReportState.DRAFT)
    sent_on = models.DateField(null=True, blank=True)
    sent_pdf = models.ForeignKey(
        "keeping.DeskFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_word = models.ForeignKey(
        "keeping.DeskFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    panel_reported_on = models.DateField(null=True, blank=True)
    panel_words = models.TextField(blank=True)
    reply_due = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)
    report_publication = models.ForeignKey(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    panel_publication = models.ForeignKey(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reply_publication = models.ForeignKey(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-year", "body"]
        constraints = [
            one_of("state", AnnualReportState, "annual_report_state_known"),
            models.UniqueConstraint(
                fields=["body", "year"], condition=models.Q(removed_at=None), name="annual_report_once_a_year"
            ),
        ]

    def __str__(self):
        return self.title

    def why_final(self, act):
        if self.state == AnnualReportState.PUBLISHED:
            return "This cannot be undone: the report was published as it stands."
        if self.state != AnnualReportState.DRAFT and act in ("begin annual report", "write annual report"):
            return "This cannot be undone: the report is with the panel as it stands. Take it back first."
        return ""


class ObjectiveAccount(DeskRow):
    """What an annual report says of an objective in its own words, in the light markup of papers."""

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="accounts")
    objective = models.ForeignKey("keeping.Objective", on_delete=models.PROTECT, related_name="accounts")
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["report", "objective"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "objective"],
                condition=models.Q(removed_at=None),
                name="objective_accounted_once",
            )
        ]

    def why_final(self, act):
        return self.report.why_final("write annual report")


class PanelRecommendation(DeskRow):
    """A recommendation that the panel made in its report on an annual report, as the register of them holds it."""

    FINAL_ACTS = frozenset({"note recommendation"})

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="recommended")
    recommendation = models.OneToOneField(
        "keeping.Recommendation", on_delete=models.PROTECT, related_name="of_annual_report"
    )

    class Meta:
        ordering = ["report", "id"]
