"""Attendance in all its layouts: who was present, who else came, who sent apologies, how many looked on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.person import Person, is_name, read_person, split_role
from answerable.reading.extract.strand import Strand, cell_blocks
from answerable.reading.layout import Block
from answerable.record import Attendee

Group = Literal["present", "also_present", "apologies", "absent"]

_WORDS = (
    r"(?:\s+(?:members|councillors|at the meeting|were|was|received|from|for absence|attending|representatives))*"
)
_GROUPS: tuple[tuple[Group, re.Pattern[str]], ...] = (
    ("apologies", re.compile(r"(?:apolog(?:ies|y)|(?:not able|unable) to attend|regrets)\b" + _WORDS, re.IGNORECASE)),
    ("absent", re.compile(r"absen(?:t|ces|ce)\b" + _WORDS, re.IGNORECASE)),
    (
        "also_present",
        re.compile(
            r"(?:also (?:present|in attendance|attending|attended)|in attend[ae]nce|others? (?:present"
            r"|in attendance|attending)"
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
            r"|(?:panel|board|speakers|panellists)(?=\s*:)|(?:in the room|on the call|in person|online|joined by)(?=\s*:)|attended by|present|attendees?|attendance|those (?:present"
            r"|attending|in attendance)|attended|persons present|list of attendees"
            r"|chair(?:man|person)?|vice[- ]chair(?:man|person)?)\b" + _WORDS,
            re.IGNORECASE,
        ),
    ),
)
_HEADING_END = re.compile(r"\s*(?:[:.–—-]+\s*)*$")
_HEADING_RUN = re.compile(r"\s*(?::\s*[-–]?|\s[-–—]|[-–—]\s)\s*(?=\S)")
_STARRED = re.compile(r"\*\s*(?:=|denotes|indicates|-)?\s*(?:members?\s+)?present\b", re.IGNORECASE)
_LABELLED = re.compile(r"\W*(?:chair(?:man|person|woman)?|vice[- ]chair\w*|clerk(?: and rfo)?)\s*:", re.IGNORECASE)
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
_APOLOGY = re.compile(
    r"\bapolog(?:ies|y)\b[^.;:]*?(?:\bfrom\b|\bon behalf of\b|\bfor\b(?!\s+(?:absence|non-attendance"
    r"|lateness|late))|\bby\b|:)\s*:?\s*"
    r"(?P<names>[^:]+?)(?=(?<![A-Z])(?<!\bMr)(?<!\bDr)(?<!Mrs)(?<!llr)\.\s+[A-Z]|\.?$|\s+(?:who"
    r"|and the reasons|were|was|had|due to"
    r"|for (?:late|the))\b)",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"(?P<names>(?:[A-Z][\w’'.()-]*\s+|and\s+|,\s*)+)(?:was|were|is|are|had been)\s+unable to attend"
    r"|(?P<sent>(?:[A-Z][\w’'.()-]*\s+|and\s+|,\s*)+)(?:had\s+)?(?:sent|gave|given|tendered|submitted)\s+(?:\w+\s+)?apologies"
)
_ALSO_CAME = re.compile(
    r"(?P<names>[A-Z][^:;.]{3,160}?),?\s+(?:was|were)\s+(?:also\s+)?(?:in attendance|present)\b(?!\s+(?:for|at|when|that|during))"
)
_ROLE_FIRST = re.compile(r"(?P<role>[^()]{3,60}?)\s*\((?P<name>[^()]{3,40})\)$")
_PLURAL_TITLE = re.compile(
    r"^(?:cllrs|councillors|messrs|aldermen|members|parish councillors)\b\.?:?\s*", re.IGNORECASE
)
_JOINT = re.compile(r"\s*;\s*|\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|(?<=\))\s+(?=(?:Cllrs?|Councillors?|Dr|Mrs?|Ms)\b)")
_HIDDEN = re.compile(r"\([^()]*\)|police(?:, fire)? and crime", re.IGNORECASE)
_IN_CHAIR = re.compile(r"\bin the chair\b|\(chair(?:man|woman|person)?\)|\bpresiding\b", re.IGNORECASE)


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
    attendance = Attendance()
    group: Group | None = None
    starred = any(_STARRED.search(strand.text) for strand in strands)
    for index, strand in enumerate(strands):
        used = False
        if (
            starred
            and group == "present"
            and not strand.text.lstrip().startswith("*")
            and not opens_group(strand.text)
        ):
            attendance.rest.append(strand)
            continue
        lines = list(_entry_lines(strand))
        for place, (text, rest, blocks) in enumerate(lines):
            printed = text
            named, text = _read_group(text, rest)
            if named:
                group, used = named, True
                if not text and rest is None:
                    continue
                if not text:
                    text, rest = rest or "", None
            if count_observers(attendance, f"{text}: {rest}" if rest else text, grouped=group is not None):
                used = True
                text, rest = _without_unnamed(text), None
            people = read_people(text, rest) if group and text else []
            if not named and (came := _also_came(text)):
                used = True
                _enter(attendance, "also_present", came, blocks)
                continue
            if not named and (apologising := read_apologies(text)):
                used = True
                _enter(attendance, "apologies", apologising, blocks)
                continue
            if named and people and _LABELLED.match(printed):
                people = [_with_role(people[0], printed), *people[1:]]
            if people and group:
                used = True
                _enter(attendance, group, people, blocks)
            elif group and text and not named and not used:
                following = lines[place + 1][0] if place + 1 < len(lines) else _next_text(strands, index)
                group = group if _is_label(text) and following and _starts_people(following) else None
        (attendance.held if used else attendance.rest).append(strand)
    return attendance


def _also_came(text: str) -> list[Person]:
    """`Chief Inspector Arden of Midshire Constabulary was also in attendance.`"""
    match = _ALSO_CAME.match(text)
    return read_people(match["names"].replace(" of ", ", ", 1)) if match else []


def opens_group(text: str) -> bool:
    """Whether a line opens a group of attendance (`Present:`, `Officers: ...`)."""
    return _read_group(text, None)[0] is not None


def read_apologies(text: str) -> list[Person]:
    """People whose apologies a sentence gives: `Apologies were received from A, B and C`."""
    people: list[Person] = []
    for match in _APOLOGY.finditer(text):
        people.extend(read_people(match["names"]))
    for match in _UNABLE.finditer(text):
        people.extend(read_people((match["names"] or match["sent"]).strip(" ,")))
    return people


def read_people(text: str, rest: str | None = None) -> list[Person]:
    """The people of one printed entry: one with a role, or a list of names."""
    text = fold(text).strip(" .;*†|")
    if rest is not None:
        person = read_person(text, _strip_leader(rest))
        return [person] if person else []
    label = re.match(r"(?P<label>[^:;()]{2,70}(?:\([^)]*\))?)\s*:\s*(?P<names>.+)$", text)
    if label and not is_name(label["label"]):
        people = read_people(label["names"])
        group = split_role(label["label"])[1]
        return [_with_organisation(person, group) for person in people]
    pieces = _name_pieces(text)
    if len(pieces) > 1 and not _is_one_entry(text):
        people = _read_pieces(pieces, bare=_PLURAL_TITLE.match(text) is not None)
        if len(people) > 1:
            return people
    person = read_person(_PLURAL_TITLE.sub("", text) if len(pieces) <= 1 else text)
    return [person] if person else []


def _is_one_entry(text: str) -> bool:
    """A name, one dash and a role, whatever commas and `and`s the role has."""
    cut = re.split(r"\s+[-–—]\s*|\s*[–—]\s+", text)
    return len(cut) == 2 and is_name(cut[0])


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
    if group == "absent":
        return
    entries: list[Attendee] = getattr(attendance, group)
    text = " ".join(block.text for block in blocks)
    for person in people:
        words = _words_of(person, text)
        entries.append(
            Attendee(
                name=person.name,
                role=person.role,
                organisation=person.organisation,
                cite=cite_blocks(blocks, words) if words else cite_blocks(blocks),
            )
        )
        if person.chair and attendance.chair is None and group == "present":
            attendance.chair = person.name


def _words_of(person: Person, text: str) -> str | None:
    """The printed words of a person's name within a text."""
    pattern = r"[\s.]*".join(re.escape(token.strip(".")) for token in re.split(r"[\s]+", person.name)).replace(
        "’", "[’']\\s?"
    )
    match = re.search(pattern, text, re.IGNORECASE)
    return match[0] if match else None


