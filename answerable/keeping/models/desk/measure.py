"""Measures: what is counted and how, what it is held against, and the days on which its recording changed."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of

EXACT = {"max_digits": 24, "decimal_places": 6}


class Better(models.TextChoices):
    LOWER = "lower", "lower is better"
    HIGHER = "higher", "higher is better"
    NEITHER = "neither", "neither is better"


class MeasureUnit(models.TextChoices):
    COUNT = "count", "a count"
    PERCENT = "percent", "per cent"
    RATE = "rate", "a rate"
    SECONDS = "seconds"
    NUMBER = "number", "another number"


class SeriesChart(models.TextChoices):
    XMR = "xmr", "individual values (XmR)"
    P = "p", "shares (P, with Laney's correction)"
    U = "u", "rates (U, with Laney's correction)"
    G = "g", "rare events, by counts between them (G)"
    T = "t", "rare events, by days between them (T)"


class Measure(DeskRow):
    """A measure of a body: its definition. The public sees it from `published_on`.

    `priority` is the code of a national priority (`measuring/parameters/priorities.toml`) and `objective` one of the
    plan's. `national_measure` is what the measure stands for where it is a proxy, and `proxy_reason` says why; both
    are empty where it is the national measure itself.
    """

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="measures")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    priority = models.CharField(max_length=60, blank=True)
    objective = models.ForeignKey(
        "keeping.Objective", null=True, blank=True, on_delete=models.SET_NULL, related_name="measures"
    )
    unit = models.CharField(max_length=10, choices=MeasureUnit, default=MeasureUnit.COUNT)
    better = models.CharField(max_length=10, choices=Better, default=Better.NEITHER)
    chart = models.CharField(max_length=4, choices=SeriesChart, default=SeriesChart.XMR)
    numerator = models.CharField(max_length=400, blank=True)
    denominator = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=400, blank=True)
    lag_days = models.PositiveSmallIntegerField(default=0)
    owner = models.CharField(max_length=200, blank=True)
    national_measure = models.CharField(max_length=400, blank=True)
    proxy_reason = models.CharField(max_length=600, blank=True)
    note = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["body", "title"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=models.Q(removed_at=None), name="measure_code_once"),
            one_of("unit", MeasureUnit, "measure_unit_known"),
            one_of("better", Better, "measure_better_known"),
            one_of("chart", SeriesChart, "measure_chart_known"),
        ]

    def __str__(self):
        return self.title


class OfMeasure(DeskRow):
    """What belongs to a measure, and to its body with it."""

    class Meta:
        abstract = True

    @property
    def body(self):
        return self.measure.body


class Target(OfMeasure):
    """What a measure is to reach, from `first_on` until `last_on` (or until another is set), by whose authority."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="targets")
    value = models.DecimalField(**EXACT)
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)
    authority = models.CharField(max_length=200)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["measure", "first_on"]


class Baseline(OfMeasure):
    """What a measure was in the period that later ones are held against."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="baselines")
    value = models.DecimalField(**EXACT)
    denominator = models.DecimalField(null=True, blank=True, **EXACT)
    first_on = models.DateField()
    last_on = models.DateField()
    authority = models.CharField(max_length=200)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["measure", "first_on"]


class SeriesBreak(OfMeasure):
    """A day from which a measure was recorded differently: values on either side cannot be compared."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="breaks")
    on = models.DateField()
    words = models.CharField(max_length=400)

    class Meta:
        ordering = ["measure", "on"]


class Rebasing(OfMeasure):
    """A decision to draw the limits anew from a day on: who decided it, when and why."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="rebasings")
    on = models.DateField()
    why = models.CharField(max_length=400)
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()

    class Meta:
        ordering = ["measure", "on"]
