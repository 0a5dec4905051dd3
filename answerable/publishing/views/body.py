"""Bodies: the list, and one body with its meetings and members."""

from answerable.keeping.queries.public.body import find_body, list_bodies, list_members
from answerable.keeping.queries.public.finance_report import list_standing
from answerable.keeping.queries.public.home import count_of_body
from answerable.keeping.queries.public.meeting import list_meetings
from answerable.publishing.showing import found, page_asked, show

MOST_MEMBERS = 100
MOST_REPORTS = 6


def show_bodies(request):
    return show(request, "bodies", page=list_bodies(page_asked(request)))


def show_body(request, public_id):
    reports = list_standing(body__public_id=public_id)
    return show(
        request,
        "body",
        body=found(find_body(public_id)),
        counts=count_of_body(public_id),
        meetings=list_meetings(body=public_id),
        members=list_members(body__public_id=public_id)[:MOST_MEMBERS],
        reports=reports[:MOST_REPORTS],
        report_count=len(reports),
    )
