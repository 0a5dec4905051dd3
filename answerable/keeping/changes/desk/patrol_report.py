"""Patrol reports begun, written and published: the one way in which places, trials and services leave the desk."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.exhibit_report import print_sheet
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import PatrolReport, PatrolReportKind, PublicationKind
from answerable.keeping.models.desk.patrol_report import PUBLISHED
from answerable.keeping.queries.desk import patrol_report as queries
from answerable.keeping.store import read_file
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.refusal import PatrolError

KIND = PatrolReportKind
NEEDED = {
    "hotspot_set": "Choose the hotspots that it is of.",
    "trial": "Choose the trial that it is of.",
    "reading": "Choose the reading that it is of.",
    "funding_return": "Choose the return that it is of.",
}


def begin_report(body, kind, *, by, title="", **values):
    """Begin a patrol report of a body; gives it. What it rests on is among `values`."""
    rests_on = queries.RESTS_ON.get(kind)
    given = values.get(rests_on) if rests_on else None
    if rests_on and given is None:
        raise RefusedError(NEEDED[rests_on], field=rests_on)
    if given is not None and given.body.pk != body.pk:
        raise RefusedError(f"That is of {given.body.name}: choose one of {body.name}.", field=rests_on)
    if kind == KIND.RESULT:
        values["trial"] = given.trial
    title = title or queries.say_title(kind, given)
    return add_row(PatrolReport, by=by, act="begin patrol report", body=body, kind=kind, title=title[:300], **values)


def change_report(report, *, by, revision=None, **values):
    """Change the title, the introduction, the recommendations or who presents a report."""
    _refuse_published(report)
    return change_row(report, by=by, act="change patrol report", revision=revision, **values)


def drop_report(report, *, by, revision=None):
    """Take a report off the desk that is not published."""
    return remove_row(report, by=by, act="drop patrol report", revision=revision)


def print_report(report, on=None):
    """A report as `(PDF, Word)`: what was published, once it was; till then as it stands."""
    if report.publication_id:
        return read_file(report.publication.pdf), read_file(report.publication.word)
    return print_sheet(_write_sheet(report, _gather(report), on))


@transaction.atomic
def publish_report(report, *, by, revision=None, on=None):
    """Publish a report: printed, read back by our own reader, checked and filed like any other paper; gives it.

    What it was told from is kept with it, without any exact place, and is all that the public sees. It takes the
    place of the last one of the same kind and matter.
    """
    queue_writers()
    report = queries.find_report(report.pk)
    _refuse_published(report)
    _refuse_unregistered(report)
    before = queries.latest_of(report)
    held = _gather(report)
    pdf, word = print_sheet(_write_sheet(report, held, on))
    made = publish(
        PublicationKind.REPORT, body=report.body, title=report.title, by=by, pdf=pdf, word=word,
        supersedes=before.publication if before else None,
    )  # fmt: skip
    return change_row(
        report, by=by, act="publish patrol report", revision=revision, is_public=True, publication=made,
        held=queries.hold(held), supersedes=before,
    )  # fmt: skip


def _gather(report):
    try:
        return queries.held_of(report)
    except (PatrolError, MeasureError) as refused:
        raise RefusedError(str(refused)) from refused


def _write_sheet(report, held, on):
    try:
        return queries.sheet_of(report, held, on or timezone.localdate())
    except (PatrolError, MeasureError) as refused:
        raise RefusedError(str(refused)) from refused


def _refuse_published(report):
    if report.publication_id:
        raise RefusedError(PUBLISHED)


def _refuse_unregistered(report):
    """A protocol that is still being written is nobody's yet."""
    if report.kind == KIND.PROTOCOL and not report.trial.registered_at:
        raise RefusedError("Register the trial first: what is published is the protocol as registered.")