def _entry_lines(strand: Strand) -> Iterator[tuple[str, str | None, tuple[Block, ...]]]:
    """A strand's entries: its lines where each is one, its rows where it is a table."""
    block = strand.block
    if block.kind == "table":
        for row in block.rows:
            cells = [cell for cell in row if cell.text.strip(" :–-")]
            if not cells:
                continue
            if len(cells) > 1 and all(
                cell.header
                or re.fullmatch(
                    r"(?:full )?names?|roles?|title|organisation|position|representing|job title",
                    cell.text.strip(),
                    re.I,
                )
                for cell in cells
            ):
                continue
            blocks = tuple(inner for cell in row for inner in cell_blocks(cell))
            lines = [inner.text for inner in cell_blocks(cells[0])]
            if len(lines) > 1 and len(cells) == 1:
                for inner in cell_blocks(cells[0]):
                    yield inner.text, None, (inner,)
            elif len(lines) > 1 and _several_names(lines):
                yield from _parallel(row)
            else:
                yield cells[0].text, ", ".join(cell.text for cell in cells[1:]) if len(cells) > 1 else None, blocks
        return
    lines = [fold(line.text) for line in block.lines]
    lines = [line for line in lines if line]
    wrapped = any(re.search(r"(?:[,;]|\band)$", line) for line in lines[:-1])
    if len(lines) > 1 and not wrapped and sum(1 for line in lines if _stands_alone(line)) >= 0.6 * len(lines):
        for line in lines:
            yield line, None, (block,)
    else:
        yield strand.text, None, (block,)


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
        if group == "present" and re.match(r"(?:councillors|cllrs|present)\s", stripped, re.I) and read_people(after):
            return group, after
    return None, text


