"""Attendance in all its layouts: who was present, who else came, who sent apologies, how many looked on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.people import (
    read_also_came,
    read_apologies,
    read_attended,
    read_in_chair,
    read_people,
)
from answerable.reading.extract.person import Person, is_name, read_person
from answerable.reading.extract.strand import Strand, cell_blocks
from answerable.reading.layout import Block, Cell
from answerable.record import Attendee, Cite

Group = Literal["present", "also_present", "apologies", "absent"]

_WORDS = (
    r"(?:\s+(?:members|councillors|at the meeting|were|was|received|from|for absence|attending|representatives))*"
)
_GROUPS: tuple[tuple[Group, re.Pattern[str]], ...] = (
    (
        "apologies",
        re.compile(
            r"(?:apolog(?:ies|y)|(?:not able|unable) to attend|regrets|sorry not to be (?:here|there))\b" + _WORDS,
            re.IGNORECASE,
        ),
    ),
    ("absent", re.compile(r"(?:(?:members?|councillors|those) )?absen(?:t|ces|ce)\b" + _WORDS, re.IGNORECASE)),
    (
        "also_present",
        re.compile(
            r"(?:(?:present|in attendance|attending) as officers"
            r"|also (?:present|in attendance|attending|attended)|in attend[ae]nce|others? (?:(?:members?"
            r"|councillors?) )?(?:present"
            r"|in attendance|attending)|(?:minutes|notes)(?: taken)?(?: by)?(?=\s*:\s*\S)|(?:minute"
            r"|note)[- ]?taker(?=\s*:)"
            r"|(?:council|force|police|opcc|authority|support|supporting|lead) officers?"
            r"|other attendees|officers?(?: (?:present|in attendance|attending|support))?|guests?"
            r"|invitees|observers?|secretariat"
            r"|advisers|advisors|non-members|not present|by invitation|staff in attendance|clerk(?: and rfo)?"
            r"|(?:city|county|district|borough|ward)[\w &]* (?:councillors?|cllrs?))\b" + _WORDS,
            re.IGNORECASE,
        ),
    ),
    (
        "present",
        re.compile(
            r"(?:(?:(?:board|panel|committee|council|parish|town|voting|core|independent|co-opted|elected"
            r"|full|other) )*"
            r"(?:members?|councillors|cllrs)(?! of)(?: (?:present|attending|in attendance))?"
            r"|(?:panel|board|speakers|panellists)(?=\s*:)|membership(?=\s*\()"
            r"|who (?:came|attended|was (?:here|there))"
            r"|(?:in the room|on the call|from the [a-z]+"
            r"|in person|online"
            r"|joined by)(?=\s*(?::|-\s))|attended by|present|attendees?|attendance|those (?:present"
            r"|attending|in attendance)|attended|persons present|list of attendees"
            r"|(?:in the )?chair(?:man|person|woman)?|vice[- ]chair(?:man|person)?)\b" + _WORDS,
            re.IGNORECASE,
        ),
    ),
)
_HEADING_END = re.compile(r"\s*(?:[:.–—-]+\s*)*$")
_HEADING_RUN = re.compile(r"\s*(?::\s*[-–]?|\s[-–—]|[-–—]\s)\s*(?=\S)")
# A line that ends so goes on in the next.
_WRAPPED = re.compile(r"(?:[,;(]|\b(?:and|the|of|for|[A-Z]\.|Mrs?\.?|Miss|Ms|Dr\.?|Councillors?|Cllrs?\.?)|-)$")
_STARRED = re.compile(r"\*\s*(?:=|denotes|indicates|-)?\s*(?:members?\s+)?present\b", re.IGNORECASE)
_EXCUSED = re.compile(r"apolog(?:ies|y)(?: received| sent| given)?", re.IGNORECASE)
# A group that begins within a line: `Present: A and B. Clerk: C. Apologies: D.`
_GROUP_WITHIN = re.compile(
    r"(?<=in the chair[;.])\s+"
    r"|(?<=[.;)])\s+(?=(?:In attendance|Also (?:present|in attendance)|Apologies(?: for absence)?|Clerk"
    r"|Officers?|Absent|In the chair"
    r"|Minutes|Observers?)\s*[:–-]|\d{1,2} members of the)",
    re.IGNORECASE,
)
_NAME_HEADER = re.compile(r"(?:full )?names?|attendees?|members?|present", re.IGNORECASE)
_COLUMN_LABEL = re.compile(
    r"(?:full )?names?|roles?|title|organisation|position|representing|job title", re.IGNORECASE
)
_ROLE_HEADER = re.compile(
    r"roles?|(?:job )?title|organisation|position|representing|initials|body|authority|council|party|ward"
    r"|area|agency",
    re.IGNORECASE,
)
# From one hour to another at a line's end: when and where they met, not who.
_HOURS = re.compile(
    r"\b\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[-–—]|to|until)\s*\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\.?)?\W*$",
    re.IGNORECASE,
)
# Two rows and two groups make columns of attendance.
_COLUMNED = 2
# Characters between the first and the last part of a printed name.
_WIDEST_NAME = 60
_TITLED_NAME = re.compile(r"\*|(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr)\b\.?\s")
_LABELLED = re.compile(
    r"\W*(?:(?:in the )?chair(?:man|person|woman)?|vice[- ]chair\w*|clerk(?: and rfo)?)\s*(?::|[-–—]\s|$)",
    re.IGNORECASE,
)
_COUNTS = {
    word: number
    for number, word in enumerate(
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_COUNTS |= {"a": 1, "an": 1, "nil": 0, "none": 0, "zero": 0}
_NUMBER = r"(?P<count>\d{1,3}|" + "|".join(sorted(_COUNTS, key=len, reverse=True)) + r")"
_ONLOOKER = (
    r"(?:members? of the audience|audience|members? of the (?:public|press)|observers?|parishioners?"
    r"|residents?|electors?|public observers?)"
)
_OBSERVERS = re.compile(rf"\b{_NUMBER}\s+(?:\w+\s+)?{_ONLOOKER}\b", re.IGNORECASE)
_OBSERVERS_AFTER = re.compile(
    rf"\b{_ONLOOKER}\s*(?:\([A-Z]+\))?\s*(?:present|in attendance)?\s*[:–-]\s*{_NUMBER}\b", re.IGNORECASE
)
_UNNAMED = re.compile(
    r"\b(?:note|minute)[- ]?taker|\bwebcaster|\bobservers?\b|\bmembers? of the (?:public|press)\b|\bparishioners\b",
    re.IGNORECASE,
)


class Attendance(msgspec.Struct):
    """What the attendance of one paper states; `rest` are the strands that state none of it."""

    present: list[Attendee] = []
    also_present: list[Attendee] = []
    apologies: list[Attendee] = []
    observers: int | None = None
    chair: str | None = None
    held: list[Strand] = []
    rest: list[Strand] = []

    @property
    def everyone(self) -> list[Attendee]:
        return [*self.present, *self.also_present, *self.apologies]


def read_attendance(strands: Sequence[Strand]) -> Attendance:
    """The attendance among the strands before the first item (or of a whole attendance section)."""
    register = _Register(starred=any(_STARRED.search(strand.text) for strand in strands))
    for strand, following in zip(strands, [*strands[1:], None], strict=False):
        register.take(strand, following)
    return register.attendance


class _Register:
    """The attendance as its lines are read; `_group` is the one whose heading was read last."""

    def __init__(self, *, starred: bool) -> None:
        self.attendance = Attendance()
        self._group: Group | None = None
        self._starred = starred

    def take(self, strand: Strand, following: Strand | None) -> None:
        """Read a strand's lines, and keep it among those that state attendance or among the rest."""
        if self._group is None and strand.block.kind == "table" and _lists_names(strand.block):
            self._group = "present"
        used = self._take_columns(strand)
        if not used and (strand.block.kind == "table" or not self._is_unstarred(strand.text)):
            lines = list(_entry_lines(strand))
            for place, (text, rest, blocks) in enumerate(lines):
                if strand.block.kind == "table" and self._is_unstarred(text):
                    used = True
                    continue
                below = lines[place + 1][0] if place + 1 < len(lines) else following.text if following else None
                used = self._take_line(text, rest, blocks, below) or used
        (self.attendance.held if used else self.attendance.rest).append(strand)

    def _take_columns(self, strand: Strand) -> bool:
        """Read a table whose columns are the groups: `Present | In attendance | Apologies`."""
        rows = strand.block.rows
        groups = [_read_group(cell.text, None)[0] for cell in rows[0]] if rows else []
        if len(rows) < _COLUMNED or sum(group is not None for group in groups) < _COLUMNED:
            return False
        for column, group in enumerate(groups):
            self._group = group
            for row in rows[1:]:
                for block in cell_blocks(row[column]) if column < len(row) else ():
                    self._take_line(block.text, None, (block,), None)
                    self._group = group
        return True

    def _is_unstarred(self, text: str) -> bool:
        """A member without the star where a star marks those present."""
        if not self._starred or self._group != "present":
            return False
        return not text.lstrip().startswith("*") and not opens_group(text)

    def _take_line(self, printed: str, rest: str | None, blocks: tuple[Block, ...], below: str | None) -> bool:
        """Read one line; whether it states attendance. `below` is the next line, which shows what a label is."""
        named, text = _read_group(printed, rest)
        if named:
            self._group = named
            if not text:
                text, rest = rest or "", None
        counted = f"{text}: {rest}" if rest else text
        if count_observers(self.attendance, counted, grouped=self._group is not None):
            # A count alone is also a note of the meeting: the record keeps how it was worded.
            return self._enter_people(_without_unnamed(text), None, blocks, printed if named else "")
        if (not named or read_in_chair(printed)) and self._told(printed, blocks):
            return True
        if self._enter_people(text, rest, blocks, printed if named else ""):
            return True
        if self._group and text and not named:
            self._group = self._group if _is_label(text) and below and _starts_people(below) else None
        return named is not None

    def _enter_people(self, text: str, rest: str | None, blocks: tuple[Block, ...], label: str) -> bool:
        people = read_people(text, rest) if self._group and text and not _HOURS.search(text) else []
        if not people and rest and self._group and text and not label and _is_label(text):
            people = read_people(f"{text}: {rest}")
        if people and _LABELLED.match(label):
            people = [_with_role(people[0], label), *people[1:]]
        if people and self._group:
            _enter(self.attendance, self._group, people, blocks)
        return bool(people)

    def _told(self, text: str, blocks: tuple[Block, ...]) -> bool:
        """Read what a sentence tells: who also came, whose apologies were received."""
        came, apologising = read_also_came(text), read_apologies(text)
        chair = read_in_chair(text)
        attended = read_attended(text) if not self.attendance.present else []
        if chair or attended:
            _enter(self.attendance, "present", [chair] if chair else attended, blocks)
            return True
        if came:
            _enter(self.attendance, "also_present", came, blocks)
        elif apologising:
            _enter(self.attendance, "apologies", apologising, blocks)
        return bool(came or apologising)


