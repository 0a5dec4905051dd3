"""Minutes and notes of a meeting: its attendance, its items with what was said under each, its close."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from answerable.reading.extract.attendance import Attendance, read_apologies, read_attendance, read_people
from answerable.reading.extract.exchange import Exchange
from answerable.reading.extract.item import ItemStart, find_items, first_index, item_spans
from answerable.reading.extract.kind import kind_of_list
from answerable.reading.extract.meeting import (
    announces_next,
    find_chair,
    find_close,
    find_future,
    find_next,
    read_heading,
)
from answerable.reading.extract.numbering import read_mark
from answerable.reading.extract.presenter import find_presenters, read_manner
from answerable.reading.extract.section import Passage, Section
from answerable.reading.extract.speaker import Roster
from answerable.reading.extract.strand import Strand, cell_blocks, cite_strand, cite_words, unroll
from answerable.reading.extract.title import is_sentence
from answerable.reading.ledger import Ledger
from answerable.record import Attendee, Item, Meeting, Note, Question, Resolution

_PRINTED_SIGNATURE = re.compile(
    r"[\W_]*|\W*(?:signed|chair(?:man|person)?|date|dated)\b[\W_]*(?:chair\w*|date)?[\W_]*", re.IGNORECASE
)


class Minutes(msgspec.Struct, frozen=True):
    """What minutes state; `passages` are their words, for promises, figures and actions."""

    meeting: Meeting
    questions: tuple[Question, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    passages: tuple[Passage, ...] = ()
    lists: tuple[Section, ...] = ()
    """Tables under headings of their own (decisions, a work programme), as sections for those who read such lists."""


def read_minutes(section: Section, ledger: Ledger, known: Sequence[Attendee] = ()) -> Minutes:
    """The meeting that a section's minutes record. `known` are people that other papers of the pack name."""
    unrolled = [strand for strand in unroll(section.blocks) if not all(map(ledger.is_claimed, strand.blocks))]
    ledger.claim((block for strand in unrolled if strand.header for block in strand.blocks), "minutes table header")
    strands = [strand for strand in unrolled if not strand.header]
    starts = find_items(strands)
    first = first_index(starts, len(strands))
    attendance = read_attendance(strands[:first])
    ledger.claim((block for strand in attendance.held for block in _leaves(strand)), "attendance")
    heading = read_heading([*section.head, *(block for strand in attendance.rest[:6] for block in strand.blocks)])
    date = heading.date or section.date
    roster = Roster([*known, *attendance.everyone])
    reader = _Reader(section, ledger, roster, attendance, date)
    reader.read_items(strands, starts)
    notes = [reader.note(strand) for strand in attendance.rest if strand.block.kind != "table"]
    close = find_close(strands[-25:])
    future = reader.future or find_next(strands[max(first, len(strands) - 15) :], date)
    meeting = Meeting(
        id="",
        source="minutes",
        body=heading.body or section.body,
        date=date,
        start_time=heading.start,
        end_time=close[0] if close else heading.end,
        venue=heading.venue,
        chair=attendance.chair or find_chair([*attendance.rest, *strands[-6:]]),
        present=tuple(attendance.present),
        also_present=tuple(attendance.also_present),
        apologies=tuple(_once(attendance.apologies)),
        observers=attendance.observers,
        items=tuple(reader.items),
        notes=tuple(note for note in [*notes, *reader.closing] if note),
        next_meeting_date=future[0].date if future else None,
        future_meetings=tuple(future),
        cite=cite_strand(section.head or [strand.block for strand in strands]),
    )
    return Minutes(
        meeting, tuple(reader.questions), tuple(reader.resolutions), tuple(reader.passages), tuple(reader.lists)
    )


