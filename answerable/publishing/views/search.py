"""Search over everything public, with filters and highlighted hits."""

from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.person import person_choices
from answerable.keeping.queries.public.search import KINDS, search_record
from answerable.publishing.showing import choices_asked, page_asked, select, show

LONGEST_QUERY = 200
KIND_NAMES = {
    "meeting": "Meetings",
    "item": "Items",
    "question": "Questions",
    "promise": "Promises",
    "action": "Actions",
    "decision": "Decisions",
    "resolution": "Resolutions",
    "passage": "Papers’ text",
    "person": "People",
    "body": "Bodies",
}


def show_search(request):
    chosen = choices_asked(request, "kind", "body", "person", "since", "until")
    query = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST_QUERY]
    return show(
        request,
        "search",
        query=query,
        results=search_record(query, page_asked(request), **chosen),
        chosen=chosen,
        bodies=body_choices(),
        people=person_choices(),
        selects=[select("kind", "Kind", "Everything", [(kind, KIND_NAMES[kind]) for kind in KINDS], chosen)],
    )
