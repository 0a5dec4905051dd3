"""Observations: the values of a measure, each for a period and an area, with every earlier value that it replaced."""

from django.db import models

from answerable.keeping.models.desk.measure import EXACT, Measure


class Observation(models.Model):
    """A value. It is added and never altered, but that a later one replaces it (`replaced_at`): revisions stay.

    A count has its `numerator`, a share or a rate its `denominator` too; `value` is the figure as published where the
    numbers behind it are not. `area` is empty for the whole of the body's area; `number` counts revisions. It came
    from a row of `data_file`, or from `figure`, which a paper prints; `origin` says it in words. The public sees it
    from `released_on`.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="observations")
    area = models.CharField(max_length=120, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    numerator = models.DecimalField(null=True, blank=True, **EXACT)
    denominator = models.DecimalField(null=True, blank=True, **EXACT)
    value = models.DecimalField(null=True, blank=True, **EXACT)
    is_provisional = models.BooleanField(default=False)
    is_estimate = models.BooleanField(default=False)
    number = models.PositiveSmallIntegerField(default=1)
    data_file = models.ForeignKey(
        "keeping.DataFile", null=True, blank=True, on_delete=models.PROTECT, related_name="observations"
    )
    figure = models.ForeignKey("keeping.Figure", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    origin = models.CharField(max_length=400, blank=True)
    note = models.CharField(max_length=400, blank=True)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.CharField(max_length=200, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["measure", "area", "first_on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "area", "first_on", "last_on"],
                condition=models.Q(replaced_at=None),
                name="observation_once_a_period",
            ),
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")), name="observation_runs_forward"
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | models.Q(numerator__isnull=False),
                name="observation_says_something",
            ),
        ]
