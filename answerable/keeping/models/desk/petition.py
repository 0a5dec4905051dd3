"""Petitions and who signed them."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class PetitionState(models.TextChoices):
    DRAFT = "draft", "being prepared"
    OPEN = "open", "open for signatures"
    CLOSED = "closed", "closed for signatures"
    SUBMITTED = "submitted", "to be taken at a meeting"
    TAKEN = "taken", "taken at a meeting"
    REPLIED = "replied"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class ReplyManner(models.TextChoices):
    ORAL = "oral", "at the meeting"
    WRITTEN = "written", "in writing"


class Petition(DeskRow):
    """A petition to a body: what it asks (`prayer`), signed from `opened_on` to `closes_on`.

    Its organiser is private. How many signatures it needs, and by when it must come, is asked of the standing orders
    of its body whenever it is shown. Once the signatures were erased, `count_kept` is how many they were.
    """

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="petitions")
    sitting = models.ForeignKey(
        "keeping.Sitting", null=True, blank=True, on_delete=models.PROTECT, related_name="petitions"
    )
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    prayer = models.TextField()
    organiser = models.ForeignKey("keeping.Asker", null=True, on_delete=models.PROTECT, related_name="petitions")
    may_name = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=PetitionState, default=PetitionState.DRAFT)
    opened_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    refusal_reason = models.TextField(blank=True)
    presented_by = models.CharField(max_length=200, blank=True)
    reply_manner = models.CharField(max_length=7, choices=ReplyManner, blank=True)
    reply_by = models.CharField(max_length=200, blank=True)
    reply = models.TextField(blank=True)
    reply_due = models.DateField(null=True, blank=True)
    publication = models.OneToOneField(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="petition_answered"
    )
    count_kept = models.PositiveIntegerField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    # Each of these told somebody, published something, counted or erased signatures.
    FINAL_ACTS = frozenset(
        {
            *("open petition", "sign petition", "add signatures", "submit petition", "reply to petition"),
            *("publish reply", "refuse petition", "withdraw petition", "erase signatures", "erase letters"),
        }
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            one_of("state", PetitionState, "petition_state_known"),
            models.CheckConstraint(
                condition=models.Q(reply_manner__in=["", *ReplyManner.values]), name="petition_reply_manner_known"
            ),
        ]
        indexes = [models.Index(fields=["body", "state"], name="petition_of_body")]

    def __str__(self):
        return self.title

    def why_final(self, act):
        if self.state != PetitionState.DRAFT:
            return "This cannot be undone: the petition was opened as it stands, or is over."
        return ""


class SignatureSource(models.TextChoices):
    FORM = "form", "signed here"
    PAPER = "paper", "on paper, typed in"
    LIST = "list", "from a list"


class PetitionSignature(models.Model):
    """A signature: private in every field, in no trace, and erased after the reply. One that is confirmed counts.

    `key` is what two signatures of one person have in common (`law.question.signatory_key`): of those confirmed, a
    petition has each once. `place` is the postcode, or the place of work or study with its own.
    """

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="signatures")
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    connection = models.CharField(max_length=7, blank=True)
    place = models.CharField(max_length=200)
    key = models.CharField(max_length=420)
    source = models.CharField(max_length=5, choices=SignatureSource)
    at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["petition", "id"]
        constraints = [
            one_of("source", SignatureSource, "petition_signature_source_known"),
            models.UniqueConstraint(
                fields=["petition", "key"],
                condition=models.Q(confirmed_at__isnull=False),
                name="petition_signed_once",
            ),
        ]
