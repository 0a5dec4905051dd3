"""DAT508: one meeting given two dates by an agenda, its minutes and their headings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Severity
from answerable.checking.labelling.printed_day import PrintedDay, find_days
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Cite, Document, Meeting

_MINUTES_OF = re.compile(
    r"\b(?:minutes|notes)\s+(?:of|from)\s+(?:the\s+)?(?:last\s+|previous\s+)?(?:[\w’']+\s+){0,6}?(?:meeting\s+)?"
    r"(?:\(?held\s+)?(?:on\s+|of\s+|dated\s+)?(?:[A-Z][a-z]+day,?\s+)?(?:the\s+)?\(?$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\b(?:meeting date|date of (?:the )?meeting|panel date|board date|committee date)\s*[:–-]\s*$", re.I
)
_BARE_LABEL = re.compile(r"\W*date\W*:", re.IGNORECASE)
_FEWEST_ALIKE = 2
_NEAR = 4
"""Paragraphs between the offer of minutes and their confirmation."""
_WORD = re.compile(r"[a-z]+")
_NO_BODY = frozenset(
    re.findall(
        r"\w+",
        "minutes notes of from the last previous meeting held on dated monday tuesday wednesday thursday friday",
    )
)


class _Stated(msgspec.Struct, frozen=True):
    date: dt.date
    text: str
    cite: Cite
    offered: bool = False
    """Whether it stands where minutes are offered (`To confirm ...`, a heading), not where they are confirmed."""
    place: int = 0
    body: frozenset[str] = frozenset()


def find(paper: Paper) -> Iterator[Examined]:
    meetings = paper.record.meetings
    for meeting in meetings:
        stated = list(_minutes_confirmed(paper, meeting))
        yield from _compare_confirmed(stated)
        if meeting.source == "agenda":
            yield from _compare_attached(meeting, stated, meetings)
            yield from _compare_next(meeting, meetings)
    yield from _compare_labels(paper, meetings)
    yield from _compare_report_dates(paper, meetings)


def _minutes_confirmed(paper: Paper, meeting: Meeting) -> Iterator[_Stated]:
    """The dates of the meeting whose minutes a meeting confirms, wherever its agenda or minutes print them."""
    document = paper.document_at(meeting.cite)
    for paragraph in paper.paragraphs:
        lowered = paragraph.text.lower()
        if "minutes" not in lowered and "notes" not in lowered:
            continue
        if paper.document_at(paragraph.cite(0, 1)) is not document:
            continue
        for day in find_days(paragraph.text):
            named = _MINUTES_OF.search(paragraph.text, max(0, day.start - 110), day.start)
            if named and day.date and day.date != meeting.date:
                offered = paragraph.look == "heading" or lowered.startswith("to ")
                body = frozenset(_WORD.findall(named[0].lower())) - _NO_BODY
                cite = paragraph.cite(day.start, day.end)
                yield _Stated(day.date, day.text, cite, offered, paragraph.index, body)


def _compare_confirmed(stated: Sequence[_Stated]) -> Iterator[Examined]:
    """Two prints of the one date, in heading and text; the dates of two meetings differ in more than one part."""
    for first, other in pairwise(stated):
        if other.date == first.date:
            yield Examined()
        elif (
            first.offered
            and not other.offered
            and other.place - first.place <= _NEAR
            and (first.body == other.body or not (first.body and other.body))
            and _differs_in_one_part(first.date, other.date)
        ):
            yield _disagree(other, first, "the minutes confirmed are of the meeting")


def _compare_attached(agenda: Meeting, stated: Sequence[_Stated], meetings: Sequence[Meeting]) -> Iterator[Examined]:
    """The minutes that an agenda offers for confirmation against the minutes bound with it."""
    bound = [m for m in meetings if m.source == "minutes" and m.date and _may_be_one_body(m, agenda)]
    if len(bound) != 1 or len(stated) != 1 or bound[0].date is None:
        return
    header = _Stated(bound[0].date, f"{bound[0].date:%-d %B %Y}", bound[0].cite)
    if header.date == stated[0].date:
        yield Examined()
    else:
        severity: Severity | None = None if _differs_in_one_part(header.date, stated[0].date) else "warning"
        yield _disagree(stated[0], header, "the minutes attached to the agenda are of the meeting", severity)


def _compare_next(agenda: Meeting, meetings: Sequence[Meeting]) -> Iterator[Examined]:
    """The next meeting that bound minutes announce against the agenda's own date."""
    bound = [m for m in meetings if m.source == "minutes" and m.date and _may_be_one_body(m, agenda)]
    if len(bound) != 1 or agenda.date is None or bound[0].next_meeting_date is None or bound[0].date is None:
        return
    announced = bound[0].next_meeting_date
    if announced == agenda.date:
        yield Examined()
    elif bound[0].date < agenda.date and _differs_in_one_part(announced, agenda.date):
        cite = bound[0].future_meetings[0].cite if bound[0].future_meetings else bound[0].cite
        next_ = _Stated(announced, f"{announced:%-d %B %Y}", cite)
        header = _Stated(agenda.date, f"{agenda.date:%-d %B %Y}", agenda.cite)
        yield _disagree(next_, header, "the next meeting is that", severity="warning")


