"""Engagement around a hotspot (`patrolling/partnership/engagement.py`): organisations, never persons."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class StakeholderSort(models.TextChoices):
    RESIDENTS = "residents' association", "residents' association"
    FAITH = "faith", "faith group"
    SCHOOL = "school", "school or college"
    BUSINESS = "business", "business"
    YOUTH = "youth", "youth organisation"
    HEALTH = "health", "health service"
    COUNCIL = "council", "council"
    OTHER = "other", "other"


class EngagementSort(models.TextChoices):
    ASKED = "asked", "asked"
    AGREED = "agreed", "agreed"
    DONE = "done", "done"
    TOLD = "told", "told"
    SURVEY = "survey", "survey"
    SCRUTINY = "scrutiny", "scrutiny"


class EngagementPlan(DeskRow):
    """The engagement plan of a hotspot. From `published_on` the public sees it, under the place's public name."""

    hotspot = models.ForeignKey("keeping.Hotspot", on_delete=models.PROTECT, related_name="engagement_plans")
    opened_on = models.DateField()
    next_update_on = models.DateField(null=True, blank=True)
    objectives = models.JSONField(default=list, blank=True)
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["hotspot"]
        constraints = [
            models.UniqueConstraint(
                fields=["hotspot"], condition=models.Q(removed_at=None), name="engagement_plan_once"
            )
        ]

    def __str__(self):
        return f"Engagement plan, {self.hotspot.public_name or self.hotspot.code}"

    @property
    def body(self):
        return self.hotspot.body

    def why_kept(self, on):
        return ("The public sees this plan: take it out of public view first.", ()) if self.published_on else ("", ())


class OfPlan(DeskRow):
    """A part of an engagement plan."""

    class Meta:
        abstract = True

    @property
    def body(self):
        return self.plan.body


class Stakeholder(OfPlan):
    """An organisation around a hotspot; shown in public only if it agreed to be (`is_public`)."""

    plan = models.ForeignKey(EngagementPlan, on_delete=models.CASCADE, related_name="stakeholders")
    organisation = models.CharField(max_length=200)
    sort = models.CharField(max_length=24, choices=StakeholderSort, default=StakeholderSort.OTHER)
    since = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["plan", "organisation"]
        constraints = [one_of("sort", StakeholderSort, "stakeholder_sort_known")]

    def __str__(self):
        return self.organisation


class EngagementEntry(OfPlan):
    """What was asked of the police, what was agreed, done, told, surveyed or scrutinised there."""

    plan = models.ForeignKey(EngagementPlan, on_delete=models.CASCADE, related_name="entries")
    on = models.DateField()
    sort = models.CharField(max_length=8, choices=EngagementSort)
    words = models.CharField(max_length=1000)
    who = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["plan", "on", "id"]
        constraints = [one_of("sort", EngagementSort, "engagement_sort_known")]

    def __str__(self):
        return f"{self.get_sort_display()} on {self.on:%-d %B %Y}"
