"""Promises: the list with its filters, and one with the chain from the words said to what became of them."""

from django.utils import timezone

from answerable.keeping.queries.public.action import find_action
from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.promise import find_promise, list_promises, people_who_promised, promise_years
from answerable.publishing.showing import choices_asked, found, page_asked, select, show

STRENGTHS = (("firm", "Firm promises"), ("plan", "Planned work"), ("soft", "Hedged words"))
TRACKED = (("yes", "Tracked"), ("no", "Never tracked"))


def show_promises(request):
    chosen = choices_asked(request, "body", "person", "year", "strength", "tracked", "meeting")
    return show(
        request,
        "promises",
        page=list_promises(page_asked(request), **chosen),
        chosen=chosen,
        bodies=body_choices(),
        people=people_who_promised(),
        years=promise_years(),
        selects=[
            select("strength", "How firm", "Any", STRENGTHS, chosen),
            select("tracked", "Tracked", "Either", TRACKED, chosen),
        ],
    )


def show_promise(request, public_id):
    promise = found(find_promise(public_id))
    today = timezone.localdate()
    carried_by = [
        (tracked, find_action(tracked.link.public_id, today) if tracked.link.kind == "action" else None)
        for tracked in promise.tracked_by
    ]
    return show(request, "promise", promise=promise, carried_by=carried_by)
