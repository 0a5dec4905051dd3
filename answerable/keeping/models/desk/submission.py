"""Submissions: papers by their authors, through versions, until they are accepted for an agenda."""

from django.db import models

from answerable.keeping.models.desk.account import Account, Role
from answerable.keeping.models.desk.closing import Closable
from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of
from answerable.law.retention import judge_disposal


class SubmissionStatus(models.TextChoices):
    """`draft`: being written; `filed`: checked, and waiting for the clerk; `returned`: to be corrected."""

    DRAFT = "draft"
    FILED = "filed"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class Submission(DeskRow, Closable):
    """A paper for an item of business. `body` is in the light markup of `printing/markup.py`.

    `recommendations`, `background_papers` and `appendices` have one on each line; `appendices` names those that are
    printed elsewhere (the files that come with the paper are `Appendix`). `note` is what the clerk said when asking,
    returning or accepting; `accepted_despite` why it was accepted with an error open.
    """

    # Asking and returning sent a letter; filing printed and checked a version.
    FINAL_ACTS = frozenset({"ask for paper", "return paper", "file paper"})

    business = models.ForeignKey("keeping.Business", on_delete=models.PROTECT, related_name="submissions")
    author = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="submissions")
    title = models.CharField(max_length=400)
    number = models.CharField(max_length=40, blank=True)
    priority = models.CharField(max_length=300, blank=True)
    presenter = models.CharField(max_length=300, blank=True)
    due_on = models.DateField()
    purpose = models.TextField(blank=True)
    body = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    finance = models.TextField(blank=True)
    legal = models.TextField(blank=True)
    equalities = models.TextField(blank=True)
    background_papers = models.TextField(blank=True)
    appendices = models.TextField(blank=True)
    status = models.CharField(max_length=8, choices=SubmissionStatus, default=SubmissionStatus.DRAFT)
    note = models.TextField(blank=True)
    accepted_despite = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "business", "id"]
        constraints = [one_of("status", SubmissionStatus, "submission_status_known")]
        indexes = [
            models.Index(fields=["author", "status", "due_on"], name="submission_owed"),
            models.Index(fields=["review_on"], name="submission_review", condition=models.Q(review_on__isnull=False)),
        ]

    def __str__(self):
        return self.title

    def why_kept(self, on):
        rulings = judge_disposal("report", self.business.sitting.date, on) if self.is_published else ()
        return " ".join(ruling.words for ruling in rulings), rulings

    def why_final(self, act):
        if self.is_published:
            return "This cannot be undone: the paper was published. A next version puts right what is wrong in it."
        if self.status == SubmissionStatus.ACCEPTED and act != "accept paper":
            return "This cannot be undone: the paper was accepted as it stands. Return it to its author first."
        return ""

    @property
    def is_published(self):
        """Whether it stands in a pack of its sitting."""
        packs = self.business.sitting.publications.all()
        return any(one.get("about") == self.subject for pack in packs for one in pack.contents)


class Appendix(DeskRow):
    """A PDF that goes with a paper, taken into the pack as it is. `findings` is what the checks said of it."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="attached")
    file = models.ForeignKey("keeping.DeskFile", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)
    page_count = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list)

    class Meta:
        ordering = ["submission", "order", "id"]
        verbose_name_plural = "appendices"

    def why_final(self, act):
        return self.submission.why_final(act)


class SubmissionVersion(DeskRow):
    """A paper as it was filed, whole: `content` is every field's words, `attached` `[{"title", "file", "sha256"}]`.

    `findings` is `[{"key", "rule", "name", "severity", "message", "working", "printed", "expected", "page", "line",
    "quote", "where"}]`, `where` empty for the paper itself and an appendix's title otherwise; `checked` says how much
    was looked at (`{"figures", "tested"}`); `explanations` is `{key: {"reason", "by", "at"}}`. `pdf` is the print
    that was checked. Only the explanations change.
    """

    FINAL_ACTS = frozenset({"file paper"})

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    attached = models.JSONField(default=list)
    filed_by = models.CharField(max_length=300)
    pdf = models.ForeignKey("keeping.DeskFile", on_delete=models.PROTECT, related_name="+")
    page_count = models.PositiveIntegerField(default=0)
    findings = models.JSONField(default=list)
    checked = models.JSONField(default=dict)
    explanations = models.JSONField(default=dict)

    class Meta:
        ordering = ["submission", "-number"]
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="submission_version_once")]


class SignOff(DeskRow):
    """That somebody answers for a part of a version of a paper: the finance officer for its finance, and so on."""

    # It is the officer's word, and no clerk takes it back: a version that is filed anew is signed off anew.
    FINAL_ACTS = frozenset({"sign off"})

    version = models.ForeignKey(SubmissionVersion, on_delete=models.CASCADE, related_name="sign_offs")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["version", "made_at"]
        constraints = [one_of("role", Role, "sign_off_role_known")]


class NeededSignOff(DeskRow):
    """A role whose sign-off a body needs on each paper before it is published, from a day on."""

    body = models.ForeignKey("keeping.Body", on_delete=models.CASCADE, related_name="needed_sign_offs")
    role = models.CharField(max_length=20, choices=Role)
    concerns = models.CharField(max_length=200, blank=True)
    first_on = models.DateField()

    class Meta:
        ordering = ["body", "role"]
        constraints = [one_of("role", Role, "needed_sign_off_role_known")]
