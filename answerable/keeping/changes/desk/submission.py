"""Papers asked for, written, filed with their checks, returned, explained, signed off and accepted."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from answerable.keeping.changes.desk.letter import link_to, write_letter
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import SignOff, Submission, SubmissionStatus, SubmissionVersion
from answerable.keeping.queries.desk.examination import examine_pdf
from answerable.keeping.queries.desk.report import PARTS, content_of, lay_out_submission
from answerable.keeping.queries.desk.ruling import UNDECIDED, is_undecided, judge_content, judge_submission
from answerable.keeping.queries.desk.submission import appendices_of, needed_at, open_errors, versions_of
from answerable.keeping.store import keep_file
from answerable.law.ruling import list_stops
from answerable.printing.rendering import render_paper

PDF = "application/pdf"
ACCEPTED = "The clerk has accepted this paper: ask for it to be returned before you change it."


@transaction.atomic
def ask_for_paper(business, author, *, by, title, due_on, note="", **values):
    """Ask somebody for a paper on an item by a day, with a letter that leads them to it; gives the `Submission`.

    `values` are other fields of it. Whether it is open is for the author to say when filing, unless it is given here.
    """
    given = {"title": title, "due_on": due_on, "note": note} | values
    row = add_row(Submission, by=by, act="ask for paper", business=business, author=author, **given)
    sitting = business.sitting
    words = (
        f"Dear {author.name},\n\n"
        f"Please write the paper “{title}” for {sitting}, and file it by {due_on:%A %-d %B %Y}:\n\n"
        f"{link_to(f'/desk/papers/{row.pk}')}\n\n"
        f"{f'{note}{chr(10)}{chr(10)}' if note else ''}"
        "It is checked as you file it: what does not agree is shown to you at once, and you can correct it.\n"
    )
    write_letter(author.email, f"A paper is asked for by {due_on:%-d %B}: {title}"[:300], words, about=row.subject)
    return row


def write_submission(submission, *, by, revision, **values):
    """Keep what an author wrote so far. A filed paper that is written again waits for its author to file it again."""
    if submission.status == SubmissionStatus.ACCEPTED:
        raise RefusedError(ACCEPTED)
    differs = any(getattr(submission, name) != value for name, value in values.items())
    if submission.status == SubmissionStatus.FILED and differs:
        values["status"] = SubmissionStatus.DRAFT
    return change_row(submission, by=by, act="write paper", revision=revision, **values)


def file_submission(submission, *, by, revision=None):
    """File a paper: print it, read the print back, check it, and keep all of it as a version; gives the version.

    Nothing enters the record. Explanations given to an earlier version stand where its finding comes again. Raises
    `RefusedError` where the template's parts are missing, where closing it lacks a ground, or for tables that are not
    whole.
    """
    kept = Submission.objects.select_related("business__sitting__body", "author").get(pk=submission.pk)
    _refuse_filing(kept, revision)
    attached = appendices_of(kept)
    content = content_of(kept)
    pdf, examined = print_and_examine(kept, content, [one.title for one in attached])
    with transaction.atomic():
        last = SubmissionVersion.objects.filter(submission=kept).aggregate(last=Max("number"))["last"] or 0
        findings = [*examined.findings, *(each for one in attached for each in one.findings)]
        version = add_row(
            SubmissionVersion,
            by=by,
            act="file paper",
            submission=kept,
            number=last + 1,
            content=content,
            attached=[{"title": one.title, "file": one.file_id, "sha256": one.file.sha256} for one in attached],
            filed_by=by,
            pdf=keep_file(pdf, name=f"paper-{kept.pk}-version-{last + 1}.pdf", media_type=PDF),
            page_count=examined.pages,
            findings=findings,
            checked={"figures": examined.figures, "tested": examined.tested},
            explanations=_carry_explanations(kept, findings),
        )
        change_row(kept, by=by, act="file paper", revision=kept.revision, status=SubmissionStatus.FILED)
    return version


def print_and_examine(submission, content, attached=()):
    """The PDF of what was written and what the checks say of it; `RefusedError` where it cannot be printed."""
    try:
        paper = lay_out_submission(submission, content, attached)
    except ValueError as error:
        raise RefusedError(f"{error}. Mend that line, then file it again.", field="body") from None
    pdf = render_paper(paper, "pdf")
    return pdf, examine_pdf(pdf)


def explain_finding(version, key, *, by, reason, revision=None):
    """Say why a finding stands. The explanation stays with the version, and with later ones that have the finding."""
    if key not in {one["key"] for one in version.findings}:
        raise RefusedError("This version has no such finding any more: load the page again.")
    if not reason.strip():
        raise RefusedError("Say why it stands as it is.", field="reason")
    told = {"reason": reason.strip(), "by": by, "at": timezone.now().isoformat(timespec="minutes")}
    given = version.explanations | {key: told}
    return change_row(version, by=by, act="explain finding", revision=revision, explanations=given)


def return_submission(submission, *, by, revision, note):
    """Give a paper back to its author with what is to be done, and tell them by letter."""
    if not note.strip():
        raise RefusedError("Say what the author is to do.", field="note")
    changed = change_row(
        submission, by=by, act="return paper", revision=revision, status=SubmissionStatus.RETURNED, note=note,
        accepted_despite="",
    )  # fmt: skip
    words = (
        f"Dear {submission.author.name},\n\nThe paper “{submission.title}” is returned to you:\n\n{note}\n\n"
        f"{link_to(f'/desk/papers/{submission.pk}')}\n"
    )
    title = f"A paper is returned to you: {submission.title}"[:300]
    write_letter(submission.author.email, title, words, about=submission.subject)
    return changed


def accept_submission(submission, *, by, revision, despite=""):
    """Accept the last version filed. With an error open, `despite` must say why it is accepted all the same."""
    versions = versions_of(submission)
    if submission.status != SubmissionStatus.FILED or not versions:
        raise RefusedError("Only a paper that its author has filed can be accepted.")
    errors = open_errors(versions[0])
    if errors and not despite.strip():
        count = f"{len(errors)} thing{'s' * (len(errors) > 1)} in it"
        words = f"{count} {'do' if len(errors) > 1 else 'does'} not agree and nobody has explained it."
        raise RefusedError(f"{words} Return the paper, or say why you accept it as it is.", field="despite")
    return change_row(
        submission, by=by, act="accept paper", revision=revision, status=SubmissionStatus.ACCEPTED,
        accepted_despite=despite.strip() if errors else "",
    )  # fmt: skip


def sign_off(version, account, role, *, by, words=""):
    """Sign a version off in a role; gives the `SignOff`. Only a body's needed roles sign, each once."""
    sitting = version.submission.business.sitting
    if role not in {row.role for row in needed_at(sitting.body, sitting.date)}:
        raise RefusedError(f"{sitting.body.name} does not ask for a sign-off in that role.")
    if versions_of(version.submission)[0].pk != version.pk:
        raise RefusedError("A later version was filed meanwhile: sign that one off.")
    if version.sign_offs.filter(role=role, removed_at=None).exists():
        raise RefusedError("This version is signed off in that role already.")
    return add_row(SignOff, by=by, act="sign off", version=version, account=account, role=role, words=words)


