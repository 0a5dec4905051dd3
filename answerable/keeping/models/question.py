"""Questions, from asking to answer."""

from django.db import models

from answerable.keeping.models.kept import Fact, one_of


class QuestionKind(models.TextChoices):
    PUBLIC = "public"
    BOARD = "board"
    PANEL = "panel"
    SUPPLEMENTARY = "supplementary"
    DISCUSSION = "discussion"


class Question(Fact):
    """A question put at a meeting. Names as printed stand beside the people they were matched to."""

    meeting = models.ForeignKey("keeping.Meeting", null=True, on_delete=models.CASCADE, related_name="questions")
    minute_item = models.ForeignKey(
        "keeping.MinuteItem", null=True, on_delete=models.SET_NULL, related_name="questions"
    )
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=QuestionKind)
    ref = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    public_text = models.TextField(blank=True)
    asker_printed = models.TextField(blank=True)
    public_asker = models.TextField(blank=True)
    asker = models.ForeignKey("keeping.Person", null=True, on_delete=models.SET_NULL, related_name="questions_asked")
    submitted_by_printed = models.TextField(blank=True)
    public_submitted_by = models.TextField(blank=True)
    submitted_by = models.ForeignKey(
        "keeping.Person", null=True, on_delete=models.SET_NULL, related_name="questions_submitted"
    )
    answered_by_printed = models.TextField(blank=True)
    public_answered_by = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        "keeping.Person", null=True, on_delete=models.SET_NULL, related_name="questions_answered"
    )

    class Meta:
        ordering = ["meeting", "order"]
        constraints = [one_of("kind", QuestionKind, "question_kind_known")]


class AnswerPoint(models.Model):
    """One point of an answer with the words it stands on."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="points")
    order = models.PositiveIntegerField()
    text = models.TextField()
    public_text = models.TextField(blank=True)
    passage = models.ForeignKey("keeping.Passage", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["question", "order"]
        constraints = [models.UniqueConstraint(fields=["question", "order"], name="answer_point_order_once")]
