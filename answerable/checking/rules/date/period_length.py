"""DAT503: a period's stated length that its own two ends do not give."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.labelling.dated_span import (
    NUMBER_WORDS,
    DatedSpan,
    Unit,
    find_dated_spans,
    find_reversed_spans,
)
from answerable.checking.labelling.printed_day import MONTH
from answerable.checking.labelling.told_length import find_told_lengths
from answerable.checking.rule import Disagreement, Examined

_NOUN = (
    r"(?:(?:financial|calendar|long|fixed|rolling|reporting|public|statutory|initial)\s+)*"
    r"(?:period|term|consultation|contract|programme|plan|strategy|pilot|trial|campaign|lease|settlement|budget|totals?"
    r"|project|extension|agreement|window|total|figures|data|average)s?"
)
_LENGTH = (
    rf"(?<![\w.,/£-])(?P<count>\d{{1,3}}|{'|'.join(NUMBER_WORDS)})[\s-]+"
    r"(?P<unit>day|week|month|year)s?\b(?!\s+(?:ago|later|before|after|earlier|notice))"
)
_LENGTH_FIRST = re.compile(
    rf"{_LENGTH}[’']?\s*(?P<noun>{_NOUN})?\s*(?:,|\(|:|is|was|which (?:ran|runs)|of|running|covering"
    rf"|lasting|that (?:runs|ran)"
    r"|and covers|and ran)?\s*(?:from|between|covering|of|for|in)?\s*(?:the\s+)?(?:years?\s+)?$",
    re.IGNORECASE,
)
_LENGTH_LAST = re.compile(
    rf"\s*[,(–-]*\s*(?:(?:which is|being|i\.?e\.?|making|over|covering|for|giving|a total of)\s+)?(?:a|the"
    rf"|an)?\s*(?:full\s+)?"
    rf"(?:period|total|term) of\s+{_LENGTH}"
    rf"|\s*\(\s*{_LENGTH.replace('?P<count>', '?P<count2>').replace('?P<unit>', '?P<unit2>')}\s*\)",
    re.IGNORECASE,
)
# A length in print is rounded to its unit: half of one either way.
_SLACK = Decimal("0.5")
# Two days joined by a dash may be of two things; with `from` before them they are the ends of one.
_FROM = re.compile(r"\b(?:from|between|period|covering|dated)\s+(?:of\s+|from\s+|the\s+)?$", re.IGNORECASE)
_FROM_DAY = re.compile(r"(?:from|between|period|covering|dated)\s(?:\w+\s){0,3}\d{1,2}", re.IGNORECASE)
_DAYS_APART = re.compile(
    rf"\b(?:from|between)\s+(?P<first>\d{{1,2}}\s+{MONTH}\s+(?P<one>\d{{4}}))\s+(?:to|and|until)\s+"
    rf"(?P<last>\d{{1,2}}\s+{MONTH}\s+(?P<two>\d{{4}}))\b",
    re.IGNORECASE,
)
_CENTURY = 90
"""Years; no period that a paper reports is so long."""
_LED = 30
# `covers the four years 2026/27 to 2030/31` names the years themselves.
_LISTED_YEARS = re.compile(rf"\b(?:cover(?:s|ed|ing)?|spans?|spanning)\s+the\s+{_LENGTH}\s+$", re.IGNORECASE)
_WHOLE_YEARS = re.compile(r"(?:plan|programme|budget|settlement|strategy|contract|term)s?$", re.IGNORECASE)


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        yield from _find_reversed(paragraph)
        lowered = paragraph.text.lower()
        if not any(unit in lowered for unit in ("day", "week", "month", "year")):
            continue
        for span in find_dated_spans(paragraph.text):
            stated = _stated_length(paragraph, span)
            if stated is not None:
                yield _compare(paragraph, span, *stated)
    yield from find_told_lengths(paper)


def _find_reversed(paragraph: Paragraph) -> Iterator[Examined]:
    """Periods said to run from a day to an earlier one, or to one in another century."""
    if not _FROM_DAY.search(paragraph.text):
        return
    yield from _find_centuries(paragraph)
    for match, first, last in find_reversed_spans(paragraph.text):
        if _FROM.search(paragraph.text, max(0, match.start() - _LED), match.start()):
            yield Examined(disagreement=_tell_reversed(paragraph, match, first, last))


def _find_centuries(paragraph: Paragraph) -> Iterator[Examined]:
    """Periods whose two days are centuries apart, so that a year is misprinted."""
    for match in _DAYS_APART.finditer(paragraph.text):
        apart = abs(int(match["two"]) - int(match["one"]))
        if apart >= _CENTURY:
            yield Examined(
                disagreement=Disagreement(
                    message=f"A period is printed from {match['first']} to {match['last']}, {apart:,} years apart.",
                    working=(f"{match['one']} and {match['two']} are {apart:,} years apart.",),
                    printed=match["first"] if not match["one"].startswith(("19", "20")) else match["last"],
                    explanation="The year of one of the two ends may be misprinted.",
                    cite=paragraph.cite(match.start("first"), match.end("last")),
                )
            )


def _tell_reversed(paragraph: Paragraph, match: re.Match[str], first: dt.date, last: dt.date) -> Disagreement:
    return Disagreement(
        message=f"A period is printed from {match['first']} to {match['last']}, which ends before it begins.",
        working=(
            f"First day: {first:%-d %B %Y}.",
            f"Last day: {last:%-d %B %Y}, {(first - last).days} days earlier.",
        ),
        printed=match[0],
        explanation="The year of one of the two ends may be misprinted.",
        cite=paragraph.cite(match.start(), match.end()),
    )


_Stated = tuple[int, Unit, str, int, int]


def _stated_length(paragraph: Paragraph, span: DatedSpan) -> _Stated | None:
    """The length stated directly before or after the two ends: count, unit, what it is of, and its offsets."""
    before = _LENGTH_FIRST.search(paragraph.text, max(0, span.start - 90), span.start)
    if before:
        return _number(before["count"]), _unit(before["unit"]), before["noun"] or "", before.start(), span.end
    after = _LENGTH_LAST.match(paragraph.text, span.end)
    if after:
        count, unit = after["count"] or after["count2"], after["unit"] or after["unit2"]
        return _number(count), _unit(unit), "", span.start, after.end()
    return None


def _compare(
    paragraph: Paragraph, span: DatedSpan, count: int, unit: Unit, noun: str, start: int, end: int
) -> Examined:
    shortest, longest = span.lengths(unit)
    listed = _LISTED_YEARS.search(paragraph.text, max(0, start - _LED), span.start)
    if (_WHOLE_YEARS.search(noun) or listed) and span.ends == "financial year":
        shortest = longest  # the years of a plan are those it covers, not the steps between them
    amounts = tuple(amount for amount in paragraph.amounts if start <= amount.start < end and amount.value == count)
    if shortest - _SLACK <= count <= longest + _SLACK:
        return Examined(amounts)
    low, high = _show(shortest), _show(longest)
    expected = f"{high} {unit}s" if low == high else f"{low} to {high} {unit}s"
    return Examined(
        amounts,
        Disagreement(
            message=f"A period of {count} {unit}s is stated, but from {span.text} are {expected}.",
            working=(
                f"First day: {span.first_day:%-d %B %Y}.",
                f"Last day: {span.last_day:%-d %B %Y}.",
                f"That is {low} {unit}s counting one end and {high} counting both.",
                f"The paper prints {count} {unit}s.",
            ),
            printed=f"{count} {unit}s",
            expected=expected,
            tolerance=f"half a {unit} either way, and either way of counting the ends",
            cite=paragraph.cite(start, end),
        ),
    )


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else NUMBER_WORDS[printed.lower()]


def _unit(printed: str) -> Unit:
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    return units[printed.lower()]


def _show(length: Decimal) -> str:
    rounded = round(length, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)
