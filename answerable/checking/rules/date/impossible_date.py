"""DAT502: a date that the calendar does not have, or a day with the ending of another (`26rd July`)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.scan import looks_scanned
from answerable.checking.labelling.printed_day import PlacedDay, PrintedDay, place_days
from answerable.checking.rule import Disagreement, Examined
from answerable.reading.extract.calendar import MONTHS

_LEAP_YEAR = 2000
_LAST_DAY = 31
# Before a number above 31 these show that a day is meant, not a count ("45 May 2022 applications").
_DAY_WORDS = re.compile(r"\b(?:on|by|to|from|until|dated|of|the|since|before|after|date:?)\s+$", re.IGNORECASE)
_REFERENCE_WORDS = re.compile(r"\b(?:page|para\w*|item|no\.?|minute|section|appendix|ref\.?)\s*$", re.IGNORECASE)


_ENDED = re.compile(r"(?<![\d.,])(?P<day>\d{1,2})(?P<ending>st|nd|rd|th)\b", re.IGNORECASE)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


def find(paper: Paper) -> Iterator[Examined]:
    for placed in place_days(paper):
        if _may_be_day(placed):
            yield Examined(disagreement=_compare(paper, placed) or _compare_ending(paper, placed))


def _compare_ending(paper: Paper, placed: PlacedDay) -> Disagreement | None:
    """A day whose ending is that of another number: perhaps the day was changed and its ending not."""
    match = _ENDED.search(placed.day.text)
    if match is None:
        return None
    number = int(match["day"])
    ending = "th" if number in _TEENS else _ENDINGS.get(number % 10, "th")
    if match["ending"].lower() == ending or looks_scanned(paper):
        return None
    return Disagreement(
        message=f"{placed.day.text} has the ending of another day: {number} takes “{ending}”.",
        working=(f"The paper prints {match[0]}.", f"The day would be the {number}{ending}."),
        printed=match[0],
        expected=f"{number}{ending}",
        explanation="The day was perhaps changed and its ending left, or a digit was mistyped.",
        severity="warning",
        cite=placed.passage.cite(placed.day.start, placed.day.end),
    )


def _compare(paper: Paper, placed: PlacedDay) -> Disagreement | None:
    day, passage = placed.day, placed.passage
    last = _last_day(day)
    if last is not None and 1 <= day.day <= last:
        return None
    if last is None:
        message = f"{day.text} is no date: there are twelve months, and the print names month {day.month}."
        working: tuple[str, ...] = (f"The month is printed as {day.month}.", "A year has 12 months.")
    else:
        month = f"{MONTHS[day.month - 1].title()}{f' {day.year}' if day.year else ''}"
        message = f"{day.text} is no date: {month} had {last} days, and the print names day {day.day}."
        working = (f"{month} has {last} days.", f"The paper prints day {day.day}.")
    return Disagreement(
        message=message,
        working=working,
        printed=day.text,
        severity="warning" if looks_scanned(paper) else None,
        cite=passage.cite(day.start, day.end),
    )


def _last_day(day: PrintedDay) -> int | None:
    """The last day of the month that is printed; of February 29 where no year says otherwise; none for no month."""
    if not 1 <= day.month <= len(MONTHS):
        return None
    return calendar.monthrange(day.year or _LEAP_YEAR, day.month)[1]


def _may_be_day(placed: PlacedDay) -> bool:
    day, text = placed.day, placed.passage.text
    before = text[max(0, day.start - 14) : day.start]
    if _REFERENCE_WORDS.search(before):
        return False
    if day.numeric:  # `23/04/2022` with the month first is a date of another custom
        return not (1 <= day.day <= len(MONTHS) < day.month <= _LAST_DAY)
    if 1 <= day.day <= _LAST_DAY:
        return True
    return day.ordinal or day.weekday is not None or bool(day.year and _DAY_WORDS.search(before))
