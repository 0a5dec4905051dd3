"""Printed stretches of time as keys that can be compared: `2022/23` and `2022-2023` are the same year."""

from __future__ import annotations

import re
from functools import lru_cache

from answerable.reading.extract.calendar import MONTHS

_MONTH = "|".join(month[:3] for month in MONTHS)
_FINANCIAL = re.compile(r"\b((?:19|20)\d\d)\s?[/–-]\s?((?:19|20)?\d\d)\b(?![/\d])")
_SHORT_FINANCIAL = re.compile(r"\b(\d\d)/(\d\d)\b")
_MONTH_YEAR = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_MONTH})[a-z]*[\s'’–-]*((?:19|20)?\d\d)\b", re.IGNORECASE
)
_YEAR_ENDING = re.compile(r"\b(?:year|12 months|twelve months)\s+(?:to|ending|ended|end)\b", re.IGNORECASE)
_QUARTER = re.compile(r"\bQ([1-4])\b|\bquarter\s+(one|two|three|four|[1-4])\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MONTH_ONLY = re.compile(rf"\b({_MONTH})[a-z]*\b", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:per|a|each|every)\s+(?:annum|year|month|week|day|quarter)\b|\b(?:annually|monthly|weekly|daily"
    r"|annual)\b",
    re.IGNORECASE,
)
_COUNTED = {"one": "1", "two": "2", "three": "3", "four": "4"}


@lru_cache(maxsize=4096)
def period_key(text: str | None) -> str | None:
    """The key of a printed period: `F2022` a year from April, `Y2022`, `M2022-05`, `E2022-03` a year to a month.

    None where the words name no stretch of the calendar (`to date`, `the last 12 months`, `per annum`).
    """
    if not text or not any(letter.isdigit() or letter.isalpha() for letter in text):
        return None
    quarter = _QUARTER.search(text)
    prefix = f"Q{_COUNTED.get((quarter[1] or quarter[2]).lower(), quarter[1] or quarter[2])}" if quarter else ""
    for name in (_read_financial, _read_month, _read_year):
        key = name(text)
        if key:
            return prefix + key
    return prefix or None


def rate_key(text: str) -> str | None:
    """What a figure is counted per (`per annum`, `each month`), folded to its stretch."""
    found = _RATE.search(text)
    if not found:
        return None
    word = found[0].lower().split()[-1]
    return {
        "annum": "year",
        "annually": "year",
        "annual": "year",
        "monthly": "month",
        "weekly": "week",
        "daily": "day",
    }.get(word, word)


def _read_financial(text: str) -> str | None:
    found = _FINANCIAL.search(text)
    if found and int(found[2][-2:]) == (int(found[1][-2:]) + 1) % 100:
        return f"F{found[1]}"
    if found:
        return f"S{found[1]}-{found[2][-2:]}"
    short = _SHORT_FINANCIAL.search(text)
    if short and int(short[2]) == int(short[1]) + 1:
        return f"F20{short[1]}"
    return None


def _read_month(text: str) -> str | None:
    found = _MONTH_YEAR.search(text)
    if not found:
        return None
    month = [name[:3] for name in MONTHS].index(found[2].lower()[:3]) + 1
    year = int(found[3]) if len(found[3]) == 4 else 2000 + int(found[3])
    kind = "E" if _YEAR_ENDING.search(text) else "M"
    return f"{kind}{year}-{month:02}"


def _read_year(text: str) -> str | None:
    found = _YEAR.search(text)
    if found:
        return f"Y{found[1]}"
    month = _MONTH_ONLY.fullmatch(text.strip())
    return f"N{month[1].lower()}" if month else None


def compare_periods(first: str | None, second: str | None) -> bool | None:
    """Whether two keys are one stretch of time; None where print does not tell."""
    if first is None or second is None:
        return None
    if first == second or _as_year(first) == _as_year(second):
        return True
    if first[0] == second[0] or {first[0], second[0]} <= {"F", "E", "Q"}:
        return False
    return None if _years(first) & _years(second) else False


def starts_before(first: str | None, second: str | None) -> bool:
    """Whether one key's year is before another's; of one year, or of none, it cannot be told and is not denied."""
    years = [found and int(found[1]) for found in (_YEAR.search(first or ""), _YEAR.search(second or ""))]
    return None in years or years[0] <= years[1]  # type: ignore[operator]


def _as_year(key: str) -> str:
    """A year to March as the financial year that it is."""
    if key[0] in "EM" and key.endswith("-03"):
        return f"F{int(key[1:5]) - 1}"
    return key


def _years(key: str) -> set[int]:
    """The calendar years that a key touches; none named may be any."""
    found = _YEAR.search(key)
    if not found:
        return set(range(1900, 2100))
    year = int(found[1])
    return {year, year + 1} if "F" in key or key[0] == "S" else {year - 1, year} if key[0] == "E" else {year}
