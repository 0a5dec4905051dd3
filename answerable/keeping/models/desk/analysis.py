"""Analyses: what was computed from data files, kept as computed, and told from that alone."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow


class Analysis(DeskRow):
    """An analysis of one kind (`keeping/kinds.py`) for a body.

    `options` are what was chosen, `result` what came out, as JSON; the exhibits are told from `result` alone. `note`
    is the analyst's own, printed above them. The public sees it from `published_on`.
    """

    FINAL_ACTS = frozenset({"publish analysis"})
    HASHED = frozenset({"result"})

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="analyses")
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    options = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    measured_at = models.DateTimeField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="superseded_by"
    )

    class Meta:
        ordering = ["-made_at", "-id"]
        verbose_name_plural = "analyses"

    def __str__(self):
        return self.title

    def why_kept(self, on):
        if self.published_on:
            return "A published analysis stays: measure it again, and the new one supersedes it.", ()
        return "", ()


class AnalysisInput(models.Model):
    """A data file that an analysis was computed from; `name` is what its kind calls it."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="inputs")
    name = models.CharField(max_length=60)
    data_file = models.ForeignKey("keeping.DataFile", on_delete=models.PROTECT, related_name="uses")

    class Meta:
        ordering = ["analysis", "name"]
        constraints = [models.UniqueConstraint(fields=["analysis", "name"], name="analysis_input_once")]
