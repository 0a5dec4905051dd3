"""DAT501: a day of the week beside a date on which it did not fall."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from answerable.checking.paper import Paper
from answerable.checking.prose import Paragraph
from answerable.checking.rule import Disagreement, Examined
from answerable.reading.extract.calendar import MONTHS

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATED = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    rf"(?P<month>{'|'.join(MONTHS)}),?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        for match in _DATED.finditer(paragraph.text):
            month = MONTHS.index(match["month"].lower()) + 1
            try:
                date = dt.date(int(match["year"]), month, int(match["day"]))
            except ValueError:
                continue  # no such day: that is DAT502
            yield Examined(disagreement=_compare(paragraph, match, date))


def _compare(paragraph: Paragraph, match: re.Match[str], date: dt.date) -> Disagreement | None:
    printed, expected = match["weekday"].title(), _WEEKDAYS[date.weekday()]
    if printed == expected:
        return None
    near = date.replace(year=date.year + 1) if (date.month, date.day) != (2, 29) else None
    return Disagreement(
        message=f"{match[0]}: the {date:%-d %B %Y} was a {expected}, so the day does not agree with the date.",
        working=(f"{date:%-d %B %Y} fell on a {expected}.", f"The paper prints {printed}."),
        printed=printed,
        expected=expected,
        explanation=(
            f"The year may be meant as {near.year}, when that date was a {printed}."
            if near and _WEEKDAYS[near.weekday()] == printed
            else None
        ),
        cite=paragraph.cite(match.start(), match.end()),
    )
