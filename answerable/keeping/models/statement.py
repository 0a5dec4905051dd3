"""Statements: what one paper says of a fact that several papers may speak of."""

from django.db import models


class Statement(models.Model):
    """What one paper states of one fact, as read.

    The fact's row is what its statements give together: public statements before closed ones, minutes before an
    agenda before an announcement, then by date of paper. So the order of filing does not matter, and withdrawing a
    paper takes away exactly what it alone said. `part` tells several statements of one paper apart; `values` is the
    fact as the paper prints it; `scope` the public id of the meeting, body or paper within which the fact is looked
    for. A statement that its paper no longer makes (read again by a better reader) is kept, and does not stand.
    """

    kind = models.CharField(max_length=20)
    fact = models.CharField(max_length=250, db_index=True)
    paper = models.ForeignKey("keeping.Paper", on_delete=models.CASCADE, related_name="statements")
    scope = models.CharField(max_length=250)
    part = models.CharField(max_length=20, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    order = models.PositiveIntegerField(default=0)
    local_id = models.CharField(max_length=120, blank=True)
    passage = models.ForeignKey("keeping.Passage", on_delete=models.CASCADE, related_name="statements")
    values = models.JSONField(default=dict)
    is_public = models.BooleanField(default=False)
    stands = models.BooleanField(default=True)

    class Meta:
        ordering = ["kind", "fact", "-is_public", "rank", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "fact", "paper", "part"], name="statement_once_a_paper_and_part")
        ]
        indexes = [
            models.Index(fields=["paper", "kind"], name="statement_paper_kind"),
            models.Index(fields=["kind", "scope"], name="statement_kind_scope"),
        ]
