"""How what is owed stands against what is tracked, over all papers of a body; and what a person settled of it."""

from django.db import models

from answerable.keeping.models.kept import one_of


class Outcome(models.TextChoices):
    """What reconciling found of something owed (the first five), or of a row of a tracker (the others)."""

    MATCHED = "matched"
    MISSING = "missing", "missing from the tracker"
    REFUSED = "refused", "two rows fit equally"
    NOT_YET = "not_yet", "cannot be told yet"
    UNTRACKED = "untracked", "no tracker is expected to carry it"
    ORPHAN = "orphan", "nothing in its minutes accounts for it"
    ASKED = "asked", "asked for in the prose of its minutes"
    UNTRACED = "untraced", "its minutes have not been filed"


class PaperRecord(models.Model):
    """What a paper states, as it was read: its record as JSON, without tables, figures and unread words.

    Reconciling needs the facts as the reader gave them, with their places; they are kept here and nowhere else. It
    holds print, so no page ever shows it.
    """

    paper = models.OneToOneField("keeping.Paper", on_delete=models.CASCADE, related_name="kept_record")
    words = models.TextField()


class Reconciliation(models.Model):
    """How one promise, resolution or action stands: exactly one of the three.

    `scope` is the public id of the body whose papers were held against each other, or of a paper that names none. Of
    what is missing: `expected_in` is the paper that should hold it, `siblings` the other clauses of its minute that
    are held there, `open_only` that it prints no closed action, `nearest` the row that comes nearest. Of an action:
    why it is stalled (`reasons`, at `meetings`), whether it is `gone` (open in one tracker, absent from the next) and
    whether, though closed, it is unproven.
    Every word that a reader sees of this is made when it is shown, from what they may see.
    """

    promise = models.OneToOneField(
        "keeping.Promise", null=True, on_delete=models.CASCADE, related_name="reconciliation"
    )
    resolution = models.OneToOneField(
        "keeping.Resolution", null=True, on_delete=models.CASCADE, related_name="reconciliation"
    )
    action = models.OneToOneField(
        "keeping.Action", null=True, on_delete=models.CASCADE, related_name="reconciliation"
    )
    scope = models.CharField(max_length=250, db_index=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    expected_in = models.ForeignKey("keeping.Paper", null=True, on_delete=models.SET_NULL, related_name="+")
    expected_on = models.DateField(null=True)
    siblings = models.JSONField(default=list)
    open_only = models.BooleanField(default=False)
    nearest = models.ForeignKey("keeping.Action", null=True, on_delete=models.SET_NULL, related_name="+")
    nearest_score = models.FloatField(null=True)
    reasons = models.JSONField(default=list)
    meetings = models.JSONField(default=list)
    gone = models.BooleanField(default=False)
    unproven = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reconciliation_outcome_known", condition=models.Q(outcome__in=["", *Outcome.values])
            ),
            models.CheckConstraint(
                name="reconciliation_of_one_thing",
                condition=models.Q(promise__isnull=False, resolution=None, action=None)
                | models.Q(promise=None, resolution__isnull=False, action=None)
                | models.Q(promise=None, resolution=None, action__isnull=False),
            ),
        ]


class TraceKind(models.TextChoices):
    MINUTES = "minutes"
    QUESTION = "question"
    ANSWER = "answer"
    AGENDA = "agenda"
    PROGRAMME = "programme", "work programme"
    REPORT = "report"
    RESOLUTION = "resolution"


class Trace(models.Model):
    """A place of another paper that tells of something owed: evidence, or (`is_origin`) where a row was asked for."""

    reconciliation = models.ForeignKey(Reconciliation, on_delete=models.CASCADE, related_name="traces")
    passage = models.ForeignKey("keeping.Passage", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=TraceKind)
    date = models.DateField(null=True)
    score = models.FloatField(null=True)
    is_origin = models.BooleanField(default=False)

    class Meta:
        ordering = ["reconciliation", "date", "id"]
        constraints = [
            one_of("kind", TraceKind, "trace_kind_known"),
            models.UniqueConstraint(fields=["reconciliation", "passage"], name="trace_once"),
        ]


class SettlementKind(models.TextChoices):
    MATCH = "match"
    DROP = "drop"


class Settlement(models.Model):
    """What a named person settled of something owed: which rows carry it, or that it was dropped.

    A settled match is left by every later reconciliation. Rows are added; `withdrawn_at` is when one ceased to stand.
    `role` is what stands for a name that the public may not see; `decision` is what a dropping rests on, if one was
    taken.
    """

    reconciliation = models.ForeignKey(Reconciliation, on_delete=models.CASCADE, related_name="settlements")
    kind = models.CharField(max_length=5, choices=SettlementKind)
    at = models.DateTimeField()
    by = models.TextField()
    person = models.ForeignKey("keeping.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.TextField(blank=True)
    public_role = models.TextField(blank=True)
    reason = models.TextField()
    public_reason = models.TextField(blank=True)
    decision = models.ForeignKey("keeping.Decision", null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["reconciliation", "at", "id"]
        constraints = [
            one_of("kind", SettlementKind, "settlement_kind_known"),
            models.UniqueConstraint(
                fields=["reconciliation", "kind"],
                condition=models.Q(withdrawn_at=None),
                name="settlement_one_stands",
            ),
        ]