def opens_group(text: str) -> bool:
    """Whether a line opens a group of attendance (`Present:`, `Officers: ...`)."""
    return _read_group(text, None)[0] is not None


def count_observers(attendance: Attendance, text: str, *, grouped: bool) -> bool:
    """Enter the number of observers that a line states; whether it states one, or names unnamed helpers."""
    match = _OBSERVERS.search(text) or _OBSERVERS_AFTER.search(text)
    if match and (grouped or len(text) < 120):
        count = match["count"].lower()
        number = int(count) if count.isdigit() else _COUNTS[count]
        attendance.observers = (attendance.observers or 0) + number
        return True
    return grouped and len(text) < 120 and _UNNAMED.search(text) is not None and not is_name(text.split(",")[0])


def _without_unnamed(text: str) -> str:
    return re.sub(r"\s+(?:and|&|plus)$", "", _OBSERVERS.sub("", _OBSERVERS_AFTER.sub("", text)).strip(" ,.;:"))


def _enter(attendance: Attendance, group: Group, people: list[Person], blocks: Sequence[Block]) -> None:
    entries: list[Attendee] = [] if group == "absent" else getattr(attendance, group)
    held = {entry.name for entry in entries}
    text = " ".join(block.text for block in blocks)
    for person in people:
        if person.name in held and (person.chair or person.role is None):
            # Named among those present, and again as who chairs.
            attendance.chair = attendance.chair or (person.name if person.chair else None)
            continue
        words = _words_of(person, text)
        excused = _EXCUSED.fullmatch(person.organisation or "") is not None
        (attendance.apologies if excused else entries).append(
            Attendee(
                name=person.name,
                role=person.role,
                organisation=None if excused else person.organisation,
                cite=cite_blocks(blocks, words) if words and len(people) > 1 else _cite_entry(blocks, words),
            )
        )
        if person.chair and attendance.chair is None and group == "present":
            attendance.chair = person.name


