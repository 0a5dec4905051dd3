"""Promises: words that commit somebody, frozen as said, and what tracks them."""

from django.db import models

from answerable.keeping.models.kept import Fact, one_of


class Strength(models.TextChoices):
    FIRM = "firm"
    PLAN = "plan"
    SOFT = "soft"


class Promise(Fact):
    """A promise as said. A promise with no row in `tracking` was never tracked."""

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


class Tracking(models.Model):
    """That an action or a resolution carries a promise: exactly one of the two. `how` says what showed it."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="tracking")
    action = models.ForeignKey("keeping.Action", null=True, on_delete=models.CASCADE, related_name="tracking")
    resolution = models.ForeignKey("keeping.Resolution", null=True, on_delete=models.CASCADE, related_name="tracking")
    how = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="tracking_by_an_action_or_a_resolution",
                condition=models.Q(action=None, resolution__isnull=False)
                | models.Q(action__isnull=False, resolution=None),
            ),
            models.UniqueConstraint(fields=["promise", "action", "resolution"], name="tracking_once"),
        ]
