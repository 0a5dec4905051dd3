"""Standing orders: a body's own dated rules of notice, questions, numbering and quorum."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class Regime(models.TextChoices):
    """Which law binds the body's meetings: part VA of the Local Government Act 1972, or only its own undertakings."""

    PANEL = "panel", "statutory panel"
    BOARD = "board", "non-statutory board"
    SUB_GROUP = "sub_group", "sub-group"


class Numbering(models.TextChoices):
    YEARLY = "yearly", "restarts each year (012/22)"
    RUNNING = "running", "runs on (681)"


class NoticeMode(models.TextChoices):
    WORKING = "working", "working days"
    S243 = "s243", "all but Sundays and holidays"
    CALENDAR = "calendar", "calendar days"


class DayUnit(models.TextChoices):
    CALENDAR = "calendar", "days"
    CLEAR_CALENDAR = "clear_calendar", "clear days"
    WORKING = "working", "working days"
    CLEAR_WORKING = "clear_working", "clear working days"
    CLEAR_S243 = "clear_s243", "clear days but for Sundays and holidays"


class StandingOrders(DeskRow):
    """The rules in force from a day until the next ones; `source` is where they were adopted or published.

    `papers_count` is how many working days before the last day for notice the authors' papers are due.
    """

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="standing_orders")
    valid_from = models.DateField()
    source = models.TextField(blank=True)
    regime = models.CharField(max_length=10, choices=Regime)
    numbering = models.CharField(max_length=8, choices=Numbering)
    first_number = models.PositiveIntegerField(default=1)
    notice_mode = models.CharField(max_length=8, choices=NoticeMode, default=NoticeMode.WORKING)
    notice_clear_days = models.PositiveSmallIntegerField(default=5)
    papers_count = models.PositiveSmallIntegerField(default=3)
    question_count = models.PositiveSmallIntegerField(default=4)
    question_unit = models.CharField(max_length=14, choices=DayUnit, default=DayUnit.CLEAR_CALENDAR)
    question_hour = models.TimeField(null=True, blank=True)
    questions_each = models.PositiveSmallIntegerField(null=True, blank=True)
    petition_count = models.PositiveSmallIntegerField(default=7)
    petition_unit = models.CharField(max_length=14, choices=DayUnit, default=DayUnit.WORKING)
    petition_threshold = models.PositiveIntegerField(default=25)
    quorum_numerator = models.PositiveSmallIntegerField(default=1)
    quorum_denominator = models.PositiveSmallIntegerField(default=4)
    quorum_least = models.PositiveSmallIntegerField(default=3)
    recording_notice = models.TextField(blank=True)
    contact = models.TextField(blank=True)

    class Meta:
        ordering = ["body", "-valid_from"]
        verbose_name = verbose_name_plural = "standing orders"
        constraints = [
            one_of("regime", Regime, "standing_orders_regime_known"),
            one_of("numbering", Numbering, "standing_orders_numbering_known"),
            one_of("notice_mode", NoticeMode, "standing_orders_notice_mode_known"),
            one_of("question_unit", DayUnit, "standing_orders_question_unit_known"),
            one_of("petition_unit", DayUnit, "standing_orders_petition_unit_known"),
            models.UniqueConstraint(
                fields=["body", "valid_from"],
                condition=models.Q(removed_at=None),
                name="standing_orders_once_a_day",
            ),
        ]
