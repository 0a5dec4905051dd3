"""Publications: what was published, when, by whom, and the hash of the very bytes."""

from django.db import models

from answerable.keeping.models.kept import one_of


class PublicationKind(models.TextChoices):
    PACK = "pack", "agenda and papers"
    SUPPLEMENT = "supplement"
    CLOSED_PACK = "closed_pack", "papers for members only"
    DRAFT_MINUTES = "draft_minutes", "draft minutes"
    MINUTES = "minutes"
    TRACKER = "tracker", "action tracker"
    DECISION = "decision", "decision notice"
    DECISION_LIST = "decision_list", "list of decisions"
    PROGRAMME = "programme", "work programme"
    ANSWER = "answer", "written answer"
    REPORT = "report"
    REPLY = "reply"


class Publication(models.Model):
    """Something published. It is added and never altered; a later one `supersedes` it.

    `paper` is what the record holds of it: the PDF as it was read back and filed. `contents` is
    `[{"title", "item", "page"}]`; `first_page` where a supplement goes on from its pack. `rulings` is what the law
    said on the day (`[{"code", "stops", "words"}]`). Only one that `is_public` may be fetched by the public.
    """

    kind = models.CharField(max_length=14, choices=PublicationKind)
    body = models.ForeignKey("keeping.Body", on_delete=models.PROTECT, related_name="publications")
    sitting = models.ForeignKey("keeping.Sitting", null=True, on_delete=models.PROTECT, related_name="publications")
    title = models.TextField()
    number = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    by = models.TextField()
    is_public = models.BooleanField(default=False)
    pdf = models.ForeignKey("keeping.DeskFile", null=True, on_delete=models.PROTECT, related_name="+")
    word = models.ForeignKey("keeping.DeskFile", null=True, on_delete=models.PROTECT, related_name="+")
    first_page = models.PositiveIntegerField(default=1)
    page_count = models.PositiveIntegerField(default=0)
    contents = models.JSONField(default=list)
    rulings = models.JSONField(default=list)
    paper = models.ForeignKey("keeping.Paper", null=True, on_delete=models.PROTECT, related_name="publications")
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [one_of("kind", PublicationKind, "publication_kind_known")]

    @property
    def subject(self):
        return f"publication/{self.pk}"
