"""Nothing lost, nothing doubled: each number and paragraph of a paper is in its record once, or listed as unread."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import msgspec

from answerable.reading.extract.citing import cite_blocks
from answerable.reading.layout import Layout
from answerable.reading.printed import Cover, Place, Print
from answerable.record import (
    Action,
    AnswerPoint,
    Attendee,
    Cite,
    Document,
    FutureMeeting,
    Item,
    Meeting,
    Note,
    ProgrammeItem,
    Question,
    Reading,
    Record,
    Report,
    Table,
    Unread,
)

_WORD = re.compile(r"[^\W_]+")
_LABEL_MARK = re.compile(r"^(?:table\s+)?\(?[A-Za-z]?\d{1,3}(?:\.\d{1,3})*[.):]?\s+", re.IGNORECASE)
# Printed words that the record has fields for: a paragraph of these alone is a label, not a fact.
_FIELD_WORDS = frozenset(
    re.findall(
        r"\S+",
        "presentation independent co opted agenda minutes present also attendance attendees attended in "
        "apologies absent for absence "
        "resolved resolution action actions item items topic time approximate supporting document "
        "documents date of report author authors title body venue chair page presented by questions "
        "question answer verbal written attached noting update members officers observers observer note "
        "taker notes to and the meeting held on at hrs from a plus one two three discussion debate ",
    )
)
_READ_SHARE = 0.5
# How many paragraphs before and after its citation the head of a document may fill.
_HEAD_BEFORE, _HEAD_AFTER = 8, 60
# How many paragraphs after its citation the torn-off rest of a row may stand.
_TORN_AFTER = 24
_SHOWN = 100
_UNHELD = "The reader knew what this belongs to, but no fact of the record holds it."
_NUMBER_UNHELD = "The words around this number were placed, but no fact of the record holds the number."


_Naming = Document | Meeting | Attendee | Item | FutureMeeting | Question | Report | Table | Action | ProgrammeItem


class Conservation(msgspec.Struct, frozen=True):
    """What of a paper its record lost or holds twice. Each entry says the place and the words."""

    numbers: int
    paragraphs: int
    lost_numbers: tuple[str, ...] = ()
    doubled_numbers: tuple[str, ...] = ()
    lost_paragraphs: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is lost and nothing doubled."""
        return not (self.lost_numbers or self.doubled_numbers or self.lost_paragraphs)


def conservation(layout: Layout, reading: Reading) -> Conservation:
    """Check a reading against the layout it was read from, by its citations and the values of its facts.

    A number is doubled where two facts that are homes of words (an item note, an answer, a table's row ...) quote it.
    Facts that name or repeat (documents, meetings, people, actions minuted in a note) are no homes: what they quote,
    and what stands beside it as a value of theirs (a role, a reference, a time), is not lost.
    """
    found = _Account(layout, reading.record)
    say = found.print.say
    return Conservation(
        numbers=sum(len(place.numbers) for place in found.print.paragraphs),
        paragraphs=len(found.print.paragraphs),
        lost_numbers=tuple(say(start, end) for _, start, end in found.lost_numbers),
        doubled_numbers=tuple(say(start, end) for start, end in found.doubled_numbers),
        lost_paragraphs=tuple(f"{place.where}: {place.text[:_SHOWN]}" for place in found.lost_paragraphs),
    )


def list_lost(layout: Layout, record: Record) -> tuple[Unread, ...]:
    """What was given a place in a record but is held by no fact of it, to be listed as unread: nothing is dropped."""
    found = _Account(layout, record)
    gone = {place.order for place in found.lost_paragraphs}
    return (
        *(Unread(why=_UNHELD, cite=cite_blocks(place.block)) for place in found.lost_paragraphs),
        *(
            Unread(why=_NUMBER_UNHELD, cite=cite_blocks(place.block, found.print.text[start:end]))
            for place, start, end in found.lost_numbers
            if place.order not in gone
        ),
    )


