"""Patrol reports on the desk: begun, written, looked at as printed and as checked, published."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, offer_bodies, read_revision, read_whole
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import desk_page, found, found_for, may, press, show, show_form
from answerable.clerking.views.finance_report import PublishForm
from answerable.drawing.page import show_exhibit
from answerable.keeping.changes.desk import patrol_report as changes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import PatrolReportKind
from answerable.keeping.queries.desk import patrol_report as queries
from answerable.keeping.queries.desk.examination import examine_pdf
from answerable.keeping.queries.desk.trace import trace_of
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.refusal import PatrolError

KIND = PatrolReportKind
LONGEST = 20_000
TESTED = "An analysis of hotspots: it shows the method beside a plain count ranking."
LEADS = {
    KIND.HOTSPOTS: "How much of the land holds how much of the violence, tested out of time. No exact place.",
    KIND.PROTOCOL: "What a trial is to find out, what it can detect, and the hashes by which it can be checked.",
    KIND.RESULT: "The dose, the effect and the doubt of a trial, as it was read.",
    KIND.RETURN: "The national measures of a fund against violence, its match, and what was done with it.",
    KIND.SERVICES: "Engagement, services and surrender bins that the public sees.",
}


def _say_state(row):
    return f"published {row.publication.at:%-d %B %Y}" if row.publication_id else "draft"


REPORTS = Listing(
    "patrol-reports",
    columns=(
        Column("title", "Report", sort=("title",), link=lambda row: _to(row)),
        Column("kind", "Kind", value="get_kind_display", sort=("kind",)),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("state", "State", value=_say_state),
    ),
    filters=(
        Filter("kind", "Kind", KIND.choices),
        Filter("words", "Words in the title", kind="words", where="title__icontains"),
    ),
    sorted_by="title",
)


class ReportForm(DeskForm):
    title = fields.text("Title", most=300, required=False, hint="Left empty, it is called by its matter.")
    presented_by = fields.text("Presented by", most=300, required=False)
    introduction = fields.text(
        "Introduction", rows=8, most=LONGEST, required=False,
        hint="It stands before what is generated. Name no exact place. A blank line parts paragraphs.",
    )  # fmt: skip
    recommendations = fields.text("What is asked of the meeting", rows=4, required=False, hint="One on each line.")


class NewReportForm(ReportForm):
    """What a report rests on decides whose it is."""

    body = fields.row("Body")

    field_order = ["body", "hotspot_set", "trial", "reading", "funding_return", "analysis", "spend"]

    def __init__(self, *args, kind, bodies, rows, **kwargs):
        super().__init__(*args, **kwargs)
        rests_on = queries.RESTS_ON.get(kind)
        if rests_on:
            del self.fields["body"]
            labels = {
                "hotspot_set": "Hotspots", "trial": "Trial", "reading": "Reading", "funding_return": "Return",
            }  # fmt: skip
            self.fields[rests_on] = fields.row(labels[rests_on])
            self.fields[rests_on].offer(rows, queries.say_matter)
        else:
            offer_bodies(self, bodies)
        if kind == KIND.HOTSPOTS:
            self.fields["analysis"] = fields.row("Tested out of time by", required=False, hint=TESTED)
            self.fields["analysis"].offer(queries.list_tests(bodies), str, "None")
        if kind == KIND.RESULT:
            self.fields["spend"] = fields.money("What the patrols of the trial cost", required=False, least=0)
        self.order_fields(self.field_order)


@desk_page("see_violence")
def show_reports(request):
    rows = queries.list_reports(request.reach.bodies(roles_for("see_violence")))
    ways = [("Write a report", "/desk/patrol-reports/new")] if may(request, "write_patrol_reports") else []
    lead = "What leaves the desk on violence and patrols: printed, checked and filed like any other paper."
    return show_list(
        request, REPORTS, rows, heading="Patrol reports", lead=lead, ways=ways, empty="None is begun yet."
    )


@desk_page("write_patrol_reports")
def show_kinds(request):
    ways = [(kind.label, f"/desk/patrol-reports/new/{kind}", LEADS[kind]) for kind in KIND]
    return show(
        request,
        "report_kinds",
        ways=ways,
        heading="Write a patrol report",
        room="Patrol reports",
        up="/desk/patrol-reports",
    )


@desk_page("write_patrol_reports")
def show_new_report(request, kind):
    kind = found(KIND(kind) if kind in KIND.values else None)
    bodies = request.reach.bodies(roles_for("write_patrol_reports"))
    rests_on = queries.RESTS_ON.get(kind)
    asked = {name: read_whole(request.GET.get(name, "")) for name in queries.RESTS_ON.values()}
    form = NewReportForm(
        request.POST or None, kind=kind, bodies=bodies, rows=queries.list_matters(kind, bodies),
        initial={name: key for name, key in asked.items() if key},
    )  # fmt: skip
    return show_form(
        request, form, lambda **values: _begin(kind, rests_on, values), heading=f"Write a {kind.label}",
        button="Begin", told="The report is begun: what the figures say stands in it already.", back=_to,
    )  # fmt: skip


@desk_page("see_violence")
def show_report(request, key):
    report = found_for(request, "see_violence", queries.find_report(key))
    told, refused = _tell(report)
    return show(
        request,
        "patrol_report",
        report=report,
        state=_say_state(report),
        told=told,
        refused=refused,
        sections=[
            (section, [show_exhibit(exhibit, level=4) for exhibit in section.exhibits])
            for section in (told.sections if told else ())
        ],
        may_write=may(request, "write_patrol_reports", report.body) and not report.publication_id,
        may_publish=may(request, "publish_patrol_reports", report.body) and not report.publication_id,
        trace=trace_of(report) if may(request, "see_trace", report.body) else None,
    )


@desk_page("see_violence")
def show_examination(request, key):
    """What the rules that check anybody's paper say of this one as it would be printed."""
    report = found_for(request, "see_violence", queries.find_report(key))
    pdf = _print(request, report)
    if pdf is None:
        return redirect(_to(report))
    return show(request, "report_checks", report=report, back=_to(report), examined=examine_pdf(pdf))


