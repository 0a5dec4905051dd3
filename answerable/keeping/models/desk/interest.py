"""Interests that members declare at a sitting, and what became of it."""

from django.db import models

from answerable.keeping.models.desk.confirmation import say_confirmed
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class InterestKind(models.TextChoices):
    """The kinds of `law/interest.py`, by the same names."""

    DISCLOSABLE_PECUNIARY = "disclosable_pecuniary", "disclosable pecuniary interest"
    OTHER_REGISTERABLE = "other_registerable", "other registerable interest"
    NON_REGISTERABLE = "non_registerable", "interest that need not be registered"


class InterestDeclared(DeskRow):
    """An interest of a member in an item of business.

    The `nature` of a sensitive one is for the monitoring officer alone: it is printed nowhere (Localism Act 2011
    s.32). A dispensation has its two days, and says whether it lets the member speak and vote.
    """

    sitting = models.ForeignKey("keeping.Sitting", on_delete=models.CASCADE, related_name="interests")
    person = models.ForeignKey("keeping.Person", on_delete=models.PROTECT, related_name="interests_declared")
    business = models.ForeignKey("keeping.Business", on_delete=models.PROTECT, related_name="interests")
    kind = models.CharField(max_length=22, choices=InterestKind)
    is_sensitive = models.BooleanField(default=False)
    nature = models.TextField(blank=True)
    dispensation_from = models.DateField(null=True, blank=True)
    dispensation_until = models.DateField(null=True, blank=True)
    may_speak_by_dispensation = models.BooleanField(default=False)
    may_vote_by_dispensation = models.BooleanField(default=False)
    left_at = models.TimeField(null=True, blank=True)
    returned_at = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ["sitting", "business__order", "id"]
        verbose_name_plural = "interests declared"
        constraints = [
            one_of("kind", InterestKind, "interest_declared_kind_known"),
            models.UniqueConstraint(
                fields=["person", "business", "kind"],
                condition=models.Q(removed_at=None),
                name="interest_declared_once",
            ),
        ]

    def why_final(self, act):
        return say_confirmed(self.sitting)
