"""Lengths of time told apart from their two ends: of a meeting, of work that starts and lasts, of a named event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.labelling.dated_span import NUMBER_WORDS, DatedSpan, Unit, find_dated_spans
from answerable.checking.labelling.printed_day import MONTH
from answerable.checking.rule import Disagreement, Examined

_COUNT = rf"(?<![\w.,/£-])(?P<count>\d{{1,3}}|{'|'.join(NUMBER_WORDS)})[\s-]+"
_LASTED = re.compile(
    r"\bmeeting\b[^.]{0,60}?\b(?:having )?last(?:ed|ing)?\s+(?:for\s+)?(?P<hours>\d{1,2}|"
    rf"{'|'.join(NUMBER_WORDS)})\s+hours?(?:\s+and)?\s+(?P<minutes>\d{{1,2}})\s+minutes?\b",
    re.IGNORECASE,
)
_MONTH_YEAR = rf"{MONTH}\s+(?:19|20)\d\d"
_STARTS = re.compile(
    rf"\b(?:start|begin|commence|open)(?:s|ed|ing)?\s+in\s+(?P<first>{_MONTH_YEAR})\s*,?\s+(?:and|to)\s+(?:\w+\s+)?"
    rf"(?:last|run|take|continue)(?:s|ed)?\s+(?:for\s+)?{_COUNT}(?P<unit>month|year)s?,?\s+"
    rf"(?:to|until|up to|ending in|and end in)\s+(?P<last>{_MONTH_YEAR})\b",
    re.IGNORECASE,
)
_EVENTS = r"(?:survey|consultation|campaign|pilot|trial|inquiry|review|exhibition|call for evidence)"
_OPEN_FOR = re.compile(
    rf"\b(?:the|this|our)\s+(?P<which>\w+\s+)?(?P<event>{_EVENTS})\s+(?:was|is|has been|had been)?\s*"
    rf"(?:open|ran|run|runs|lasted|lasts)\s+(?:for\s+)?(?:a\s+)?{_COUNT}(?P<unit>day|week|month)s?\b(?!\s+(?:ago|longer"
    r"|more|less|shorter))",
    re.IGNORECASE,
)
_RAN_FROM = re.compile(
    rf"\b(?:(?:the|this|our)\s+(?P<which>\w+\s+)?)?(?P<event>{_EVENTS})\s+"
    r"(?:was\s+|is\s+)?(?:ran|runs|open|took place|held|live)\s+(?:from|between)\s+$",
    re.IGNORECASE,
)
_ANOTHER_YEAR = re.compile(r"\b(?:last year|previous|earlier|prior|next|year before)\b", re.IGNORECASE)
_PART = re.compile(r"\d{1,2}\.(?=\d)")
_LED = 60
_SLACK = Decimal("0.5")
_SLACK_MINUTES = 5
"""Minutes print a meeting's times to the nearest five."""


def find_told_lengths(paper: Paper) -> Iterator[Examined]:
    """Every length told apart from its ends, held against them; silent where an event has several spans or none."""
    for paragraph in paper.paragraphs:
        lowered = paragraph.text.lower()
        if "last" in lowered and "meeting" in lowered:
            yield from _meetings(paper, paragraph)
        if "month" in lowered or "year" in lowered:
            yield from _works(paragraph)
    yield from _events(paper)


def _meetings(paper: Paper, paragraph: Paragraph) -> Iterator[Examined]:
    for match in _LASTED.finditer(paragraph.text):
        cite = paragraph.cite(match.start(), match.end())
        document = paper.document_at(cite)
        held = [
            meeting
            for meeting in paper.record.meetings
            if meeting.source == "minutes" and document is not None and paper.document_at(meeting.cite) is document
        ]
        begins, ends = (held[0].start_time, held[0].end_time) if len(held) == 1 else (None, None)
        if begins is None or ends is None or ends <= begins:
            continue
        lasted = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
        told = _number(match["hours"]) * 60 + int(match["minutes"])
        if abs(told - lasted) <= _SLACK_MINUTES:
            yield Examined()
            continue
        yield Examined(
            disagreement=Disagreement(
                message=(
                    f"The meeting is said to have lasted {_show(told)}, but from {begins:%H:%M} to {ends:%H:%M} are "
                    f"{_show(lasted)}."
                ),
                working=(f"Begins {begins:%H:%M}.", f"Ends {ends:%H:%M}.", f"Between them: {_show(lasted)}."),
                printed=_show(told),
                expected=_show(lasted),
                tolerance="five minutes",
                cite=cite,
                also=(held[0].cite,),
            )
        )


