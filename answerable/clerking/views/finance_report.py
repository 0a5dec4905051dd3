"""Finance reports on the desk: begun, written, looked at as printed and as checked, handed in, published."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.budget_form import YEAR_HINT
from answerable.clerking.form import DeskForm, offer_bodies, read_revision, read_whole
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import desk_page, found, found_for, may, press, show, show_form
from answerable.costing.budget import FIRST_YEAR, LAST_YEAR
from answerable.costing.refusal import CostError
from answerable.drawing.page import show_exhibit
from answerable.keeping.changes.desk import finance_report as changes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import FinanceReportKind
from answerable.keeping.queries.desk import finance_report as queries
from answerable.keeping.queries.desk.budget import list_budgets
from answerable.keeping.queries.desk.examination import examine_pdf
from answerable.keeping.queries.desk.monitoring import list_monitorings
from answerable.keeping.queries.desk.trace import trace_of
from answerable.law.day import find_financial_year, say_financial_year
from answerable.measuring.refusal import MeasureError

KIND = FinanceReportKind
LONGEST = 20_000


def _say_state(row):
    if row.publication_id:
        return f"published {row.publication.at:%-d %B %Y}"
    return "handed in" if row.submission_id else "draft"


REPORTS = Listing(
    "finance-reports",
    columns=(
        Column("title", "Report", sort=("title",), link=lambda row: _to(row)),
        Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
        Column("year", "Year", words=lambda row: say_financial_year(row.year), sort=("year",)),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("state", "State", value=_say_state),
    ),
    filters=(
        Filter("kind", "Kind", KIND.choices),
        Filter("words", "Words in the title", kind="words", where="title__icontains"),
    ),
    sorted_by="-year",
)


class ReportForm(DeskForm):
    title = fields.text("Title", most=300, required=False, hint="Left empty, it is called by its kind and year.")
    presented_by = fields.text("Presented by", most=300, required=False)
    introduction = fields.text(
        "Introduction",
        rows=8,
        most=LONGEST,
        required=False,
        hint="It stands before what is generated. A blank line parts paragraphs.",
    )
    recommendations = fields.text(
        "What is asked of the meeting",
        rows=4,
        required=False,
        hint="One on each line. Left empty, the report asks for what its kind asks for.",
    )


class NewReportForm(ReportForm):
    """What a report rests on decides whose it is and, but for rows and funds, its year."""

    body = fields.row("Body")
    year = fields.number("Financial year", least=FIRST_YEAR, most=LAST_YEAR, hint=YEAR_HINT)

    field_order = ["body", "year", "budget", "monitoring", "data_file"]

    def __init__(self, *args, bodies, rests_on, rows, **kwargs):
        super().__init__(*args, **kwargs)
        if not rests_on or rests_on == "data_file":
            offer_bodies(self, bodies)
        else:
            del self.fields["body"], self.fields["year"]
        if rests_on:
            labels = {"budget": "Version of the budget", "monitoring": "Monitoring", "data_file": "File of rows"}
            self.fields[rests_on] = fields.row(labels[rests_on])
            self.fields[rests_on].offer(rows, str)
        self.order_fields(self.field_order)


class PublishForm(DeskForm):
    sure = fields.tick("I have looked at the report as it will be printed: publishing is not undone")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sure"].required = True

    def values(self):
        return {name: value for name, value in super().values().items() if name != "sure"}


class SubmitForm(DeskForm):
    submission = fields.row(
        "Paper that was asked for",
        hint="The report becomes an appendix of it. Write what the paper asks under Papers, and file it there.",
    )

    def __init__(self, *args, submissions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["submission"].offer(submissions, lambda row: f"{row.title}, {row.business.sitting}")


@desk_page("see_finance_reports")
def show_reports(request):
    rows = queries.list_reports(request.reach.bodies(roles_for("see_finance_reports")))
    ways = [("Write a report", "/desk/finance-reports/new")] if may(request, "write_finance_reports") else []
    lead = "What leaves the desk on money: each report is printed, checked and filed like any other paper."
    return show_list(
        request, REPORTS, rows, heading="Finance reports", lead=lead, ways=ways, empty="None is begun yet."
    )


@desk_page("write_finance_reports")
def show_kinds(request):
    """Which report: straight to its form where the page that led here names what it rests on."""
    budget, monitoring = (request.GET.get(name, "") for name in ("budget", "monitoring"))
    if monitoring:
        return redirect(f"/desk/finance-reports/new/{KIND.MONITORING}?monitoring={read_whole(monitoring) or ''}")
    rest = f"?budget={read_whole(budget)}" if read_whole(budget) else ""
    kinds = [KIND.BUDGET, KIND.PRECEPT] if rest else list(KIND)
    ways = [(kind.label, f"/desk/finance-reports/new/{kind}{rest}", LEADS[kind]) for kind in kinds]
    return show(
        request,
        "report_kinds",
        ways=ways,
        heading="Write a finance report",
        room="Finance reports",
        up="/desk/finance-reports",
    )


LEADS = {
    KIND.BUDGET: "The budget, the medium-term plan, savings, precept, capital, reserves and fees of one version.",
    KIND.PRECEPT: "Bands, yield, notices by council, the referendum limit and the dates of the year.",
    KIND.MONITORING: "What was spent by a day, and what the year is forecast to end at.",
    KIND.COMMISSIONING: "Every fund and allocation of a year: recipient, purpose, reasons, conditions, outcome.",
    KIND.SPENDING: "Every payment above the limit, from a file of rows.",
    KIND.CONTRACTS: "Every contract with its value, dates and procedure, from a file of rows.",
}


@desk_page("write_finance_reports")
def show_new_report(request, kind):
    kind = found(KIND(kind) if kind in KIND.values else None)
    bodies = request.reach.bodies(roles_for("write_finance_reports"))
    rests_on = queries.RESTS_ON.get(kind)
    asked = {name: read_whole(request.GET.get(name, "")) for name in ("budget", "monitoring", "data_file")}
    initial = {"year": find_financial_year(timezone.localdate()), **{k: v for k, v in asked.items() if v}}
    form = NewReportForm(
        request.POST or None, bodies=bodies, rests_on=rests_on, rows=_rows(kind, rests_on, bodies),
        initial=initial,
    )  # fmt: skip
    return show_form(
        request, form, lambda **values: _begin(kind, rests_on, values), heading=f"Write a {kind.label}",
        button="Begin", told="The report is begun: what the figures say stands in it already.", back=_to,
    )  # fmt: skip


@desk_page("see_finance_reports")
def show_report(request, key):
    report = found_for(request, "see_finance_reports", queries.find_report(key))
    told, refused = _tell(report)
    return show(
        request,
        "finance_report",
        report=report,
        state=_say_state(report),
        year=say_financial_year(report.year),
        told=told,
        refused=refused,
        sections=[
            (section, [show_exhibit(exhibit, level=4) for exhibit in section.exhibits])
            for section in (told.sections if told else ())
        ],
        may_write=may(request, "write_finance_reports", report.body) and not report.publication_id,
        may_publish=may(request, "publish_finance_reports", report.body) and not report.publication_id,
        trace=trace_of(report) if may(request, "see_trace", report.body) else None,
    )


@desk_page("see_finance_reports")
def show_examination(request, key):
    """What the rules that check anybody's paper say of this one as it would be printed."""
    report = found_for(request, "see_finance_reports", queries.find_report(key))
    pdf = _print(request, report)
    if pdf is None:
        return redirect(_to(report))
    return show(request, "report_checks", report=report, back=_to(report), examined=examine_pdf(pdf))


