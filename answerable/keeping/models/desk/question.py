"""Questions as they come in: from the public and from members, until they are answered."""

from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class ReceivedState(models.TextChoices):
    RECEIVED = "received"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ANSWERED = "answered"


class QuestionReceived(DeskRow):
    """A question to a sitting (or, without one, to the next that is called).

    One of the public has an `asker`, whose details and words as received are private; one of a `member` has none.
    `text` is the question as it is printed, given when a clerk accepts it, with `edit_reason` where it differs from
    the words received; `parts` are its further parts, lettered a, b, c in their order. A supplementary question
    `follows` another. `number` is its place among the accepted ones.

    It counts as received at `confirmed_at`, when the asker opened the link in the letter; until then it is nobody's.
    `form_key` makes a form that was sent twice one question. `asked_by` is the member who puts it aloud, `ask_note`
    how else it is put. A written answer is owed by `answer_owner` on `answer_due`, as `answer_rule` says.
    """

    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="questions_received")
    sitting = models.ForeignKey(
        "keeping.Sitting", null=True, blank=True, on_delete=models.PROTECT, related_name="questions_received"
    )
    asker = models.OneToOneField("keeping.Asker", null=True, on_delete=models.PROTECT, related_name="question")
    member = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="questions_put"
    )
    may_name = models.BooleanField(default=False)
    form_key = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    state = models.CharField(max_length=9, choices=ReceivedState, default=ReceivedState.RECEIVED)
    refusal_ground = models.CharField(max_length=20, blank=True)
    refusal_reason = models.TextField(blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    edit_reason = models.TextField(blank=True)
    parts = models.JSONField(default=list, blank=True)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supplementaries"
    )
    asked_by = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="questions_to_put"
    )
    ask_note = models.CharField(max_length=200, blank=True)

    answered_by = models.CharField(max_length=200, blank=True)
    points = models.JSONField(default=list, blank=True)
    is_written_owed = models.BooleanField(default=False)
    answer_due = models.DateField(null=True, blank=True)
    answer_rule = models.CharField(max_length=300, blank=True)
    answer_owner = models.CharField(max_length=200, blank=True)
    answer_email = models.EmailField(blank=True)
    written_answer = models.TextField(blank=True)
    publication = models.OneToOneField(
        "keeping.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="question_answered"
    )

    # Each of these told somebody, published something, erased what was private, or gave out numbers.
    FINAL_ACTS = frozenset(
        {
            *("receive question", "confirm question", "enter question", "accept question", "refuse question"),
            *("withdraw question", "move question", "order question", "owe answer", "write answer"),
            *("publish answer", "reissue answer", "forget asker", "erase question"),
        }
    )

    class Meta:
        ordering = ["sitting", "number", "id"]
        verbose_name = "question received"
        verbose_name_plural = "questions received"
        constraints = [
            one_of("state", ReceivedState, "question_received_state_known"),
            models.UniqueConstraint(
                fields=["form_key"], condition=~models.Q(form_key=""), name="question_received_form_once"
            ),
            models.CheckConstraint(
                condition=models.Q(asker=None) | models.Q(member=None), name="question_received_of_one"
            ),
        ]
        indexes = [
            models.Index(fields=["body", "state"], name="question_received_of_body"),
            models.Index(fields=["answer_due"], name="question_received_due"),
        ]

    def why_final(self, act):
        if self.asker is not None and self.asker.erased_at is not None:
            return "This cannot be undone: what was private of it was erased."
        if act == "put question" and self.state != ReceivedState.RECEIVED:
            return "This cannot be undone: the question was decided upon."
        return ""

    def __str__(self):
        return f"Question {self.number}" if self.number else f"Question received {self.pk}"

    @property
    def is_public_question(self):
        return self.member_id is None