def _show(minutes: int) -> str:
    return f"{minutes // 60} hours {minutes % 60} minutes"


def _works(paragraph: Paragraph) -> Iterator[Examined]:
    """`to start in September 2026 and last 22 months, to April 2028`."""
    for match in _STARTS.finditer(paragraph.text):
        spans = find_dated_spans(f"{match['first']} to {match['last']}")
        if len(spans) == 1:
            yield _hold(paragraph, match, spans[0], f"{match['first']} to {match['last']}")


def _events(paper: Paper) -> Iterator[Examined]:
    """`The survey was open for five weeks` against the one place that says from when to when the survey ran."""
    told = [
        (paragraph, match)
        for paragraph in paper.paragraphs
        if "for" in paragraph.text or "last" in paragraph.text
        for match in _OPEN_FOR.finditer(paragraph.text)
    ]
    for paragraph, match in told:
        around = [other for other in paper.paragraphs if _is_beside(paragraph, other)]
        spans = {(span.first_day, span.last_day): span for other in around for span in _runs_of(other, match)}
        if len(spans) == 1:
            (span,) = spans.values()
            yield _hold(paragraph, match, span, span.text)


def _is_beside(paragraph: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs are of one section, by their heading or by their numbers (`10.1` and `10.4`)."""
    part = _PART.match(paragraph.text)
    return other.heading == paragraph.heading or bool(part and other.text.startswith(part[0]))


def _runs_of(paragraph: Paragraph, told: re.Match[str]) -> Iterator[DatedSpan]:
    """From when to when a paragraph says that an event ran; an event of another name or year is another."""
    if told["event"].lower() not in paragraph.text.lower():
        return
    for span in find_dated_spans(paragraph.text):
        start = max(0, span.start - _LED)
        led = _RAN_FROM.search(paragraph.text, start, span.start)
        if led is None or led["event"].lower() != told["event"].lower():
            continue
        names = [(match["which"] or "").strip().lower() for match in (led, told)]
        if (not all(names) or names[0] == names[1]) and not _ANOTHER_YEAR.search(paragraph.text, start, span.start):
            yield span


def _hold(paragraph: Paragraph, match: re.Match[str], span: DatedSpan, printed: str) -> Examined:
    count, unit = _number(match["count"]), _unit(match["unit"])
    amounts = tuple(
        amount
        for amount in paragraph.amounts
        if match.start() <= amount.start < match.end() and amount.value == count
    )
    shortest, longest = span.lengths(unit)
    if shortest - _SLACK <= count <= longest + _SLACK:
        return Examined(amounts)
    low, high = (str(round(length, 1)).removesuffix(".0") for length in (shortest, longest))
    expected = f"{high} {unit}s" if low == high else f"{low} to {high} {unit}s"
    return Examined(
        amounts,
        Disagreement(
            message=f"A length of {count} {unit}s is stated, but from {printed} are {expected}.",
            working=(
                f"First day: {span.first_day:%-d %B %Y}.",
                f"Last day: {span.last_day:%-d %B %Y}.",
                f"That is {low} {unit}s counting one end and {high} counting both.",
            ),
            printed=f"{count} {unit}s",
            expected=expected,
            tolerance=f"half a {unit} either way, and either way of counting the ends",
            cite=paragraph.cite(match.start(), match.end()),
        ),
    )


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else NUMBER_WORDS[printed.lower()]


def _unit(printed: str) -> Unit:
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    return units[printed.lower()]
