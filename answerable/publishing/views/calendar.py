"""The calendar feeds: of every body, and of one."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from answerable.keeping.queries.public.body import find_body
from answerable.keeping.queries.public.calendar import list_calendar
from answerable.publishing.feeding import ICALENDAR, write_calendar


def send_calendar(request):
    return _send("Meetings", list_calendar(timezone.localdate()))


def send_calendar_of_body(request, public_id):
    meetings = list_calendar(timezone.localdate(), public_id)
    body = find_body(public_id)
    if body is None and not meetings:
        raise Http404
    return _send(body.name if body else meetings[0].body_name, meetings)


def _send(name, meetings):
    return HttpResponse(write_calendar(name, meetings), content_type=ICALENDAR)
