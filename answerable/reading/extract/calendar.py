"""Days and clock times as papers print them: `Tuesday 22nd February 2022`, `1000 - 1300 hrs`, `2.30pm`."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?" + (
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = (
    r"(?:\b(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday"
    r"|urday)?\b\.?,?\s*(?:the\s+)?)?"
)
_WRITTEN = re.compile(
    _WEEKDAY
    + r"(?:\b(?P<day>\d{1,2})\s?(?:st|nd|rd|th)?|\b(?P<scan>[lIO\d]{1,2})(?:st|nd|rd|th))(?:\s+of)?\s+"
    + _MONTH
    + r"\s*,?\s*(?P<year>\d{4}|[’']?\d\d\b)?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    _WEEKDAY + _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*,\s*(?P<year>\d{4})", re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d\d)(?![\d/.-]\d)")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")

_HOUR = (
    r"(?<![\d£$.:/])(?:(?P<h{0}>[01]?\d|2[0-4])(?:\s?[:.]\s?(?P<m{0}>[0-5]\d))?\s?(?P<p{0}>[ap]\.?\s?m\b\.?)"
    r"|(?P<H{0}>[01]?\d|2[0-4])[:.](?P<M{0}>[0-5]\d)(?![\d%:]|\.\d|\s?(?:m|k|bn|million|per cent)\b)"
    r"|(?P<F{0}>[01]\d|2[0-4])(?P<G{0}>[0-5]\d)(?=\s?(?:hrs?|hours)\b|\s?[-–—]\s?\d{{4}}\s?(?:hrs?|hours))"
    r"|(?P<n{0}>\b12\s+noon|\bnoon|\bmidday|\bmidnight))(?:\s?(?:hrs?|hours)\b\.?)?"
)
_CLOCK = re.compile(_HOUR.format(1), re.IGNORECASE)
_SPAN = re.compile(_HOUR.format(1) + r"\s*(?:[-–—]|to|until|and)\s*" + _HOUR.format(2), re.IGNORECASE)
_SHORT_SPAN = re.compile(
    r"(?<![\d/.:£-])(?P<first>1[0-2]|[1-9])\s?[-–—]\s?(?=[\d:.]{1,5}\s?[ap]\.?m)" + _HOUR.format(2), re.IGNORECASE
)
_BARE_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?", re.IGNORECASE)
_DATE_HINT = re.compile(r"\d")


# A scan's `lst` is `1st`, its `1O` is 10.
_SCANNED = str.maketrans("lIO", "110")


class Dated(msgspec.Struct, frozen=True):
    """A day found in a text, and where its words stand (character offsets)."""

    date: dt.date
    start: int
    end: int
    year_printed: bool = True


class Timed(msgspec.Struct, frozen=True):
    """A clock time, or a span of two, found in a text, with its character offsets."""

    time: dt.time
    until: dt.time | None
    start: int
    end: int


def find_dates(text: str, year: int | None = None) -> list[Dated]:
    """Every whole date in a text, in order. A date without its year takes `year`, or is passed over."""
    if not _DATE_HINT.search(text):
        return []
    found: list[Dated] = []
    for pattern in (_WRITTEN, _MONTH_FIRST, _NUMERIC, _ISO):
        for match in pattern.finditer(text):
            day = match["day"] or match["scan"].translate(_SCANNED)
            date = _date_of(day, match["month"], match["year"], year)
            if date is not None and not any(held.start < match.end() and match.start() < held.end for held in found):
                found.append(Dated(date, match.start(), match.end(), match["year"] is not None))
    return sorted(found, key=lambda dated: dated.start)


def find_date(text: str, year: int | None = None) -> dt.date | None:
    """The first whole date of a text."""
    dates = find_dates(text, year)
    return dates[0].date if dates else None


def find_times(text: str) -> list[Timed]:
    """Every clock time of a text, in order; `10.00 to 12.30` is one with its end."""
    if not _DATE_HINT.search(text) and "noon" not in text.lower() and "mid" not in text.lower():
        return []
    found: list[Timed] = []
    for match in _SPAN.finditer(text):
        first, second = _time_of(match, "1"), _time_of(match, "2")
        if first and second and not match["n1"]:
            first = _same_half_day(match, first, second)
            found.append(Timed(first, second, match.start(), match.end()))
    for match in _SHORT_SPAN.finditer(text):
        second, hour = _time_of(match, "2"), int(match["first"]) % 12
        if second and not any(held.start <= match.start() < held.end for held in found):
            first = dt.time(hour + 12 if second.hour >= 12 and hour + 12 <= second.hour else hour)
            found.append(Timed(first, second, match.start(), match.end()))
    for match in _CLOCK.finditer(text):
        single = _time_of(match, "1")
        if single and not any(held.start <= match.start() < held.end for held in found):
            found.append(Timed(single, None, match.start(), match.end()))
    return sorted(found, key=lambda timed: timed.start)


def is_time(text: str) -> bool:
    """Whether a text is a clock time and nothing else: `10:00`, `12.00`, `2.30pm`."""
    return bool(_BARE_CLOCK.fullmatch(text.strip()))


def _date_of(day: str, month: str, year: str | None, default_year: int | None) -> dt.date | None:
    number = int(month) if month.isdigit() else _month_number(month)
    printed = year.strip("’'") if year else None
    whole = default_year if printed is None else int(printed) + (2000 if len(printed) == 2 else 0)
    if whole is None:
        return None
    try:
        return dt.date(whole, number, int(day))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    start = name.lower()[:3]
    return next(index for index, month in enumerate(MONTHS, 1) if month.startswith(start))


def _time_of(match: re.Match[str], place: str) -> dt.time | None:
    noon = match["n" + place]
    if noon:
        return dt.time(0, 0) if "night" in noon.lower() else dt.time(12, 0)
    hour = int(match["h" + place] or match["H" + place] or match["F" + place])
    minute = int(match["m" + place] or match["M" + place] or match["G" + place] or 0)
    half = (match["p" + place] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return dt.time(hour, minute) if hour < 24 else None


def _same_half_day(match: re.Match[str], first: dt.time, second: dt.time) -> dt.time:
    """`6.30 - 8pm` starts in the evening."""
    if match["p2"] and match["p2"].lower().startswith("p") and not match["p1"] and first.hour < 12:
        later = first.replace(hour=first.hour + 12)
        return later if later <= second else first
    return first
