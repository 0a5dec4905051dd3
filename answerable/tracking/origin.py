"""Rows that nothing in the minutes of their own meeting accounts for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from answerable.tracking.gap import describe_whence
from answerable.tracking.library import Library, Said
from answerable.tracking.matching import Choice
from answerable.tracking.reconciliation import Orphan, Untraced
from answerable.tracking.row import Printing, Row
from answerable.tracking.shelf import Span, Whence
from answerable.tracking.wording import Lexicon

IN_PROSE = 0.5
"""How much of a row's weight a passage of the minutes must say, to be where it came from."""
FEWEST_IN_PROSE = 2


def find_orphans(
    rows: Sequence[Row], choices: Iterable[Choice], library: Library, lexicon: Lexicon
) -> tuple[tuple[Orphan, ...], tuple[Untraced, ...], dict[tuple[str, ...], Said]]:
    """Rows without an origin, rows whose origin cannot be looked up, and what the prose asked for of the others.

    A row is an orphan only where the minutes of its meeting were given and neither a resolution, a promise nor a
    passage of theirs fits it.
    """
    accounted = {fit.row.key for choice in choices for fit in (*choice.carried, *choice.refused)}
    orphans, untraced, asked = [], [], {}
    for row in rows:
        if not row.tracked or row.key in accounted:
            continue
        printing = row.tracked[0]
        minutes = _minutes_of(row.span, row.body, library)
        if minutes is None:
            untraced.append(_state_untraced(printing, row.span))
        elif passage := _find_prose(printing, minutes, library, lexicon):
            asked[row.key] = passage
        else:
            orphans.append(_state_orphan(printing, minutes))
    return tuple(orphans), tuple(untraced), asked


def _minutes_of(span: Span | None, body: str | None, library: Library) -> Whence | None:
    """The minutes of the meeting that a row names, if it is the only one of its month among the papers."""
    if span is None:
        return None
    held = [whence for date, whence in library.minutes.get(body, {}).items() if span.holds(date)]
    return held[0] if len(held) == 1 else None


def _find_prose(printing: Printing, minutes: Whence, library: Library, lexicon: Lexicon) -> Said | None:
    if minutes.date is None:
        return None
    best: tuple[float, Said] | None = None
    for passage in library.of_meeting(printing.whence.body, minutes.date):
        shared = passage.stems & printing.stems
        cover = lexicon.cover(shared, printing.stems)
        if cover >= IN_PROSE and lexicon.count_telling(shared) >= FEWEST_IN_PROSE and (not best or cover > best[0]):
            best = (cover, passage)
    return best[1] if best else None


def _state_orphan(printing: Printing, minutes: Whence) -> Orphan:
    when = f"{minutes.date:%-d %B %Y}" if minutes.date else "its meeting"
    return Orphan(
        action=printing.action,
        tracked_in=printing.whence,
        origin_in=minutes,
        why=f"Nothing fits it in the minutes of {when} ({describe_whence(minutes)}).",
    )


def _state_untraced(printing: Printing, span: Span | None) -> Untraced:
    if span is None:
        why = "The row does not say of which meeting it is."
    else:
        body = printing.whence.body or "the body"
        when = f"{span.first:%B %Y}" if span.first != span.last else f"{span.first:%-d %B %Y}"
        why = f"The minutes of {body} of {when} were not given."
    return Untraced(action=printing.action, tracked_in=printing.whence, why=why)
