"""Periods in words: months, quarters, years and financial years as their first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.lower(): number for number, name in enumerate(calendar.month_abbr) if name
}
MONTHS["sept"] = 9
FINANCIAL_YEAR_STARTS = 4
"""April: the financial year of local policing bodies in England and Wales."""

_MONTH = re.compile(r"(?P<year>\d{4})[-/ ](?P<month>0?[1-9]|1[0-2])|(?P<name>[a-z]+)\.?[- ](?P<named_year>\d{4})")
_QUARTER = re.compile(r"(?P<year>\d{4}) ?-?q(?P<quarter>[1-4])|q(?P<first>[1-4])[- /]?(?P<later>\d{4})")
_FINANCIAL_QUARTER = re.compile(
    r"(?P<year>\d{4}) ?[/-] ?(?P<next>\d{2}|\d{4}) ?-?q(?P<quarter>[1-4])"
    r"|q(?P<first>[1-4])[- ]?(?P<later>\d{4}) ?[/-] ?(?P<after>\d{2}|\d{4})"
)
_FINANCIAL_YEAR = re.compile(r"(?:fy ?)?(?P<year>\d{4}) ?/ ?(?P<next>\d{2}|\d{4})")
_HYPHENED_YEAR = re.compile(r"(?:fy ?)?(?P<year>\d{4}) ?- ?(?P<next>\d{2}|\d{4})")
_YEAR_TO = re.compile(r"(?:year|12 months|twelve months) (?:to|ending|ended) (?P<name>[a-z]+)\.? (?P<year>\d{4})")
_YEAR = re.compile(r"(?P<year>\d{4})")

Period = tuple[dt.date, dt.date]


def read_period(words: str) -> Period | None:
    """The first and last day of a period.

    Known are `2022-05`, `May 2022`, `2022 Q2`, `2022/23 Q1`, `2021/22`, `2022` and `year to May 2022`.
    A quarter of a calendar year is counted from January, of a financial year from April. `2011/12` is the financial
    year, as it is printed everywhere; `2011-12` is December, as the standard has it (ISO 8601). Nothing where the
    words are no period.
    """
    plain = " ".join(words.lower().replace("–", "-").split())
    for pattern, read in _READERS:
        if (found := pattern.fullmatch(plain)) and (period := read(found)):
            return period
    return None


def _span(year: int, month: int, months: int) -> Period | None:
    if not 1900 <= year <= 2100:
        return None
    end = month - 1 + months - 1
    last_year, last_month = year + end // 12, end % 12 + 1
    return dt.date(year, month, 1), dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])


def _read_month(found: re.Match[str]) -> Period | None:
    if found["year"]:
        return _span(int(found["year"]), int(found["month"]), 1)
    month = MONTHS.get(found["name"])
    return _span(int(found["named_year"]), month, 1) if month else None


def _read_quarter(found: re.Match[str]) -> Period | None:
    year, quarter = int(found["year"] or found["later"]), int(found["quarter"] or found["first"])
    return _span(year, 3 * quarter - 2, 3)


def _read_financial_quarter(found: re.Match[str]) -> Period | None:
    year, quarter = int(found["year"] or found["later"]), int(found["quarter"] or found["first"])
    if not _follows(year, found["next"] or found["after"]):
        return None
    month = FINANCIAL_YEAR_STARTS + 3 * (quarter - 1)
    return _span(year + (month - 1) // 12, (month - 1) % 12 + 1, 3)


def _read_financial_year(found: re.Match[str]) -> Period | None:
    year = int(found["year"])
    return _span(year, FINANCIAL_YEAR_STARTS, 12) if _follows(year, found["next"]) else None


def _read_year_to(found: re.Match[str]) -> Period | None:
    month = MONTHS.get(found["name"])
    return _span(int(found["year"]) - (month < 12), month % 12 + 1, 12) if month else None


def _read_year(found: re.Match[str]) -> Period | None:
    return _span(int(found["year"]), 1, 12)


def _follows(year: int, later: str) -> bool:
    return str(year + 1).endswith(later)


_READERS = (
    (_FINANCIAL_YEAR, _read_financial_year),
    (_MONTH, _read_month),
    (_QUARTER, _read_quarter),
    (_FINANCIAL_QUARTER, _read_financial_quarter),
    (_HYPHENED_YEAR, _read_financial_year),
    (_YEAR_TO, _read_year_to),
    (_YEAR, _read_year),
)