class _Account:
    """A record held against its layout: what of the print it lost, what it holds twice."""

    def __init__(self, layout: Layout, record: Record) -> None:
        self.print = Print(layout)
        self._homes = Cover(self.print, _home_cites(record))
        naming = (fact.cite for fact in _naming_facts(record))
        self._names = Cover(self.print, naming, _update_cites(record))
        self._values = _Values(self.print, record)
        self.lost_numbers: list[tuple[Place, int, int]] = []
        self.doubled_numbers: list[tuple[int, int]] = []
        self.lost_paragraphs: list[Place] = []
        for place in self.print.paragraphs:
            self._account_for(place)

    def _account_for(self, place: Place) -> None:
        labelled = self._values.is_label(place.text)
        for start, end in place.numbers:
            held = self._homes.count(start, end)
            if held > 1:
                self.doubled_numbers.append((start, end))
            elif not (held or labelled or self._names.count(start, end) or self._is_value(place, start, end)):
                self.lost_numbers.append((place, start, end))
        if not labelled and _read_share(place, self._homes, self._names, self._values) < _READ_SHARE:
            self.lost_paragraphs.append(place)

    def _is_value(self, place: Place, start: int, end: int) -> bool:
        number, word = self.print.text[start:end], self.print.word_at(start, end)
        return self._values.hold(place, number) or self._values.hold(place, word)


class _Values:
    """The words that facts hold as values beside what they quote: in its row, or in their document's head."""

    def __init__(self, print_: Print, record: Record) -> None:
        self._by_row: dict[int, set[str]] = {}
        self._heads: dict[int, list[set[str]]] = {}
        self._labels = _labels(record)
        for fact in _naming_facts(record):
            start = print_.first(fact.cite)
            if start is None:
                continue
            place = print_.at(start)
            words = set[str]().union(*[_words_of(getattr(fact, name)) for name in fact.__struct_fields__])
            self._by_row.setdefault(place.row, set()).update(words)
            if isinstance(fact, (Document, Meeting, Report)):
                self._head(place.order - _HEAD_BEFORE, place.order + _HEAD_AFTER, words)
            elif isinstance(fact, Table):
                named = {word for label in (*fact.header, fact.caption or "") for word in _words_of(label)}
                reach = 2 * len(fact.header) + 2
                self._head(place.order - reach, place.order + reach, named)
            elif isinstance(fact, (Action, ProgrammeItem)):
                self._head(place.order, place.order + _TORN_AFTER, words)

    def _head(self, first: int, last: int, words: set[str]) -> None:
        """Words that paragraphs from one to another, by their order, may repeat."""
        for order in range(first, last + 1):
            self._heads.setdefault(order, []).append(words)

    def is_label(self, text: str) -> bool:
        """Whether a paragraph is a heading that facts repeat, or only names a field of the record."""
        plain = _plain(text)
        return plain in self._labels or all(match[0] in _FIELD_WORDS for match in _WORD.finditer(plain))

    def hold(self, place: Place, word: str) -> bool:
        """Whether a fact beside a paragraph holds one of its words as a value."""
        parts = [part.lower() for part in _WORD.findall(word)]
        held = self._by_row.get(place.row, set())
        if all(part in held or part in _FIELD_WORDS for part in parts):
            return True
        return any(
            all(part in words or part in _FIELD_WORDS for part in parts) for words in self._heads.get(place.order, ())
        )


def _read_share(place: Place, homes: Cover, names: Cover, values: _Values) -> float:
    if homes.covers(place.start, place.end):
        return 1.0
    words = list(_WORD.finditer(place.text))
    if not words:
        return 1.0
    read = 0
    for match in words:
        start, end = place.start + match.start(), place.start + match.end()
        read += bool(homes.count(start, end) or names.count(start, end) or values.hold(place, match[0]))
    return read / len(words)


def _words_of(value: object) -> Iterable[str]:
    """The words of a value in lower case; of a day or time its numbers and names. A fact within has its own."""
    if isinstance(value, str):
        return map(str.lower, _WORD.findall(value))
    return () if value is None else _words_within(value)


