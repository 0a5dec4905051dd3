"""Finance reports begun, written, handed in for a meeting and published: the one way in which money goes out."""

from django.db import transaction
from django.utils import timezone

from answerable.costing.refusal import CostError
from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.appendix import attach_file
from answerable.keeping.changes.desk.exhibit_report import print_sheet
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import FinanceReport, FinanceReportKind, PublicationKind
from answerable.keeping.models.desk.finance_report import PUBLISHED
from answerable.keeping.queries.desk import finance_report as queries
from answerable.keeping.store import read_file
from answerable.law.day import say_financial_year
from answerable.measuring.refusal import MeasureError

KIND = FinanceReportKind
TITLES = {
    KIND.BUDGET: "Budget and medium-term plan",
    KIND.PRECEPT: "Policing precept",
    KIND.MONITORING: "Budget monitoring",
    KIND.COMMISSIONING: "Grants and commissioning",
    KIND.SPENDING: "Spending over £500",
    KIND.CONTRACTS: "Contracts",
}
NEEDED = {
    "budget": "Choose the version of the budget that it is of.",
    "monitoring": "Choose the monitoring that it is of.",
    "data_file": "Choose the file of rows that it is of.",
}


def begin_report(body, kind, *, by, year, title="", **values):
    """Begin a finance report of a body for a year; gives it. What it rests on is among `values`."""
    rests_on = queries.RESTS_ON.get(kind)
    if rests_on and values.get(rests_on) is None:
        raise RefusedError(NEEDED[rests_on], field=rests_on)
    given = values.get(rests_on) if rests_on else None
    if given is not None and given.body.pk != body.pk:
        raise RefusedError(f"That is of {given.body.name}: choose one of {body.name}.", field=rests_on)
    title = title or f"{TITLES[kind]} {say_financial_year(year)}"
    return add_row(
        FinanceReport, by=by, act="begin finance report", body=body, kind=kind, year=year, title=title, **values
    )


def change_report(report, *, by, revision=None, **values):
    """Change the title, the introduction, the recommendations or who presents a report."""
    _refuse_published(report)
    return change_row(report, by=by, act="change finance report", revision=revision, **values)


def drop_report(report, *, by, revision=None):
    """Take a report off the desk that is not published."""
    return remove_row(report, by=by, act="drop finance report", revision=revision)


def print_report(report, on=None):
    """A report as `(PDF, Word)`: what was published, once it was; till then as it stands.

    Raises `RefusedError` for markup that is not whole and for figures that cannot be worked out.
    """
    if report.publication_id:
        return read_file(report.publication.pdf), read_file(report.publication.word)
    return _print(report, _gather(report), on)


@transaction.atomic
def submit_report(report, submission, *, by):
    """Hand a report in with a paper asked for by a meeting: its print becomes an appendix of the paper, which its
    author files and the clerk accepts like any other; gives the report."""
    _refuse_published(report)
    pdf, _ = print_report(report)
    attach_file(submission, pdf, f"{report.title}.pdf", by=by)
    return change_row(report, by=by, act="submit finance report", submission=submission)


@transaction.atomic
def publish_report(report, *, by, revision=None, on=None):
    """Publish a report: printed, read back by our own reader, checked and filed like any other paper; gives it.

    What it was told from is kept with it, and is all that the public sees. It takes the place of the last one of the
    same kind and year. Raises `RefusedError` where its budget was not proposed yet, or where nothing differs.
    """
    queue_writers()
    report = queries.find_report(report.pk)
    _refuse_published(report)
    _refuse_unsettled(report)
    before = queries.latest_of(report)
    held = _gather(report)
    pdf, word = _print(report, held, on)
    made = publish(
        PublicationKind.REPORT, body=report.body, title=report.title, by=by, pdf=pdf, word=word,
        supersedes=before.publication if before else None,
    )  # fmt: skip
    return change_row(
        report, by=by, act="publish finance report", revision=revision, is_public=True, publication=made,
        held=queries.hold(held), supersedes=before,
    )  # fmt: skip


def _gather(report):
    """What a report is told from; refused where it cannot be worked out."""
    try:
        return queries.held_of(report)
    except (CostError, MeasureError) as refused:
        raise RefusedError(str(refused)) from refused


def _print(report, held, on):
    """A report as PDF and Word, told from what is given."""
    try:
        sheet = queries.sheet_of(report, held, on or timezone.localdate())
    except (CostError, MeasureError) as refused:
        raise RefusedError(str(refused)) from refused
    return print_sheet(sheet)


def _refuse_published(report):
    if report.publication_id:
        raise RefusedError(PUBLISHED)


def _refuse_unsettled(report):
    """A draft stays closed: what a report tells of a budget was proposed or approved."""
    if report.budget is not None and report.budget.settled_on is None:
        raise RefusedError("Propose this version of the budget first: a draft is not published.")
