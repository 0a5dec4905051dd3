"""Matches: two rows that may be one, left for a person to settle."""

from django.db import models

from answerable.keeping.models.kept import one_of


class MatchKind(models.TextChoices):
    PERSON = "person"
    BODY = "body"
    MEETING = "meeting"


class MatchState(models.TextChoices):
    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"


class Match(models.Model):
    """A doubt: `subject` may be `candidate` (both public ids), how alike (`score`, 0 to 1), and why it was left."""

    kind = models.CharField(max_length=8, choices=MatchKind)
    subject = models.CharField(max_length=250)
    candidate = models.CharField(max_length=250)
    score = models.FloatField()
    why = models.TextField()
    state = models.CharField(max_length=10, choices=MatchState, default=MatchState.OPEN)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["state", "-score"]
        verbose_name_plural = "matches"
        constraints = [
            one_of("kind", MatchKind, "match_kind_known"),
            one_of("state", MatchState, "match_state_known"),
            models.UniqueConstraint(fields=["kind", "subject", "candidate"], name="match_once"),
            models.CheckConstraint(condition=models.Q(score__gte=0, score__lte=1), name="match_score_a_share"),
        ]
