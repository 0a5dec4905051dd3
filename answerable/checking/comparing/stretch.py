"""Stretches of time that counts are of: `in the year`, `January 2021 to December 2021`, `the last 12 months`."""

from __future__ import annotations

import re
from decimal import Decimal

from answerable.measuring.rate import DAYS
from answerable.reading.extract.calendar import MONTHS

_MONTH = "|".join(MONTHS)
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_COUNTED = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})[- ](?P<unit>day|week|month|quarter|year)s?\b", re.IGNORECASE
)
_ONE = re.compile(
    r"\b(?:(?:this|last|each|whole|full|calendar|financial|reporting|per|a|the|in)\s+)+(?P<unit>year|quarter)\b"
    r"|\b(?P<annum>annum|annually)\b|\byear\s+(?P<ending>ending|to|ended)\b|\b(?:in|during)\s+(?:19|20)\d\d(?:/\d\d)?\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\b(?P<from>{_MONTH})(?:\s+(?P<year>(?:19|20)\d\d))?\s+(?:to|and|-|–)\s+(?P<to>{_MONTH})\s+(?P<last>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def measure_stretch(text: str) -> Decimal | None:
    """How many days the stretch of time that words name has; nothing where they name none, or more than one."""
    found = {*_between(text), *_counted(text)}
    if not found and _ONE.search(text):
        match = _ONE.search(text)
        found = {DAYS["quarter"] if match and match["unit"] and match["unit"].lower() == "quarter" else DAYS["year"]}
    return found.pop() if len(found) == 1 else None


def _between(text: str) -> list[Decimal]:
    spans = []
    for match in _BETWEEN.finditer(text):
        first, last = (MONTHS.index(match[name].lower()) for name in ("from", "to"))
        years = int(match["last"]) - int(match["year"] or match["last"])
        spans.append(Decimal(years * 12 + last - first + 1) * DAYS["month"])
    return [span for span in spans if span > 0]


def _counted(text: str) -> list[Decimal]:
    return [
        Decimal(_NUMBERS.get(match["count"].lower()) or int(match["count"])) * DAYS[match["unit"].lower()]
        for match in _COUNTED.finditer(text)
    ]
