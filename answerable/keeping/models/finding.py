"""Findings: places where a paper does not agree, with their working, their state and how they came to it."""

from django.db import models

from answerable.keeping.models.kept import Fact, one_of


class Severity(models.TextChoices):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingState(models.TextChoices):
    OPEN = "open"
    EXPLAINED = "explained"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class TurnKind(models.TextChoices):
    FOUND = "found"
    EXPLAINED = "explained"
    REOPENED = "reopened", "opened again"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    REWORDED = "reworded"
    CARRIED = "carried", "carried over"


class Finding(Fact):
    """A place of a paper that does not agree: what is printed, what was recomputed, and the working line by line.

    `key` is what stays the same of it when its paper is read again, `twin` tells findings with one key apart; so it
    keeps its address. `corrected_in` is the version of the paper that has it no more, `carried_to` the same finding
    in the next version. A finding that a later reading or checker of the same paper does not give is withdrawn.
    """

    paper = models.ForeignKey("keeping.Paper", on_delete=models.CASCADE, related_name="findings")
    order = models.PositiveIntegerField()
    rule = models.CharField(max_length=12, db_index=True)
    name = models.CharField(max_length=80)
    severity = models.CharField(max_length=8, choices=Severity)
    key = models.CharField(max_length=16)
    twin = models.PositiveSmallIntegerField(default=1)
    also = models.ManyToManyField("keeping.Passage", related_name="+")
    quote = models.TextField()
    public_quote = models.TextField(blank=True)
    message = models.TextField()
    public_message = models.TextField(blank=True)
    working = models.TextField(blank=True)
    public_working = models.TextField(blank=True)
    printed = models.TextField(blank=True)
    public_printed = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    public_expected = models.TextField(blank=True)
    tolerance = models.TextField(blank=True)
    public_tolerance = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    public_explanation = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=FindingState, default=FindingState.OPEN)
    corrected_in = models.ForeignKey(
        "keeping.Paper", null=True, on_delete=models.SET_NULL, related_name="corrected_findings"
    )
    carried_to = models.OneToOneField("self", null=True, on_delete=models.SET_NULL, related_name="carried_from")

    class Meta:
        ordering = ["paper", "order"]
        constraints = [
            one_of("severity", Severity, "finding_severity_known"),
            one_of("state", FindingState, "finding_state_known"),
            models.UniqueConstraint(fields=["paper", "key", "twin"], name="finding_once_a_paper"),
        ]
        indexes = [models.Index(fields=["state", "severity"], name="finding_state_severity")]


class Turn(models.Model):
    """A turn in the history of a finding: found, explained, corrected, opened again. Rows are added, never altered.

    `state` is what the finding then was. `by` is who turned it, and `person` that person where the record knows them;
    `role` is what stands for a name that the public may not see. A turn that filing made has none. `version` is the
    paper that a correction or a carrying over speaks of.
    """

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=10, choices=TurnKind)
    state = models.CharField(max_length=10, choices=FindingState)
    at = models.DateTimeField()
    by = models.TextField(blank=True)
    person = models.ForeignKey("keeping.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.TextField(blank=True)
    public_role = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    public_reason = models.TextField(blank=True)
    version = models.ForeignKey("keeping.Paper", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["finding", "at", "id"]
        constraints = [
            one_of("kind", TurnKind, "turn_kind_known"),
            one_of("state", FindingState, "turn_state_known"),
        ]
