"""Bodies: the list, and one body with its meetings and members."""

from answerable.keeping.queries.public.body import find_body, list_bodies, list_members
from answerable.keeping.queries.public.home import count_of_body
from answerable.keeping.queries.public.meeting import list_meetings
from answerable.publishing.showing import found, show


def show_bodies(request):
    return show(request, "bodies", bodies=list_bodies())


def show_body(request, public_id):
    return show(
        request,
        "body",
        body=found(find_body(public_id)),
        counts=count_of_body(public_id),
        meetings=list_meetings(body=public_id),
        members=list_members(body__public_id=public_id),
    )
