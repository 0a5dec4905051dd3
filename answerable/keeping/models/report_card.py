"""Report cards: how much of a paper was tested, and by which checker."""

from django.db import models


class ReportCard(models.Model):
    """What was checked in a paper: of its `figures`, those `tested`, that `agree`, that do not (`disagree`).

    `untested` is `[{"why", "count"}]`; `checked` how many places each rule examined, by its code; `failed` the rules
    that could not finish. `checker` is the edition that did it: a newer one checks again.
    """

    paper = models.OneToOneField("keeping.Paper", on_delete=models.CASCADE, related_name="report_card")
    checker = models.CharField(max_length=80)
    figures = models.PositiveIntegerField(default=0)
    tested = models.PositiveIntegerField(default=0)
    agree = models.PositiveIntegerField(default=0)
    disagree = models.PositiveIntegerField(default=0)
    untested = models.JSONField(default=list)
    checked = models.JSONField(default=dict)
    failed = models.JSONField(default=list)
    checked_at = models.DateTimeField()
