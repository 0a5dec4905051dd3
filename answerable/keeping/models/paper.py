"""Papers: the file, its pages, the passages that citations point at, its documents, and how it was read."""

from django.db import models

from answerable.keeping.models.kept import Fact, Kept, one_of


class PaperStatus(models.TextChoices):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Confidentiality(models.TextChoices):
    OPEN = "open"
    EXEMPT = "exempt"
    CONFIDENTIAL = "confidential"


class DocumentKind(models.TextChoices):
    AGENDA = "agenda"
    MINUTES = "minutes"
    REPORT = "report"
    ACTION_TRACKER = "action_tracker", "action tracker"
    DECISION_LIST = "decision_list", "decision list"
    WORK_PROGRAMME = "work_programme", "work programme"
    APPENDIX = "appendix"


class Paper(Kept):
    """One file of print: the same bytes are always the same paper.

    `paged` is true where the pages are the paper's own (PDF); otherwise they are sheets of lines cut for showing, and
    lines are numbered through the whole paper. `kind` and `meeting` are those of its first document. A paper that a
    later version replaced is kept and still cited; `superseded_by` is that version.
    """

    title = models.TextField()
    public_title = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=DocumentKind, blank=True)
    body = models.ForeignKey("keeping.Body", null=True, on_delete=models.PROTECT, related_name="papers")
    meeting = models.ForeignKey("keeping.Meeting", null=True, on_delete=models.SET_NULL, related_name="papers")
    date = models.DateField(null=True)
    status = models.CharField(max_length=10, choices=PaperStatus, default=PaperStatus.DRAFT)
    confidentiality = models.CharField(max_length=12, choices=Confidentiality, default=Confidentiality.CONFIDENTIAL)
    paged = models.BooleanField(default=False)
    page_count = models.PositiveIntegerField(default=0)
    line_count = models.PositiveIntegerField(default=0)
    version = models.PositiveSmallIntegerField(default=1)
    superseded_by = models.OneToOneField("self", null=True, on_delete=models.SET_NULL, related_name="supersedes")

    class Meta:
        ordering = ["-date", "public_id"]
        constraints = [
            one_of("status", PaperStatus, "paper_status_known"),
            one_of("confidentiality", Confidentiality, "paper_confidentiality_known"),
            models.CheckConstraint(
                name="paper_public_only_when_published_and_open",
                condition=models.Q(is_public=False) | models.Q(status="published", confidentiality="open"),
            ),
        ]


class PaperFile(models.Model):
    """The bytes of a paper. `stored` is their place under the data directory, named by their hash.

    The file is kept as it came and never shown to the public: its text may name people who are withheld.
    """

    paper = models.OneToOneField(Paper, on_delete=models.CASCADE, related_name="file")
    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(max_length=120)
    byte_count = models.PositiveBigIntegerField()
    name = models.TextField()
    stored = models.CharField(max_length=200, blank=True)


class PaperPage(models.Model):
    """A page as read. `lines` is `[{"number", "text", "look", "cell"?, "box"?}]`; `public_lines` the same, masked, no
    boxes.

    `look` is heading, paragraph, list_item, cell or furniture. `doubtful` says why its reading order may be wrong.
    """

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    lines = models.JSONField(default=list)
    public_lines = models.JSONField(default=list)
    first_line = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)
    width = models.FloatField(null=True)
    height = models.FloatField(null=True)
    doubtful = models.TextField(blank=True)

    class Meta:
        ordering = ["paper", "number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="page_number_once_a_paper")]


class Passage(models.Model):
    """Words of a paper that a citation points at: a page of it (`PaperPage.number`), lines, words and their box.

    `line_end` equals `line` for words on one line. `box` is `{"left", "top", "right", "bottom"}` in points.
    """

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="passages")
    page = models.PositiveIntegerField()
    line = models.PositiveIntegerField(null=True)
    line_end = models.PositiveIntegerField(null=True)
    text = models.TextField()
    public_text = models.TextField(blank=True)
    box = models.JSONField(null=True)

    class Meta:
        ordering = ["paper", "page", "line", "id"]
        indexes = [models.Index(fields=["paper", "page", "line"], name="passage_place")]


class Document(Fact):
    """A document within a paper: a pack holds an agenda, minutes, reports and their appendices."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="documents")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=DocumentKind)
    title = models.TextField()
    public_title = models.TextField(blank=True)
    body = models.ForeignKey("keeping.Body", null=True, on_delete=models.PROTECT, related_name="documents")
    date = models.DateField(null=True)
    report_of = models.TextField(blank=True)
    public_report_of = models.TextField(blank=True)
    authors = models.JSONField(default=list)
    public_authors = models.JSONField(default=list)
    part_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="parts")
    line_start = models.PositiveIntegerField(null=True)
    line_end = models.PositiveIntegerField(null=True)
    page_start = models.PositiveIntegerField(null=True)
    page_end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["paper", "order"]
        constraints = [one_of("kind", DocumentKind, "document_kind_known")]


class Reading(models.Model):
    """How a paper was last read: by which reader, what was found (`counts`, by kind), how much was left unread."""

    paper = models.OneToOneField(Paper, on_delete=models.CASCADE, related_name="reading")
    reader = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    counts = models.JSONField(default=dict)
    unread_count = models.PositiveIntegerField(default=0)
    doubtful_page_count = models.PositiveIntegerField(default=0)
    filed_at = models.DateTimeField(auto_now=True)


class Unread(Fact):
    """Words that the reader saw and could not place, with the reason in a sentence."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="unread")
    order = models.PositiveIntegerField()
    why = models.TextField()
    text = models.TextField()
    public_text = models.TextField(blank=True)

    class Meta:
        ordering = ["paper", "order"]
