"""Minutes and notes of a meeting: its attendance, its items with what was said under each, its close."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from answerable.reading.extract.attendance import Attendance, opens_group, read_attendance
from answerable.reading.extract.chair import find_chair, find_told_chair
from answerable.reading.extract.exchange import Exchange
from answerable.reading.extract.item import ItemStart, find_items, first_index, item_spans
from answerable.reading.extract.kind import kind_of_list
from answerable.reading.extract.meeting import (
    announces_next,
    find_close,
    find_future,
    find_next,
    find_opening,
    read_heading,
    tells_when,
)
from answerable.reading.extract.numbering import read_mark
from answerable.reading.extract.people import read_apologies, read_people
from answerable.reading.extract.presenter import find_presenters, read_manner
from answerable.reading.extract.section import Passage, Section
from answerable.reading.extract.speaker import Roster
from answerable.reading.extract.strand import (
    Strand,
    cell_blocks,
    cite_rest,
    cite_strand,
    cite_title,
    cite_words,
    place,
    unroll,
)
from answerable.reading.extract.title import is_sentence
from answerable.reading.ledger import Ledger
from answerable.record import Attendee, Item, Meeting, Note, Question, Resolution

_ITEMS_WITH_ATTENDANCE = 3
_LINES_WITH_ATTENDANCE = 14
_SHORT_LINE = 40
# Who opens the meeting is told in the first of these.
_STRANDS_OF_OPENING = 10
_PRINTED_SIGNATURE = re.compile(
    r"[\W_]*|\W*(?:signed|chair(?:man|person)?|date|dated)\b[\W_]*(?:chair\w*|date)?[\W_]*", re.IGNORECASE
)
_RESOLVED_ALONE = re.compile(r"\W*RESOLVED\W*")


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
    place(ledger, (block for strand in unrolled if strand.header for block in strand.blocks), "minutes table header")
    strands = [strand for strand in unrolled if not strand.header]
    starts = find_items(strands) or _whole_item(section, strands)
    first = first_index(starts, len(strands))
    attendance = read_attendance(strands[:first])
    if not attendance.present:
        _read_late(attendance, strands, starts)
    place(ledger, (block for strand in attendance.held for block in _leaves(strand)), "attendance")
    details = [strand.block for strand in attendance.held if tells_when(strand.block)]
    heading = read_heading(
        [*section.head, *(block for strand in attendance.rest[:6] for block in strand.blocks), *details]
    )
    date = heading.date or section.date
    roster = Roster([*known, *attendance.everyone])
    reader = _Reader(section, ledger, roster, attendance, date)
    reader.read_items(strands, starts)
    notes = [reader.note(strand) for strand in attendance.rest if strand.block.kind != "table"]
    close = find_close(strands[-25:])
    future = reader.future or find_next(_under_announcement(strands[max(first, len(strands) - 15) :]), date)
    meeting = Meeting(
        id="",
        source="minutes",
        body=heading.body or section.body,
        date=date,
        start_time=heading.start or (find_opening(close[1].text) if close else None),
        end_time=close[0] if close else heading.end,
        venue=heading.venue,
        chair=attendance.chair
        or find_chair([*(Strand((block,), block.text) for block in section.head), *attendance.rest])
        or find_told_chair(strands[first : first + _STRANDS_OF_OPENING], roster)
        or find_chair(strands[-6:]),
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


def _under_announcement(strands: Sequence[Strand]) -> list[Strand]:
    """Strands with `Next meeting` alone on its line joined to the day printed below it."""
    joined = list(strands)
    for index in range(len(joined) - 1):
        above, below = joined[index], joined[index + 1]
        if len(above.text) < _SHORT_LINE and announces_next(above.text) and below.block.kind != "table":
            joined[index + 1] = msgspec.structs.replace(below, text=f"{above.text.rstrip(' .:')}: {below.text}")
    return joined


def _whole_item(section: Section, strands: Sequence[Strand]) -> list[ItemStart]:
    """Minutes without items (an extract, a question session) as one item under their own title."""
    read = read_attendance(strands[:_LINES_WITH_ATTENDANCE])
    attended = max(
        (index for index, strand in enumerate(strands) if any(strand is held for held in read.held)), default=-1
    )
    if attended + 1 >= len(strands):
        return []
    named = [block.text for block in section.head if re.search(r"\bitem\b|\bquestions?\b", block.text, re.IGNORECASE)]
    return [ItemStart(attended + 1, named[0] if named else section.title, used=0)]


def _read_late(attendance: Attendance, strands: list[Strand], starts: Sequence[ItemStart]) -> None:
    """Attendance printed under the first items (`1. Welcome`): its strands are then none of the items' own."""
    for start, end in item_spans(starts, len(strands))[:_ITEMS_WITH_ATTENDANCE]:
        inside = range(start.index + max(start.used, 1), end)
        opened = next((index for index in inside if opens_group(strands[index].text)), None)
        if opened is not None:
            late = read_attendance(strands[opened:end])
            attendance.present.extend(late.present)
            attendance.also_present.extend(late.also_present)
            attendance.apologies.extend(late.apologies)
            attendance.held.extend(late.held)
            attendance.observers = attendance.observers or late.observers
            attendance.chair = attendance.chair or late.chair


