"""Monitoring: an approved budget as it is spent, as `costing/monitoring.py` explains."""

from django.db import models

from answerable.keeping.models.desk.budget import POUNDS, Budget
from answerable.keeping.models.desk.row import DeskRow


class Monitoring(DeskRow):
    """A year's approved budget as it stood at the end of a day: what was spent, what is forecast (monitoring)."""

    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="monitorings")
    to_on = models.DateField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["budget", "-to_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["budget", "to_on"], condition=models.Q(removed_at=None), name="monitoring_once"
            )
        ]

    def __str__(self):
        return f"{self.budget.title}, to {self.to_on.day} {self.to_on:%B %Y}"

    @property
    def body(self):
        return self.budget.body


class Outturn(DeskRow):
    """What became of a line or a saving of the budget, by its `code` (`costing/revenue/entry.py: list_monitored`):
    moved by virement, spent so far, forecast for the year, and why. The budget is approved: its codes stay."""

    monitoring = models.ForeignKey(Monitoring, on_delete=models.CASCADE, related_name="outturns")
    code = models.SlugField(max_length=220)
    moved = models.DecimalField(default=0, **POUNDS)
    spent = models.DecimalField(null=True, blank=True, **POUNDS)
    forecast = models.DecimalField(**POUNDS)
    why = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["monitoring", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["monitoring", "code"], condition=models.Q(removed_at=None), name="outturn_once"
            )
        ]

    @property
    def body(self):
        return self.monitoring.budget.body
