"""Undertakings: what was agreed to be done, by whom and by when; what its owner says of it, and what shows it."""

from django.db import models

from answerable.keeping.models.action import ActionStatus
from answerable.keeping.models.desk.closing import Closable
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class Undertaking(DeskRow, Closable):
    """Something owed, on the desk. A closed one is on no tracker for the public.

    Three things stand apart: what the owner says (`status`), what the evidence shows (`queries/desk/undertaking.py`)
    and whether it is late (`is_late`), neither of which is stored; nor is that it is carried forward. It ends in one
    of two ways: it is completed (`completed_on`), on evidence that somebody accepted, or dropped by a decision.
    `first_due_on` is the date first agreed, however often `due_on` was put off. `origin_on` is the day of the meeting
    that agreed it, `ref` the minute. `link_number` is what a link for its owner must carry: it goes up when the link
    is used or withdrawn, so that the old one is dead. `action`, `promise`, `resolution`: the same in the record.
    """

    # A link that was used or withdrawn stays dead, and what an owner said stays said.
    FINAL_ACTS = frozenset({"withdraw link", "give update", "ask for update"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="undertakings")
    sitting = models.ForeignKey(
        "keeping.Sitting", null=True, blank=True, on_delete=models.PROTECT, related_name="undertakings"
    )
    minute_entry = models.ForeignKey(
        "keeping.MinuteEntry", null=True, blank=True, on_delete=models.PROTECT, related_name="undertakings"
    )
    origin_on = models.DateField(db_index=True)
    ref = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    owner = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="undertakings"
    )
    owner_name = models.CharField(max_length=300, blank=True)
    owner_email = models.EmailField(blank=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)
    first_due_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=ActionStatus, default=ActionStatus.OUTSTANDING)
    completed_on = models.DateField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.CharField(max_length=300, blank=True)
    drop_decision = models.CharField(max_length=300, blank=True)
    drop_reason = models.TextField(blank=True)
    link_number = models.PositiveIntegerField(default=1)
    action = models.ForeignKey(
        "keeping.Action", null=True, blank=True, on_delete=models.SET_NULL, related_name="undertakings"
    )
    promise = models.ForeignKey(
        "keeping.Promise", null=True, blank=True, on_delete=models.SET_NULL, related_name="undertakings"
    )
    resolution = models.ForeignKey(
        "keeping.Resolution", null=True, blank=True, on_delete=models.SET_NULL, related_name="undertakings"
    )

    class Meta:
        ordering = ["origin_on", "id"]
        constraints = [
            one_of("status", ActionStatus, "undertaking_status_known"),
            models.CheckConstraint(
                name="undertaking_ends_in_one_way",
                condition=models.Q(completed_on=None) | models.Q(dropped_at=None),
            ),
            models.CheckConstraint(
                name="undertaking_dropped_by_a_decision",
                condition=models.Q(dropped_at=None)
                | (~models.Q(dropped_by="") & ~models.Q(drop_decision="") & ~models.Q(drop_reason="")),
            ),
            *(
                models.UniqueConstraint(
                    fields=[name], condition=models.Q(removed_at=None), name=f"undertaking_once_a_{name}"
                )
                for name in ("action", "promise", "resolution")
            ),
        ]
        indexes = [models.Index(fields=["body", "completed_on", "dropped_at"], name="undertaking_standing")]

    def __str__(self):
        return f"{self.ref} {self.text}".strip()

    @property
    def is_settled(self):
        """Whether nothing is owed any more: it was completed or dropped."""
        return self.completed_on is not None or self.dropped_at is not None

    def why_final(self, act):
        if self.is_settled and act in ("undertake", "change undertaking", "extend undertaking"):
            return "This cannot be undone: nothing is owed any more. Take it up again first."
        return ""

    def is_late(self, on):
        """Whether it is past its due date on a day; `None` where none was ever given."""
        if self.is_settled:
            return False
        return None if self.due_on is None else self.due_on < on


class UndertakingUpdate(DeskRow):
    """What was said of an undertaking: the words and the status claimed, by whom, and through which link if by one.

    `printed` is what the tracker prints of it, once a clerk (`taken_by`) took it: what comes from outside is not
    published as it came.
    """

    FINAL_ACTS = frozenset({"give update"})

    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="updates")
    text = models.TextField()
    status = models.CharField(max_length=12, choices=ActionStatus)
    by_whom = models.CharField(max_length=300)
    link_number = models.PositiveIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    printed = models.TextField(blank=True)
    taken_by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["undertaking", "at", "id"]
        constraints = [
            one_of("status", ActionStatus, "undertaking_update_status_known"),
            models.UniqueConstraint(fields=["undertaking", "link_number"], name="undertaking_link_used_once"),
        ]
        indexes = [models.Index(fields=["taken_by", "at"], name="undertaking_update_waiting")]


class UndertakingEvidence(DeskRow):
    """What is to show that something was done: a file, or a paper of the record, with what it shows in words.

    Nobody's own word is evidence: it counts once somebody at the desk accepted it (`accepted_by`); one that does not
    show it has the reason in `refused_why`.
    """

    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="evidence")
    update = models.ForeignKey(
        UndertakingUpdate, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    file = models.ForeignKey("keeping.DeskFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    paper = models.ForeignKey("keeping.Paper", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    passage = models.ForeignKey("keeping.Passage", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    offered_by = models.CharField(max_length=300)
    accepted_by = models.CharField(max_length=300, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    refused_why = models.TextField(blank=True)

    class Meta:
        ordering = ["undertaking", "id"]
        verbose_name_plural = "undertaking evidence"
        constraints = [
            models.CheckConstraint(
                name="undertaking_evidence_shows_something",
                condition=models.Q(file__isnull=False) | models.Q(paper__isnull=False),
            )
        ]

    def why_final(self, act):
        if self.undertaking.is_settled:
            return "This cannot be undone: the undertaking was settled on it. Take it up again first."
        return ""


class Reminded(models.TextChoices):
    OWNER = "owner"
    CLERK = "clerk"
    CHAIR = "chair"


class ReminderRule(DeskRow):
    """When a body reminds whom: so many days after the due date of what is owed (below zero: before it).

    Without a body it is for those that adopted none of their own. The rules in force on a day are those of the
    newest `valid_from` that has come.
    """

    body = models.ForeignKey(
        "keeping.Body", null=True, blank=True, on_delete=models.CASCADE, related_name="reminder_rules"
    )
    valid_from = models.DateField()
    days = models.SmallIntegerField()
    whom = models.CharField(max_length=5, choices=Reminded)

    class Meta:
        ordering = ["body", "-valid_from", "days", "id"]
        constraints = [
            one_of("whom", Reminded, "reminder_rule_whom_known"),
            models.UniqueConstraint(
                fields=["body", "valid_from", "days", "whom"],
                condition=models.Q(removed_at=None),
                name="reminder_rule_once",
            ),
        ]
