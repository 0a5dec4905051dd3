"""ACT902: a tracker's row in the table of another year, closed with nothing to show for it, or without an update."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.tracked import name_row, track_paper
from answerable.checking.rule import Disagreement, Examined
from answerable.tracking.proof import explain_unproven
from answerable.tracking.row import Printing, Tracker
from answerable.tracking.shelf import Span, find_span
from answerable.tracking.standing import is_blank

_YEARS = re.compile(r"\b(20\d\d)\s*[-–—/]\s*(20\d\d|\d\d)\b")
_YEAR_NUMBER = re.compile(r"(?:[A-Z]{1,5}[ /-]?)?(?P<year>[12]\d)/\d{1,3}")
_FEWEST_YEARED = 5
"""Rows that must be numbered by year before one that is not as the others are can be told."""
# Municipal years begin in May, financial years in April, some bodies' in September: a row that fits none is out of
# place.
_EARLIEST_MONTH, _LATEST_MONTH_END = (4, 1), (8, 31)


def find(paper: Paper) -> Iterator[Examined]:
    tracked = track_paper(paper)
    for tracker in tracked.trackers:
        yield from _hold_reference_years(tracker)
        for printing in tracker.printings:
            yield from _hold_year(printing, tracker)
            yield from _hold_update(printing, tracker)
    if tracked.reconciliation is not None:
        own = {(said.action.id, said.why) for said in tracked.reconciliation.unproven}
        known = {
            printing.action.id
            for tracker in tracked.trackers
            for printing in tracker.printings
            if explain_unproven(printing, [tracker])
        }
        for printing in (printing for tracker in tracked.trackers for printing in tracker.printings):
            why = next((why for action, why in own if action == printing.action.id), None)
            if why and printing.action.id not in known:
                yield Examined(disagreement=_closed(printing, why))


def _hold_year(printing: Printing, tracker: Tracker) -> Iterator[Examined]:
    """A row of open actions against the year of its table's heading; closed ones stand under the year of closing."""
    years = _years_of(printing.action.table)
    span = find_span(printing.action)
    if years is None or span is None or printing.action.status == "complete":
        return
    if _is_within(span, years):
        yield Examined()
        return
    own = next(
        (
            other.action.table
            for other in tracker.printings
            if other.action.status != "complete"
            and (held := _years_of(other.action.table)) is not None
            and _is_within(span, held)
        ),
        None,
    )
    asked = printing.action.origin_meeting or f"{span.first:%-d %B %Y}"
    yield Examined(
        disagreement=Disagreement(
            message=f"{name_row(printing.action)} is of {asked}, and stands in the table “{printing.action.table}”.",
            working=(
                f"Meeting printed in the row: {asked}.",
                f"Heading of its table: {printing.action.table}.",
                f"Table of its year in this tracker: {own or 'none'}.",
            ),
            printed=printing.action.table,
            expected=own,
            explanation="It may have been carried forward into the wrong table." if own else None,
            cite=printing.action.cite,
            severity=None if own else "info",
        )
    )


def _hold_reference_years(tracker: Tracker) -> Iterator[Examined]:
    """A row whose number is of another year (`25/07`) than its meeting, where every other row's is of the same."""
    rows = [
        (printing, int(match["year"]), span)
        for printing in tracker.printings
        if (match := _YEAR_NUMBER.fullmatch(printing.action.ref or "")) and (span := find_span(printing.action))
    ]
    odd = [row for row in rows if row[1] not in (row[2].first.year % 100, row[2].last.year % 100)]
    if len(rows) < _FEWEST_YEARED or len(odd) > 1:
        return
    yield from (Examined() for row in rows if row not in odd)
    for printing, year, span in odd:
        asked = printing.action.origin_meeting or f"{span.first:%-d %B %Y}"
        yield Examined(
            disagreement=Disagreement(
                message=(
                    f"{name_row(printing.action)} has a number of 20{year:02} and is said to be of {asked}, "
                    f"so the two years do not agree."
                ),
                working=(
                    f"Year in its number: {year:02}.",
                    f"Meeting printed in the row: {asked}.",
                    f"In the other {len(rows) - 1} rows the two years are the same.",
                ),
                printed=asked,
                expected=f"20{year:02}",
                explanation="The year of the meeting was perhaps mistyped.",
                cite=printing.action.cite,
            )
        )


def _hold_update(printing: Printing, tracker: Tracker) -> Iterator[Examined]:
    if not tracker.has_updates:
        return
    why = explain_unproven(printing, [tracker]) if printing.action.status == "complete" else None
    if why:
        yield Examined(disagreement=_closed(printing, why))
    elif is_blank(printing, [tracker]) and printing.action.status != "complete":
        date = f" of {tracker.date:%-d %B %Y}" if tracker.date else ""
        yield Examined(
            disagreement=Disagreement(
                message=f"{name_row(printing.action)} is open, and its update is blank in the tracker{date}.",
                working=(
                    f"Asked for: {printing.action.origin_meeting or 'at an earlier meeting'}.",
                    "Other rows of this tracker print an update; this one prints none.",
                ),
                cite=printing.action.cite,
                severity="info",
            )
        )
    else:
        yield Examined()


def _closed(printing: Printing, why: str) -> Disagreement:
    return Disagreement(
        message=f"{name_row(printing.action)} does not agree with its own update. {why}",
        working=(
            f"Status: complete ({printing.action.table or 'as the row says'}).",
            f"Update: {printing.action.update or 'blank'}.",
        ),
        printed=printing.action.update,
        cite=printing.action.cite,
    )


def _years_of(heading: str | None) -> Span | None:
    """The year that a table's heading names, from its earliest to its latest possible day."""
    match = _YEARS.search(heading or "")
    if match is None:
        return None
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    return Span(dt.date(first, *_EARLIEST_MONTH), dt.date(last, *_LATEST_MONTH_END)) if last == first + 1 else None


def _is_within(span: Span, years: Span) -> bool:
    return span.last >= years.first and span.first <= years.last
