"""Agendas: items from tables, lists or lines, with their hour, presenters, manner of paper and section."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

import msgspec

from answerable.reading.extract.attendance import read_attendance
from answerable.reading.extract.calendar import find_times, is_time
from answerable.reading.extract.chair import find_chair
from answerable.reading.extract.item import find_continued, find_items, first_index, item_spans
from answerable.reading.extract.meeting import announces_next, find_future, find_next, read_heading
from answerable.reading.extract.numbering import read_mark
from answerable.reading.extract.presenter import (
    find_presenters,
    manner_of_paper,
    read_manner,
    read_note_manner,
    split_people,
)
from answerable.reading.extract.section import Passage, Section
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
from answerable.reading.extract.title import split_title
from answerable.reading.layout import Block, Cell
from answerable.reading.ledger import Ledger
from answerable.record import FutureMeeting, Item, Meeting, Note

_MANNER_CELL = re.compile(
    r"\W*(?:(?:for|to)\s+)?(?:verbal|oral|written|attached|enclosed|report|paper|presentation|noting|note|information|decision|discussion|approval"
    r"|to follow|none|n/a|update|item|enc|appendix|standing|assurance|and|for|to|/|,|\s|\.|-|–|\d|[A-F]\b)+\W*",
    re.IGNORECASE,
)
_LEAD_HEADER = re.compile(
    r"\b(?:lead|presenter|presented|presenting|owner|who|officer|speaker|by whom|led by|responsible)\b", re.IGNORECASE
)
_HEADER_CELL = re.compile(
    r"\W*(?:(?:agenda\s+)?item(?:\s+no\.?)?|no\.?|number|ref\.?|#|topic|title|subject|(?:approximate\s+"
    r"|start\s+)?times?|timings?|lead(?: officer)?|presenters?"
    r"|presented by|supporting documents?|papers?|pages?(?: no\.?)?|purpose|action|report|type|owner|who"
    r"|description|business|document|enc\.?"
    r"|attachment|duration|format|led by|responsible|for|when)\W*",
    re.IGNORECASE,
)
_ITEM_HEADER = re.compile(
    r"(?:agenda )?item|(?:item )?title|topic|subject|business|(?:start )?times?|timings?|papers?|pages?",
    re.IGNORECASE,
)
_PROGRESS_HEADER = re.compile(r"\b(?:status|updates?|progress|due|by when|deadline|rag)\b", re.IGNORECASE)
_PAGE_RANGE = re.compile(r"(?:pp?\.?\s*|pages?\s*)?\d{1,4}(?:\s*[-–]\s*\d{1,4})?", re.IGNORECASE)
_PAGES = re.compile(
    r"\(?\s*(?:pages?|pp?\.?)\s*\d+(?:\s*[-–to]+\s*\d+)?\s*\)?\s*$|\s\d+\s*[-–]\s*\d+\s*$", re.IGNORECASE
)
_FIGURE = re.compile(r"\(?£?\d[\d,]*\.\d+[%mk)]?|\(?£?\d{1,3}(?:,\d{3})+\)?|\d+%|£\d+\w?|\d{4,}")
_DURATION = re.compile(r"\d{1,3}\s?(?:mins?|minutes)\b\.?", re.IGNORECASE)


_INSTRUCTS = re.compile(
    r"\W*(?:to\s+[a-z]+|any\b|report\b|joint report|for\s+[a-z]+|verbal|oral|members\b|the\s|this\s"
    r"|presented|presentation|note\b)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\W*(?:part\b|section\b|[A-D][.):]\s|(?:public|open|closed|private|exempt|confidential)\b)", re.IGNORECASE
)
_MOSTLY = 0.6
# The words that a table's edge may leave below it.
_LONGEST_TORN_END = 3
# Below a table of items, fewer numbered lines than this are items only where they go on counting.
_FEWEST_IN_LINES = 3


class Agenda(msgspec.Struct, frozen=True):
    """What an agenda states; `passages` are its explanatory words."""

    meeting: Meeting
    passages: tuple[Passage, ...] = ()


class _Row(msgspec.Struct):
    """One item as it gathers."""

    title: str
    blocks: list[Block]
    number: str | None = None
    start: dt.time | None = None
    presenters: list[str] = []
    paper: str | None = None
    section: str | None = None
    notes: list[Strand] = []


def read_agenda(section: Section, ledger: Ledger) -> Agenda:
    """The meeting that an agenda calls."""
    reader = _Reader(section, ledger)
    loose: list[Block] = []
    for block in section.blocks:
        if ledger.is_claimed(block):
            continue
        if block.kind == "table" and is_agenda_table(block):
            reader.read_lines(loose)
            loose = []
            reader.read_table(block)
        else:
            loose.append(block)
    reader.read_lines(loose)
    return reader.finish()


def is_agenda_table(table: Block) -> bool:
    """Whether a table lists items: rows that begin with running numbers or hours, and hold words."""
    rows = [[cell.text.strip() for cell in row if cell.text.strip()] for row in table.rows]
    rows = [row for row in rows if row and not (len(row) > 1 and all(map(_heads_column, row)))]
    if not rows:
        return False
    numbered = [
        row for row in rows if any(_is_number(text) for text in row[:3]) and any(len(text) > 5 for text in row)
    ]
    timed = [row for row in rows if any(is_time(text) for text in row) and any(len(text) > 8 for text in row)]
    figures = sum(1 for row in rows for text in row if _FIGURE.fullmatch(text) and not is_time(text))
    return (len(numbered) >= 0.5 * len(rows) or len(timed) >= 0.5 * len(rows)) and figures < 0.5 * len(rows)


def lists_items(table: Block) -> bool:
    """Whether a table is the agenda's own, though it also says who is to do what about each item."""
    labels = [cell.text.strip() for cell in table.rows[0]] if table.rows else []
    progress = any(_PROGRESS_HEADER.search(label) for label in labels)
    headed = any(_ITEM_HEADER.fullmatch(label) and not (progress and label.lower() == "item") for label in labels)
    return headed and is_agenda_table(table)