@desk_page("see_finance_reports")
def send_print(request, key):
    report = found_for(request, "see_finance_reports", queries.find_report(key))
    pdf = _print(request, report)
    return show_pdf(pdf, f"{report.kind}-{report.year}") if pdf is not None else redirect(_to(report))


@desk_page("write_finance_reports")
def show_report_form(request, key):
    report = found_for(request, "write_finance_reports", queries.find_report(key))
    form = ReportForm(request.POST or None, initial=ReportForm.initial_of(report))
    return show_form(
        request, form, changes.change_report, report, heading=f"Change {report}", button="Save",
        told="The report is changed.", back=_to(report),
    )  # fmt: skip


@desk_page("write_finance_reports")
def show_submission(request, key):
    report = found_for(request, "write_finance_reports", queries.find_report(key))
    form = SubmitForm(request.POST or None, submissions=queries.list_submissions(request.user))
    return show_form(
        request, form, changes.submit_report, report, heading=f"Hand in {report}", button="Hand it in",
        told="It is an appendix of the paper now. File the paper, and the clerk accepts it.", back=_to(report),
    )  # fmt: skip


@desk_page("publish_finance_reports")
def show_publishing(request, key):
    report = found_for(request, "publish_finance_reports", queries.find_report(key))
    form = PublishForm(request.POST or None, initial={"revision": report.revision})
    return show_form(
        request, form, changes.publish_report, report, heading=f"Publish {report}", button="Publish",
        told="The report is published, and filed like any other paper.", back=_to(report),
    )  # fmt: skip


@desk_page("write_finance_reports")
@require_POST
def drop_report(request, key):
    report = found_for(request, "write_finance_reports", queries.find_report(key))
    back = _to(report) if report.publication_id else "/desk/finance-reports"
    return press(
        request, changes.drop_report, report, told=f"“{report}” is off the desk.", back=back,
        revision=read_revision(request),
    )  # fmt: skip


def _begin(kind, rests_on, values):
    """Begin a report; of a budget or its monitoring it is of their body and year."""
    given = values.get(rests_on) if rests_on in ("budget", "monitoring") else None
    if given is not None:
        values["year"] = given.year if rests_on == "budget" else given.budget.year
    body = given.body if given is not None else values.pop("body")
    return changes.begin_report(body, kind, **values)


def _rows(kind, rests_on, bodies):
    match rests_on:
        case "budget":
            return list_budgets(bodies)
        case "monitoring":
            return list_monitorings(bodies)
        case "data_file":
            return queries.list_files(bodies, kind)
    return []


def _tell(report):
    try:
        return queries.report_of(report), ""
    except (CostError, MeasureError) as refused:
        return None, str(refused)


def _print(request, report):
    try:
        return changes.print_report(report)[0]
    except RefusedError as refused:
        messages.error(request, str(refused))
        return None


def _to(report):
    return f"/desk/finance-reports/{report.pk}"
