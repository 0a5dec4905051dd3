"""The quarterly statement on the national priorities: the force's part, the policing body's, and the scorecard."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class Side(models.TextChoices):
    FORCE = "force", "the force"
    BODY = "body", "the policing body"


class PriorityStatement(DeskRow):
    """A statement of a policing body for a quarter, from `first_on` to `last_on`, on the performance of its force.

    It is drafted from the scorecard; `scorecard` is that as it was printed. Elected Local Policing Bodies (Specified
    Information) (Amendment) Order 2021.
    """

    FINAL_ACTS = frozenset({"publish statement"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="priority_statements")
    force = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    presented_by = models.CharField(max_length=300, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    scorecard = models.JSONField(default=dict)
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


class StatementPart(DeskRow):
    """A writer's own words on one priority, on one side of a statement, in the light markup of papers."""

    statement = models.ForeignKey(PriorityStatement, on_delete=models.CASCADE, related_name="parts")
    side = models.CharField(max_length=5, choices=Side)
    priority = models.CharField(max_length=60)
    words = models.TextField(blank=True)

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

    @property
    def body(self):
        return self.statement.body
