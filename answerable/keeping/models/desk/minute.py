"""Minutes while they are taken: a minute for each item, and under it what was said, in the order spoken."""

from django.db import models

from answerable.keeping.models.desk.closing import Closable
from answerable.keeping.models.desk.confirmation import say_confirmed
from answerable.keeping.models.desk.publication import PublicationKind
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of
from answerable.law.retention import judge_disposal


class Minute(DeskRow, Closable):
    """The minute of one item. `ref` is its number in the body's own style (`681`, `012/22`), given when it is opened.

    `business` is the item of the agenda, where it was on it. `recording_seconds` is where it begins in the recording.
    Of a closed minute the public sees `summary`, never its entries (Local Government Act 1972 s.100C(2)).
    """

    sitting = models.ForeignKey("keeping.Sitting", on_delete=models.CASCADE, related_name="minutes")
    business = models.ForeignKey(
        "keeping.Business", null=True, blank=True, on_delete=models.SET_NULL, related_name="minutes"
    )
    order = models.PositiveSmallIntegerField()
    ref = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=400)
    section = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    opened_at = models.TimeField(null=True, blank=True)
    closed_at = models.TimeField(null=True, blank=True)
    recording_seconds = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["sitting", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["business"],
                condition=models.Q(removed_at=None, business__isnull=False),
                name="minute_business_once",
            ),
        ]

    def __str__(self):
        return f"{self.ref} {self.title}".strip()

    def why_kept(self, on):
        is_published = self.sitting.publications.filter(kind=PublicationKind.MINUTES).exists()
        rulings = judge_disposal("minutes", self.sitting.date, on) if is_published else ()
        return " ".join(ruling.words for ruling in rulings), rulings

    def why_final(self, act):
        return say_confirmed(self.sitting)


class Mark(models.TextChoices):
    """What an entry is. What each needs besides its words stands in `MinuteEntry.details`."""

    NOTE = "note"
    QUESTION = "question"
    ANSWER = "answer"
    PROMISE = "promise"
    ACTION = "action"
    RESOLUTION = "resolution"
    VOTE = "vote"
    BREAK = "break"
    CHAIR = "chair", "chair handed over"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"


class MinuteEntry(DeskRow):
    """One thing minuted. `text` is its words; an answer's points are its lines.

    `details` by mark: question {number, kind, asker, submitted_by}; answer {by}; action {owner, due}; resolution
    {level: 1 or 2}; break {at, until}; chair {to, at}; arrival and departure {person, at}; vote {vote: key of Vote}.
    `key` is given by whoever wrote it first, so that what was written without a connection keeps its name.
    `writer` wrote it last. Where two people changed it at once, the later text stands as an entry `beside` it until
    somebody merges them. `fact` is the public id of the same fact in the record, once the minutes were published and
    read back.
    """

    # A merge is of two entries, a vote of an entry and its vote, a correction has both its texts.
    FINAL_ACTS = frozenset(
        {*("merge versions", "keep beside", "correct minute", "find in record", "minute vote", "remove vote")}
    )

    minute = models.ForeignKey(Minute, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=40, unique=True)
    order = models.PositiveIntegerField()
    mark = models.CharField(max_length=10, choices=Mark, default=Mark.NOTE)
    text = models.TextField(blank=True)
    details = models.JSONField(default=dict, blank=True)
    writer = models.TextField()
    beside = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="versions")
    fact = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["minute", "order", "id"]
        verbose_name_plural = "minute entries"
        constraints = [one_of("mark", Mark, "minute_entry_mark_known")]
        # What was agreed and is not found in the record yet: the tracker asks for it over all meetings.
        indexes = [models.Index(fields=["fact", "mark"], name="minute_entry_agreed")]

    def __str__(self):
        return self.text

    def why_final(self, act):
        return say_confirmed(self.minute.sitting)


class MinuteEdit(models.Model):
    """An edit of an entry as it came in. It is added and never altered, so that the same edit sent twice is one.

    `key` is the editor's own name for the edit; `told` is what was sent, `outcome` what was answered. Edits of a
    sitting in the order of their ids are the order in which they were taken in.
    """

    key = models.CharField(max_length=40, unique=True)
    sitting = models.ForeignKey("keeping.Sitting", on_delete=models.CASCADE, related_name="minute_edits")
    entry = models.ForeignKey(MinuteEntry, null=True, on_delete=models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField(default=0)
    by = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    told = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["sitting", "id"], name="minute_edit_of_sitting")]