def _words_within(value: object) -> Iterator[str]:
    """The words of a value that is no text."""
    if isinstance(value, dt.date):
        yield from (
            str(value.day),
            str(value.year),
            f"{value:%d}",
            f"{value:%m}",
            f"{value:%y}",
            f"{value:%B}".lower(),
        )
        yield from (
            f"{value:%A}".lower(),
            f"{value:%b}".lower(),
            *(f"{value.day}{end}" for end in ("st", "nd", "rd", "th")),
        )
    elif isinstance(value, dt.time):
        hours = {f"{value:%H}", str(value.hour), str(value.hour % 12 or 12)}
        yield from hours | {
            f"{value:%M}",
            f"{value:%H%M}",
            "hrs",
            "hours",
            "am",
            "pm",
            *(f"{hour}pm" for hour in hours),
        }
    elif isinstance(value, int):
        yield str(value)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _words_of(inner)


def _home_cites(record: Record) -> Iterator[Cite]:
    for meeting in record.meetings:
        yield from _whole_cites(_notes(meeting))
    for question in record.questions:
        yield from _whole_cites(question.points)
        if question.rest_cite is not None:
            yield question.rest_cite
    yield from (resolution.cite for resolution in record.resolutions)
    noted = {_place(note.cite) for meeting in record.meetings for note in _notes(meeting)}
    # a decision that minutes list stands in their notes too
    yield from (decision.cite for decision in record.decisions if _place(decision.cite) not in noted)
    yield from (paragraph.cite for report in record.reports for paragraph in report.paragraphs)
    yield from (cite for table in _own_tables(record) for cite in table.row_cites)
    yield from (unread.cite for unread in record.unread)


def _notes(meeting: Meeting) -> Iterator[Note]:
    for item in meeting.items:
        yield from item.notes
    yield from meeting.notes


def _own_tables(record: Record) -> Iterator[Table]:
    """The data tables whose rows no other fact holds: a table of decisions or actions repeats them."""
    held = {_place(decision.cite) for decision in record.decisions}
    held |= {_place(action.cite) for action in record.actions}
    held |= {_place(programmed.cite) for programmed in record.work_programme}
    for table in record.tables:
        if table.kind == "data" and not any(_place(cite) in held for cite in table.row_cites):
            yield table


def _place(cite: Cite) -> tuple[int | None, int | None]:
    return cite.page, cite.line


def _whole_cites(facts: Iterable[Note | AnswerPoint]) -> Iterator[Cite]:
    """The citations of facts whose words a page end may have torn."""
    for fact in facts:
        yield fact.cite
        if fact.rest_cite is not None:
            yield fact.rest_cite


def _naming_facts(record: Record) -> Iterator[_Naming]:
    yield from record.documents
    for meeting in record.meetings:
        yield meeting
        yield from (*meeting.present, *meeting.also_present, *meeting.apologies)
        yield from meeting.items
        yield from meeting.future_meetings
    yield from record.questions
    yield from record.reports
    yield from record.tables
    yield from record.actions
    yield from record.work_programme


def _update_cites(record: Record) -> Iterator[Cite]:
    yield from (action.update_cite for action in record.actions if action.update_cite is not None)


def _labels(record: Record) -> frozenset[str]:
    """The headings that facts repeat as words of their own."""
    headings = {
        paragraph.heading for report in record.reports for paragraph in report.paragraphs if paragraph.heading
    }
    labels: set[str | None] = {part for heading in headings for part in (heading, *heading.split(" / "))}
    labels |= {table.caption for table in record.tables} | {action.table for action in record.actions}
    labels |= {item.section for meeting in record.meetings for item in meeting.items}
    labels |= {programmed.date_printed for programmed in record.work_programme}
    labels |= {label for table in record.tables for label in table.header}
    return frozenset(_plain(label) for label in labels if label)


def _plain(text: str) -> str:
    folded = " ".join(text.split())
    return (_LABEL_MARK.sub("", folded) or folded).strip(" :").lower()
