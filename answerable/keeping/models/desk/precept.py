"""The review of a precept: the proposal, and the dated events of its year as the law knows them."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class PreceptReview(DeskRow):
    """A panel's scrutiny of the precept of a policing body for the financial year that begins in `year`.

    `proposed` and `previous` are band D in pounds; the proposal is a plan until an event says that it was notified.
    `can_veto` is False where the panel has no veto of this precept (a mayor's fire and rescue precept, say). The
    public sees the review once it is `announced_on`.
    """

    FINAL_ACTS = frozenset({"announce precept review", "note proposed precept"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="precept_reviews")
    panel = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="precepts_reviewed")
    year = models.PositiveSmallIntegerField()
    can_veto = models.BooleanField(default=True)
    previous = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    proposed = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    tax_base = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    consultation_first_on = models.DateField(null=True, blank=True)
    consultation_last_on = models.DateField(null=True, blank=True)
    sitting = models.ForeignKey(
        "keeping.Sitting", null=True, blank=True, on_delete=models.SET_NULL, related_name="precept_reviews"
    )
    announced_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-year", "body"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year"], condition=models.Q(removed_at=None), name="precept_review_once_a_year"
            ),
            models.CheckConstraint(condition=~models.Q(body=models.F("panel")), name="precept_reviewed_by_another"),
        ]

    def __str__(self):
        return f"Precept {self.year}/{(self.year + 1) % 100:02}, {self.body.name}"

    def why_kept(self, on):
        return (
            ("Events of it are recorded: take them back first.", ()) if self.events.standing().exists() else ("", ())
        )


class PreceptEventKind(models.TextChoices):
    """The steps of the year, in the order in which they are taken (`law/precept_event.py`)."""

    NOTIFIED = "notified", "the proposed precept was notified"
    REVIEWED = "reviewed", "the panel reviewed it"
    REPORTED = "reported", "the panel reported"
    RESPONDED = "responded", "the body responded"
    REVISED = "revised", "the revised precept was notified"
    SECOND_REPORTED = "second_reported", "the panel reported on the revised precept"
    FINALLY_RESPONDED = "finally_responded", "the body responded to the second report"
    ISSUED = "issued", "the precept was issued"


class PreceptDirection(models.TextChoices):
    TOO_HIGH = "too_high", "too high"
    TOO_LOW = "too_low", "too low"


class PreceptStance(models.TextChoices):
    """What a report of the panel says. It vetoes in the first alone; the second may reject, and cannot veto."""

    SUPPORTS = "supports", "supports it"
    RECOMMENDS = "recommends", "makes recommendations"
    VETOES = "vetoes", "vetoes it"
    REJECTS = "rejects", "rejects the revised precept"


class PreceptEvent(DeskRow):
    """Something that happened to a precept on a day. Events are added; only the last is taken back, with a reason.

    `veto` is whether one was moved at the review. The votes are those on the veto, where one was moved, else those on
    the panel's view; `members` are those in office on the day. A report has a `stance`, the `direction` of a veto and
    the amounts `recommended`, as text. `words` is what the panel or the body says, as its paper prints it.
    `overruled` are the codes of rulings in spite of which a fact was recorded, by whom and why: the rulings stand
    beside it.
    """

    # What is recorded or corrected is judged by the law in its turn, which an undoing would pass over.
    FINAL_ACTS = frozenset(
        {*("record precept event", "correct precept event", "take back precept event", "publish precept paper")}
    )

    review = models.ForeignKey(PreceptReview, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=17, choices=PreceptEventKind)
    date = models.DateField()
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    veto = models.BooleanField(default=False)
    for_count = models.PositiveSmallIntegerField(null=True, blank=True)
    against_count = models.PositiveSmallIntegerField(null=True, blank=True)
    abstained_count = models.PositiveSmallIntegerField(null=True, blank=True)
    stance = models.CharField(max_length=10, choices=PreceptStance, blank=True)
    members = models.PositiveSmallIntegerField(null=True, blank=True)
    direction = models.CharField(max_length=8, choices=PreceptDirection, blank=True)
    recommended = models.JSONField(default=list, blank=True)
    words = models.TextField(blank=True)
    sitting = models.ForeignKey(
        "keeping.Sitting", null=True, blank=True, on_delete=models.PROTECT, related_name="precept_events"
    )
    paper = models.ForeignKey("keeping.Paper", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    publication = models.ForeignKey(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    overruled = models.JSONField(default=list, blank=True)
    overruled_why = models.TextField(blank=True)
    overruled_by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["review", "id"]
        constraints = [
            one_of("kind", PreceptEventKind, "precept_event_kind_known"),
            models.CheckConstraint(
                name="precept_event_direction_known",
                condition=models.Q(direction__in=["", *PreceptDirection.values]),
            ),
            models.CheckConstraint(
                name="precept_event_stance_known",
                condition=models.Q(stance__in=["", *PreceptStance.values]),
            ),
            models.CheckConstraint(
                name="precept_event_overruled_with_reason",
                condition=models.Q(overruled=[]) | (~models.Q(overruled_why="") & ~models.Q(overruled_by="")),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.date:%-d %B %Y}"
