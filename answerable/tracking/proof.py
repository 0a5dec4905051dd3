"""Closed rows: whether anything shows that what they ask for was done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from answerable.reading.extract.calendar import find_dates
from answerable.tracking.library import Library
from answerable.tracking.reconciliation import Unproven
from answerable.tracking.row import Printing, Row, Tracker
from answerable.tracking.standing import is_taken
from answerable.tracking.wording import Lexicon

_STILL_TO_COME = re.compile(
    r"^\W*(?:programmed|scheduled|timetabled|awaiting|to be (?!noted)|will be|due (?:at|to|on|in)|planned"
    r"|pending|in hand"
    r"|ongoing|in progress)\b",
    re.IGNORECASE,
)
_ASKS_FOR_A_PLACE = re.compile(r"\b(?:program\w*|schedul\w+|timetabl\w+|work ?plan|add(?:ed)? to)\b", re.IGNORECASE)
_HELD_AT = re.compile(
    r"\b(?:heard|taken|considered|discussed|presented|reported|given|received|on the agenda|minute)\b", re.IGNORECASE
)


def find_unproven(
    rows: Iterable[Row], trackers: Sequence[Tracker], library: Library, lexicon: Lexicon
) -> tuple[Unproven, ...]:
    """Closed rows whose update is blank, tells only of what is still to come, or names a meeting that shows
    nothing.
    """
    found = []
    for row in rows:
        if not row.tracked or row.last.action.status != "complete":
            continue
        why = explain_unproven(row.tracked[-1], trackers) or _not_borne_out(row, library, lexicon)
        if why:
            found.append(Unproven(action=row.last.action, tracked_in=row.last.whence, why=why))
    return tuple(found)


def explain_unproven(printing: Printing, trackers: Iterable[Tracker]) -> str | None:
    """Why a closed row's own words do not show that it was done; nothing where they do, or where no updates are
    printed.
    """
    update = printing.action.update
    if not update:
        prints = any(tracker.whence == printing.whence and tracker.has_updates for tracker in trackers)
        return "It is closed, and its update is blank." if prints else None
    match = _STILL_TO_COME.match(update)
    if match is None or _ASKS_FOR_A_PLACE.search(printing.action.text):
        return None
    days = [dated.date for dated in find_dates(update, printing.whence.date.year if printing.whence.date else None)]
    if days and printing.whence.date and max(days) < printing.whence.date:
        return None
    return f"It is closed, and its update tells of what is still to come: \u201c{update}\u201d."


def _not_borne_out(row: Row, library: Library, lexicon: Lexicon) -> str | None:
    """The update says that a meeting took it, and the minutes of that meeting, which were given, have nothing like
    it.
    """
    last = row.tracked[-1]
    update = last.action.update or ""
    if not _HELD_AT.search(update):
        return None
    for dated in find_dates(update, last.whence.date.year if last.whence.date else None):
        minutes = library.minutes.get(row.body, {}).get(dated.date)
        if minutes is not None and not _is_borne_out(last, dated.date, library, lexicon):
            return (
                f"Its update names the meeting of {dated.date:%-d %B %Y}, and the minutes of it have nothing like it."
            )
    return None


def _is_borne_out(printing: Printing, date: dt.date, library: Library, lexicon: Lexicon) -> bool:
    if is_taken(printing, date, library, lexicon):
        return True
    return printing.reference is not None and library.names(printing.whence.body, date, printing.reference)
