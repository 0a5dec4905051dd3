"""DAT506: an event dated before what the paper says it follows from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph, Sentence
from answerable.checking.finding import Severity
from answerable.checking.labelling.printed_day import MONTH, find_days, month_number
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Cite

_LINK = r"(?:off the back of|as a (?:direct )?result of|in response to|in consequence of|further to|following)"
_DONE = (
    r"(?:established|launched|created|formed|set up|introduced|published|held|convened|appointed|opened"
    r"|approved|adopted"
    r"|commenced|began|started|implemented|developed)"
)
_THEREUPON = (
    rf"\b(?:thus|therefore|as a result|hence|consequently"
    rf"|accordingly)\b,?\s+(?:the\s+)?(?P<name>{{}})\s+was\s+{_DONE}\b"
)
# What each link holds, for a quick look.
_LINK_HINTS = ("ollowing", "back of", "esult of", "esponse to", "onsequence of", "urther to")
_LINKED = re.compile(rf"\b{_LINK}\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:was|were|is)\s+(?:first\s+|formally\s+)?(?:published|launched|issued|released|announced|adopted|approved|signed|made)"
    r"\s+(?:on|in)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:was|were)\s+(?:first\s+|then\s+|formally\s+|subsequently\s+)?" + _DONE + r"\s+(?:on|in)\s+(?:the\s+)?|"
    r"\bfirst\s+met\s+(?:on|in)\s+(?:the\s+)?|\bmet for the first time\s+(?:on|in)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"(?:early |late |mid[- ]?)?(?P<month>{MONTH})\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\b(?!\s?[/–-]\s?\d)")
# A name that can be met again: quoted, in capitals, or of several words that begin with capitals.
_NAME = re.compile(
    r"[‘'“\"](?P<quoted>[A-Z][^‘’'“”\"]{4,60})[’'”\"]|\b(?P<letters>[A-Z]{3,}[A-Z&a-z]*)\b"
    r"|\b(?P<words>[A-Z][\w’'-]+(?:\s+(?:(?:of|and|for|the|to|on)\s+){0,2}[A-Z][\w’'-]+){1,6})"
)
_WORD = re.compile(r"(?<![\w/.-])\w+")
_WITHIN = 6
"""Paragraphs after the cause within which a chain of explicit words is followed."""


class _Event(msgspec.Struct, frozen=True):
    """Something dated: the first and the last day that its print may mean."""

    first: dt.date
    last: dt.date
    printed: str
    cite: Cite


def find(paper: Paper) -> Iterator[Examined]:
    paragraphs = paper.paragraphs
    for index, paragraph in enumerate(paragraphs):
        if not any(hint in paragraph.text for hint in _LINK_HINTS):
            continue
        for sentence in paragraph.sentences:
            match = _LINKED.search(sentence.text)
            if match:
                yield from _within(sentence, match)
                yield from _along(paragraphs, index, sentence, match)


def _within(sentence: Sentence, link: re.Match[str]) -> Iterator[Examined]:
    """Cause and effect in one sentence: `Following its launch in May 2022, the board was set up in March 2022.`"""
    comma = sentence.text.find(", ", link.end())
    if link.start() > 2 or comma < 0:
        return
    cause = _last_date(sentence, link.end(), comma)
    held = _HELD.search(sentence.text, comma)
    effect = _date_at(sentence, held.end()) if held else None
    if cause and effect:
        yield _compare(cause, effect, sentence.text[link.start() : link.end()])


def _along(paragraphs: Sequence[Paragraph], index: int, linked: Sentence, link: re.Match[str]) -> Iterator[Examined]:
    """Cause, link and effect in neighbouring paragraphs, each tied to the one before by a name."""
    clause = linked.text[link.end() : link.end() + 90]
    names = {name.lower() for name in _names(clause)}
    cause = (
        next((event for event in _causes(paragraphs[max(0, index - 3) : index + 1], names)), None) if names else None
    )
    if cause is None:
        return
    after = [
        sentence
        for paragraph in paragraphs[index : index + _WITHIN]
        if paragraph.heading == linked.paragraph.heading
        for sentence in paragraph.sentences
    ]
    for name in _founded(after):
        for sentence in after:
            held = _HELD.search(sentence.text)
            effect = _date_at(sentence, held.end()) if held and name in sentence.text[: held.start()] else None
            if effect:
                yield _compare(cause, effect, linked.text[link.start() : link.end()], "warning")


def _causes(paragraphs: Sequence[Paragraph], names: set[str]) -> Iterator[_Event]:
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            published = _PUBLISHED.search(sentence.text)
            subject = sentence.text[: published.start()].lower() if published else ""
            if published and any(name in subject for name in names):
                event = _date_at(sentence, published.end())
                if event:
                    yield event


def _founded(sentences: Sequence[Sentence]) -> Iterator[str]:
    """What came of the cause, where words like `thus` say so."""
    for sentence in sentences:
        for name in _names(sentence.text):
            if re.search(_THEREUPON.format(re.escape(name)), sentence.text, re.IGNORECASE):
                yield name


def _names(text: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        yield match["quoted"] or match["letters"] or match["words"]


def _last_date(sentence: Sentence, start: int, end: int) -> _Event | None:
    """The last date printed between two offsets."""
    last, at = None, start
    for match in _WORD.finditer(sentence.text, start, end):
        event = _date_at(sentence, match.start()) if match.start() >= at else None
        if event is not None:
            last, at = event, match.start() + len(event.printed)
    return last


def _date_at(sentence: Sentence, at: int) -> _Event | None:
    """The date that begins at an offset: a day, a month with its year, or a year alone."""
    day = next((day for day in find_days(sentence.text[at : at + 30]) if day.start == 0 and day.date), None)
    if day is not None and day.date is not None:
        return _event(sentence, at, at + day.end, day.date, day.date)
    match = _MONTH_YEAR.match(sentence.text, at)
    if match:
        first = dt.date(int(match["year"]), month_number(match["month"]), 1)
        last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return _event(sentence, at, match.end(), first, last)
    match = _YEAR.match(sentence.text, at)
    if match:
        year = int(match["year"])
        return _event(sentence, at, match.end(), dt.date(year, 1, 1), dt.date(year, 12, 31))
    return None


def _event(sentence: Sentence, start: int, end: int, first: dt.date, last: dt.date) -> _Event:
    at = sentence.start
    return _Event(first, last, sentence.text[start:end], sentence.paragraph.cite(at + start, at + end))


def _compare(cause: _Event, effect: _Event, link: str, severity: Severity | None = None) -> Examined:
    if effect.last >= cause.first:
        return Examined()
    return Examined(
        disagreement=Disagreement(
            message=(
                f"What is dated {effect.printed} is said to come {link.lower()} what is dated {cause.printed}, "
                "which is later, so the two dates do not agree."
            ),
            working=(
                f"Cause: {cause.printed}, not before {cause.first:%-d %B %Y}.",
                f"Effect: {effect.printed}, not after {effect.last:%-d %B %Y}.",
                f"The link is printed as “{link}”.",
            ),
            printed=effect.printed,
            expected=f"{cause.printed} or later",
            explanation="One of the two years was perhaps mistyped, or the first was already under way.",
            severity=severity,
            cite=effect.cite,
            also=(cause.cite,),
        )
    )