class _Reader:
    """The items of one paper, read in order."""

    def __init__(
        self, section: Section, ledger: Ledger, roster: Roster, attendance: Attendance, date: dt.date | None
    ) -> None:
        self._section, self._ledger, self._roster = section, ledger, roster
        self._attendance, self._date = attendance, date
        self.items: list[Item] = []
        self.questions: list[Question] = []
        self.resolutions: list[Resolution] = []
        self.passages: list[Passage] = []
        self.closing: list[Note | None] = []
        self.lists: list[Section] = []
        self.future: list = []  # type: ignore[type-arg]

    def read_items(self, strands: Sequence[Strand], starts: Sequence[ItemStart]) -> None:
        """Read every item from its start to the next one's."""
        for start, end in item_spans(starts, len(strands)):
            if start.section_index is not None:
                self._ledger.claim(strands[start.section_index].blocks, "section heading")
            self._read_item(start, strands[start.index : end])

    def _read_item(self, start: ItemStart, strands: Sequence[Strand]) -> None:
        ledger = self._ledger
        titled, content = strands[: start.used], list(strands[start.used :])
        for strand in titled:
            ledger.claim(strand.blocks, "item title")
        for strand in strands:
            ledger.claim(strand.margin_blocks, "item reference")
        if start.tail:
            content.insert(0, Strand((titled or strands)[-1 if titled else 0].blocks, start.tail))
        content[:0] = [strand for strand in titled[:-1] if not _is_number(strand)]
        body = [strand for strand in content if not _is_signature(strand, ledger)]
        exchange = Exchange(
            self._section, ledger, self._roster, ref=start.ref or start.number, title=start.title, date=self._date
        )
        exchange.read(body)
        self._list_tables(start.title, body)
        self._gather(exchange, start, strands, body)

    def _gather(
        self, exchange: Exchange, start: ItemStart, strands: Sequence[Strand], body: Sequence[Strand]
    ) -> None:
        questions = exchange.close()
        if re.search(r"apolog", start.title, re.IGNORECASE):
            self._enter_apologies(body)
        if announces_next(start.title):
            self.future.extend(found for found in find_future(body, self._date) if found not in self.future)
        title, paper = read_manner(start.title)
        blocks = [block for strand in strands[: max(start.used, 1)] for block in strand.blocks]
        self.items.append(
            Item(
                ref=start.ref or start.number,
                item_number=start.number,
                title=title,
                presenters=tuple(
                    self._roster.name(name) for name in find_presenters([strand.text for strand in body[:4]])
                ),
                paper=paper,
                section=start.section,
                notes=tuple(exchange.notes),
                cite=cite_words(blocks, start.title),
            )
        )
        self.questions.extend(questions)
        self.resolutions.extend(exchange.resolutions)
        self.passages.extend(exchange.passages)

    def _list_tables(self, title: str, body: Sequence[Strand]) -> None:
        """Keep each table with the heading it stands under, where that says what it lists."""
        heading = title
        for strand in body:
            if strand.block.kind != "table":
                heading = strand.text if strand.titled else heading
                continue
            kind = kind_of_list(heading, strand.block)
            if kind is not None:
                listed = msgspec.structs.replace(
                    self._section, kind=kind, title=heading, head=(), blocks=strand.blocks, part_of=self._section.id
                )
                self.lists.append(listed)

    def _enter_apologies(self, body: Sequence[Strand]) -> None:
        for strand in body:
            named = read_apologies(strand.text)
            if not named and len(strand.text) < 300 and not is_sentence(strand.text):
                named = read_people(strand.text)
            for person in named:
                self._attendance.apologies.append(
                    Attendee(
                        name=person.name,
                        role=person.role,
                        organisation=person.organisation,
                        cite=cite_words(strand.blocks, person.name),
                    )
                )

    def note(self, strand: Strand) -> Note | None:
        """A paragraph outside any item, as a note of the meeting."""
        if all(map(self._ledger.is_claimed, strand.blocks)) or not strand.text.strip(" ._-–…"):
            return None
        self._ledger.claim(strand.blocks, "meeting note")
        self.passages.append(
            Passage(
                blocks=strand.blocks, text=strand.text, home="meeting note", date=self._date, section=self._section
            )
        )
        return Note(text=strand.text, cite=cite_strand(strand.blocks))


def _leaves(strand: Strand) -> list:  # type: ignore[type-arg]
    if strand.block.kind != "table":
        return list(strand.blocks)
    return [inner for row in strand.block.rows for cell in row for inner in cell_blocks(cell)]


def _is_number(strand: Strand) -> bool:
    mark = read_mark(strand.text)
    return mark is not None and not mark.rest.strip(" .:-–")


def _is_signature(strand: Strand, ledger: Ledger) -> bool:
    """Dotted lines and `CHAIR` where minutes are signed: furniture of the page, not business."""
    return len(strand.text) < 60 and _PRINTED_SIGNATURE.fullmatch(strand.text) is not None


def _once(people: Sequence[Attendee]) -> list[Attendee]:
    held: dict[str, Attendee] = {}
    for person in people:
        held.setdefault(person.name, person)
    return list(held.values())
