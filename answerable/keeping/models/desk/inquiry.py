"""Scrutiny inquiries: their themes, their lines of questioning, who sits on them and when they took evidence."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class InquiryState(models.TextChoices):
    SCOPING = "scoping"
    EVIDENCE = "evidence", "taking evidence"
    REPORTING = "reporting"
    REPORTED = "reported"


class Inquiry(DeskRow):
    """An inquiry that a panel, or a sub-group of it, holds into a matter. It is public once it is `announced_on`."""

    FINAL_ACTS = frozenset({"announce inquiry"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="inquiries")
    title = models.CharField(max_length=300)
    scope = models.TextField()
    state = models.CharField(max_length=9, choices=InquiryState, default=InquiryState.SCOPING)
    announced_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    report_paper = models.ForeignKey(
        "keeping.Paper", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["body", "-id"]
        verbose_name_plural = "inquiries"
        constraints = [one_of("state", InquiryState, "inquiry_state_known")]

    def __str__(self):
        return self.title

    def why_final(self, act):
        if self.announced_on is not None and act == "begin inquiry":
            return "This cannot be undone: the inquiry was announced."
        return ""


class InquiryMember(DeskRow):
    """A member of the body who sits on an inquiry."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey("keeping.Person", on_delete=models.PROTECT, related_name="inquiries")
    is_lead = models.BooleanField(default=False)

    class Meta:
        ordering = ["inquiry", "-is_lead", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "person"], condition=models.Q(removed_at=None), name="inquiry_member_once"
            )
        ]


class Theme(DeskRow):
    """A theme of an inquiry."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="themes")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ["inquiry", "order", "id"]

    def __str__(self):
        return self.title


class LineOfQuestioning(DeskRow):
    """What members mean to ask under a theme, of whom, and what they heard. It is never public: it is preparation."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField()
    words = models.TextField()
    addressed_to = models.CharField(max_length=200, blank=True)
    sitting = models.ForeignKey(
        "keeping.Sitting", null=True, blank=True, on_delete=models.SET_NULL, related_name="lines_of_questioning"
    )
    heard = models.TextField(blank=True)

    class Meta:
        ordering = ["theme", "order", "id"]
        verbose_name_plural = "lines of questioning"


class EvidenceSession(DeskRow):
    """A sitting at which an inquiry takes evidence, and from whom."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="sessions")
    sitting = models.ForeignKey("keeping.Sitting", on_delete=models.PROTECT, related_name="evidence_sessions")
    witnesses = models.TextField(blank=True)

    class Meta:
        ordering = ["inquiry", "sitting__date", "id"]
