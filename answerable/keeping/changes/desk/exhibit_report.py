"""Reports made of exhibits, begun, printed and published: the same way for money and for violence.

`queries` is the module of the report's noun in `keeping/queries/desk/`: what it rests on, what it is told from, and
which report it takes the place of.
"""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, change_row, refusing
from answerable.keeping.held import hold
from answerable.keeping.models.desk import PublicationKind
from answerable.keeping.models.desk.exhibit_report import PUBLISHED
from answerable.keeping.store import read_file
from answerable.printing.exhibit_report import lay_out_exhibit_report
from answerable.printing.rendering import render_both


def find_matter(body, rests_on, values, needed):
    """What a report of a body rests on, or `None` where its kind rests on nothing: among `values`, by its name.

    Raises `RefusedError` where it is not given, in the words of `needed`, and where it is of another body.
    """
    if rests_on is None:
        return None
    given = values.get(rests_on)
    if given is None:
        raise RefusedError(needed[rests_on], field=rests_on)
    if given.body.pk != body.pk:
        raise RefusedError(f"That is of {given.body.name}: choose one of {body.name}.", field=rests_on)
    return given


def print_report(report, queries, on=None):
    """A report as `(PDF, Word)`: what was published, once it was; till then as it stands.

    Raises `RefusedError` for markup that is not whole and for figures that cannot be worked out.
    """
    if report.publication_id:
        return read_file(report.publication.pdf), read_file(report.publication.word)
    return _print(report, queries, _gather(report, queries), on)


@transaction.atomic
def publish_report(report, queries, refuse, *, by, act, revision, on):
    """Print a report, have it read back by our own reader, checked and filed like any other paper; gives it.

    What it was told from is kept with it, and is all that the public sees. It takes the place of the one before it.
    Raises `RefusedError` where it is published, where `refuse` does so for its kind, and where nothing differs.
    """
    queue_writers()
    report = queries.find_report(report.pk)
    refuse_published(report)
    refuse(report)
    before = queries.latest_of(report)
    held = _gather(report, queries)
    pdf, word = _print(report, queries, held, on)
    made = publish(
        PublicationKind.REPORT, body=report.body, title=report.title, by=by, pdf=pdf, word=word,
        supersedes=before.publication if before else None,
    )  # fmt: skip
    return change_row(
        report, by=by, act=act, revision=revision, is_public=True, publication=made, held=hold(held),
        supersedes=before,
    )  # fmt: skip


def refuse_published(report):
    if report.publication_id:
        raise RefusedError(PUBLISHED)


def _gather(report, queries):
    """What a report is told from; refused where it cannot be worked out."""
    with refusing():
        return queries.held_of(report)


def _print(report, queries, held, on):
    with refusing():
        sheet = queries.sheet_of(report, held, on or timezone.localdate())
    try:
        paper = lay_out_exhibit_report(sheet)
    except ValueError as unwhole:
        raise RefusedError(str(unwhole), field="introduction") from unwhole
    return render_both(paper)
