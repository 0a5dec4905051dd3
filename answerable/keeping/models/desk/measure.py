"""Measures: what is counted and how, what it is held against, and the days on which its recording changed."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of

EXACT = {"max_digits": 24, "decimal_places": 6}


class Better(models.TextChoices):
    LOWER = "lower", "lower is better"
    HIGHER = "higher", "higher is better"
    NEITHER = "neither", "neither is better"


class MeasureForm(models.TextChoices):
    COUNT = "count", "a count of events"
    PERCENT = "percent", "a share, in per cent"
    RATE = "rate", "a rate: a count for each so many"
    SECONDS = "seconds", "a length of time in seconds"
    NUMBER = "number", "another number"


class SeriesChart(models.TextChoices):
    XMR = "xmr", "individual values (XmR)"
    P = "p", "shares (P, with Laney's correction)"
    U = "u", "rates (U, with Laney's correction)"
    G = "g", "rare events, by counts between them (G)"
    T = "t", "rare events, by days between them (T)"


class Measure(DeskRow):
    """A measure of a body: its definition, in the words of `measuring/scorecard/measure.py`, where each is explained.

    The public sees it from `published_on`. `objective` is one of the plan's; `note` is the analyst's own, public too.
    """

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="measures")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    priority = models.CharField(max_length=60, blank=True)
    objective = models.ForeignKey(
        "keeping.Objective", null=True, blank=True, on_delete=models.SET_NULL, related_name="measures"
    )
    form = models.CharField(max_length=10, choices=MeasureForm, default=MeasureForm.COUNT)
    unit = models.CharField(max_length=80)
    per = models.DecimalField(default=1, **EXACT)
    places = models.PositiveSmallIntegerField(default=0)
    months = models.PositiveSmallIntegerField(default=12)
    better = models.CharField(max_length=10, choices=Better, default=Better.NEITHER)
    chart = models.CharField(max_length=4, choices=SeriesChart, default=SeriesChart.XMR)
    numerator = models.CharField(max_length=400, blank=True)
    denominator = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=400, blank=True)
    lag_days = models.PositiveSmallIntegerField(default=0)
    revisions = models.CharField(max_length=400, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    national_measure = models.CharField(max_length=60, blank=True)
    proxy_reason = models.CharField(max_length=600, blank=True)
    note = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["body", "title"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=models.Q(removed_at=None), name="measure_code_once"),
            one_of("form", MeasureForm, "measure_form_known"),
            one_of("better", Better, "measure_better_known"),
            one_of("chart", SeriesChart, "measure_chart_known"),
        ]

    def __str__(self):
        return self.title

    def why_kept(self, on):
        if self.published_on:
            return "The measure is public: withdraw it first.", ()
        if self.observations.exists():
            return "Values stand for this measure: take back the files that they came from first.", ()
        return "", ()


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
    area = models.CharField(max_length=120, blank=True)
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
    area = models.CharField(max_length=120, blank=True)
    numerator = models.DecimalField(null=True, blank=True, **EXACT)
    denominator = models.DecimalField(null=True, blank=True, **EXACT)
    value = models.DecimalField(null=True, blank=True, **EXACT)
    first_on = models.DateField()
    last_on = models.DateField()
    authority = models.CharField(max_length=200)
    source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["measure", "first_on"]


class SeriesBreak(OfMeasure):
    """A day from which a measure was recorded differently: values on either side cannot be compared."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="breaks")
    area = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    words = models.CharField(max_length=400)

    class Meta:
        ordering = ["measure", "on"]


class Rebasing(OfMeasure):
    """A decision to draw the limits anew from a day on: who decided it, when and why."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="rebasings")
    area = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    why = models.CharField(max_length=400)
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()

    class Meta:
        ordering = ["measure", "on"]


class Absence(OfMeasure):
    """Why a measure has no value for the quarter that ends on a day, in words for the public."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="absences")
    area = models.CharField(max_length=120, blank=True)
    quarter_end = models.DateField()
    words = models.CharField(max_length=600)

    class Meta:
        ordering = ["measure", "-quarter_end"]
