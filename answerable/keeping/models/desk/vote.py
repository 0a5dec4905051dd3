"""Votes taken at a sitting."""

from django.db import models

from answerable.keeping.models.desk.confirmation import say_confirmed
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class VoteKind(models.TextChoices):
    """How a motion is decided, and whether each member's vote is minuted."""

    ORDINARY = "ordinary", "ordinary: a majority of those voting"
    RECORDED = "recorded", "recorded: a majority, each vote named"
    VETO = "veto", "veto: two thirds of all members"


class Vote(DeskRow):
    """A vote on a motion under a minute.

    `members` are those in office when it was taken, `needed` the votes a veto needed of them. `ballots` is
    `[{"seat": key, "person": key, "name": who, "vote": "for" | "against" | "abstained"}]` where they were taken seat
    by seat. `casting` is the chair's casting vote. `carried` is nothing while a tie is unresolved.
    """

    # A vote and the entry that tells of it come and go together: it is removed, and taken anew.
    FINAL_ACTS = frozenset({"take vote", "remove vote"})

    minute = models.ForeignKey("keeping.Minute", on_delete=models.CASCADE, related_name="votes")
    motion = models.TextField()
    kind = models.CharField(max_length=8, choices=VoteKind, default=VoteKind.ORDINARY)
    for_count = models.PositiveSmallIntegerField(default=0)
    against_count = models.PositiveSmallIntegerField(default=0)
    abstained_count = models.PositiveSmallIntegerField(default=0)
    casting = models.CharField(max_length=7, blank=True, choices=[("for", "for"), ("against", "against")])
    members = models.PositiveSmallIntegerField(null=True, blank=True)
    needed = models.PositiveSmallIntegerField(null=True, blank=True)
    carried = models.BooleanField(null=True)
    words = models.TextField(blank=True)
    ballots = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["minute", "id"]
        constraints = [one_of("kind", VoteKind, "vote_kind_known")]

    def why_final(self, act):
        return say_confirmed(self.minute.sitting)
