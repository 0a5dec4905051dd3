"""Questions: the list, and one from asking to answer with what was promised in it."""

from django.utils import timezone

from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.promise import promises_of
from answerable.keeping.queries.public.question import find_question, list_questions, people_who_asked, question_years
from answerable.publishing.showing import choices_asked, found, page_asked, select, show

KINDS = (
    ("public", "The public"),
    ("board", "Board members"),
    ("panel", "Panel members"),
    ("supplementary", "As a supplementary"),
    ("discussion", "In discussion"),
)


def show_questions(request):
    chosen = choices_asked(request, "body", "kind", "person", "year", "meeting")
    return show(
        request,
        "questions",
        page=list_questions(page_asked(request), **chosen),
        chosen=chosen,
        bodies=body_choices(),
        people=people_who_asked(),
        years=question_years(),
        selects=[select("kind", "Put by", "Anybody", KINDS, chosen)],
    )


def show_question(request, public_id):
    question = found(find_question(public_id))
    promises = promises_of(timezone.localdate(), question__public_id=public_id)
    return show(request, "question", question=question, promises=promises)
