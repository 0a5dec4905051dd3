"""The front page: what is next, measured, patrolled, paid for, promised and decided, and what is overdue."""

import datetime as dt

from django.utils import timezone

from answerable.keeping.queries.public.action import overdue_actions
from answerable.keeping.queries.public.calendar import cancelled_meetings, next_called
from answerable.keeping.queries.public.decision import latest_decisions
from answerable.keeping.queries.public.finance_report import find_latest
from answerable.keeping.queries.public.home import count_record
from answerable.keeping.queries.public.meeting import latest_meetings, next_meetings
from answerable.keeping.queries.public.patrol_report import find_latest as find_latest_patrols
from answerable.keeping.queries.public.promise import latest_promises
from answerable.keeping.queries.public.scorecard import latest_scorecard
from answerable.measuring.refusal import MeasureError
from answerable.publishing.addresses import source_address
from answerable.publishing.reporting import cut_lead
from answerable.publishing.scoring import headline, show_tested
from answerable.publishing.showing import show

ROWS = 5


def show_home(request):
    today = timezone.localdate()
    patrols = find_latest_patrols()
    return show(
        request,
        "home",
        counts=count_record(today),
        coming=_coming(today),
        measured=_measured(today),
        money=find_latest(),
        patrols=patrols and cut_lead(patrols),
        cancelled=cancelled_meetings(today),
        held=latest_meetings(today, ROWS),
        promises=latest_promises(today, ROWS),
        decisions=latest_decisions(ROWS),
        actions=overdue_actions(today, ROWS),
    )


def _coming(today):
    """The next meetings: those that papers announce, and those called that no paper has announced yet."""
    meetings = [*next_meetings(today, ROWS), *next_called(today, ROWS)]
    return sorted(meetings, key=lambda meeting: (meeting.date, meeting.start_time or dt.time.max))[:ROWS]


def _measured(today):
    """The latest scorecard in brief: its headline and the changes that were tested; nothing where there is none."""
    try:
        latest = latest_scorecard(today, source_address)
    except MeasureError:
        return None
    if latest is None:
        return None
    scorecard, _ = latest
    return {
        "headline": headline(scorecard),
        "quarter_end": scorecard.quarter_end,
        "lines": show_tested(scorecard)[:ROWS],
    }
