"""Business: an item that a sitting is to take."""

from django.db import models

from answerable.keeping.models.desk.closing import Closable
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.item import PaperManner
from answerable.keeping.models.kept import one_of


class BusinessKind(models.TextChoices):
    """What an item is for. All but the first two are standing items, whose content other rooms of the desk supply."""

    ORDINARY = "ordinary"
    URGENT = "urgent"
    RECORDING = "recording", "notice of recording"
    APOLOGIES = "apologies"
    INTERESTS = "interests", "declarations of interest"
    MEMBERSHIP = "membership"
    MINUTES = "minutes", "minutes of the last meeting"
    TRACKER = "tracker", "action tracker"
    PUBLIC_QUESTIONS = "public_questions", "public questions"
    PETITIONS = "petitions"
    MEMBERS_QUESTIONS = "members_questions", "members' questions"
    DECISIONS = "decisions", "decisions since the last meeting"
    PROGRAMME = "programme", "work programme"
    UPDATE = "update", "update"
    EXCLUSION = "exclusion", "exclusion of the public"
    NEXT_MEETING = "next_meeting", "date of the next meeting"


class Business(DeskRow, Closable):
    """An item of business. `order` is its place, `number` what the agenda prints before it.

    `section` is the block it stands in ("Police and Crime Plan"); `aims` the lines beneath its title. An urgent item
    needs the chair's reason (Local Government Act 1972 s.100B(4)(b)). `statutory_item` names what the law requires of
    the year (`law/programme.py`), where the item is that.
    """

    # Places and numbers are of the whole agenda: they are put in order anew, not one by one.
    FINAL_ACTS = frozenset({"order business", "number business"})

    sitting = models.ForeignKey("keeping.Sitting", on_delete=models.CASCADE, related_name="business")
    order = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=400)
    kind = models.CharField(max_length=20, choices=BusinessKind, default=BusinessKind.ORDINARY)
    section = models.CharField(max_length=200, blank=True)
    start_time = models.TimeField(null=True, blank=True)
    minutes_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    presenters = models.JSONField(default=list, blank=True)
    manner = models.CharField(max_length=10, choices=PaperManner, blank=True)
    aims = models.TextField(blank=True)
    urgent_reason = models.TextField(blank=True)
    urgent_chair = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    statutory_item = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["sitting", "order", "id"]
        verbose_name_plural = "business"
        constraints = [one_of("kind", BusinessKind, "business_kind_known")]
        indexes = [
            models.Index(fields=["review_on"], name="business_review", condition=models.Q(review_on__isnull=False))
        ]

    def __str__(self):
        return f"{self.number} {self.title}".strip()

    def why_kept(self, on):
        if self.submissions.standing().exists():
            return "Papers hang on this item: move them to another item or withdraw them first.", ()
        return "", ()

    def why_final(self, act):
        packs = self.sitting.publications.all()
        if act == "add business" and any(one.get("about") == self.subject for pack in packs for one in pack.contents):
            return "This cannot be undone: the item was published. Take it off the agenda with the reason."
        return ""
