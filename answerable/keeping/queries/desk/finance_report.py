"""Finance reports on the desk: what each rests on, as it stands or as it was published, and what it says."""

from django.db.models import Q
from msgspec.structs import replace

from answerable.costing.kinds import COST_KINDS
from answerable.costing.report.held import (
    Held,
    HeldBudget,
    HeldCommissioning,
    HeldContracts,
    HeldMonitoring,
    HeldPrecept,
    HeldSpending,
)
from answerable.costing.report.write import write_report
from answerable.keeping.held import read_as
from answerable.keeping.models.desk import DataFile, FinanceReport, FinanceReportKind, Submission, SubmissionStatus
from answerable.keeping.queries.desk.budget import budget_of, issued_of, substitute_of
from answerable.keeping.queries.desk.exhibit_report import find_before, lay_sheet
from answerable.keeping.queries.desk.fund import commissioning_of
from answerable.keeping.queries.desk.monitoring import monitoring_of
from answerable.keeping.rows import open_file
from answerable.measuring.kind import badge_invented, list_origins
from answerable.measuring.option import read_options
from answerable.printing.exhibit_report import ExhibitReportSheet

KIND = FinanceReportKind
# What a report of each kind rests on besides its body and year, and the struct of rows it is told from.
RESTS_ON = {
    KIND.BUDGET: "budget",
    KIND.PRECEPT: "budget",
    KIND.MONITORING: "monitoring",
    KIND.SPENDING: "data_file",
    KIND.CONTRACTS: "data_file",
}
OF_ROWS = {KIND.SPENDING: HeldSpending, KIND.CONTRACTS: HeldContracts}


def list_reports(bodies):
    """The finance reports of these bodies, the latest year first."""
    return _whole().filter(body__in=bodies).order_by("-year", "-pk")


def find_report(key):
    """A finance report with what it rests on, or `None`."""
    return _whole().filter(pk=key).first()


def reports_of(budget):
    """The reports of a version of a budget, the latest first."""
    return list(_whole().filter(budget=budget).order_by("-pk"))


def list_owed(bodies):
    """The reports of these bodies that are begun and not published."""
    return _whole().filter(body__in=bodies, publication=None).order_by("pk")


def list_files(bodies, kind):
    """The data files taken in that a report of this kind can be written of."""
    rows = DataFile.objects.standing().filter(body__in=bodies, shape=str(kind)).exclude(taken_on=None)
    return rows.select_related("body")


def latest_of(report):
    """The latest published report of the same body, kind and year, which the next one takes the place of."""
    return find_before(report, year=report.year)


def held_of(report) -> Held:
    """What a report is told from: what was published, once it is; till then the desk as it stands.

    Raises `CostError` or `MeasureError`, one sentence, where it cannot be worked out.
    """
    return read_held(report.held) if report.publication_id else _gather(report)


def read_held(held) -> Held:
    """What was kept of a published report."""
    return read_as(held, Held)


def report_of(report):
    """What a report says (`drawing.report.Report`)."""
    return write_report(held_of(report))


def sheet_of(report, held, on) -> ExhibitReportSheet:
    """The sheet of a report told from what is `held`, to be printed on a day."""
    return lay_sheet(report, write_report(held), on, finance="The whole report is about money.")


def list_submissions(account):
    """The papers that somebody was asked for and that are not accepted yet: a report can be handed in with one."""
    rows = Submission.objects.standing().filter(author=account).exclude(status=SubmissionStatus.ACCEPTED)
    return rows.select_related("business__sitting__body").order_by("due_on", "pk")


def find_settled_before(budget):
    """The nearest version before this one that was proposed or approved, or `None`: a report shows what changed since
    a version that is known, and never a draft."""
    before = budget.based_on
    while before is not None and (not before.settled_on or before.removed_at):
        before = before.based_on
    return before


def _gather(report) -> Held:
    """What a report is told from on the desk as it stands. Of other versions, only what was settled: a draft stays
    closed, whatever rests on it."""
    match report.kind:
        case KIND.BUDGET:
            budget, before = report.budget, find_settled_before(report.budget)
            return HeldBudget(
                budget=budget_of(budget),
                before=budget_of(before) if before else None,
                robustness=budget.robustness,
                robustness_by=budget.robustness_by,
            )
        case KIND.PRECEPT:
            substitute = substitute_of(report.budget)
            if substitute and not substitute.settled_on:
                substitute = None
            return HeldPrecept(
                budget=budget_of(report.budget),
                issued=issued_of(report.budget),
                substitute=budget_of(substitute) if substitute else None,
            )
        case KIND.MONITORING:
            return HeldMonitoring(monitoring=monitoring_of(report.monitoring))
        case KIND.COMMISSIONING:
            commissioning = commissioning_of(report.body)
            # A bid that nobody has answered yet concerns nobody outside.
            bids = tuple(bid for bid in commissioning.bids if bid.state != "waiting")
            return HeldCommissioning(commissioning=replace(commissioning, bids=bids), year=report.year)
    kind = COST_KINDS[str(report.kind)]
    file = open_file(report.data_file)
    result = kind.measure({kind.inputs[0].name: file}, read_options(kind, {}))
    return OF_ROWS[report.kind](result=result, origins=list_origins([file]), badges=badge_invented([file]))


def _whole():
    related = ("body", "budget__body", "budget__based_on__body", "monitoring__budget__body", "data_file__body")
    rows = FinanceReport.objects.standing().filter(Q(budget=None) | Q(budget__removed_at=None))
    return rows.select_related(*related, "publication__paper", "submission", "supersedes__publication")
