"""Promises: words that commit somebody, frozen as said, and what tracks them."""

from django.db import models

from answerable.keeping.models.kept import Fact, one_of


class Strength(models.TextChoices):
    FIRM = "firm"
    PLAN = "plan"
    SOFT = "soft"


class Promise(Fact):
    """A promise as said. One that no action in `tracking` carries was not tracked: `reconciliation` says why."""

    meeting = models.ForeignKey("keeping.Meeting", null=True, on_delete=models.CASCADE, related_name="promises")
    body = models.ForeignKey("keeping.Body", null=True, on_delete=models.PROTECT, related_name="promises")
    minute_item = models.ForeignKey(
        "keeping.MinuteItem", null=True, on_delete=models.SET_NULL, related_name="promises"
    )
    question = models.ForeignKey("keeping.Question", null=True, on_delete=models.SET_NULL, related_name="promises")
    order = models.PositiveIntegerField()
    date = models.DateField(null=True, db_index=True)
    ref = models.CharField(max_length=80, blank=True)
    who_printed = models.TextField(blank=True)
    public_who = models.TextField(blank=True)
    person = models.ForeignKey("keeping.Person", null=True, on_delete=models.SET_NULL, related_name="promises")
    text = models.TextField()
    public_text = models.TextField(blank=True)
    strength = models.CharField(max_length=4, choices=Strength)
    cue = models.TextField(blank=True)
    due_printed = models.TextField(blank=True)

    class Meta:
        ordering = ["-date", "public_id"]
        constraints = [one_of("strength", Strength, "promise_strength_known")]


class TrackingKind(models.TextChoices):
    """How it is known that something is carried; it is not of a `candidate`, one of several rows that fit equally."""

    NAMED = "named", "named in the paper"
    RESOLVED = "resolved", "resolved at the meeting"
    WORDS = "words", "by its words"
    VIA = "via", "by way of the resolution"
    SETTLED = "settled", "settled by a person"
    CANDIDATE = "candidate", "fits as well as another row"


class Tracking(models.Model):
    """That a row of a tracker (an action), or a resolution, carries something owed: exactly one carries exactly one.

    Owed is a promise, a resolution (`clause`) or an action that minutes print in their notes (`minuted`). `score` (0
    to 1) says how well the row fits, `grounds` why: `[{"kind", "note", "agreed", "weight"}]` with the words that
    agreed, as printed. `passage` is the row as the tracker prints it that fits best.
    """

    promise = models.ForeignKey(Promise, null=True, on_delete=models.CASCADE, related_name="tracking")
    clause = models.ForeignKey("keeping.Resolution", null=True, on_delete=models.CASCADE, related_name="carried_by")
    minuted = models.ForeignKey("keeping.Action", null=True, on_delete=models.CASCADE, related_name="carried_by")
    action = models.ForeignKey("keeping.Action", null=True, on_delete=models.CASCADE, related_name="tracking")
    resolution = models.ForeignKey("keeping.Resolution", null=True, on_delete=models.CASCADE, related_name="tracking")
    how = models.CharField(max_length=40, choices=TrackingKind)
    score = models.FloatField(null=True)
    grounds = models.JSONField(default=list)
    passage = models.ForeignKey("keeping.Passage", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            one_of("how", TrackingKind, "tracking_how_known"),
            models.CheckConstraint(
                name="tracking_by_an_action_or_a_resolution",
                condition=models.Q(action=None, resolution__isnull=False)
                | models.Q(action__isnull=False, resolution=None),
            ),
            models.CheckConstraint(
                name="tracking_of_one_thing",
                condition=models.Q(promise__isnull=False, clause=None, minuted=None)
                | models.Q(promise=None, clause__isnull=False, minuted=None)
                | models.Q(promise=None, clause=None, minuted__isnull=False),
            ),
            models.UniqueConstraint(fields=["promise", "action", "resolution"], name="tracking_once"),
        ]
