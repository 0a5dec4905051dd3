"""Papers on the desk: what an author owes, what a sitting waits for, and how one stands through its versions."""

import difflib
import re
from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.utils import timezone

from answerable.keeping.models.desk import (
    Access,
    Account,
    Appendix,
    NeededSignOff,
    SignOff,
    Submission,
    SubmissionStatus,
    SubmissionVersion,
)
from answerable.keeping.queries.desk.report import PARTS, WRITTEN

OWED = (SubmissionStatus.DRAFT, SubmissionStatus.RETURNED)
ALL_WORDS = {"title": "Title", "number": "Number", "priority": "Plan priority", "presenter": "Presented by"} | PARTS
WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Needed:
    """A sign-off that a paper needs: whose, for what, and who gave it for its last version (or `None`)."""

    role: str
    role_name: str
    concerns: str
    given: SignOff | None


def find_submission(key):
    """A paper with its item, meeting and author, or `None`."""
    return _rows().filter(pk=key).first()


def owed_by(account):
    """The papers that somebody owes, the soonest first, and the others that they wrote, the latest first."""
    rows = _rows().filter(author=account)
    owed = [row for row in rows.order_by("due_on", "id") if row.status in OWED]
    return owed, [row for row in rows.order_by("-due_on", "-id") if row.status not in OWED]


def submissions_of(sitting):
    """The papers for a sitting in the order of its agenda, with their versions, sign-offs and appendices at hand."""
    versions = (
        SubmissionVersion.objects.standing()
        .select_related("pdf")
        .prefetch_related(Prefetch("sign_offs", SignOff.objects.standing().select_related("account")))
    )
    appendices = Appendix.objects.standing().select_related("file")
    rows = _rows().filter(business__sitting=sitting, business__removed_at=None).order_by("business__order", "id")
    return list(rows.prefetch_related(Prefetch("versions", versions), Prefetch("attached", appendices)))


def versions_of(submission):
    """The versions of a paper, the latest first."""
    rows = SubmissionVersion.objects.standing().filter(submission=submission).select_related("pdf")
    return list(rows.prefetch_related(Prefetch("sign_offs", SignOff.objects.standing().select_related("account"))))


def appendices_of(submission):
    """The files that go with a paper, in order."""
    return list(Appendix.objects.standing().select_related("file").filter(submission=submission))


def list_authors(body, roles):
    """The accounts that hold one of these roles at a body today, by name."""
    today = timezone.localdate()
    held = Access.objects.standing().filter(Q(body=None) | Q(body=body), role__in=roles, first_on__lte=today)
    held = held.filter(Q(last_on=None) | Q(last_on__gte=today))
    return list(Account.objects.filter(is_active=True, pk__in=held.values("account")).order_by("name"))


def needed_at(body, on):
    """The sign-offs that a body needs on papers for a meeting on a day."""
    return list(NeededSignOff.objects.standing().filter(body=body, first_on__lte=on))


def sign_offs_of(version, needed):
    """Each needed sign-off with who gave it for a version."""
    given = {sign_off.role: sign_off for sign_off in version.sign_offs.all()} if version else {}
    return [Needed(row.role, row.get_role_display(), row.concerns, given.get(row.role)) for row in needed]


def open_findings(version):
    """The findings of a version that nobody explained."""
    return [one for one in version.findings if one["key"] not in version.explanations]


def open_errors(version):
    """The findings that contradict themselves on the page and that nobody explained."""
    return [one for one in open_findings(version) if one["severity"] == "error"]


def differences(before, after):
    """What changed from one version to the next: `(name of the part, [(how, words)])`, parts that changed alone.

    `how` is `same`, `gone` or `new`; the comparison is of whole words (difflib, after Ratcliff and Obershelp).
    """
    told = []
    for name in WRITTEN:
        old, new = before.content.get(name, ""), after.content.get(name, "")
        if old != new:
            told.append((ALL_WORDS[name], compare_words(old, new)))
    files = [[f"{one['title']} ({one['sha256'][:12]})" for one in version.attached] for version in (before, after)]
    if files[0] != files[1]:
        told.append(("Files", compare_words("\n".join(files[0]), "\n".join(files[1]))))
    return told


def compare_words(old, new):
    """Two texts word by word: `[(how, words)]` that together hold every word of both."""
    one, two = WORD.findall(old), WORD.findall(new)
    told = []
    for how, first, last, start, end in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if how == "equal":
            told.append(("same", "".join(one[first:last])))
            continue
        told += [("gone", "".join(one[first:last]))] * (last > first)
        told += [("new", "".join(two[start:end]))] * (end > start)
    return told


def _rows():
    return Submission.objects.standing().select_related("business__sitting__body", "author")
