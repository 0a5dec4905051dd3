"""Spans of time that print gives by both ends: `1 April 2021 to 31 March 2022`, `2021/22 to 2024/25`."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from decimal import Decimal
from typing import Literal

import msgspec

from answerable.checking.labelling.printed_day import MONTH, find_days, month_number

Ends = Literal["day", "month", "year", "financial year"]
Unit = Literal["day", "week", "month", "year"]

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        re.findall(
            r"[\w-]+", "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        ),
        1,
    )
} | {"eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30}
DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12
FINANCIAL_YEAR = r"(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)(?![\d/])"
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}(?:,?\s+(?:19|20)\d\d)?"
_MONTH_YEAR = rf"{MONTH}(?:,?\s+(?:(?:19|20)\d\d|[’']?\d\d\b))?"
_END = rf"(?:{_DAY}|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d|{_MONTH_YEAR}|{FINANCIAL_YEAR}|(?:19|20)\d\d\b)"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?)?"
SPAN = re.compile(
    rf"(?<![\w/–-]){_WEEKDAY}(?P<first>{_END})\s*(?:[-–—]|\bto\b|\buntil\b|\band\b|\bthrough to\b)\s*(?:the\s+)?"
    rf"{_WEEKDAY}(?P<last>{_END})",
    re.IGNORECASE,
)
_FOUR = re.compile(r"(?:19|20)\d\d")
# What is uncertain of a length when only one of its ends is counted.
_SPARE_DAYS: dict[Ends, int] = {"day": 1, "month": 31, "year": 366, "financial year": 366}
_SPARE_MONTHS: dict[Ends, int] = {"day": 0, "month": 1, "year": 12, "financial year": 12}


class DatedSpan(msgspec.Struct, frozen=True):
    """A span with its ends as whole days: `first_day` is the first day of the first end, `last_day` the last day of
    the last end. `ends` is how finely they are printed."""

    ends: Ends
    first_day: dt.date
    last_day: dt.date
    start: int
    end: int
    text: str

    def lengths(self, unit: Unit) -> tuple[Decimal, Decimal]:
        """The shortest and the longest length, in a unit, that the two ends allow, counting one end or both."""
        if unit in ("month", "year"):
            shortest, longest = self._months()
            share = MONTHS_IN_YEAR if unit == "year" else 1
        else:
            shortest, longest = self._days()
            share = DAYS_IN_WEEK if unit == "week" else 1
        return shortest / share, longest / share

    def _days(self) -> tuple[Decimal, Decimal]:
        longest = (self.last_day - self.first_day).days + 1
        return Decimal(longest - _SPARE_DAYS[self.ends]), Decimal(longest)

    def _months(self) -> tuple[Decimal, Decimal]:
        longest = _months_between(self.first_day, self.last_day + dt.timedelta(days=1))
        if self.ends == "day":
            return _months_between(self.first_day, self.last_day), longest
        return longest - _SPARE_MONTHS[self.ends], longest


def find_dated_spans(text: str) -> list[DatedSpan]:
    """Every span of a text whose two ends are printed alike and are in order."""
    return [span for match in SPAN.finditer(text) if (span := _read(match)) is not None]


def find_reversed_spans(text: str) -> list[tuple[re.Match[str], dt.date, dt.date]]:
    """Every span whose two ends are days with their years and whose last day is before its first; with both days."""
    found = []
    for match in SPAN.finditer(text):
        if all(_FOUR.search(match[name]) and _kind(match[name]) == "day" for name in ("first", "last")):
            ends = _days(match["first"], match["last"])
            if ends is not None and ends[0] > ends[1]:
                found.append((match, *ends))
    return found


def read_financial_year(printed: str) -> int | None:
    """The year in which a financial year begins: 2021 of `2021/22`, `2021-2022`; none where it is not one year."""
    first, last = re.split(r"\s?[/–-]\s?", printed, maxsplit=1)
    return int(first) if (int(first) + 1) % 100 == int(last) % 100 else None


def _read(match: re.Match[str]) -> DatedSpan | None:
    first, last = match["first"], match["last"]
    kind = _kind(last)
    if _kind(first) != kind:
        return None
    ends = _days(first, last) if kind == "day" else _periods(kind, first, last)
    if ends is None or ends[0] > ends[1]:
        return None
    return DatedSpan(kind, ends[0], ends[1], match.start(), match.end(), match[0])


def _kind(printed: str) -> Ends:
    if find_days(printed):
        return "day"
    if printed[0].isalpha():
        return "month"
    return "year" if _FOUR.fullmatch(printed) else "financial year"


def _days(first: str, last: str) -> tuple[dt.date, dt.date] | None:
    firsts, lasts = find_days(first), find_days(last)
    if not firsts or not lasts:
        return None
    begin, finish = firsts[0], lasts[0]
    wraps = (begin.month, begin.day) > (finish.month, finish.day)
    # Where neither year is printed any will do, so that `1 April to 31 March` is a year.
    last_year = finish.year if finish.year is not None else (begin.year or 2001) + wraps
    first_year = begin.year if begin.year is not None else last_year - wraps
    begins, finishes = begin.date_in(first_year), finish.date_in(last_year)
    return (begins, finishes) if begins and finishes else None


def _periods(kind: Ends, first: str, last: str) -> tuple[dt.date, dt.date] | None:
    if kind == "year":
        return dt.date(int(first), 1, 1), dt.date(int(last), 12, 31)
    if kind == "financial year":
        begin, finish = read_financial_year(first), read_financial_year(last)
        return (dt.date(begin, 4, 1), dt.date(finish + 1, 3, 31)) if begin and finish else None
    return _months(first, last)


def _months(first: str, last: str) -> tuple[dt.date, dt.date] | None:
    begin, finish = month_number(first), month_number(last)
    last_year = _year(last)
    if last_year is None:
        return None
    first_year = _year(first) or last_year - (begin > finish)
    return dt.date(first_year, begin, 1), dt.date(last_year, finish, calendar.monthrange(last_year, finish)[1])


def _year(printed: str) -> int | None:
    match = re.search(r"\d+\s*$", printed)
    if match is None:
        return None
    year = int(match[0])
    return year if year > 99 else 2000 + year


def _months_between(first: dt.date, last: dt.date) -> Decimal:
    """Months from one day to another, the days of an unfinished month as a share of 30."""
    whole = (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month
    return whole + Decimal(last.day - first.day) / 30
