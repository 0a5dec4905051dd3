"""Meetings: one row for a meeting however many papers speak of it, and who was there."""

from django.db import models

from answerable.keeping.models.kept import Fact, one_of


class Manner(models.TextChoices):
    PRESENT = "present"
    ALSO_PRESENT = "also_present", "also present"
    APOLOGIES = "apologies"


class Meeting(Fact):
    """A meeting of a body on a date: announced in another paper, known from its agenda, its minutes, or all three.

    `sequence` is 2 only for a second meeting of the same body on the same day. `notes` and `public_notes` are what is
    printed outside any item: `[{"text", "page", "line"}]`. `earlier` is the body's meeting before it.
    """

    body = models.ForeignKey("keeping.Body", null=True, on_delete=models.PROTECT, related_name="meetings")
    date = models.DateField(null=True, db_index=True)
    sequence = models.PositiveSmallIntegerField(default=1)
    is_announced = models.BooleanField(default=False)
    has_agenda = models.BooleanField(default=False)
    has_minutes = models.BooleanField(default=False)
    start_time = models.TimeField(null=True)
    end_time = models.TimeField(null=True)
    venue = models.TextField(blank=True)
    public_venue = models.TextField(blank=True)
    announcement = models.TextField(blank=True)
    public_announcement = models.TextField(blank=True)
    chair_printed = models.TextField(blank=True)
    public_chair = models.TextField(blank=True)
    chair = models.ForeignKey("keeping.Person", null=True, on_delete=models.SET_NULL, related_name="chaired")
    observers = models.PositiveIntegerField(null=True)
    next_meeting_date = models.DateField(null=True)
    notes = models.JSONField(default=list)
    public_notes = models.JSONField(default=list)
    earlier = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="later")

    class Meta:
        ordering = ["-date", "public_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "date", "sequence"],
                condition=models.Q(deleted_at=None),
                name="meeting_once_a_body_and_date",
            )
        ]


class Attendance(Fact):
    """A person at a meeting, or sending apologies, in the role and for the organisation printed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey("keeping.Person", on_delete=models.PROTECT, related_name="attendance")
    manner = models.CharField(max_length=12, choices=Manner)
    printed = models.TextField()
    public_printed = models.TextField(blank=True)
    role = models.TextField(blank=True)
    public_role = models.TextField(blank=True)
    organisation = models.TextField(blank=True)
    public_organisation = models.TextField(blank=True)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["meeting", "manner", "order"]
        constraints = [one_of("manner", Manner, "attendance_manner_known")]
