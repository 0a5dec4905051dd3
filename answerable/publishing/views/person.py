"""People: the list, and one person's roles, attendance, questions and promises."""

from django.utils import timezone

from answerable.keeping.queries.public.body import body_choices, list_members
from answerable.keeping.queries.public.meeting import list_attendance
from answerable.keeping.queries.public.person import find_person, list_people
from answerable.keeping.queries.public.promise import list_promises
from answerable.keeping.queries.public.question import list_questions
from answerable.publishing.showing import choices_asked, found, page_asked, show

MOST_ATTENDANCE = 60
ROWS_SHOWN = 15


def show_people(request):
    chosen = choices_asked(request, "body")
    return show(
        request, "people", page=list_people(page_asked(request), **chosen), chosen=chosen, bodies=body_choices()
    )


def show_person(request, public_id):
    person = found(find_person(public_id))
    return show(
        request,
        "person",
        person=person,
        roles=list_members(person__public_id=public_id),
        promises=list_promises(timezone.localdate(), a_page=ROWS_SHOWN, person=public_id),
        questions=list_questions(a_page=ROWS_SHOWN, person=public_id),
        attendance=list_attendance(person__public_id=public_id)[:MOST_ATTENDANCE],
    )