def _heads_column(text: str) -> bool:
    """Whether a cell is a column's label, or two (`Paper / purpose`)."""
    return all(_HEADER_CELL.fullmatch(part) for part in re.split(r"\s*[/&]\s*", text.strip()))


def _is_number(text: str) -> bool:
    mark = read_mark(text)
    return (
        mark is not None
        and not mark.rest
        and mark.style in ("integer", "item", "reference", "decimal", "letter")
        and len(text) < 12
    )


class _Reader:
    """Gathers the items of one agenda."""

    def __init__(self, section: Section, ledger: Ledger) -> None:
        self._agenda, self._ledger = section, ledger
        self._rows: list[_Row] = []
        self._section: str | None = None
        self._before: list[Strand] = []
        self.passages: list[Passage] = []

    # Tables

    def read_table(self, table: Block) -> None:
        lead_column: int | None = None
        self._claim([table], "agenda")
        for row in table.rows:
            cells = [cell for cell in row if cell.text.strip()]
            if not cells:
                continue
            if all(cell.header or _heads_column(cell.text) for cell in cells) and len(cells) > 1:
                leads = (column for column, cell in enumerate(row) if _LEAD_HEADER.search(cell.text))
                lead_column = next(leads, None)
                self._claim((block for cell in row for block in cell_blocks(cell)), "agenda header")
                continue
            self._read_row(row, lead_column)

    def _read_row(self, row: Sequence[Cell], lead_column: int | None) -> None:
        number = hour = manner = lead = None
        topics: list[Cell] = []
        for column, cell in enumerate(row):
            text = cell.text.strip()
            if not text:
                continue
            if number is None and not topics and _is_number(text):
                number = cell
            elif hour is None and is_time(text):
                hour = cell
            elif _PAGE_RANGE.fullmatch(text) and topics:
                self._claim(cell_blocks(cell), "unread: the pages of the pack that hold the paper")
            elif column == lead_column:
                lead = cell
            elif manner is None and len(text) < 60 and _MANNER_CELL.fullmatch(text):
                manner = cell
            elif not _DURATION.fullmatch(text) or not topics:
                topics.append(cell)
        if not topics:
            topics, manner = ([manner], None) if manner else ([lead] if lead else [], manner)
        if not topics:
            return
        main = max(topics, key=lambda cell: len(cell.text))
        if number is None and hour is None and manner is None and len(topics) == 1 and self._is_section(main):
            self._section = main.text.strip(" :")
            self._claim(cell_blocks(main), "section heading")
            return
        self._enter_row(number, hour, manner, lead, main, [cell for cell in topics if cell is not main])

    def _is_section(self, cell: Cell) -> bool:
        """Whether a cell alone in its row is a heading over the items below, and no note of the item above."""
        if self._rows and (_INSTRUCTS.match(cell.text) or cell.text.endswith(")")):
            return False
        if self._rows and not _is_headed(cell):
            return False
        return (
            len(cell.text.split()) <= 10 and not re.search(r"[.;]$", cell.text) and len(list(cell_blocks(cell))) == 1
        )

    def _enter_row(
        self,
        number: Cell | None,
        hour: Cell | None,
        manner: Cell | None,
        lead: Cell | None,
        main: Cell,
        others: list[Cell],
    ) -> None:
        blocks = list(cell_blocks(main))
        if number is None and hour is None and self._rows and blocks[0].kind != "heading":
            entry = self._rows[-1]
            entry.notes.extend(self._strands(blocks, "item note"))
        else:
            entry = self._open(blocks, read_mark(number.text.strip()).printed if number else None)  # type: ignore[union-attr]
        if hour:
            times = find_times(hour.text) or find_times(hour.text + " hrs")
            entry.start = entry.start or (times[0].time if times else None)
        if manner:
            entry.paper = entry.paper or manner_of_paper(manner.text)
        if lead:
            names = split_people(lead.text) or [lead.text]
            entry.presenters.extend(name for name in names if name not in entry.presenters)
        for cell in (number, hour, manner, lead):
            if cell:
                self._claim(cell_blocks(cell), "item")
        for cell in others:
            names = split_people(cell.text) if len(cell.text) < 120 else []
            if names and not entry.presenters:
                entry.presenters.extend(names)
                self._claim(cell_blocks(cell), "item")
            else:
                entry.notes.extend(self._strands(list(cell_blocks(cell)), "item note"))

    # Lists and lines

    def read_lines(self, blocks: Iterable[Block]) -> None:
        strands = [strand for strand in unroll(blocks) if strand.block.kind != "table"]
        if strands and self._rows and self._ends_note(strands[0]):
            torn = self._rows[-1].notes[-1]
            joined = (*torn.blocks, *strands[0].blocks)
            self._claim(strands[0].blocks, "item note")
            self._rows[-1].notes[-1] = msgspec.structs.replace(
                torn, blocks=joined, text=f"{torn.text} {strands[0].text}"
            )
            strands = strands[1:]
        starts = find_items(strands, minuted=False)
        if self._rows and len(starts) < _FEWEST_IN_LINES:
            starts = find_continued(strands, self._rows[-1].number)
        if strands and not starts and _PART.match(strands[-1].text) and strands[-1].titled:
            label = strands.pop()
            self._section = label.text.strip(" :")
            self._claim(label.blocks, "section heading")
        self._before.extend(strands[: first_index(starts, len(strands))])
        for start, end in item_spans(starts, len(strands)):
            if start.section_index is not None:
                self._claim(strands[start.section_index].blocks, "section heading")
            self._section = start.section or self._section
            titled = strands[start.index : start.index + max(start.used, 1)]
            title, hour, manner = _trim_line(start.title)
            row = _Row(
                title,
                [block for strand in titled for block in strand.blocks],
                start.ref or start.number,
                hour,
                paper=manner,
                section=self._section,
            )
            self._rows.append(row)
            for strand in titled:
                self._claim([*strand.margin_blocks, *strand.blocks], "item")
            if start.tail:
                row.notes.append(msgspec.structs.replace(titled[-1], text=start.tail))
            row.notes.extend(self._claimed(strands[start.index + max(start.used, 1) : end], "item note"))

    def _ends_note(self, strand: Strand) -> bool:
        """Whether a short line below a table is the end of its last note's sentence."""
        notes = self._rows[-1].notes
        if not notes or not notes[-1].tabled or strand.block.kind != "paragraph" or strand.titled:
            return False
        short = len(strand.text.split()) <= _LONGEST_TORN_END and strand.text.endswith(".")
        return short and notes[-1].text[-1:].isalnum()

    def _open(self, blocks: list[Block], number: str | None) -> _Row:
        """A new item from the blocks of its main cell: the title, then what explains it."""
        first = blocks[0]
        mark = read_mark(first.text) if number is None else None
        text = first.text
        if mark and mark.style in ("integer", "item", "reference") and mark.rest:
            number, text = mark.printed, mark.rest
        title, tail = split_title(first, text)
        if len(title) > 200:
            title = title[:200].rsplit(" ", 1)[0]
        title, paper = read_manner(title)
        row = _Row(title, [first], number, paper=paper, section=self._section)
        self._rows.append(row)
        self._claim([first], "item")
        if tail:
            row.notes.append(Strand((first,), tail))
        row.notes.extend(self._strands(blocks[1:], "item note"))
        return row

    def _strands(self, blocks: Sequence[Block], home: str) -> list[Strand]:
        return self._claimed([Strand((block,), block.text, tabled=True) for block in blocks], home)

    def _claimed(self, strands: Sequence[Strand], home: str) -> list[Strand]:
        for strand in strands:
            self._claim([*strand.margin_blocks, *strand.blocks], home)
        return list(strands)

    def _claim(self, blocks: Iterable[Block], home: str) -> None:
        place(self._ledger, blocks, home)

    # The whole

    def finish(self) -> Agenda:
        section = self._agenda
        heading = read_heading([*section.head, *(strand.block for strand in self._before)])
        date = heading.date or section.date
        attendance = read_attendance(self._before)
        self._claim((block for strand in attendance.held for block in strand.blocks), "attendance")
        notes = [
            Note(text=strand.text, cite=cite_strand(strand.blocks))
            for strand in self._claimed(attendance.rest, "meeting note")
        ]
        self._pass(attendance.rest, "meeting note", date)
        future: list[FutureMeeting] = []
        items = [self._item(row, date, future) for row in self._rows]
        last = self._rows[-1].notes if self._rows else []
        future = future or find_next([*self._before, *last], date)
        meeting = Meeting(
            id="",
            source="agenda",
            body=heading.body or section.body,
            date=date,
            start_time=heading.start or next((row.start for row in self._rows if row.start), None),
            end_time=heading.end,
            venue=heading.venue,
            chair=attendance.chair
            or find_chair([*(Strand((block,), block.text) for block in section.head), *self._before]),
            present=tuple(attendance.present),
            also_present=tuple(attendance.also_present),
            apologies=tuple(attendance.apologies),
            items=tuple(items),
            notes=tuple(notes),
            next_meeting_date=future[0].date if future else None,
            future_meetings=tuple(future),
            cite=cite_strand(section.head or section.blocks),
        )
        return Agenda(meeting, tuple(self.passages))

    def _item(self, row: _Row, date: dt.date | None, future: list[FutureMeeting]) -> Item:
        texts = [strand.text for strand in row.notes]
        presenters = row.presenters or find_presenters(texts[:4])
        if announces_next(row.title):
            title_strand = Strand(tuple(row.blocks), row.title)
            found = find_future(row.notes, date) or find_future([title_strand], date)
            future.extend(meeting for meeting in found if meeting not in future)
        self._pass(row.notes, "item note", date, row.number, row.title)
        return Item(
            ref=row.number,
            item_number=row.number,
            title=row.title,
            start_time=row.start,
            presenters=tuple(presenters),
            paper=row.paper or next((said for text in texts[:3] if (said := read_note_manner(text))), None),  # type: ignore[arg-type]
            section=row.section,
            notes=tuple(
                Note(
                    text=strand.text, cite=cite_words(strand.blocks, strand.text), rest_cite=cite_rest(strand.blocks)
                )
                for strand in row.notes
            ),
            cite=cite_title(row.blocks, row.title),
        )

    def _pass(
        self,
        strands: Sequence[Strand],
        home: str,
        date: dt.date | None,
        ref: str | None = None,
        title: str | None = None,
    ) -> None:
        for strand in strands:
            self.passages.append(
                Passage(
                    blocks=strand.blocks,
                    text=strand.text,
                    home=home,
                    date=date,
                    ref=ref,
                    heading=title,
                    section=self._agenda,
                )
            )


