"""Patrol reports begun, written and published: the one way in which places, trials and services leave the desk."""

from answerable.keeping.changes.desk import exhibit_report
from answerable.keeping.changes.desk.exhibit_report import find_matter, refuse_published
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import PatrolReport, PatrolReportKind
from answerable.keeping.queries.desk import patrol_report as queries

KIND = PatrolReportKind
NEEDED = {
    "hotspot_set": "Choose the hotspots that it is of.",
    "trial": "Choose the trial that it is of.",
    "reading": "Choose the reading that it is of.",
    "funding_return": "Choose the return that it is of.",
}


def begin_report(body, kind, *, by, title="", **values):
    """Begin a patrol report of a body; gives it. What it rests on is among `values`."""
    given = find_matter(body, queries.RESTS_ON.get(kind), values, NEEDED)
    if kind == KIND.RESULT:
        values["trial"] = given.trial
    title = title or queries.say_title(kind, given)
    return add_row(PatrolReport, by=by, act="begin patrol report", body=body, kind=kind, title=title[:300], **values)


def change_report(report, *, by, revision=None, **values):
    """Change the title, the introduction, the recommendations or who presents a report."""
    refuse_published(report)
    return change_row(report, by=by, act="change patrol report", revision=revision, **values)


def drop_report(report, *, by, revision=None):
    """Take a report off the desk that is not published."""
    return remove_row(report, by=by, act="drop patrol report", revision=revision)


def print_report(report, on=None):
    """A report as `(PDF, Word)`, as `exhibit_report.print_report` says."""
    return exhibit_report.print_report(report, queries, on)


def publish_report(report, *, by, revision=None, on=None):
    """Publish a report: printed, read back by our own reader, checked and filed like any other paper; gives it.

    What it was told from is kept with it, without any exact place, and is all that the public sees. It takes the
    place of the last one of the same kind and matter.
    """
    return exhibit_report.publish_report(
        report, queries, _refuse_unregistered, by=by, act="publish patrol report", revision=revision, on=on
    )


def _refuse_unregistered(report):
    """A protocol that is still being written is nobody's yet."""
    if report.kind == KIND.PROTOCOL and not report.trial.registered_at:
        raise RefusedError("Register the trial first: what is published is the protocol as registered.")
