"""The stretches of time that figures belong to: `2022/23`, `year ending June 2019`, `in the last 12 months`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_FINANCIAL = rf"{_YEAR}\s?[/–-]\s?(?:{_YEAR}|\d\d)\b(?![/\d])"
_COUNT = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|few|couple of|several)"
_SPAN = r"(?:days?|weeks?|months?|quarters?|(?:financial |calendar |performance )?years?|reporting period)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
_PERIOD = re.compile(
    # Only the beginnings of words are tried.
    rf"\b(?=\w)(?:(?:the\s+)?(?:12 months\s+|(?:financial\s+|calendar\s+)?(?:year|quarter|period)\s+)(?:to|ending"
    rf"|ended|end)\s+(?:in\s+)?"
    rf"{_DAY}(?:{_MONTH}\s+)?(?:{_YEAR}|\d\d)\b"
    rf"|\b(?:first|second|third|fourth|last|final|\d(?:st|nd|rd|th)?)\s+(?:quarter"
    rf"|half)\s+of\s+(?:{_FINANCIAL}|{_YEAR})"
    rf"|\b(?:{_COUNT}\s+)?quarters\s+of\s+(?:this\s+\w+\s+year|{_FINANCIAL}|{_YEAR})"
    rf"|\b(?:quarter\s+(?:one|two|three|four|\d)|Q[1-4])(?:\s+(?:of\s+)?(?:{_FINANCIAL}|{_YEAR}))?"
    rf"|\b{_DAY}{_MONTH}(?:\s+{_YEAR})?\s*(?:[-–]|to|and|until)\s*{_DAY}{_MONTH},?\s+{_YEAR}"
    rf"|\b{_DAY}{_MONTH},?\s+{_YEAR}"
    rf"|\b{_FINANCIAL}"
    rf"|\b{_YEAR}\s?(?:to|and|[-–])\s?{_YEAR}"
    rf"|\b(?:in|during|over|within|for|across|of)\s+(?:the\s+)?(?:last|past|previous|next|first"
    rf"|latest)\s+(?:full\s+)?(?:{_COUNT}\s+)?{_SPAN}"
    rf"|\b(?:the\s+)?(?:last|past|previous|next|first|latest)\s+(?:full\s+)?{_COUNT}\s+{_SPAN}"
    rf"|\b(?:this|last|next|previous|current|same|every|each)\s+(?:financial\s+|calendar\s+"
    rf"|reporting\s+)?(?:year|quarter|month|period|week)\b"
    rf"|\b(?:over|during|in|across|for)\s+(?:the\s+)?{_COUNT}[ -](?:month|year|week|day)s?(?:\s+period)?"
    rf"|\b(?:the\s+)?{_COUNT}[ -](?:month|year|week)\s+period\b"
    rf"|\b(?:baseline|rolling|same|full)\s+{_COUNT}[ -](?:months?|years?|weeks?)\b"
    r"|\byear[- ]to[- ]date|\bto date\b"
    rf"|\b(?:since|by|in|during|at the end of|early|late|mid)\s+(?:{_MONTH}\s+)?(?:{_FINANCIAL}"
    rf"|{_YEAR}(?!\s?(?:to|and|[-–])\s))"
    rf"|\b(?:in|during|since|by|at the end of)\s+{_MONTH}\b(?!\s+\d)"
    rf"|\b{_MONTH}[-–](?:20)?\d\d\b"
    rf"|(?<![£,.])\b{_YEAR}\b(?!\+|%|,\d|\.\d)"
    r"|\bper\s+(?:annum|year|month|week|day|quarter)|\b(?:a|each|every)\s+(?:year|month|week|day)\b|\bannually\b)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"year|month|quarter|week|period|\d{4}|\bQ\d|annu|date|day|\bin (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
    r"|Oct|Nov|Dec)"
)
_LEAD = re.compile(r"^(?:in|during|over|within|for|across|of|by|from|the)\s+(?:the\s+)?", re.IGNORECASE)
_HEADED = re.compile(
    rf"{_FINANCIAL}|(?:{_MONTH}|Q[1-4])[-–' ]*(?:{_YEAR}|\d\d)\b|\b{_YEAR}\b|\b{_MONTH}\b|\bQ[1-4]\b"
    rf"|\d\d/\d{{4}}\s?[-–]\s?\d\d/\d{{4}}|\b\d\d/\d\d\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:compared|against|versus|vs|than)\b")
_NEAR_ENOUGH = 70


class Period(msgspec.Struct, frozen=True):
    """A stretch of time as printed, without its leading preposition, and where it stands."""

    start: int
    end: int
    text: str


def find_periods(text: str) -> list[Period]:
    """Every period of a text, in order."""
    if not _HINT.search(text):
        return []
    return [Period(match.start(), match.end(), _LEAD.sub("", match[0]).strip()) for match in _PERIOD.finditer(text)]


def read_label_period(label: str) -> str | None:
    """The period that a table label names: `2022/23 Precept £: p` gives `2022/23`; `Jan` and `May-22` themselves."""
    match = _HEADED.search(label)
    return match[0] if match else None


def assign_period(
    periods: Sequence[Period], sentence: str, span: tuple[int, int], between: tuple[int, int]
) -> str | None:
    """The period a figure belongs to: the next one before the next figure, else the last one before it.

    `span` is where the figure stands in its sentence, `between` where the figure before ends and the next one starts.
    """
    (at, end), (previous_end, next_start) = span, between
    for period in periods:
        near = end <= period.start < min(next_start, end + _NEAR_ENOUGH)
        if near and ";" not in sentence[end : period.start] and not _COMPARES.search(sentence, end, period.start):
            return _joined_period(periods, period, sentence)
    behind = [period for period in periods if period.end <= at and ";" not in sentence[period.end : at]]
    nearest = [period for period in behind if period.end >= previous_end] or behind
    return _joined_period(periods, nearest[-1], sentence) if nearest else None


def _joined_period(periods: Sequence[Period], period: Period, sentence: str) -> str:
    """`January 2021 to December 2021` where the two ends were found apart."""
    index = periods.index(period)
    first = periods[index - 1] if index else None
    if first and _spans(sentence, first, period):
        return f"{first.text} to {period.text}"
    following = periods[index + 1] if index + 1 < len(periods) else None
    if following and _spans(sentence, period, following):
        return f"{period.text} to {following.text}"
    return period.text


def _spans(sentence: str, first: Period, last: Period) -> bool:
    between = sentence[first.end : last.start].strip()
    return between in ("to", "-", "–", "until") or (between == "and" and sentence[: first.start].endswith("between "))
