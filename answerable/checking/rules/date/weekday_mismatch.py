"""DAT501: a day of the week beside a date on which it did not fall."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.scan import looks_scanned
from answerable.checking.finding import Severity
from answerable.checking.labelling.printed_day import WEEKDAYS, PlacedDay, PrintedDay, place_days
from answerable.checking.rule import Disagreement, Examined

_NEXT_MEETING = re.compile(r"\bnext (?:meeting|session|panel|board|time|committee)\b|\bmeets? again\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SWAPPED = "Read with the month first, the day of the week agrees."
_SCANNED = "The paper seems to be a scan, so a digit of the date may have been misread."


def find(paper: Paper) -> Iterator[Examined]:
    for placed in place_days(paper):
        day = placed.day
        if day.weekday is None:
            continue
        if day.year is not None:
            if day.date is not None:  # a day that the calendar does not have is DAT502
                yield Examined(disagreement=_compare(paper, placed, day.date))
        elif dates := _possible_dates(paper, placed):
            yield Examined(disagreement=_compare_yearless(placed, dates))


def _compare(paper: Paper, placed: PlacedDay, date: dt.date) -> Disagreement | None:
    day = placed.day
    if day.weekday == date.weekday():
        return None
    printed, expected = WEEKDAYS[day.weekday or 0], WEEKDAYS[date.weekday()]
    severity: Severity | None = None
    explanation = _other_year(day, date)
    if _month_first(day):
        severity, explanation = "info", _SWAPPED
    elif looks_scanned(paper):
        severity, explanation = "warning", _SCANNED
    return Disagreement(
        message=f"{day.text}: the {date:%-d %B %Y} was a {expected}, so the day does not agree with the date.",
        working=(f"{date:%-d %B %Y} fell on a {expected}.", f"The paper prints {printed}."),
        printed=printed,
        expected=expected,
        explanation=explanation,
        severity=severity,
        cite=placed.passage.cite(day.start, day.end),
    )


def _compare_yearless(placed: PlacedDay, dates: list[dt.date]) -> Disagreement | None:
    """A day without its year: it disagrees where it fell on that day of the week in no year that may be meant."""
    day = placed.day
    if any(date.weekday() == day.weekday for date in dates):
        return None
    printed = WEEKDAYS[day.weekday or 0]
    fell = [f"{date:%-d %B %Y} falls on a {WEEKDAYS[date.weekday()]}." for date in dates]
    return Disagreement(
        message=f"{day.text}: that date is not a {printed} in {_list_years(dates)}, so day and date do not agree.",
        working=(*fell, f"The paper prints {printed}."),
        printed=printed,
        expected=WEEKDAYS[dates[0].weekday()] if len(dates) == 1 else None,
        severity="warning",
        cite=placed.passage.cite(day.start, day.end),
    )


def _possible_dates(paper: Paper, placed: PlacedDay) -> list[dt.date]:
    """The dates that a day without its year may mean: the next one after a meeting that announces it; else that day
    in the year of its document, the year on either side, and the years that its own words name."""
    day, passage = placed.day, placed.passage
    document = paper.document_at(passage.place)
    if document is None or document.date is None or day.numeric:
        return []
    year = document.date.year
    dates = [date for date in map(day.date_in, (year - 1, year, year + 1)) if date is not None]
    if _NEXT_MEETING.search(passage.text[max(0, day.start - 80) : day.start]):
        return [date for date in dates if date > document.date][:1]
    named = {int(match[0]) for match in _YEAR.finditer(passage.text)} - {year - 1, year, year + 1}
    return dates + [date for date in map(day.date_in, sorted(named)) if date is not None]


def _other_year(day: PrintedDay, date: dt.date) -> str | None:
    for year in (date.year + 1, date.year - 1):
        near = day.date_in(year)
        if near is not None and near.weekday() == day.weekday:
            return f"The year may be meant as {year}, when that date was a {WEEKDAYS[near.weekday()]}."
    return None


def _month_first(day: PrintedDay) -> bool:
    if not day.numeric or day.day > 12 or day.year is None:
        return False
    return dt.date(day.year, day.day, day.month).weekday() == day.weekday if day.month <= 31 else False


def _list_years(dates: list[dt.date]) -> str:
    years = [str(date.year) for date in dates]
    return years[0] if len(years) == 1 else f"{', '.join(years[:-1])} or {years[-1]}"