@desk_page("see_violence")
def send_print(request, key):
    report = found_for(request, "see_violence", queries.find_report(key))
    pdf = _print(request, report)
    return show_pdf(pdf, f"{report.kind}-{report.pk}") if pdf is not None else redirect(_to(report))


@desk_page("write_patrol_reports")
def show_report_form(request, key):
    report = found_for(request, "write_patrol_reports", queries.find_report(key))
    form = ReportForm(request.POST or None, initial=ReportForm.initial_of(report))
    return show_form(
        request, form, changes.change_report, report, heading=f"Change {report}", button="Save",
        told="The report is changed.", back=_to(report),
    )  # fmt: skip


@desk_page("publish_patrol_reports")
def show_publishing(request, key):
    report = found_for(request, "publish_patrol_reports", queries.find_report(key))
    form = PublishForm(request.POST or None, initial={"revision": report.revision})
    return show_form(
        request, form, changes.publish_report, report, heading=f"Publish {report}", button="Publish",
        told="The report is published, and filed like any other paper.", back=_to(report),
    )  # fmt: skip


@desk_page("write_patrol_reports")
@require_POST
def drop_report(request, key):
    report = found_for(request, "write_patrol_reports", queries.find_report(key))
    back = _to(report) if report.publication_id else "/desk/patrol-reports"
    return press(
        request, changes.drop_report, report, told=f"“{report}” is off the desk.", back=back,
        revision=read_revision(request),
    )  # fmt: skip


def _begin(kind, rests_on, values):
    body = values[rests_on].body if rests_on else values.pop("body")
    return changes.begin_report(body, kind, **values)


def _tell(report):
    try:
        return queries.report_of(report), ""
    except (PatrolError, MeasureError) as refused:
        return None, str(refused)


def _print(request, report):
    try:
        return changes.print_report(report)[0]
    except RefusedError as refused:
        messages.error(request, str(refused))
        return None


def _to(report):
    return f"/desk/patrol-reports/{report.pk}"
