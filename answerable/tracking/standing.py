"""How an open row stands: whether it moves from meeting to meeting, and what it says that the papers do not bear
out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from answerable.law.words import say_list
from answerable.reading.extract.calendar import find_dates
from answerable.record import Action
from answerable.tracking.library import Library
from answerable.tracking.reconciliation import Reason, Stalled
from answerable.tracking.row import Printing, Row, Tracker
from answerable.tracking.shelf import Whence, read_month
from answerable.tracking.wording import Lexicon, stems_of

MEETINGS_WITHOUT_UPDATE = 2
"""Meetings of its body that a row may be without an update before it is said to stand still."""
ON_AGENDA = 0.3
"""How much of a row's weight an item must say for the meeting to have taken it; an item is seldom worded alike."""
FEWEST_ON_AGENDA = 2

_PROGRAMMED = re.compile(
    r"\b(?:programmed|scheduled|timetabled|on (?:the )?agenda|to be (?:taken|heard|considered|discussed|presented)"
    r"|(?:item|report|paper|briefing)s? (?:due )?(?:at|to|for)|due (?:at|to)|booked|listed)\b",
    re.IGNORECASE,
)


def find_stalled(
    rows: Iterable[Row], trackers: Sequence[Tracker], library: Library, lexicon: Lexicon, on: dt.date | None
) -> tuple[Stalled, ...]:
    """The open rows that do not move, each with every reason that holds and the meetings at which it had not moved.

    `on` is the day against which due dates are held; without it, a row's own body's latest paper.
    """
    found = []
    for row in rows:
        reasons: dict[Reason, str] = {}
        meetings: set[dt.date] = set()
        today = on or _latest(library, row)
        if row.last.action.status != "complete" and not _is_closed_later(row, library):
            for reason, why, dates in _reasons(row, trackers, library, lexicon, today):
                reasons.setdefault(reason, why)
                meetings.update(dates)
        if reasons:
            found.append(
                Stalled(
                    action=row.last.action,
                    tracked_in=row.last.whence,
                    meetings=tuple(sorted(meetings)),
                    reasons=tuple(reasons),
                    why=" ".join(reasons.values()),
                )
            )
    return tuple(found)


def _is_closed_later(row: Row, library: Library) -> bool:
    """Whether a meeting after the last printing resolved that the row be closed."""
    reference, printed = row.last.reference, row.last.whence.date
    return (
        reference is not None and printed is not None and library.closed_on(row.body, reference, printed) is not None
    )


_Held = tuple[Reason, str, tuple[dt.date, ...]]


def _reasons(
    row: Row, trackers: Sequence[Tracker], library: Library, lexicon: Lexicon, today: dt.date | None
) -> Iterable[_Held]:
    if row.tracked:
        yield from _without_update(row, trackers, library)
        yield from _unchanged(row)
        yield from _off_agenda(row, library, lexicon)
        yield from _dropped(row, trackers)
    due = find_due_day(row.last.action)
    if due and today and due < today:
        yield (
            "overdue",
            f"It was due on {due:%-d %B %Y} and is not complete in the papers up to {today:%-d %B %Y}.",
            (),
        )


def find_due_day(action: Action) -> dt.date | None:
    """The day by which an action is due; of a month, its last."""
    if action.due_date or not action.due:
        return action.due_date
    month = read_month(action.due)
    return month.last if month else None


def is_blank(printing: Printing, trackers: Iterable[Tracker]) -> bool:
    """Whether a row's update is blank in a tracker that prints updates, after the meeting that asked for it."""
    if printing.action.update or printing.minuted or printing.whence.date is None:
        return False
    span = Row(printings=(printing,)).span
    if span is None or span.last >= printing.whence.date:
        return False
    return any(tracker.whence == printing.whence and tracker.has_updates for tracker in trackers)


