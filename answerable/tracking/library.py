"""What later papers say, passage by passage, so that it can be held against what is owed."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from answerable.record import Cite, Item, Meeting, Record
from answerable.tracking.owed import Finder
from answerable.tracking.reconciliation import TraceKind
from answerable.tracking.reference import Reference, find_references
from answerable.tracking.shelf import Shelf, Whence
from answerable.tracking.wording import stems_of

_CLOSES = re.compile(r"\b(?:closed?|discharged?|completed?|removed?)\b", re.IGNORECASE)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of a paper: a note, an item, an answer, a resolution, a row of a programme, a paragraph."""

    kind: TraceKind
    text: str
    cite: Cite
    whence: Whence
    date: dt.date | None
    meeting: bool
    """Whether it is of a meeting that was held or called, by its minutes or agenda."""

    @property
    def stems(self) -> frozenset[str]:
        return stems_of(self.text)

    @property
    def key(self) -> tuple[str, ...]:
        date = self.date.isoformat() if self.date else ""
        return (date, self.kind, self.text, self.whence.path, f"{self.cite.page or 0:06}{self.cite.line or 0:06}")


class Library:
    """The passages of all papers, by body; and the meetings that they know of."""

    def __init__(self, shelf: Shelf) -> None:
        self.passages: dict[str | None, list[Said]] = defaultdict(list)
        self.meetings: dict[str | None, set[dt.date]] = defaultdict(set)
        self.minutes: dict[str | None, dict[dt.date, Whence]] = defaultdict(dict)
        self.agendas: dict[str | None, dict[dt.date, Whence]] = defaultdict(dict)
        for record, placed in shelf:
            for whence in placed.whences:
                if whence.kind in ("minutes", "agenda") and whence.date:
                    held = self.minutes if whence.kind == "minutes" else self.agendas
                    first = held[whence.body].setdefault(whence.date, whence)
                    held[whence.body][whence.date] = min(first, whence, key=lambda one: one.path)
                    self.meetings[whence.body].add(whence.date)
                elif whence.kind == "action_tracker" and whence.date:
                    self.meetings[whence.body].add(whence.date)
            for passage in _passages(record, placed.find):
                self.passages[passage.whence.body].append(passage)
        self._stems: dict[str | None, list[frozenset[str]]] = {}
        self._holding: dict[tuple[str | None, str | Reference], list[int]] = defaultdict(list)
        for body, passages in self.passages.items():
            passages.sort(key=lambda passage: passage.key)
            self._stems[body] = [passage.stems for passage in passages]
            for place, passage in enumerate(passages):
                for stem in passage.stems:
                    self._holding[body, stem].append(place)
                for reference in find_references(passage.text):
                    self._holding[body, reference].append(place)

    def later_than(self, body: str | None, date: dt.date) -> Iterator[Said]:
        return (passage for passage in self.passages.get(body, ()) if passage.date and passage.date > date)

    def holding(
        self, body: str | None, words: Iterable[str | Reference], after: dt.date
    ) -> Iterator[tuple[Said, frozenset[str]]]:
        """Passages later than a day that hold one of these stems or references, in their order, with their stems."""
        passages, stems = self.passages.get(body, []), self._stems.get(body, [])
        first = bisect_right(passages, after.isoformat(), key=lambda passage: passage.key[0])
        places: set[int] = set()
        for word in words:
            held = self._holding.get((body, word), [])
            places.update(held[bisect_left(held, first) :])
        return ((passages[place], stems[place]) for place in sorted(places))

    def of_meeting(self, body: str | None, date: dt.date) -> Iterator[Said]:
        return (passage for passage in self.passages.get(body, ()) if passage.meeting and passage.date == date)

    def names(self, body: str | None, date: dt.date, reference: Reference) -> bool:
        """Whether the papers of a meeting name a row by its reference."""
        return any(reference in find_references(passage.text) for passage in self.of_meeting(body, date))

    def closed_on(self, body: str | None, reference: Reference, after: dt.date) -> dt.date | None:
        """The day, after another, on which a meeting resolved that a row be closed."""
        for passage in self.later_than(body, after):
            closes = passage.kind == "resolution" and _CLOSES.search(passage.text)
            if closes and reference in find_references(passage.text):
                return passage.date
        return None

    def meetings_between(self, body: str | None, after: dt.date, until: dt.date) -> tuple[dt.date, ...]:
        """The body's meetings that the papers know of, after one day and up to another."""
        return tuple(sorted(date for date in self.meetings.get(body, ()) if after < date <= until))


def _passages(record: Record, find: Finder) -> Iterator[Said]:
    for meeting in record.meetings:
        kind: TraceKind = "agenda" if meeting.source == "agenda" else "minutes"
        for text, cite in _of_meeting(meeting):
            yield _said(kind, text, cite, find, meeting.date, meeting=True)
    for question in record.questions:
        yield _said("question", question.text, question.cite, find, question.meeting_date, meeting=True)
        for point in question.points:
            yield _said("answer", point.text, point.cite, find, question.meeting_date, meeting=True)
    for resolution in record.resolutions:
        yield _said("resolution", resolution.text, resolution.cite, find, resolution.meeting_date, meeting=True)
    for planned in record.work_programme:
        text = " ".join(filter(None, (planned.topic, planned.aims, planned.note, *planned.presenting)))
        yield _said("programme", text, planned.cite, find, planned.date, meeting=False)
    for report in record.reports:
        yield _said("report", report.title, report.cite, find, report.date, meeting=False)
        for paragraph in report.paragraphs:
            yield _said("report", paragraph.text, paragraph.cite, find, report.date, meeting=False)


def _of_meeting(meeting: Meeting) -> Iterator[tuple[str, Cite]]:
    for item in meeting.items:
        if meeting.source == "agenda":
            yield _whole_item(item), item.cite
            continue
        yield item.title, item.cite
        yield from ((note.text, note.cite) for note in item.notes)
    yield from ((note.text, note.cite) for note in meeting.notes)


def _whole_item(item: Item) -> str:
    """An item of an agenda with all that is printed under it: its title seldom says it alone."""
    return " ".join((item.title, *item.presenters, *(note.text for note in item.notes)))


def _said(kind: TraceKind, text: str, cite: Cite, find: Finder, date: dt.date | None, *, meeting: bool) -> Said:
    whence = find(cite)
    return Said(kind=kind, text=text, cite=cite, whence=whence, date=date or whence.date, meeting=meeting)
