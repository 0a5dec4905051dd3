"""Annual reports on the desk: drafted, assembled from the record, before the panel, replied to, published."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import desk_page, found, may, show, show_form
from answerable.keeping.changes.desk import annual_report as changes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import AnnualReportState
from answerable.keeping.queries.desk import annual_report as queries
from answerable.keeping.queries.desk.annual_report_sheet import say_line
from answerable.keeping.queries.desk.trace import trace_of
from answerable.law.day import find_financial_year, say_financial_year, span_financial_year

LONGEST = 40_000
# What the form offers for the reply; the panel sets it.
REPLY_DAYS = dt.timedelta(days=28)

REPORTS = Listing(
    "annual-reports",
    columns=(
        Column("title", "Report", sort=("title",), link=lambda row: _to(row)),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("year", "Year", words=lambda row: say_financial_year(row.year), sort=("year",)),
        Column("state", "State", words=lambda row: row.get_state_display(), sort=("state",)),
        Column("reply_due", "Reply due", sort=("reply_due",)),
    ),
    filters=(Filter("state", "State", AnnualReportState.choices),),
    sorted_by="-year",
)


class NewReportForm(DeskForm):
    plan = fields.row("On which plan")
    title = fields.text("Title", most=300, hint="With the year that it is of, such as 2025/26, or none.")
    first_on = fields.day("From")
    last_on = fields.day("To", hint="An annual report is of one financial year, 1 April to 31 March.")

    def __init__(self, *args, plans, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["plan"].offer(plans, lambda plan: f"{plan.body.name}: {plan}")

    def values(self):
        given = super().values()
        return given | {"body": given["plan"].body}


class ReportForm(DeskForm):
    title = fields.text("Title", most=300)
    foreword = fields.text("Foreword", rows=10, most=LONGEST, required=False, hint="A blank line parts paragraphs.")


class AccountForm(DeskForm):
    words = fields.text("What the report says of it", rows=12, most=LONGEST, required=False)


class SendForm(DeskForm):
    panel = fields.row("Panel")
    on = fields.day("Sent on")

    def __init__(self, *args, panels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["panel"].offer(panels)


class PanelForm(DeskForm):
    on = fields.day("The panel reported on")
    words = fields.text("What the panel says", rows=10, most=LONGEST)
    recommendations = fields.lines(
        "What it recommends, one on a line",
        rows=6,
        required=False,
        most=LONGEST,
        hint="Each enters the register of recommendations, where everybody can read it at once.",
    )
    reply_due = fields.day("A reply is asked for by")


class ReplyForm(DeskForm):
    on = fields.day("Replied on")
    words = fields.text("The reply", rows=10, most=LONGEST, hint="Each recommendation is answered on its own page.")


@desk_page("see_annual_reports")
def show_reports(request):
    bodies = request.reach.bodies(roles_for("see_annual_reports"))
    ways = [("Begin an annual report", "/desk/annual-reports/new")] if may(request, "keep_annual_reports") else []
    lead = "What each policing body reports of its year, what the panel says of it, and the reply."
    heading, empty = "Annual reports", "No annual report is kept here yet."
    rows = queries.list_reports(bodies, bodies)
    return show_list(request, REPORTS, rows, heading=heading, lead=lead, ways=ways, empty=empty)


@desk_page("keep_annual_reports")
def show_new_report(request):
    plans = queries.plans_of(request.reach.bodies(roles_for("keep_annual_reports")))
    first, last = span_financial_year(find_financial_year(timezone.localdate()) - 1)
    initial = {"first_on": first, "last_on": last, "title": f"Annual Report {say_financial_year(first.year)}"}
    form = NewReportForm(request.POST or None, plans=plans, initial=initial)
    return show_form(
        request,
        form,
        changes.begin_report,
        heading="Begin an annual report",
        button="Begin",
        told="The report is begun. What the record has of the year is in it already.",
        back=_to,
    )


@desk_page("see_annual_reports")
def show_report(request, key):
    report = _report(request, key)
    at_body = may(request, "keep_annual_reports", report.body)
    at_panel = report.panel is not None and may(request, "keep_annual_reports", report.panel)
    return show(
        request,
        "annual_report",
        report=report,
        year=say_financial_year(report.year),
        span=span_financial_year(report.year),
        objectives=[_tell(one) for one in queries.objectives_of(report)],
        body_year=queries.year_of(report.body, report.year),
        rulings=queries.judge_report(report, timezone.localdate()),
        may_keep=at_body,
        may_write=report.state == AnnualReportState.DRAFT and may(request, "write_annual_reports", report.body),
        may_note=at_body or at_panel,
        trace=trace_of(report) if may(request, "see_trace", report.body) else None,
    )


@desk_page("see_annual_reports")
def show_print(request, key):
    report = _report(request, key)
    try:
        pdf, _ = changes.print_report(report)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect(_to(report))
    return show_pdf(pdf, f"annual-report-{report.year}")


@desk_page("write_annual_reports")
def show_report_form(request, key):
    report = _report(request, key, "write_annual_reports")
    form = ReportForm(request.POST or None, initial=ReportForm.initial_of(report))
    return _fill(request, report, form, changes.write_report, f"Write {report}", "Save", "The report is changed.")


@desk_page("write_annual_reports")
def show_account_form(request, key, objective):
    report = _report(request, key, "write_annual_reports")
    row = found(queries.find_objective(report, objective))
    account = queries.find_account(report, row)
    form = AccountForm(request.POST or None, initial=AccountForm.initial_of(account) if account else {})
    heading, told = f"{row}: what the report says", "It is written down."
    return _fill(request, report, form, changes.account_for, heading, "Save", told, of=row)


@desk_page("keep_annual_reports")
def show_sending(request, key):
    report = _report(request, key, "keep_annual_reports")
    panels = {body.pk: body for body in request.reach.bodies(roles_for("keep_annual_reports"))}
    panels |= {body.pk: body for body in [report.plan.panel] if body}
    panels.pop(report.body_id, None)
    initial = {"on": timezone.localdate(), "panel": report.panel or report.plan.panel}
    form = SendForm(request.POST or None, panels=panels.values(), initial=initial)
    told = "It is with the panel, as it was printed now."
    return _fill(request, report, form, changes.send_report, f"Send {report} to the panel", "Send", told)


@desk_page("keep_annual_reports")
def show_taking_back(request, key):
    report = _report(request, key, "keep_annual_reports")
    form = _plain_form(request, revision=report.revision)
    heading = f"Take {report} back from the panel, to change it and send it again"
    return _fill(request, report, form, changes.take_back_report, heading, "Take it back", "It is a draft again.")


@desk_page("keep_annual_reports")
def show_panel_form(request, key):
    """The panel's report is noted at the panel, or at the body whose report it is on."""
    report = _report(request, key)
    if not any(may(request, "keep_annual_reports", body) for body in (report.body, report.panel) if body):
        raise PermissionDenied
    today = timezone.localdate()
    form = PanelForm(request.POST or None, initial={"on": today, "reply_due": today + REPLY_DAYS})
    heading, told = f"The panel's report on {report}", "The panel's report is noted."
    return _fill(request, report, form, changes.note_panel_report, heading, "Note it", told)


