"""The addresses of the public site. Their grammar is in the glossary, under "Addresses"."""

from django.urls import path, register_converter

from answerable.publishing.exporting import CSV, JSON
from answerable.publishing.revalidating import HTML, revalidated
from answerable.publishing.views import (
    about,
    action,
    body,
    completeness,
    decision,
    finding,
    home,
    item,
    meeting,
    paper,
    person,
    programme,
    promise,
    question,
    report_card,
    resolution,
    rule,
    search,
)

SVG = "image/svg+xml"


class YearConverter:
    """A year of four digits."""

    regex = r"[12]\d{3}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return f"{value:04}"


register_converter(YearConverter, "year")


def page(route, view, content_type=HTML):
    return path(route, revalidated(view, content_type))


urlpatterns = [
    page("", home.show_home),
    page("meetings", meeting.show_meetings),
    page("meetings/<year:year>", meeting.show_calendar),
    page("meetings/<path:public_id>", meeting.show_meeting),
    page("items/<path:public_id>", item.show_item),
    page("questions", question.show_questions),
    page("questions/<path:public_id>", question.show_question),
    page("promises", promise.show_promises),
    page("promises.csv", promise.export_promises_csv, CSV),
    page("promises.json", promise.export_promises_json, JSON),
    page("promises/<path:public_id>", promise.show_promise),
    page("actions", action.show_actions),
    page("actions/<path:public_id>", action.show_action),
    page("resolutions/<path:public_id>", resolution.show_resolution),
    page("decisions", decision.show_decisions),
    page("decisions/<path:public_id>", decision.show_decision),
    page("findings", finding.show_findings),
    page("findings.csv", finding.export_findings_csv, CSV),
    page("findings.json", finding.export_findings_json, JSON),
    page("findings/<path:public_id>", finding.show_finding),
    page("rules", rule.show_rules),
    page("rules/<slug:code>", rule.show_rule),
    page("people", person.show_people),
    page("people/<path:public_id>", person.show_person),
    page("bodies", body.show_bodies),
    page("bodies/<path:public_id>", body.show_body),
    page("papers", paper.show_papers),
    page("papers/<path:public_id>/page/<int:number>", paper.show_sheet),
    page("papers/<path:public_id>/report-card", report_card.show_report_card),
    page("papers/<path:public_id>/report-card.svg", report_card.draw_report_card, SVG),
    page("papers/<path:public_id>", paper.show_paper),
    page("programme", programme.show_programme),
    page("search", search.show_search),
    page("completeness", completeness.show_completeness),
    page("about", about.show_about),
    page("accessibility", about.show_accessibility),
]
