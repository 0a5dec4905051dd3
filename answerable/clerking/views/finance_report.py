"""Finance reports on the desk: begun, written, looked at as printed and as checked, handed in, published."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.budget_form import YEAR_HINT
from answerable.clerking.form import DeskForm, offer_bodies, read_whole
from answerable.clerking.listing import Column
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, show_form
from answerable.clerking.views.exhibit_report import LONGEST, ReportPages
from answerable.costing.budget import FIRST_YEAR, LAST_YEAR
from answerable.keeping.changes.desk import finance_report as changes
from answerable.keeping.models.desk import FinanceReportKind
from answerable.keeping.queries.desk import finance_report as queries
from answerable.keeping.queries.desk.budget import list_budgets
from answerable.keeping.queries.desk.monitoring import list_monitorings
from answerable.law.day import find_financial_year, say_financial_year

KIND = FinanceReportKind


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


class SubmitForm(DeskForm):
    submission = fields.row(
        "Paper that was asked for",
        hint="The report becomes an appendix of it. Write what the paper asks under Papers, and file it there.",
    )

    def __init__(self, *args, submissions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["submission"].offer(submissions, lambda row: f"{row.title}, {row.business.sitting}")


PAGES = ReportPages(
    room="Finance reports",
    place="/desk/finance-reports",
    public="/money",
    lead="What leaves the desk on money: each report is printed, checked and filed like any other paper.",
    see="see_finance_reports",
    write="write_finance_reports",
    publish="publish_finance_reports",
    template="finance_report",
    changes=changes,
    queries=queries,
    kinds=KIND,
    leads={
        KIND.BUDGET: "The budget, the medium-term plan, savings, precept, capital, reserves and fees of one version.",
        KIND.PRECEPT: "Bands, yield, notices by council, the referendum limit and the dates of the year.",
        KIND.MONITORING: "What was spent by a day, and what the year is forecast to end at.",
        KIND.COMMISSIONING: "Every fund and allocation of a year: recipient, purpose, reasons, conditions, outcome.",
        KIND.SPENDING: "Every payment above the limit, from a file of rows.",
        KIND.CONTRACTS: "Every contract with its value, dates and procedure, from a file of rows.",
    },
    form=ReportForm,
    say_kind=lambda report: f"{report.get_kind_display()} {say_financial_year(report.year)}",
    name_print=lambda report: f"{report.kind}-{report.year}",
    columns=(Column("year", "Year", words=lambda row: say_financial_year(row.year), sort=("year",)),),
    sorted_by="-year",
)
show_reports = desk_page(PAGES.see)(PAGES.show_reports)
show_report = desk_page(PAGES.see)(PAGES.show_report)
show_examination = desk_page(PAGES.see)(PAGES.show_examination)
send_print = desk_page(PAGES.see)(PAGES.send_print)
show_report_form = desk_page(PAGES.write)(PAGES.show_report_form)
show_publishing = desk_page(PAGES.publish)(PAGES.show_publishing)
drop_report = desk_page(PAGES.write)(require_POST(PAGES.drop_report))


@desk_page("write_finance_reports")
def show_kinds(request):
    """Which report: straight to its form where the page that led here names what it rests on."""
    budget, monitoring = (request.GET.get(name, "") for name in ("budget", "monitoring"))
    if monitoring:
        return redirect(f"/desk/finance-reports/new/{KIND.MONITORING}?monitoring={read_whole(monitoring) or ''}")
    rest = f"?budget={read_whole(budget)}" if read_whole(budget) else ""
    return PAGES.offer_kinds(request, [KIND.BUDGET, KIND.PRECEPT] if rest else KIND, rest)


@desk_page("write_finance_reports")
def show_new_report(request, kind):
    kind = PAGES.find_kind(kind)
    bodies = request.reach.bodies(roles_for("write_finance_reports"))
    rests_on = queries.RESTS_ON.get(kind)
    asked = {name: read_whole(request.GET.get(name, "")) for name in ("budget", "monitoring", "data_file")}
    form = NewReportForm(
        request.POST or None, bodies=bodies, rests_on=rests_on, rows=_rows(kind, rests_on, bodies),
        initial={"year": find_financial_year(timezone.localdate()), **{k: v for k, v in asked.items() if v}},
    )  # fmt: skip
    return PAGES.show_beginning(request, form, kind, _begin)


@desk_page("write_finance_reports")
def show_submission(request, key):
    report = PAGES.find(request, key, "write_finance_reports")
    form = SubmitForm(request.POST or None, submissions=queries.list_submissions(request.user))
    return show_form(
        request, form, changes.submit_report, report, heading=f"Hand in {report}", button="Hand it in",
        told="It is an appendix of the paper now. File the paper, and the clerk accepts it.",
        back=PAGES.place_of(report),
    )  # fmt: skip


def _begin(kind, **values):
    """Begin a report; of a budget or its monitoring it is of their body and year."""
    rests_on = queries.RESTS_ON.get(kind)
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