def _cite_entry(blocks: Sequence[Block], words: str | None) -> Cite:
    """The citation of one person's printed entry, title and office with it; of the name's line in a longer block."""
    lines = [fold(line.text) for block in blocks for line in block.lines]
    if words and len(blocks) == 1 and len(lines) > 1:
        return cite_blocks(blocks, next((line for line in lines if words in line), words))
    return cite_blocks(blocks)


def _words_of(person: Person, text: str) -> str | None:
    """The printed words of a person's name within a text: from its first part to its last."""
    lowered = text.lower()
    parts = [part.strip(".").lower() for part in person.name.replace("’", "'").split()]
    start = lowered.find(parts[0])
    last = lowered.replace("’", "'").find(parts[-1], start) if start >= 0 else -1
    if last < 0 or last - start > _WIDEST_NAME:
        return None
    return text[start : last + len(parts[-1])]


def _entry_lines(strand: Strand) -> Iterator[tuple[str, str | None, tuple[Block, ...]]]:
    """A strand's entries: its lines where each is one, its rows where it is a table."""
    block = strand.block
    if block.kind == "table":
        for row in block.rows:
            yield from _row_entries(row)
        return
    lines = [fold(line.text) for line in block.lines]
    lines = [line for line in lines if line]
    wrapped = any(_WRAPPED.search(line) for line in lines[:-1])
    if len(lines) > 1 and not wrapped and sum(1 for line in lines if _stands_alone(line)) >= 0.6 * len(lines):
        for line in lines:
            yield line, None, (block,)
    else:
        for part in _GROUP_WITHIN.split(strand.text):
            yield part, None, strand.blocks


