"""The addresses of the public site. Their grammar is in the glossary, under "Addresses"."""

from django.urls import path, register_converter

from answerable.publishing.exhibiting import SVG
from answerable.publishing.exporting import CSV, JSON
from answerable.publishing.feeding import ICALENDAR
from answerable.publishing.revalidating import HTML, revalidated
from answerable.publishing.views import (
    about,
    action,
    analysis,
    body,
    calendar,
    completeness,
    data_file,
    decision,
    finding,
    home,
    inquiry,
    item,
    measure,
    meeting,
    money,
    paper,
    performance,
    person,
    petition,
    plan,
    precept,
    priority_statement,
    programme,
    promise,
    publication,
    question,
    question_received,
    recommendation,
    report_card,
    resolution,
    rule,
    scorecard,
    search,
    violence,
)


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
    page("meetings.ics", calendar.send_calendar, ICALENDAR),
    page("meetings/<year:year>", meeting.show_calendar),
    page("meetings/<path:public_id>", meeting.show_meeting),
    page("items/<path:public_id>", item.show_item),
    page("questions", question.show_questions),
    page("questions/coming", question_received.show_coming_questions),
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
    page("bodies/<slug:public_id>/meetings.ics", calendar.send_calendar_of_body, ICALENDAR),
    page("bodies/<path:public_id>", body.show_body),
    page("papers", paper.show_papers),
    page("papers/<path:public_id>/page/<int:number>", paper.show_sheet),
    page("papers/<path:public_id>/report-card", report_card.show_report_card),
    page("papers/<path:public_id>/report-card.svg", report_card.draw_report_card, SVG),
    page("papers/<path:public_id>", paper.show_paper),
    path("publications/<int:key>.<str:form>", publication.send_file),
    page("plans", plan.show_plans),
    page("plans/<int:key>", plan.show_plan),
    page("objectives/<int:key>", plan.show_objective),
    page("precepts", precept.show_precepts),
    page("precepts/<int:key>", precept.show_precept),
    page("recommendations", recommendation.show_recommendations),
    page("recommendations/<int:key>", recommendation.show_recommendation),
    page("inquiries", inquiry.show_inquiries),
    page("inquiries/<int:key>", inquiry.show_inquiry),
    page("programme", programme.show_programme),
    page("petitions", petition.show_petitions),
    page("money", money.show_money),
    page("money/bill", money.show_bill),
    page("money/<int:key>.json", money.export_report, JSON),
    page("money/<int:key>", money.show_report),
    page("money/<int:key>/<slug:slug>.csv", money.export_exhibit_csv, CSV),
    page("money/<int:key>/<slug:slug>.json", money.export_exhibit_json, JSON),
    page("money/<int:key>/<slug:slug>.svg", money.draw_exhibit, SVG),
    page("money/<int:key>/<slug:slug>", money.show_exhibit),
    page("violence", violence.show_violence),
    page("violence/bins", violence.show_bins),
    page("violence/places/<int:key>", violence.show_place),
    page("violence/services/<int:key>", violence.show_service),
    page("violence/trials", violence.show_trials),
    page("violence/trials.csv", violence.export_trials_csv, CSV),
    page("violence/trials.json", violence.export_trials_json, JSON),
    page("violence/trials/<int:key>", violence.show_trial),
    page("violence/trials/<int:key>/schedule.csv", violence.export_schedule, CSV),
    page("violence/trials/<int:key>/protocol.json", violence.export_protocol, JSON),
    page("violence/reports/<int:key>.json", violence.export_report, JSON),
    page("violence/reports/<int:key>", violence.show_report),
    page("violence/reports/<int:key>/<slug:slug>.csv", violence.export_exhibit_csv, CSV),
    page("violence/reports/<int:key>/<slug:slug>.json", violence.export_exhibit_json, JSON),
    page("violence/reports/<int:key>/<slug:slug>.svg", violence.draw_exhibit, SVG),
    page("violence/reports/<int:key>/<slug:slug>", violence.show_exhibit),
    page("performance", performance.show_performance),
    page("performance/scorecards/<str:ends>.csv", scorecard.export_scorecard_csv, CSV),
    page("performance/scorecards/<str:ends>.json", scorecard.export_scorecard_json, JSON),
    page("performance/scorecards/<str:ends>", scorecard.show_scorecard),
    page("performance/measures", measure.show_measures),
    page("performance/measures/<slug:code>.csv", measure.export_measure_csv, CSV),
    page("performance/measures/<slug:code>.json", measure.export_measure_json, JSON),
    page("performance/measures/<slug:code>.svg", measure.draw_measure, SVG),
    page("performance/measures/<slug:code>", measure.show_measure),
    page("performance/statements", priority_statement.show_statements),
    page("performance/statements/<int:key>.json", priority_statement.export_statement, JSON),
    page("performance/statements/<int:key>", priority_statement.show_statement),
    page("performance/analyses", analysis.show_analyses),
    page("performance/analyses/<int:key>.json", analysis.export_analysis, JSON),
    page("performance/analyses/<int:key>", analysis.show_analysis),
    page("performance/analyses/<int:key>/<slug:slug>.csv", analysis.export_exhibit_csv, CSV),
    page("performance/analyses/<int:key>/<slug:slug>.json", analysis.export_exhibit_json, JSON),
    page("performance/analyses/<int:key>/<slug:slug>.svg", analysis.draw_exhibit, SVG),
    page("performance/analyses/<int:key>/<slug:slug>", analysis.show_exhibit_page),
    page("performance/data/<slug:sha256>", data_file.show_data_file),
    page("search", search.show_search),
    page("completeness", completeness.show_completeness),
    page("about", about.show_about),
    page("accessibility", about.show_accessibility),
]
