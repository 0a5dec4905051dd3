"""Reports in their parts."""

from django.db import models

from answerable.keeping.models.kept import Fact


class Report(Fact):
    """A report: purpose, recommendations, implications. It fills one document of a paper."""

    paper = models.ForeignKey("keeping.Paper", on_delete=models.CASCADE, related_name="reports")
    document = models.ForeignKey("keeping.Document", null=True, on_delete=models.SET_NULL, related_name="reports")
    order = models.PositiveIntegerField()
    title = models.TextField()
    public_title = models.TextField(blank=True)
    date = models.DateField(null=True)
    priority = models.TextField(blank=True)
    public_priority = models.TextField(blank=True)
    presented_by = models.JSONField(default=list)
    public_presented_by = models.JSONField(default=list)
    purpose = models.TextField(blank=True)
    public_purpose = models.TextField(blank=True)
    recommendations = models.JSONField(default=list)
    public_recommendations = models.JSONField(default=list)
    finance = models.TextField(blank=True)
    public_finance = models.TextField(blank=True)
    legal = models.TextField(blank=True)
    public_legal = models.TextField(blank=True)
    equalities = models.TextField(blank=True)
    public_equalities = models.TextField(blank=True)

    class Meta:
        ordering = ["paper", "order"]


class ReportParagraph(Fact):
    """A paragraph of a report, with its printed number, if any, and the heading it stands under."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="paragraphs")
    order = models.PositiveIntegerField()
    number = models.CharField(max_length=80, blank=True)
    heading = models.TextField(blank=True)
    public_heading = models.TextField(blank=True)
    text = models.TextField()
    public_text = models.TextField(blank=True)

    class Meta:
        ordering = ["report", "order"]