def _next_text(strands: Sequence[Strand], index: int) -> str | None:
    return strands[index + 1].text if index + 1 < len(strands) else None


def _is_label(text: str) -> bool:
    return len(text.split()) <= 8 and not re.search(r"\d|[.?!]$", text)


def _starts_people(text: str) -> bool:
    return bool(read_people(text[:160]))


def _name_pieces(text: str) -> list[str]:
    """A list cut at its commas, semicolons and `and`s, those within brackets apart."""
    body = _PLURAL_TITLE.sub("", text)
    hidden = _HIDDEN.sub(lambda match: match[0][0] + "\0" * (len(match[0]) - 2) + match[0][-1], body)
    pieces, start = [], 0
    for match in _JOINT.finditer(hidden):
        pieces.append(body[start : match.start()])
        start = match.end()
    pieces.append(body[start:])
    return [piece.strip(" .") for piece in pieces if piece.strip(" .")]


def _read_pieces(pieces: list[str], *, bare: bool) -> list[Person]:
    """People of a cut list; a piece that is a role belongs to the name before it. Empty where too few are names."""
    people: list[Person] = []
    strays = 0
    for piece in pieces:
        person = _read_piece(piece, bare=bare)
        if person:
            people.append(person)
            _share_role(people)
        elif people and len(piece.split()) <= 8:
            role, organisation = split_role(piece)
            last = people[-1]
            people[-1] = Person(last.name, last.role or role, last.organisation or organisation, last.chair)
            strays += 1
        else:
            strays += 1
    return people if len(people) > strays or len(people) > 2 else []


def _share_role(people: list[Person]) -> None:
    """`Mr Lee and Dr Fox (Independent Members)`: the plural is said of both."""
    last = people[-1]
    if last.role is None or not re.search(
        r"(?:members|councillors|officers|representatives|commissioners|auditors)$", last.role, re.IGNORECASE
    ):
        return
    role = last.role[:-1]
    people[-1] = Person(last.name, role, last.organisation, last.chair)
    if len(people) > 1 and people[-2].role is None and people[-2].organisation is None:
        before = people[-2]
        people[-2] = Person(before.name, role, before.organisation, before.chair)


def _read_piece(piece: str, *, bare: bool) -> Person | None:
    if bare and re.fullmatch(r"[A-Z][\w’'-]+(?:\s*\([^)]*\))?", piece):
        name, _, bracket = piece.partition("(")
        role, organisation = split_role(bracket.rstrip(")")) if bracket else (None, None)
        return Person(name.strip(), role, organisation, bool(_IN_CHAIR.search(f"({bracket}")))
    turned = _ROLE_FIRST.match(piece)
    if turned and not is_name(turned["role"]) and is_name(turned["name"]):
        return read_person(turned["name"], turned["role"])
    return read_person(piece)


def _with_role(person: Person, label: str) -> Person:
    """A person behind a label that is an office: `Chair: Cllr Jones`, `Clerk: Mr Lee`."""
    role = label.split(":")[0].strip(" *")
    chair = bool(re.match(r"chair", role, re.IGNORECASE))
    return Person(person.name, person.role or role, person.organisation, person.chair or chair)


def _with_organisation(person: Person, organisation: str | None) -> Person:
    if person.organisation or not organisation or organisation.lower() in {"present", "members", "councillors"}:
        return person
    return Person(person.name, person.role, organisation, person.chair)


def _strip_leader(text: str) -> str:
    return text.strip(" :–—-.")
