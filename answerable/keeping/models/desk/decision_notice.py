"""Decisions as an office takes and numbers them, before the record knows them from print."""

from django.db import models

from answerable.keeping.models.desk.closing import Closable
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class DecisionStyle(models.TextChoices):
    """How a body prints the thirtieth decision of 2022."""

    YEAR_FIRST = "year_first", "2022/030"
    YEAR_LAST = "year_last", "030-2022"
    SHORT_YEAR = "short_year", "030/22"


class DecisionRegister(DeskRow):
    """How a body keeps its register of decisions from a day on: its style of number, and the panel it reports to."""

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="decision_registers")
    valid_from = models.DateField()
    style = models.CharField(max_length=10, choices=DecisionStyle, default=DecisionStyle.YEAR_LAST)
    panel = models.ForeignKey(
        "keeping.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="registers_reported"
    )
    taken_by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["body", "-valid_from", "-id"]
        constraints = [one_of("style", DecisionStyle, "decision_register_style_known")]


class DecisionNotice(DeskRow, Closable):
    """A decision that was taken. It has its number from the moment it is written down, so that none is left out.

    `number` is normalised (`2022/030`), `number_printed` what the body prints. Of one that is not open the public
    sees number, date, title and ground; where the title itself gives it away (`is_title_closed`), not the title. One
    written down by mistake is withdrawn with the reason, and keeps its number. `panel` is who it is reported to.
    """

    FINAL_ACTS = frozenset({"write decision", "publish decision", "withdraw decision"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="decision_notices")
    panel = models.ForeignKey(
        "keeping.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions_reported"
    )
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=40)
    number_printed = models.CharField(max_length=40)
    date = models.DateField(db_index=True)
    title = models.CharField(max_length=400)
    is_title_closed = models.BooleanField(default=False)
    summary = models.TextField()
    reasons = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    signed_by = models.CharField(max_length=300, blank=True)
    submission = models.ForeignKey(
        "keeping.Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="decision_notices"
    )
    report_file = models.ForeignKey(
        "keeping.DeskFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    report_paper = models.ForeignKey(
        "keeping.Paper", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_why = models.TextField(blank=True)
    publication = models.ForeignKey(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["body", "-year", "-serial"]
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "serial"], name="decision_notice_number_once"),
        ]
        indexes = [
            models.Index(fields=["body", "date"], name="decision_notice_date"),
            models.Index(fields=["review_on"], name="decision_review", condition=models.Q(review_on__isnull=False)),
        ]

    def __str__(self):
        return f"{self.number_printed} {self.title}"

    def why_kept(self, on):
        return (
            f"Decision {self.number_printed} keeps its number: withdraw it with the reason, and it stays to be seen.",
            (),
        )

    @property
    def has_report(self):
        return bool(self.submission_id or self.report_file_id or self.report_paper_id)
