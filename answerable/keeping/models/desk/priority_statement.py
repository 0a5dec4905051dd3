"""The quarterly statement on the national priorities: the force's part, the policing body's, and the scorecard."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of

PUBLISHED = "The statement is published as it stands."


class Side(models.TextChoices):
    FORCE = "force", "the force"
    BODY = "body", "the policing body"


class PriorityStatement(DeskRow):
    """A statement of a policing body for a quarter, from `first_on` to `last_on`, on the performance of its force.

    It is drafted from the scorecard each time it is looked at; `printed` is the draft that was published, whole
    (`measuring/scorecard/statement.py: Draft`), empty until then. Elected Local Policing Bodies (Specified
    Information) (Amendment) Order 2021.
    """

    FINAL_ACTS = frozenset({"publish statement"})
    HASHED = frozenset({"printed"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="priority_statements")
    force = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    presented_by = models.CharField(max_length=300, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    printed = models.JSONField(default=dict, blank=True)
    publication = models.OneToOneField(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="priority_statement"
    )

    class Meta:
        ordering = ["-last_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "last_on"], condition=models.Q(removed_at=None), name="priority_statement_once"
            )
        ]

    def __str__(self):
        return self.title

    def why_kept(self, on):
        return (PUBLISHED, ()) if self.publication_id else ("", ())

    def why_final(self, act):
        return f"This cannot be undone: {PUBLISHED[0].lower()}{PUBLISHED[1:]}" if self.publication_id else ""


class OfStatement(DeskRow):
    """What is written in a statement, and of its body with it; once the statement is published it stays."""

    class Meta:
        abstract = True

    @property
    def body(self):
        return self.statement.body

    def why_kept(self, on):
        return self.statement.why_kept(on)

    def why_final(self, act):
        return self.statement.why_final(act)


class StatementPart(OfStatement):
    """A writer's own words on one side of a statement, in the light markup of papers: on a priority by its code, or
    as `introduction`. They stand `before` and `after` what is generated there."""

    statement = models.ForeignKey(PriorityStatement, on_delete=models.CASCADE, related_name="parts")
    side = models.CharField(max_length=5, choices=Side)
    priority = models.CharField(max_length=60)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        ordering = ["statement", "side", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "side", "priority"],
                condition=models.Q(removed_at=None),
                name="statement_part_once",
            ),
            one_of("side", Side, "statement_part_side_known"),
        ]


class ReasonKind(models.TextChoices):
    APPLIES = "applies", "applies to the area"
    NOT_APPLIES = "not_applies", "does not apply to the area"
    NOT_GIVEN = "not_given", "is not given"


class StatementReason(OfStatement):
    """Why a national priority applies to the area or not, or why a national measure is not given: for the public.

    `about` is the code of the priority (empty: every other one) or of the measure.
    """

    statement = models.ForeignKey(PriorityStatement, on_delete=models.CASCADE, related_name="reasons")
    kind = models.CharField(max_length=11, choices=ReasonKind)
    about = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=600)

    class Meta:
        ordering = ["statement", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "about"],
                condition=models.Q(removed_at=None) & ~models.Q(kind="not_given"),
                name="statement_priority_once",
            ),
            models.UniqueConstraint(
                fields=["statement", "about"],
                condition=models.Q(removed_at=None, kind="not_given"),
                name="statement_measure_once",
            ),
            one_of("kind", ReasonKind, "statement_reason_kind_known"),
        ]