def _row_entries(row: Sequence[Cell]) -> Iterator[tuple[str, str | None, tuple[Block, ...]]]:
    """The entries of a table's row: one person with the cells beside, or several; none in a row of labels."""
    cells = [cell for cell in row if cell.text.strip(" :–-")]
    if not cells or _heads_columns(cells):
        return
    lines = [inner.text for inner in cell_blocks(cells[0])]
    if len(cells) > 1 and all(_titled_name(cell.text) for cell in cells):
        for cell in cells:
            yield cell.text, None, tuple(cell_blocks(cell))
    elif len(lines) > 1 and len(cells) == 1:
        for inner in cell_blocks(cells[0]):
            yield inner.text, None, (inner,)
    elif len(lines) > 1 and _several_names(lines):
        yield from _parallel(row)
    else:
        blocks = tuple(inner for cell in row for inner in cell_blocks(cell))
        yield cells[0].text, ", ".join(cell.text for cell in cells[1:]) if len(cells) > 1 else None, blocks


def _heads_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row only labels its columns; the first row of a table without such labels may name people."""
    if len(cells) < _COLUMNED or (opens_group(cells[0].text) and _starts_people(cells[1].text)):
        return False
    return all(cell.header or _COLUMN_LABEL.fullmatch(cell.text.strip()) for cell in cells)


def _titled_name(text: str) -> bool:
    """Whether a cell is a person under a title or a star: no office or body of the person beside it."""
    return _TITLED_NAME.match(text) is not None and is_name(text.strip(" *"))


def _lists_names(table: Block) -> bool:
    """Whether a table's first row heads names and what those people are."""
    labels = [cell.text.strip() for cell in table.rows[0] if cell.text.strip()] if table.rows else []
    return (
        len(labels) > 1 and bool(_NAME_HEADER.fullmatch(labels[0])) and all(map(_ROLE_HEADER.fullmatch, labels[1:]))
    )


