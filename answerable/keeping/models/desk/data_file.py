"""Data files: rows that somebody loaded, kept clean under the data directory by their hash."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow


class DataFile(DeskRow):
    """A loaded file. Its rows are never tables here: they stay in Parquet, named by `sha256` (`keeping/rows.py`).

    `shape` names what the file holds (`measuring/loading/shape.py`); `given_sha256` is of the bytes that were given.
    `report` is what loading said of it. `provenance` says who made it and from what, and `is_invented` marks rows
    that were made for a demonstration. It is used from `taken_on`; until then it is only looked at.
    """

    HASHED = frozenset({"report"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="data_files")
    shape = models.CharField(max_length=60)
    name = models.CharField(max_length=250)
    provenance = models.CharField(max_length=600, blank=True)
    is_invented = models.BooleanField(default=False)
    given_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, blank=True)
    rows = models.PositiveBigIntegerField(default=0)
    rejected = models.PositiveBigIntegerField(default=0)
    report = models.JSONField(default=dict)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    taken_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return self.name

    def why_kept(self, on):
        if self.uses.filter(analysis__removed_at=None).exists():
            return "An analysis rests on this file: it stays while the analysis does.", ()
        if self.observations.exists():
            return "Values of measures came from this file: it stays while they do.", ()
        if self.finance_reports.standing().exists():
            return "A finance report rests on this file: it stays while the report does.", ()
        registered = self.trial_histories.exclude(registered_at=None)
        if self.trial_uses.filter(removed_at=None).exists() or registered.exists():
            return "A trial rests on this file: it stays while the trial does.", ()
        return "", ()

    def why_final(self, act):
        words, _ = self.why_kept(None)
        return words if act == "take data file" else ""
