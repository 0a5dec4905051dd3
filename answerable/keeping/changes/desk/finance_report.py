"""Finance reports begun, written, handed in for a meeting and published: the one way in which money goes out."""

from django.db import transaction

from answerable.keeping.changes.desk import exhibit_report
from answerable.keeping.changes.desk.appendix import attach_file
from answerable.keeping.changes.desk.exhibit_report import find_matter, refuse_published
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import FinanceReport, FinanceReportKind
from answerable.keeping.queries.desk import finance_report as queries
from answerable.law.day import say_financial_year

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
    find_matter(body, queries.RESTS_ON.get(kind), values, NEEDED)
    title = title or f"{TITLES[kind]} {say_financial_year(year)}"
    return add_row(
        FinanceReport, by=by, act="begin finance report", body=body, kind=kind, year=year, title=title, **values
    )


def change_report(report, *, by, revision=None, **values):
    """Change the title, the introduction, the recommendations or who presents a report."""
    refuse_published(report)
    return change_row(report, by=by, act="change finance report", revision=revision, **values)


def drop_report(report, *, by, revision=None):
    """Take a report off the desk that is not published."""
    return remove_row(report, by=by, act="drop finance report", revision=revision)


def print_report(report, on=None):
    """A report as `(PDF, Word)`, as `exhibit_report.print_report` says."""
    return exhibit_report.print_report(report, queries, on)


@transaction.atomic
def submit_report(report, submission, *, by):
    """Hand a report in with a paper asked for by a meeting: its print becomes an appendix of the paper, which its
    author files and the clerk accepts like any other; gives the report."""
    refuse_published(report)
    pdf, _ = print_report(report)
    attach_file(submission, pdf, f"{report.title}.pdf", by=by)
    return change_row(report, by=by, act="submit finance report", submission=submission)


def publish_report(report, *, by, revision=None, on=None):
    """Publish a report: printed, read back by our own reader, checked and filed like any other paper; gives it.

    What it was told from is kept with it, and is all that the public sees. It takes the place of the last one of the
    same kind and year. Raises `RefusedError` where its budget was not proposed yet, or where nothing differs.
    """
    return exhibit_report.publish_report(
        report, queries, _refuse_unsettled, by=by, act="publish finance report", revision=revision, on=on
    )


def _refuse_unsettled(report):
    """A draft stays closed: what a report tells of a budget was proposed or approved."""
    if report.budget is not None and report.budget.settled_on is None:
        raise RefusedError("Propose this version of the budget first: a draft is not published.")
