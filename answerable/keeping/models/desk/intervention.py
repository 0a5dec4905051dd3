"""Interventions and commissioned services, surrender bins, and the quarterly return (`patrolling/partnership/`)."""

from django.db import models

from answerable.keeping.models.desk.budget import POUNDS
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class PreventionSort(models.TextChoices):
    PRIMARY = "primary", "primary: everybody, before anything happens"
    SECONDARY = "secondary", "secondary: those at risk"
    TERTIARY = "tertiary", "tertiary: those already involved"


class InterventionSetting(models.TextChoices):
    HOSPITAL = "hospital", "hospital"
    CUSTODY = "custody", "custody"
    SCHOOL = "school", "school"
    STREET = "street", "street"
    HOME = "home", "home"
    OTHER = "other", "other"


class Intervention(DeskRow):
    """A service or programme against violence. `level` is the strength of its evaluation, 0 to 5
    (`patrolling/parameters/evidence.toml`). The public sees it from `published_on`."""

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="interventions")
    name = models.CharField(max_length=200)
    provider = models.CharField(max_length=200)
    sort = models.CharField(max_length=9, choices=PreventionSort)
    setting = models.CharField(max_length=8, choices=InterventionSetting, default=InterventionSetting.OTHER)
    council = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    amounts = models.JSONField(default=dict, blank=True)
    fund = models.ForeignKey(
        "keeping.Fund", null=True, blank=True, on_delete=models.PROTECT, related_name="interventions"
    )
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    judged_by = models.CharField(max_length=200, blank=True)
    judged_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["body", "name"]
        constraints = [
            one_of("sort", PreventionSort, "prevention_sort_known"),
            one_of("setting", InterventionSetting, "intervention_setting_known"),
            models.UniqueConstraint(
                fields=["body", "name"], condition=models.Q(removed_at=None), name="intervention_once"
            ),
        ]

    def __str__(self):
        return self.name

    def why_kept(self, on):
        words = "The public sees this service: take it out of public view first."
        return (words if self.published_on else "", ())


class InterventionReturn(DeskRow):
    """What a service returned for a quarter: people referred, started, completed, and what became of them."""

    intervention = models.ForeignKey(Intervention, on_delete=models.CASCADE, related_name="returns")
    first_on = models.DateField()
    last_on = models.DateField()
    referred = models.PositiveIntegerField()
    started = models.PositiveIntegerField()
    completed = models.PositiveIntegerField()
    left_early = models.PositiveIntegerField(default=0)
    declined = models.PositiveIntegerField(default=0)
    outcomes_known = models.PositiveIntegerField(default=0)
    outcomes_met = models.PositiveIntegerField(default=0)
    already_waiting = models.PositiveIntegerField(default=0)
    already_started = models.PositiveIntegerField(default=0)
    spent = models.DecimalField(null=True, blank=True, **POUNDS)

    class Meta:
        ordering = ["intervention", "first_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["intervention", "first_on"],
                condition=models.Q(removed_at=None),
                name="intervention_return_once",
            )
        ]

    def __str__(self):
        return f"{self.intervention}, from {self.first_on:%-d %B %Y}"

    @property
    def body(self):
        return self.intervention.body


class SurrenderBin(DeskRow):
    """A bin in which weapons are surrendered. Where it stands is public."""

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="surrender_bins")
    code = models.SlugField(max_length=60)
    place = models.CharField(max_length=300)
    council = models.CharField(max_length=200)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["body", "council", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "code"], condition=models.Q(removed_at=None), name="surrender_bin_once"
            )
        ]

    def __str__(self):
        return self.place

    def why_kept(self, on):
        if self.published_on:
            return "The public sees this bin: take it out of public view first.", ()
        return ("It was emptied and counted: close it instead.", ()) if self.counts.standing().exists() else ("", ())


class SurrenderCount(DeskRow):
    """What a bin held when it was emptied."""

    bin = models.ForeignKey(SurrenderBin, on_delete=models.PROTECT, related_name="counts")
    emptied_on = models.DateField()
    knives = models.PositiveIntegerField(null=True, blank=True)
    firearms = models.PositiveIntegerField(null=True, blank=True)
    other = models.PositiveIntegerField(null=True, blank=True)
    weight_kg = models.DecimalField(null=True, blank=True, max_digits=8, decimal_places=2)

    class Meta:
        ordering = ["bin", "emptied_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["bin", "emptied_on"], condition=models.Q(removed_at=None), name="surrender_count_once"
            )
        ]

    def __str__(self):
        return f"{self.bin}, emptied on {self.emptied_on:%-d %B %Y}"

    @property
    def body(self):
        return self.bin.body


class FundingReturn(DeskRow):
    """The quarterly return on a fund against violence, filled from files. `first_on` is the quarter's first day."""

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="funding_returns")
    name = models.CharField(max_length=200)
    first_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    grant = models.DecimalField(null=True, blank=True, **POUNDS)
    match_percent = models.DecimalField(null=True, blank=True, max_digits=6, decimal_places=2)
    match_found = models.DecimalField(null=True, blank=True, **POUNDS)
    hotspot_spent = models.DecimalField(null=True, blank=True, **POUNDS)
    discretionary_spent = models.DecimalField(null=True, blank=True, **POUNDS)
    offences = models.ForeignKey(
        "keeping.DataFile", null=True, blank=True, on_delete=models.PROTECT, related_name="funding_returns"
    )
    admissions = models.ForeignKey(
        "keeping.DataFile", null=True, blank=True, on_delete=models.PROTECT, related_name="admission_returns"
    )
    trial = models.ForeignKey(
        "keeping.Trial", null=True, blank=True, on_delete=models.PROTECT, related_name="funding_returns"
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-first_on", "-id"]

    def __str__(self):
        return f"{self.name}, quarter from {self.first_on:%-d %B %Y}"

    def why_kept(self, on):
        if self.patrol_reports.standing().exists():
            return "A report rests on this return: it stays while the report does.", ()
        return "", ()