def _parallel(row: Sequence[object]) -> Iterator[tuple[str, str | None, tuple[Block, ...]]]:
    """Names stacked in one cell, their roles stacked in the next."""
    columns = [list(cell_blocks(cell)) for cell in row]  # type: ignore[arg-type]
    columns = [column for column in columns if column and column[0].text.strip(" :-–")]
    for index, block in enumerate(columns[0]):
        beside = [column[index] for column in columns[1:] if len(column) == len(columns[0])]
        yield block.text, ", ".join(held.text for held in beside) or None, (block, *beside)


def _several_names(lines: list[str]) -> bool:
    return sum(1 for line in lines if is_name(line)) > 1


def _stands_alone(line: str) -> bool:
    """Whether a printed line is an entry of its own: a name, a name with its role, a heading, a count."""
    if _read_group(line, None)[0] or _UNNAMED.search(line):
        return True
    person = read_person(line)
    return person is not None and not line.endswith(",") and len(line) < 140


def _read_group(text: str, rest: str | None) -> tuple[Group | None, str]:
    """The group that a line opens (`Apologies:`), and what is left of the line."""
    stripped = text.strip(" *•")
    for group, pattern in _GROUPS:
        match = pattern.match(stripped)
        if not match:
            continue
        after = stripped[match.end() :]
        if _HEADING_END.fullmatch(after) or (rest is not None and len(stripped) < 40 and not is_name(stripped)):
            return group, "" if _HEADING_END.fullmatch(after) else after
        bracket = re.match(r"\s*\([^)]*\)", after)
        after = after[bracket.end() :] if bracket else after
        run = _HEADING_RUN.match(after)
        if run or not after.strip(" :-"):
            return group, after[run.end() :] if run else ""
        if group != "apologies" and re.search(r"\b(?:were|was)\s*$", match[0], re.IGNORECASE) and read_people(after):
            return group, after
        if group == "present" and re.match(r"(?:councillors|cllrs|present)\s", stripped, re.I) and read_people(after):
            return group, after
    return None, text


def _is_label(text: str) -> bool:
    return len(text.split()) <= 8 and not re.search(r"\d|[.?!]$", text)


def _starts_people(text: str) -> bool:
    return bool(read_people(text[:160]))


def _with_role(person: Person, label: str) -> Person:
    """A person behind a label that is an office: `Chair: Cllr Jones`, `Clerk: Mr Lee`."""
    role = re.sub(r"^in the\s+", "", re.split(r":|\s[-–—]", label)[0].strip(" *"), flags=re.IGNORECASE)
    chair = bool(re.match(r"chair", role, re.IGNORECASE))
    return Person(person.name, person.role or role, person.organisation, person.chair or chair)
