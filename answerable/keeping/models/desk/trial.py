"""Trials of patrols: the protocol as it is written and as it was registered, visits, and readings of the result."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of

REGISTERED = "The trial is registered: its protocol stays as it is."
READ_WITH = "The result was read with this {}: it stays, so that anybody can see from what."


class DrawnWithin(models.TextChoices):
    DAY = "day", "each day, among the hotspots of a policing unit"
    HOTSPOT = "hotspot", "each hotspot, within a run of days"


class TrialFileSort(models.TextChoices):
    OFFENCES = "offences", "offences"
    PINGS = "pings", "GPS pings"
    VISITS = "visits", "visits"


class Trial(DeskRow):
    """A trial of patrols in hotspots (`patrolling/protocol.py`).

    Once registered, `protocol` is what was registered, whole, `protocol_sha256` its hash, and nothing else of it is
    used. `seed` is what days are drawn from: closed until the trial is over, while its hash is public from the start.
    `detectable` is what it can detect, worked out from `history` before it may be registered. Since `listed_at` it
    stands on the public register, with its hashes; one that is given up stays there as abandoned, with the reason.
    """

    FINAL_ACTS = frozenset({"register trial", "abandon trial"})
    HASHED = frozenset({"protocol", "seed"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="trials")
    hotspot_set = models.ForeignKey("keeping.HotspotSet", on_delete=models.PROTECT, related_name="trials")
    title = models.CharField(max_length=200)
    question = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    visits = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(default=15)
    windows = models.JSONField(default=list)
    patrolled = models.PositiveSmallIntegerField(default=1)
    out_of = models.PositiveSmallIntegerField(default=2)
    within = models.CharField(max_length=7, choices=DrawnWithin, default=DrawnWithin.DAY)
    run_days = models.PositiveSmallIntegerField(default=14)
    outcomes = models.JSONField(default=list)
    hoped = models.FloatField()
    hoped_source = models.CharField(max_length=400, blank=True)
    looks = models.JSONField(default=list, blank=True)
    alpha = models.FloatField(default=0.05)
    power = models.FloatField(default=0.8)
    compliance = models.FloatField(default=0.8)
    washout_days = models.PositiveSmallIntegerField(default=0)
    buffer_metres = models.PositiveIntegerField(default=150)
    offence_hours = models.JSONField(default=list, blank=True)
    harm_edition = models.CharField(max_length=60, blank=True)
    history = models.ForeignKey(
        "keeping.DataFile", null=True, blank=True, on_delete=models.PROTECT, related_name="trial_histories"
    )
    detectable = models.JSONField(default=dict, blank=True)
    seed = models.CharField(max_length=128, blank=True)
    protocol = models.JSONField(default=dict, blank=True)
    protocol_sha256 = models.CharField(max_length=64, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by = models.CharField(max_length=300, blank=True)
    listed_at = models.DateTimeField(null=True, blank=True)
    abandoned_on = models.DateField(null=True, blank=True)
    abandoned_why = models.CharField(max_length=400, blank=True)
    abandoned_at = models.DateTimeField(null=True, blank=True)
    abandoned_by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [one_of("within", DrawnWithin, "trial_drawn_within_known")]

    def __str__(self):
        return self.title

    def why_kept(self, on):
        return (REGISTERED, ()) if self.registered_at else ("", ())

    @property
    def last_on(self):
        """The last day that is patrolled: the planned one, or that on which the trial was abandoned. It is before the
        first day where the trial was abandoned before it began."""
        return min(self.ends_on, self.abandoned_on) if self.abandoned_on else self.ends_on

    def was_read_since(self, moment):
        """Whether a reading was made at or after a moment."""
        return self.readings.standing().filter(made_at__gte=moment).exists()


class TrialFile(DeskRow):
    """A data file that belongs to a trial: offences during it, pings or visits."""

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="files")
    sort = models.CharField(max_length=8, choices=TrialFileSort)
    data_file = models.ForeignKey("keeping.DataFile", on_delete=models.PROTECT, related_name="trial_uses")

    class Meta:
        ordering = ["trial", "sort", "id"]
        constraints = [
            one_of("sort", TrialFileSort, "trial_file_sort_known"),
            models.UniqueConstraint(
                fields=["trial", "data_file"], condition=models.Q(removed_at=None), name="trial_file_once"
            ),
        ]

    def __str__(self):
        return str(self.data_file)

    def why_kept(self, on):
        return (READ_WITH.format("file"), ()) if self.trial.was_read_since(self.made_at) else ("", ())

    def why_final(self, act):
        return self.why_kept(None)[0]

    @property
    def body(self):
        return self.trial.body


class PatrolVisit(DeskRow):
    """A visit as a form records it: how many officers, never which."""

    trial = models.ForeignKey(Trial, on_delete=models.PROTECT, related_name="patrol_visits")
    hotspot = models.ForeignKey("keeping.Hotspot", on_delete=models.PROTECT, related_name="visits")
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField()
    officers = models.PositiveSmallIntegerField(default=2)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["trial", "arrived_at", "id"]

    def __str__(self):
        return f"{self.hotspot.code}, {self.arrived_at:%-d %B %Y %H:%M}"

    def why_kept(self, on):
        return (READ_WITH.format("visit"), ()) if self.trial.was_read_since(self.made_at) else ("", ())

    def why_final(self, act):
        return self.why_kept(None)[0]

    @property
    def body(self):
        return self.trial.body


class TrialReading(DeskRow):
    """The result of a trial as it was read on a day, at a planned look or at the end.

    `result` and `dosage` are as computed; `places` is what they are by hotspot, which stays closed. A reading is kept
    whatever it says.
    """

    FINAL_ACTS = frozenset({"read trial"})
    HASHED = frozenset({"result", "dosage", "places"})

    trial = models.ForeignKey(Trial, on_delete=models.PROTECT, related_name="readings")
    look = models.PositiveSmallIntegerField(null=True, blank=True)
    read_on = models.DateField()
    data_to = models.DateField()
    result = models.JSONField(default=dict)
    dosage = models.JSONField(default=dict)
    places = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["trial", "-read_on", "-id"]

    def __str__(self):
        return f"look {self.look}" if self.look else "result"

    def why_kept(self, on):
        return "A reading of a trial is kept, whatever it says.", ()

    @property
    def body(self):
        return self.trial.body