def _without_update(row: Row, trackers: Sequence[Tracker], library: Library) -> Iterable[_Held]:
    last = row.tracked[-1]
    if last is not row.last or not is_blank(last, trackers) or last.whence.date is None:
        return
    asked = row.span.last if row.span else last.whence.date
    meetings = library.meetings_between(row.body, asked, last.whence.date)
    yield "blank", f"Its update is blank in the tracker of {last.whence.date:%-d %B %Y}.", meetings
    had_none = all(not printing.action.update for printing in row.tracked)
    if had_none and len(meetings) >= MEETINGS_WITHOUT_UPDATE:
        yield "not updated", f"It has had no update at {_list_dates(meetings)}.", meetings


def _unchanged(row: Row) -> Iterable[_Held]:
    """The same words again at a later meeting, unless they name a day that is still to come."""
    same: list[Printing] = []
    for printing in row.tracked:
        if same and _folded(same[-1]) == _folded(printing):
            same.append(printing)
        else:
            same = [printing]
    dates = sorted({printing.whence.date for printing in same if printing.whence.date})
    update = row.last.action.update
    if len(dates) < MEETINGS_WITHOUT_UPDATE or not update:
        return
    ahead = _last_day(update, dates[-1])
    if ahead is None or ahead < dates[-1]:
        yield "unchanged", f"Its update has the same words at {_list_dates(dates)}.", tuple(dates)


def _off_agenda(row: Row, library: Library, lexicon: Lexicon) -> Iterable[_Held]:
    """Programmed for a meeting whose agenda, or minutes, were given and hold nothing like it."""
    update = row.last.action.update or ""
    if not _PROGRAMMED.search(update):
        return
    year = row.last.whence.date.year if row.last.whence.date else None
    for dated in find_dates(update, year):
        paper = _paper_of(row.body, dated.date, library)
        if paper is None or is_taken(row.last, dated.date, library, lexicon):
            continue
        yield (
            "not on the agenda",
            f"It is programmed for {dated.date:%-d %B %Y}, and the {paper.kind} of that meeting "
            f"{'have' if paper.kind == 'minutes' else 'has'} nothing like it.",
            (dated.date,),
        )


def is_taken(printing: Printing, date: dt.date, library: Library, lexicon: Lexicon) -> bool:
    """Whether the agenda or minutes of a day hold an item like a row."""
    for passage in library.of_meeting(printing.whence.body, date):
        shared = passage.stems & printing.stems
        if lexicon.count_telling(shared) >= FEWEST_ON_AGENDA and lexicon.cover(shared, printing.stems) >= ON_AGENDA:
            return True
    return False


def _paper_of(body: str | None, date: dt.date, library: Library) -> Whence | None:
    return library.agendas.get(body, {}).get(date) or library.minutes.get(body, {}).get(date)


def _dropped(row: Row, trackers: Sequence[Tracker]) -> Iterable[_Held]:
    """Open in one tracker and absent from the next, which prints closed actions too: it was not just done."""
    last = row.tracked[-1].whence
    if last.kind != "action_tracker" or last.date is None:
        return
    later = [
        tracker
        for tracker in trackers
        if tracker.whence.kind == "action_tracker"
        and tracker.whence.body == last.body
        and (tracker.date or last.date) > last.date
    ]
    if later and later[0].date and later[0].has_closed:
        yield (
            "dropped",
            f"It was open in the tracker of {last.date:%-d %B %Y} and is not in that of {later[0].date:%-d %B %Y}.",
            (later[0].date,),
        )


def _latest(library: Library, row: Row) -> dt.date | None:
    """The day of the latest paper of a row's body."""
    dates = [*library.meetings.get(row.body, ()), *(held.whence.date for held in row.printings if held.whence.date)]
    return max(dates, default=None)


def _last_day(update: str, tracker_date: dt.date) -> dt.date | None:
    days = [dated.date for dated in find_dates(update, tracker_date.year)]
    month = read_month(update)
    return max([*days, *([month.last] if month else [])], default=None)


def _folded(printing: Printing) -> frozenset[str]:
    return stems_of(printing.action.update or "")


def _list_dates(dates: Sequence[dt.date]) -> str:
    named = [f"{date:%-d %B %Y}" for date in dates]
    return f"the meeting of {named[0]}" if len(named) == 1 else f"the meetings of {say_list(named)}"