class _Reader:
    """The items of one paper, read in order."""

    def __init__(
        self, section: Section, ledger: Ledger, roster: Roster, attendance: Attendance, date: dt.date | None
    ) -> None:
        self._section, self._ledger, self._roster = section, ledger, roster
        self._attendance, self._date = attendance, date
        self._formal = False
        self.items: list[Item] = []
        self.questions: list[Question] = []
        self.resolutions: list[Resolution] = []
        self.passages: list[Passage] = []
        self.closing: list[Note | None] = []
        self.lists: list[Section] = []
        self.future: list = []  # type: ignore[type-arg]

    def read_items(self, strands: Sequence[Strand], starts: Sequence[ItemStart]) -> None:
        """Read every item from its start to the next one's."""
        self._formal = any(_RESOLVED_ALONE.fullmatch(strand.text) for strand in strands)
        for start, end in item_spans(starts, len(strands)):
            if start.section_index is not None:
                place(self._ledger, strands[start.section_index].blocks, "section heading")
            self._read_item(start, strands[start.index : end])

    def _read_item(self, start: ItemStart, strands: Sequence[Strand]) -> None:
        ledger = self._ledger
        titled, content = strands[: start.used], list(strands[start.used :])
        for strand in titled:
            place(ledger, strand.blocks, "item title")
        for strand in titled or strands[:1]:
            place(ledger, strand.margin_blocks, "item reference")
        content = [_with_number(strand) for strand in content]
        if start.tail:
            content.insert(0, Strand((titled or strands)[-1 if titled else 0].blocks, start.tail))
        content[:0] = [strand for strand in titled[:-1] if not _is_number(strand)]
        attended = {id(strand) for strand in self._attendance.held}
        body = [strand for strand in content if id(strand) not in attended and not _is_signature(strand)]
        exchange = Exchange(
            self._section,
            ledger,
            self._roster,
            ref=start.ref or start.number,
            title=start.title,
            date=self._date,
            formal=self._formal,
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
                cite=cite_title(blocks, start.title),
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
        place(self._ledger, strand.blocks, "meeting note")
        self.passages.append(
            Passage(
                blocks=strand.blocks, text=strand.text, home="meeting note", date=self._date, section=self._section
            )
        )
        return Note(text=strand.text, cite=cite_strand(strand.blocks), rest_cite=cite_rest(strand.blocks))


def _leaves(strand: Strand) -> list:  # type: ignore[type-arg]
    if strand.block.kind != "table":
        return list(strand.blocks)
    return [inner for row in strand.block.rows for cell in row for inner in cell_blocks(cell)]


def _with_number(strand: Strand) -> Strand:
    """A paragraph with the number that a margin prints beside it (`16.2`), where it begins no item."""
    if not strand.margin_blocks or strand.numbered:
        return strand
    return msgspec.structs.replace(strand, blocks=(*strand.margin_blocks[:1], *strand.blocks), numbered=True)


def _is_number(strand: Strand) -> bool:
    mark = read_mark(strand.text)
    return mark is not None and not mark.rest.strip(" .:-–")


def _is_signature(strand: Strand) -> bool:
    """Dotted lines and `CHAIR` where minutes are signed: furniture of the page, not business."""
    return len(strand.text) < 60 and _PRINTED_SIGNATURE.fullmatch(strand.text) is not None


def _once(people: Sequence[Attendee]) -> list[Attendee]:
    held: dict[str, Attendee] = {}
    for person in people:
        held.setdefault(person.name, person)
    return list(held.values())