def _compare_labels(paper: Paper, meetings: Sequence[Meeting]) -> Iterator[Examined]:
    """`Date of meeting:` at the head of a report against the agenda, and of minutes against their own heading."""
    agendas = [m for m in meetings if m.source == "agenda" and m.date]
    for paragraph in paper.paragraphs:
        if "date" not in paragraph.text[:60].lower():
            continue
        for day in find_days(paragraph.text):
            if day.date is None or not _LABELLED.search(paragraph.text, 0, day.start):
                continue
            document = paper.document_at(paragraph.cite(0, 1))
            header = _meeting_of(paper, document, meetings) or (agendas[0] if len(agendas) == 1 else None)
            if header is not None and header.date is not None:
                yield _compare_label(_Stated(day.date, day.text, paragraph.cite(day.start, day.end)), header, day)


def _compare_report_dates(paper: Paper, meetings: Sequence[Meeting]) -> Iterator[Examined]:
    """`Date:` at the head of a pack's reports against its agenda, where other reports have the agenda's date."""
    agendas = [m for m in meetings if m.source == "agenda" and m.date]
    if len(agendas) != 1 or agendas[0].date is None:
        return
    stated = [
        _Stated(day.date, day.text, paragraph.cite(day.start, day.end))
        for paragraph in paper.paragraphs
        if _BARE_LABEL.match(paragraph.text)
        for day in find_days(paragraph.text)[:1]
        if day.date
    ]
    meeting = _Stated(agendas[0].date, f"{agendas[0].date:%-d %B %Y}", agendas[0].cite)
    if sum(report.date == meeting.date for report in stated) < _FEWEST_ALIKE:
        return
    for report in stated:
        if _differs_in_one_part(report.date, meeting.date):
            yield _disagree(report, meeting, "the report is for the meeting", severity="warning")
        else:
            yield Examined()


def _compare_label(stated: _Stated, meeting: Meeting, day: PrintedDay) -> Examined:
    date = _heading_date(meeting)
    if date is None or stated.date == date or not _differs_in_one_part(stated.date, date):
        return Examined()
    return _disagree(stated, _Stated(date, f"{date:%-d %B %Y}", meeting.cite), "the meeting is that")


def _heading_date(meeting: Meeting) -> dt.date | None:
    """The date that a meeting's own heading prints; its record may have taken it from the label."""
    days = [day.date for day in find_days(meeting.cite.quote) if day.date]
    return days[0] if len(days) == 1 else meeting.date


def _meeting_of(paper: Paper, document: Document | None, meetings: Sequence[Meeting]) -> Meeting | None:
    return next((m for m in meetings if paper.document_at(m.cite) is document), None)


def _may_be_one_body(one: Meeting, other: Meeting) -> bool:
    return one.body is None or other.body is None or one.body == other.body


def _differs_in_one_part(one: dt.date, other: dt.date) -> bool:
    """Whether two dates differ in nothing but the day, the month or the year, as a slip of the pen does."""
    return sum((one.day != other.day, one.month != other.month, one.year != other.year)) == 1


def _disagree(stated: _Stated, other: _Stated, what: str, severity: Severity | None = None) -> Examined:
    return Examined(
        disagreement=Disagreement(
            message=(
                f"Here {what} of {stated.date:%-d %B %Y}, elsewhere of {other.date:%-d %B %Y}, so the "
                f"two do not agree."
            ),
            working=(f"Here: {stated.text}.", f"Elsewhere: {other.text}."),
            printed=stated.text,
            expected=f"{other.date:%-d %B %Y}",
            explanation="One of the two dates was perhaps mistyped or carried over.",
            severity=severity,
            cite=stated.cite,
            also=(other.cite,),
        )
    )
