"""Recommendations of inspectorates, auditors, inquiries and the panel: the reply owed, and what was done."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class RecommendationSource(models.TextChoices):
    INSPECTORATE = "inspectorate"
    AUDIT = "audit"
    INQUIRY = "inquiry", "scrutiny inquiry"
    PANEL = "panel"
    OTHER = "other"


class Addressee(models.TextChoices):
    """Who answers. The chief constable directs deployment, so that goes to the force (Policing Protocol 2023)."""

    BODY = "body", "policing body"
    FORCE = "force"


class Acceptance(models.TextChoices):
    ACCEPTED = "accepted"
    IN_PART = "in_part", "accepted in part"
    REJECTED = "rejected", "not accepted"


class Recommendation(DeskRow):
    """A recommendation, with the reply that is owed to it.

    `reported_on` is when its report was published: the day that the time for a reply begins with. `reply_due` is
    worked out from it, or set by the panel. What the public sees is the recommendation itself and, once `replied_on`
    is set, the reply. It is `closed_on` only with words that say what shows it (`closed_by_evidence`).
    """

    FINAL_ACTS = frozenset({"reply"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="recommendations")
    source = models.CharField(max_length=12, choices=RecommendationSource)
    report_title = models.CharField(max_length=300)
    reported_on = models.DateField(db_index=True)
    inquiry = models.ForeignKey(
        "keeping.Inquiry", null=True, blank=True, on_delete=models.PROTECT, related_name="recommendations"
    )
    number = models.CharField(max_length=20, blank=True)
    words = models.TextField()
    addressee = models.CharField(max_length=6, choices=Addressee, default=Addressee.BODY)
    reply_due = models.DateField(null=True, blank=True, db_index=True)
    acceptance = models.CharField(max_length=8, choices=Acceptance, blank=True)
    reply = models.TextField(blank=True)
    replied_on = models.DateField(null=True, blank=True)
    reply_paper = models.ForeignKey(
        "keeping.Paper", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_on = models.DateField(null=True, blank=True)
    closed_by_evidence = models.TextField(blank=True)

    class Meta:
        ordering = ["-reported_on", "report_title", "number", "id"]
        constraints = [
            one_of("source", RecommendationSource, "recommendation_source_known"),
            one_of("addressee", Addressee, "recommendation_addressee_known"),
            models.CheckConstraint(
                name="recommendation_acceptance_known",
                condition=models.Q(acceptance__in=["", *Acceptance.values]),
            ),
            models.CheckConstraint(
                name="recommendation_reply_says_whether",
                condition=models.Q(replied_on=None) | (~models.Q(acceptance="") & ~models.Q(reply="")),
            ),
            models.CheckConstraint(
                name="recommendation_closed_with_evidence",
                condition=models.Q(closed_on=None) | ~models.Q(closed_by_evidence=""),
            ),
        ]
        indexes = [models.Index(fields=["body", "replied_on", "reply_due"], name="recommendation_owed")]

    def why_final(self, act):
        if self.replied_on is not None and act in ("enter recommendation", "change recommendation"):
            return "This cannot be undone: a reply to it was published as it stands."
        return ""

    def __str__(self):
        return f"{self.report_title} {self.number}".strip()


class RecommendedAction(DeskRow):
    """An undertaking by which a recommendation is carried out."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="actions")
    undertaking = models.ForeignKey("keeping.Undertaking", on_delete=models.PROTECT, related_name="recommended_by")

    class Meta:
        ordering = ["recommendation", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "undertaking"],
                condition=models.Q(removed_at=None),
                name="recommended_action_once",
            )
        ]


class Progress(DeskRow):
    """What was reported of a recommendation on a day; for the public where it `is_open`."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="progress")
    date = models.DateField()
    words = models.TextField()
    reported_by = models.CharField(max_length=200)
    is_open = models.BooleanField(default=False)

    class Meta:
        ordering = ["recommendation", "-date", "-id"]
        verbose_name_plural = "progress"
