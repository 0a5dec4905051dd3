"""The report card of a paper: drawn, in a sentence, as a table, and rule by rule; and the drawing by itself."""

from django.http import HttpResponse
from django.utils.text import Truncator

from answerable.checking import RULES
from answerable.keeping.queries.public.finding import latest_findings
from answerable.keeping.queries.public.paper import find_paper, find_versions
from answerable.keeping.queries.public.report_card import find_report_card
from answerable.publishing.drawing import draw_card_alone
from answerable.publishing.showing import found, show

TITLE_CHARACTERS = 70
MOST_FINDINGS = 25


def show_report_card(request, public_id):
    paper = found(find_paper(public_id))
    rules = {rule.code: rule for rule in RULES}
    card = found(find_report_card(public_id))
    return show(
        request,
        "report_card",
        paper=paper,
        card=card,
        checked=[(rules[one.rule], one) for one in card.checked if one.rule in rules],
        findings=latest_findings(public_id, MOST_FINDINGS),
        versions=find_versions(public_id),
    )


def draw_report_card(request, public_id):
    paper, card = found(find_paper(public_id)), found(find_report_card(public_id))
    dated = f"{paper.date.day} {paper.date:%B %Y}" if paper.date else ""
    named = ", ".join(filter(None, (paper.title, paper.body.words if paper.body else "", dated)))
    title = Truncator(f"Report card: {named}").chars(TITLE_CHARACTERS)
    return HttpResponse(draw_card_alone(card, title), content_type="image/svg+xml")
