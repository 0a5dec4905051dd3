"""Meetings: the list, a year's calendar, and one meeting with its agenda, attendance and minutes side by side."""

import datetime as dt
from collections import Counter, defaultdict
from itertools import groupby

from django.utils import timezone

from answerable.keeping.queries.public.action import actions_of
from answerable.keeping.queries.public.asking import find_asking
from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.calendar import calendar_years, cancelled_meetings, unannounced_in
from answerable.keeping.queries.public.item import list_items
from answerable.keeping.queries.public.meeting import (
    find_meeting,
    find_neighbours,
    list_attendance,
    list_meetings,
    meeting_years,
    meetings_in,
    papers_of,
)
from answerable.keeping.queries.public.promise import promised_before, promises_of
from answerable.keeping.queries.public.publication import publications_of
from answerable.keeping.queries.public.question import questions_of
from answerable.keeping.queries.public.question_received import list_coming_questions, list_owed_answers
from answerable.keeping.queries.public.resolution import resolutions_of
from answerable.publishing.fitting import characters_beside, fit_business, fit_said
from answerable.publishing.showing import choices_asked, found, page_asked, show
from answerable.publishing.standing import SAID_OF_A_PROMISE

MANNERS = (("present", "Present"), ("also_present", "Also present"), ("apologies", "Apologies"))
MONTHS = range(1, 13)
# Promises of the last meeting that a councillor reads on one screen.
MOST_BEFORE = 7


def show_meetings(request):
    chosen = choices_asked(request, "body", "year")
    return show(
        request,
        "meetings",
        page=list_meetings(page_asked(request), **chosen),
        chosen=chosen,
        bodies=body_choices(),
        years=_years(timezone.localdate()),
    )


def show_calendar(request, year):
    chosen = choices_asked(request, "body")
    today = timezone.localdate()
    meetings = [*meetings_in(year, **chosen), *unannounced_in(year, today, **chosen)]
    meetings.sort(key=lambda meeting: (meeting.date, meeting.start_time or dt.time.max))
    by_month = {month: list(rows) for month, rows in groupby(meetings, key=lambda meeting: meeting.date.month)}
    return show(
        request,
        "calendar",
        year=year,
        months=[(month, by_month.get(month, [])) for month in MONTHS],
        count=len(meetings),
        cancelled=cancelled_meetings(today),
        chosen=chosen,
        bodies=body_choices(),
        years=_years(today),
    )


def show_meeting(request, public_id):
    meeting = found(find_meeting(public_id))
    of = {"meeting__public_id": public_id}
    today = timezone.localdate()
    attendance = list_attendance(**of)
    earlier, later = find_neighbours(meeting)
    papers = papers_of(public_id)
    said = {
        "questions": questions_of(**of),
        "resolutions": resolutions_of(**of),
        "promises": promises_of(today, **of),
        "actions": actions_of(today, origin_meeting__public_id=public_id),
    }
    items = list_items(public_id)
    under, apart = _under_items(items, said)
    before = _find_before(meeting, today)
    rows = len(attendance) + sum(map(len, said.values())) + len(before.get("promises", ()))
    business = fit_business(items, characters_beside(rows))
    return show(
        request,
        "meeting",
        meeting=meeting,
        is_cancelled=public_id in cancelled_meetings(today),
        both=any(item.planned for item in items) and any(item.minuted for item in items),
        roll=[(name, [each for each in attendance if each.manner == manner]) for manner, name in MANNERS],
        has_roll=bool(attendance),
        business=[(fitted, under.get(fitted.item.public_id, {})) for fitted in business],
        apart=apart,
        before=before,
        papers=papers,
        publications=publications_of(public_id),
        paper_numbers={paper.public_id: number for number, paper in enumerate(papers, 1)} if papers[1:] else {},
        earlier=earlier,
        later=later,
        asking=find_asking(public_id, timezone.localtime()),
        coming=list_coming_questions(today, public_id),
        owed=list_owed_answers(today, public_id),
    )


def _years(today):
    """The years of which there is a calendar, the latest first."""
    return sorted({*meeting_years(), *calendar_years(today)}, reverse=True)


def _find_before(meeting, today):
    """What was promised at the meeting before, what became of it counted, and the first few to be shown."""
    if meeting.body is None or meeting.date is None:
        return {}
    held, promises = promised_before(today, meeting.body.public_id, meeting.date)
    if held is None:
        return {}
    counts = Counter(promise.standing for promise in promises)
    told = [(SAID_OF_A_PROMISE[name], counts[name]) for name in SAID_OF_A_PROMISE if counts[name]]
    return {"meeting": held, "made": len(promises), "counts": told, "promises": promises[:MOST_BEFORE]}


def _under_items(items, said):
    """What was said at a meeting, by the item it was said under; and what stands under none of them."""
    known = {item.public_id for item in items}
    under, apart = defaultdict(dict), {}
    for name, rows in said.items():
        for row in rows:
            item = row.item.public_id if row.item else None
            home = under[item] if item in known else apart
            home.setdefault(name, []).append(row)
    return {item: fit_said(rows) for item, rows in under.items()}, fit_said(apart)
