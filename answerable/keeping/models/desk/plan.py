"""The police and crime plan as data: sections, objectives, and what bears on each objective."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class Plan(DeskRow):
    """A plan of a policing body, for the years from `first_on` to `last_on`.

    It is drafted, sent to the panel (`sent_on`, to `panel`), and issued (`issued_on`): only then does the public see
    it. `elected_on` is the day of the ordinary election by whose financial year's end it is due (Police Reform and
    Social Responsibility Act 2011 s.5).
    """

    FINAL_ACTS = frozenset({"issue plan"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="plans")
    panel = models.ForeignKey(
        "keeping.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="plans_scrutinised"
    )
    title = models.CharField(max_length=300)
    first_on = models.DateField()
    last_on = models.DateField()
    elected_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    scrutinised_on = models.DateField(null=True, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    paper = models.ForeignKey("keeping.Paper", null=True, blank=True, on_delete=models.SET_NULL, related_name="plans")

    class Meta:
        ordering = ["body", "-first_on"]
        constraints = [
            models.CheckConstraint(condition=models.Q(last_on__gte=models.F("first_on")), name="plan_runs_forward")
        ]

    def __str__(self):
        return self.title

    def why_final(self, act):
        if self.issued_on is not None and act != "change plan":
            return "This cannot be undone: the plan was issued as it stands."
        return ""


class PlanSection(DeskRow):
    """A section of a plan, in the plan's order."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)

    class Meta:
        ordering = ["plan", "order", "id"]

    def __str__(self):
        return self.title

    def why_final(self, act):
        return self.plan.why_final(act)


class Objective(DeskRow):
    """An objective: what the plan sets out to achieve, in its own words. `number` is as the plan prints it."""

    section = models.ForeignKey(PlanSection, on_delete=models.CASCADE, related_name="objectives")
    order = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=600)

    class Meta:
        ordering = ["section", "order", "id"]

    def __str__(self):
        return f"{self.number} {self.words}".strip()

    def why_final(self, act):
        return self.section.why_final(act)


class BearingKind(models.TextChoices):
    """What can bear on an objective: things of the record by their public id; a measure or a budget line by name."""

    PAPER = "paper"
    DECISION = "decision"
    PROMISE = "promise"
    ACTION = "action"
    RESOLUTION = "resolution"
    QUESTION = "question"
    ITEM = "item"
    MEASURE = "measure"
    MONEY = "money", "budget line"


class Bearing(DeskRow):
    """That something bears on an objective. `place` is its public id in the record; a measure has a name."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="bearings")
    kind = models.CharField(max_length=10, choices=BearingKind)
    place = models.CharField(max_length=300)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["objective", "kind", "id"]
        constraints = [
            one_of("kind", BearingKind, "bearing_kind_known"),
            models.UniqueConstraint(
                fields=["objective", "kind", "place"],
                condition=models.Q(removed_at=None),
                name="bearing_once_an_objective",
            ),
        ]
