"""Patrol reports on the desk: begun, written, looked at as printed and as checked, published."""

from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, offer_bodies, read_whole
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page
from answerable.clerking.views.exhibit_report import LONGEST, ReportPages
from answerable.keeping.changes.desk import patrol_report as changes
from answerable.keeping.models.desk import PatrolReportKind
from answerable.keeping.queries.desk import patrol_report as queries

KIND = PatrolReportKind
TESTED = "An analysis of hotspots: it shows the method beside a plain count ranking."


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


PAGES = ReportPages(
    room="Patrol reports",
    place="/desk/patrol-reports",
    public="/violence/reports",
    lead="What leaves the desk on violence and patrols: printed, checked and filed like any other paper.",
    see="see_violence",
    write="write_patrol_reports",
    publish="publish_patrol_reports",
    template="patrol_report",
    changes=changes,
    queries=queries,
    kinds=KIND,
    leads={
        KIND.HOTSPOTS: "How much of the land holds how much of the violence, tested out of time. No exact place.",
        KIND.PROTOCOL: "What a trial is to find out, what it can detect, and the hashes by which it can be checked.",
        KIND.RESULT: "The dose, the effect and the doubt of a trial, as it was read.",
        KIND.RETURN: "The national measures of a fund against violence, its match, and what was done with it.",
        KIND.SERVICES: "Engagement, services and surrender bins that the public sees.",
    },
    form=ReportForm,
    name_print=lambda report: f"{report.kind}-{report.pk}",
    sorted_by="title",
)
show_reports = desk_page(PAGES.see)(PAGES.show_reports)
show_report = desk_page(PAGES.see)(PAGES.show_report)
show_examination = desk_page(PAGES.see)(PAGES.show_examination)
send_print = desk_page(PAGES.see)(PAGES.send_print)
show_report_form = desk_page(PAGES.write)(PAGES.show_report_form)
show_publishing = desk_page(PAGES.publish)(PAGES.show_publishing)
drop_report = desk_page(PAGES.write)(require_POST(PAGES.drop_report))


@desk_page("write_patrol_reports")
def show_kinds(request):
    return PAGES.offer_kinds(request, KIND)


@desk_page("write_patrol_reports")
def show_new_report(request, kind):
    kind = PAGES.find_kind(kind)
    bodies = request.reach.bodies(roles_for("write_patrol_reports"))
    asked = {name: read_whole(request.GET.get(name, "")) for name in queries.RESTS_ON.values()}
    form = NewReportForm(
        request.POST or None, kind=kind, bodies=bodies, rows=queries.list_matters(kind, bodies),
        initial={name: key for name, key in asked.items() if key},
    )  # fmt: skip
    return PAGES.show_beginning(request, form, kind, _begin)


def _begin(kind, **values):
    rests_on = queries.RESTS_ON.get(kind)
    body = values[rests_on].body if rests_on else values.pop("body")
    return changes.begin_report(body, kind, **values)
