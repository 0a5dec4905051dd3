"""Bodies: a board, a panel, a force, a council; with the names that papers print for them."""

from django.db import models

from answerable.keeping.models.kept import Kept


class Body(Kept):
    """A body that meets, answers or is answered to. `classification` is empty where no paper shows it."""

    name = models.TextField()
    normal_name = models.CharField(max_length=250, db_index=True)
    classification = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"


class BodyName(models.Model):
    """A name as a paper prints it."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="names")
    paper = models.ForeignKey("keeping.Paper", null=True, on_delete=models.CASCADE, related_name="+")
    printed = models.TextField()
    normal_name = models.CharField(max_length=250, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "paper", "printed"], name="body_name_once_a_paper")]
