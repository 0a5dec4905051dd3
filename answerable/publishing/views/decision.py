"""Decisions: the register, and one decision."""

from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.decision import decision_years, find_decision, list_decisions
from answerable.publishing.showing import choices_asked, found, page_asked, show


def show_decisions(request):
    chosen = choices_asked(request, "body", "year")
    return show(
        request,
        "decisions",
        page=list_decisions(page_asked(request), **chosen),
        chosen=chosen,
        bodies=body_choices(),
        years=decision_years(),
    )


def show_decision(request, public_id):
    return show(request, "decision", decision=found(find_decision(public_id)))