def _is_headed(cell: Cell) -> bool:
    """Set as a heading, or every word of weight with a capital."""
    block = next(cell_blocks(cell))
    if cell.header or block.kind == "heading" or block.share("bold") > _MOSTLY:
        return True
    weighty = [word for word in re.findall(r"[A-Za-z][\w’'-]*", cell.text) if len(word) > 3]
    return bool(weighty) and all(word[0].isupper() for word in weighty)


def _trim_line(title: str) -> tuple[str, dt.time | None, str | None]:
    """An item's line without its page numbers, hour and manner: `Apologies 10.00 Verbal`."""
    title = _PAGES.sub("", title).strip(" .–—-:")
    hour = None
    times = find_times(title)
    if times and (times[0].start == 0 or times[-1].end >= len(title) - 14):
        timed = times[0] if times[0].start == 0 else times[-1]
        hour = timed.time
        title = (title[: timed.start] + " " + title[timed.end :]).strip(" .–—-:()")
    title, manner = read_manner(title)
    tail = re.search(
        r"\s+(?P<manner>(?:verbal|oral|written report|written|attached|for noting|to note)(?: update| report)?)$",
        title,
        re.IGNORECASE,
    )
    if tail and manner is None:
        return title[: tail.start()].strip(" –—-:("), hour, manner_of_paper(tail["manner"])
    return title, hour, manner