def withdraw_submission(submission, *, by, revision, reason):
    """Take a paper back from its agenda; it can be had again by undoing."""
    if not reason.strip():
        raise RefusedError("Say why the paper is withdrawn.", field="reason")
    return remove_row(submission, by=by, act="withdraw paper", revision=revision, reason=reason)


def _refuse_filing(submission, revision):
    if revision is not None and submission.revision != revision:
        raise ConflictError(submission)
    if submission.status == SubmissionStatus.ACCEPTED:
        raise RefusedError(ACCEPTED)
    rulings = (*judge_content(submission), *judge_submission(submission))
    stops = list_stops(rulings)
    if stops:
        raise RefusedError(" ".join(ruling.words for ruling in stops), rulings=rulings)
    if is_undecided(submission, submission.business.sitting.date):
        raise RefusedError(UNDECIDED, field="confidentiality")
    missing = [name for key, name in PARTS.items() if key in ("purpose", "body") and not getattr(submission, key)]
    if missing:
        raise RefusedError(f"A paper needs its {' and its '.join(missing).lower()}: write it, then file.")


def _carry_explanations(submission, findings):
    """The explanations given to findings of the last version that come again."""
    versions = versions_of(submission)
    given = versions[0].explanations if versions else {}
    keys = {one["key"] for one in findings}
    return {key: told for key, told in given.items() if key in keys}
