"""Days as papers print them, whether or not the calendar has them: `Tues 31st June 2022`, `30/02/2023`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from weakref import WeakKeyDictionary

import msgspec

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.passage import Passage, gather_passages
from answerable.reading.extract.calendar import MONTHS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# A month begins with a capital, so that "the 12 may apply" is no day.
MONTH = (
    r"(?-i:(?=[A-Z]))(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b\.?,?\s+(?:the\s+)?"
)
_YEAR = r"(?:19|20)\d\d(?![\d,]\d|\d)"
_WRITTEN = re.compile(
    rf"(?<![\w/.£-])(?P<day>\d{{1,2}})\s?(?P<ordinal>st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{MONTH})"
    rf"(?:,?\s*(?P<year>{_YEAR})|\s(?P<short>[’']?\d\d)(?=[\s,.;)]|$)(?!\s?(?:[-–:%]|per|to\b|days|people)))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w/.-])(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?P<ordinal>st|nd|rd|th)?,?\s+"
    rf"(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"(?<![\w/.£-])(?P<day>\d{{1,2}})(?P<joint>[/.-])(?P<month>\d{{1,2}})(?P=joint)(?P<year>{_YEAR})"
    r"(?![/.-]\d)",
    re.IGNORECASE,
)
_SHORT_NUMERIC = re.compile(
    r"(?<![\w/.£-])(?P<day>\d{1,2})(?P<joint>[/.-])(?P<month>\d{1,2})(?P=joint)(?P<short>\d\d)"
    r"(?![/.-]?\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
# `Monday 6 and Tuesday 7 March 2023`: the first day borrows the month and the year of the second.
_BORROWING = re.compile(
    rf"(?<![\w/.-]){_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:,|and|to|until|or|&|[-–])\s*$", re.IGNORECASE
)
_WEEKDAY_BEFORE = re.compile(rf"(?<![\w/.-]){_WEEKDAY}$", re.IGNORECASE)
_LONGEST_WEEKDAY = 16
_NAMED_MONTH = re.compile(
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JU|AUG|SEP|OCT|NOV|DEC"
)
_DIGIT = re.compile(r"\d")
_NUMBERED_MONTH = re.compile(r"\d[/.-]\d{1,2}[/.-]\d")


class PrintedDay(msgspec.Struct, frozen=True, dict=True):
    """A day as printed. `weekday` counts from Monday, 0. `year` is absent where none is printed; `numeric` says that
    the month is printed as a number. The day need not exist."""

    day: int
    month: int
    year: int | None
    weekday: int | None
    numeric: bool
    start: int
    end: int
    text: str
    ordinal: bool = False

    @property
    def date(self) -> dt.date | None:
        """The day of the calendar; none where no year is printed or there is no such day."""
        return self.date_in(self.year) if self.year is not None else None

    def date_in(self, year: int) -> dt.date | None:
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


class PlacedDay(msgspec.Struct, frozen=True):
    """A printed day and the passage that it stands in."""

    day: PrintedDay
    passage: Passage


_PLACED: WeakKeyDictionary[Paper, tuple[PlacedDay, ...]] = WeakKeyDictionary()


def place_days(paper: Paper) -> tuple[PlacedDay, ...]:
    """Every day that a paper prints, with its passage. Made once for a paper."""
    held = _PLACED.get(paper)
    if held is None:
        held = _PLACED[paper] = tuple(
            PlacedDay(day, passage) for passage in gather_passages(paper) for day in find_days(passage.text)
        )
    return held


def find_days(text: str) -> list[PrintedDay]:
    """Every day printed in a text, in order: written out, numeric (day first), or as ISO 8601 has it."""
    if not _DIGIT.search(text):
        return []
    patterns = [_WRITTEN, _MONTH_FIRST] if _NAMED_MONTH.search(text) else []
    if _NUMBERED_MONTH.search(text):
        patterns += [_NUMERIC, _SHORT_NUMERIC, _ISO]
    found: list[PrintedDay] = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            day = _read(match, text)
            if day is not None and not _overlaps(match, found):
                found.append(day)
    if not found:
        return []
    return sorted([*found, *_find_borrowers(text, found)], key=lambda day: day.start)


def month_number(name: str) -> int:
    """1 for `January`, `Jan`, `jan.`. Raises `StopIteration` for a word that is no month."""
    start = name.lower()[:3]
    return next(index for index, month in enumerate(MONTHS, 1) if month.startswith(start))


def _read(match: re.Match[str], text: str) -> PrintedDay | None:
    """A day with the day of the week before it; a year of two digits after a numeric month needs one."""
    parts = match.groupdict()
    before = _WEEKDAY_BEFORE.search(text, max(0, match.start() - _LONGEST_WEEKDAY), match.start())
    if match.re is _SHORT_NUMERIC and before is None:
        return None
    start = before.start() if before else match.start()
    numeric = parts["month"].isdigit()
    return PrintedDay(
        day=int(parts["day"]),
        month=int(parts["month"]) if numeric else month_number(parts["month"]),
        year=_year(parts),
        weekday=_weekday(before["weekday"]) if before else None,
        numeric=numeric,
        start=start,
        end=match.end(),
        text=text[start : match.end()],
        ordinal=bool(parts.get("ordinal")),
    )


def _year(parts: dict[str, str | None]) -> int | None:
    if parts.get("year"):
        return int(parts["year"] or 0)
    short = parts.get("short")
    return 2000 + int(short.strip("’'")) if short else None


def _weekday(name: str | None) -> int | None:
    if not name:
        return None
    return next(index for index, weekday in enumerate(WEEKDAYS) if weekday.lower().startswith(name.lower()[:3]))


def _find_borrowers(text: str, days: Sequence[PrintedDay]) -> list[PrintedDay]:
    found = []
    for day in days:
        match = _BORROWING.search(text, max(0, day.start - 40), day.start) if day.weekday is not None else None
        if match and not _overlaps(match, days) and int(match["day"]) <= day.day:
            end = match.end("day")
            found.append(
                msgspec.structs.replace(
                    day,
                    day=int(match["day"]),
                    weekday=_weekday(match["weekday"]),
                    start=match.start(),
                    end=end,
                    text=text[match.start() : end],
                )
            )
    return found


def _overlaps(match: re.Match[str], days: Iterable[PrintedDay]) -> bool:
    return any(day.start < match.end("day") and match.start() < day.end for day in days)