@desk_page("keep_annual_reports")
def show_reply_form(request, key):
    report = _report(request, key, "keep_annual_reports")
    initial = {"revision": report.revision, "on": report.replied_on or timezone.localdate(), "words": report.reply}
    form = ReplyForm(request.POST or None, initial=initial)
    heading, told = (
        f"Reply to the panel's report on {report}",
        "The reply is written. It is public once it is published.",
    )
    return _fill(request, report, form, changes.reply_to_panel, heading, "Save", told)


@desk_page("keep_annual_reports")
def show_publishing(request, key):
    report = _report(request, key, "keep_annual_reports")
    heading = f"Publish {report}, the panel's report on it and the reply: it cannot be taken back"
    told = "The report, the panel's report and the reply are published."
    return _fill(request, report, _plain_form(request), changes.publish_report, heading, "Publish", told)


def _plain_form(request, **initial):
    """The form of a step that asks nothing: its button says it."""
    return DeskForm(request.POST if request.method == "POST" else None, initial=initial)


def _fill(request, report, form, change, heading, button, told, of=None):
    """A form of a report, or of something in it."""
    given = (report,) if of is None else (report, of)
    return show_form(request, form, change, *given, heading=heading, button=button, told=told, back=_to(report))


def _tell(one):
    """An objective with what was found of it, in sentences."""
    lines = [
        (heading, [(say_line(line, with_place=False), line.place) for line in rows])
        for heading, rows in one.found.items()
    ]
    return {"objective": one.objective, "words": one.words, "found": lines}


def _report(request, key, act="see_annual_reports"):
    """A report that who asks may see: at its body always, at its panel once it was sent there."""
    report = found(queries.find_report(key))
    at_panel = act == "see_annual_reports" and report.panel is not None and report.sent_on is not None
    if not (may(request, act, report.body) or (at_panel and may(request, act, report.panel))):
        raise PermissionDenied
    return report


def _to(report):
    return f"/desk/annual-reports/{report.pk}"
