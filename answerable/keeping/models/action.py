"""Actions that somebody owes, with what each tracker printed of them."""

from django.db import models

from answerable.keeping.models.kept import Fact, one_of


class ActionStatus(models.TextChoices):
    """What the owner says."""

    OUTSTANDING = "outstanding"
    IN_PROGRESS = "in_progress", "in progress"
    COMPLETE = "complete"


class Evidence(models.TextChoices):
    """What the record shows beside what the owner says."""

    NONE = "none", "no update was ever printed"
    REPORTED = "reported", "an update was printed, without a completion"
    UNSUPPORTED = "unsupported", "said to be complete, with nothing printed to show it"
    SHOWN = "shown", "said to be complete, with words that say how"


class Action(Fact):
    """An action: one row however many trackers print it.

    Three statuses stand apart: what the owner says (`status`), what the record shows (`evidence`), and whether it is
    late on a day (`is_late`, `days_open`), which is never stored.
    """

    body = models.ForeignKey("keeping.Body", null=True, on_delete=models.PROTECT, related_name="actions")
    ref = models.CharField(max_length=80, blank=True)
    ref_key = models.CharField(max_length=80, blank=True, db_index=True)
    text = models.TextField()
    public_text = models.TextField(blank=True)
    owner_printed = models.TextField(blank=True)
    public_owner = models.TextField(blank=True)
    owner = models.ForeignKey("keeping.Person", null=True, on_delete=models.SET_NULL, related_name="actions")
    origin_printed = models.TextField(blank=True)
    origin_date = models.DateField(null=True)
    origin_meeting = models.ForeignKey(
        "keeping.Meeting", null=True, on_delete=models.SET_NULL, related_name="actions"
    )
    minute_item = models.ForeignKey(
        "keeping.MinuteItem", null=True, on_delete=models.SET_NULL, related_name="actions"
    )
    resolution = models.ForeignKey("keeping.Resolution", null=True, on_delete=models.SET_NULL, related_name="actions")
    due_printed = models.TextField(blank=True)
    due_date = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=ActionStatus)
    evidence = models.CharField(max_length=12, choices=Evidence, default=Evidence.NONE)

    class Meta:
        ordering = ["body", "origin_date", "public_id"]
        constraints = [
            one_of("status", ActionStatus, "action_status_known"),
            one_of("evidence", Evidence, "action_evidence_known"),
        ]

    def is_late(self, on):
        """Whether it is late on a day; `None` where no due date was ever given."""
        if self.status == ActionStatus.COMPLETE:
            return False
        return None if self.due_date is None else self.due_date < on

    def days_open(self, on):
        """Days since it was asked for, or `None` where that date is not known."""
        return (on - self.origin_date).days if self.origin_date else None


class Update(Fact):
    """What one paper printed of an action: its state on that date. A blank update has no `text`."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="updates")
    paper = models.ForeignKey("keeping.Paper", on_delete=models.CASCADE, related_name="updates")
    date = models.DateField(null=True)
    status = models.CharField(max_length=12, choices=ActionStatus)
    text = models.TextField(blank=True)
    public_text = models.TextField(blank=True)
    table = models.TextField(blank=True)
    public_table = models.TextField(blank=True)

    class Meta:
        ordering = ["action", "date", "id"]
        constraints = [
            one_of("status", ActionStatus, "update_status_known"),
            models.UniqueConstraint(fields=["action", "paper"], name="update_once_a_paper"),
        ]
