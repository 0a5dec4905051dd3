"""Business: an item as the agenda plans it and as the minutes record it, two rows that may line up."""

from django.db import models

from answerable.keeping.models.kept import Fact


class PaperManner(models.TextChoices):
    WRITTEN = "written"
    VERBAL = "verbal"
    ATTACHED = "attached"
    NOTING = "noting"


class Item(Fact):
    """What agenda items and minute items share.

    `ref` (`012/22`, `681`) and `item_number` are as printed; `order` is the place in the paper. `topic` is the title
    without numbers, dates and years: the same topic at the same body is the same recurring business. `refers_to` is
    the meeting that the item speaks of ("Notes of last meeting"). `notes` and `public_notes` are its paragraphs:
    `[{"text", "paper", "page", "line", "line_end"}]`, `paper` being the public id of the paper they stand in.
    """

    ref = models.CharField(max_length=80, blank=True)
    item_number = models.CharField(max_length=80, blank=True)
    order = models.PositiveIntegerField()
    title = models.TextField()
    public_title = models.TextField(blank=True)
    topic = models.CharField(max_length=250, blank=True, db_index=True)
    start_time = models.TimeField(null=True)
    presenters = models.JSONField(default=list)
    public_presenters = models.JSONField(default=list)
    paper_manner = models.CharField(max_length=10, choices=PaperManner, blank=True)
    section = models.TextField(blank=True)
    public_section = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    public_notes = models.JSONField(default=list)

    class Meta:
        abstract = True


class AgendaItem(Item):
    """An item as the agenda words it."""

    meeting = models.ForeignKey("keeping.Meeting", on_delete=models.CASCADE, related_name="agenda_items")
    refers_to = models.ForeignKey(
        "keeping.Meeting", null=True, on_delete=models.SET_NULL, related_name="taken_up_in_agenda"
    )

    class Meta:
        ordering = ["meeting", "order"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(paper_manner__in=["", *PaperManner.values]), name="agenda_item_manner_known"
            )
        ]


class MinuteItem(Item):
    """An item as the minutes record it. `agenda_item` is the same business on the agenda, where the two line up."""

    meeting = models.ForeignKey("keeping.Meeting", on_delete=models.CASCADE, related_name="minute_items")
    agenda_item = models.OneToOneField(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="minute_item")
    refers_to = models.ForeignKey(
        "keeping.Meeting", null=True, on_delete=models.SET_NULL, related_name="taken_up_in_minutes"
    )

    class Meta:
        ordering = ["meeting", "order"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(paper_manner__in=["", *PaperManner.values]), name="minute_item_manner_known"
            )
        ]
