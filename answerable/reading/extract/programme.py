"""Work programmes: what later meetings are to take, from tables, month grids and lists still to be programmed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from answerable.reading.extract.calendar import MONTHS, find_date
from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.header import cell_text, name_columns
from answerable.reading.extract.person import is_name, read_person, split_role
from answerable.reading.extract.section import Section
from answerable.reading.extract.table import TableParts, cite_piece, is_held, leaves_and_table, leaves_of, take_apart
from answerable.reading.layout import Block, Cell
from answerable.reading.ledger import Ledger
from answerable.record import ProgrammeItem

HOME = "programme item"
HEADING_HOME = "programme heading"

_COLUMNS = {
    "date": re.compile(
        r"\bdates?\b|\bmonth\b|\bwhen\b|\bdeadline\b|^meetings?$|\btimescale\b|\bmeeting\b(?!\s+(?:type|title))", re.I
    ),
    "topic": re.compile(
        r"\bitems?\b|\btopics?\b|\bsubjects?\b|\bissues?\b|\btitle\b|\breports?\b|\bbusiness\b|\bdecision\b"
        r"|\bmatter\b",
        re.I,
    ),
    "presenting": re.compile(
        r"\bpresent\w*\b|\bleads?\b|\bofficers?\b|\bauthors?\b|\bwitness\w*\b|\bwho\b|\bcontributors?\b"
        r"|\battend\w*\b|\bowner\b"
        r"|\bresponsible\b|\bcontact\b|\binvitees?\b|\bportfolio\b",
        re.IGNORECASE,
    ),
    "aims": re.compile(
        r"\baims?\b|\bobjectives?\b|\bpurpose\b|\bscope\b|\bdescription\b|\bdetails?\b|\breasons?\b"
        r"|\boutcomes?\b|\brationale\b|\bwhat\b"
        r"|\bsummary\b|\bkey lines\b",
        re.IGNORECASE,
    ),
    "note": re.compile(
        r"\bnotes?\b|\badditional\b|\bcomments?\b|\bstatus\b|\binformation\b|\bformat\b|\btype\b|\bupdates?\b"
        r"|\bprogress\b|\bfrequency\b"
        r"|\bsource\b|\bstatutory\b",
        re.IGNORECASE,
    ),
}
_MONTH_NAMES = "|".join(month[:3] for month in MONTHS)
_MONTH_LABEL = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH_NAMES})[a-z]*[\s.'’-]*(?:\d{{2,4}})?"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}",
    re.I,
)
_TICK = re.compile(r"[xX✓✔√●•■y]|yes", re.IGNORECASE)
_UNDATED = re.compile(
    r"\b(?:to be (?:programmed|scheduled|timetabled|allocated|confirmed|agreed|arranged|determined|added)"
    r"|un-?(?:scheduled|programmed|allocated)"
    r"|tbc|tba|date (?:not (?:yet )?(?:set|known)|tbc)|no date|potential items|future items|suggested "
    r"items|for future consideration)\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^(?:\(?[a-z]\)|[a-z][.)]|\(?\d{1,2}[.)])\s+", re.IGNORECASE)
_TOPIC_SPLIT = re.compile(r"\s+[–—-]\s+")
_SENTENCE = re.compile(r"\b(?:may|will|to be|is|are|must|should|has|have)\b.*\b\w+")
_GAP = re.compile(r"\s{2,}|\s*;\s*|\s*\n\s*")
_ENDS_MID_WAY = re.compile(
    r"(?:[:,–-]|\b(?:and|of|the|to|for|in|on|with|are|is|by|a|an|or|that|from))$", re.IGNORECASE
)
_ONLY_DATE = re.compile(
    r"(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}(?:,?\s+(?:at\s+)?[\d.:]+\s*(?:[ap]m"
    r"|noon)?)?[:.]?"
)
_MONTH_YEAR = re.compile(rf"(?:{_MONTH_NAMES})[a-z]*\s+(?:19|20)\d\d", re.IGNORECASE)
_LONGEST_DATE_WORDS = 8
_BOLD = 0.5
_LONGEST_OFFICE_WORDS = 5
_PRESENTERS = re.compile(r"(?P<topic>\S.*?)\s*\((?:by |lead: )?(?P<who>[A-Z][^()]{2,80})\)$")
_AFTER_COLON = re.compile(r"(?P<topic>\S.*?)\s*(?::|;)\s+(?P<who>[A-Z][^:;]{2,60})$")
_LONGEST_TOPIC_WORDS = 25
_LEADS = re.compile(
    r"^(?:leads?|lead officers?|lead members?|presented by|presenters?|presenting|by|officers?|author|report of|from)"
    r"\s*(?::|[–-]\s)\s*",
    re.IGNORECASE,
)
_DATED_LINE = re.compile(r"^(?P<date>[^:–—|]{3,40}?)\s*(?::|\s[–—|-])\s+(?P<topic>\S.*)$")
# Where a date stands in a row of its own, over the rows of that meeting.
_UNDER_DATE = -1


class _Row(msgspec.Struct):
    """A row of the programme as it is gathered: for each meaning the cells, torn pieces in order."""

    cells: dict[str, list[Cell]]
    date_printed: str
    blocks: list[Block]

    def text(self, meaning: str) -> str:
        return " ".join(text for cell in self.cells.get(meaning, ()) if (text := cell_text(cell)))


def read_programme(section: Section, ledger: Ledger) -> tuple[ProgrammeItem, ...]:
    """The items of a work programme or forward plan, in order.

    Read are tables with a date and a topic column (rows torn by a page break joined, a date over several rows told to
    each), month grids with ticks and, in a document that is a programme, lists under a date and of items still to be
    programmed. Claims what it reads.
    """
    listed = _from_lists(section, ledger) if section.kind == "work_programme" else ()
    return (*_from_tables(section, ledger), *listed)


def _from_tables(section: Section, ledger: Ledger) -> tuple[ProgrammeItem, ...]:
    rows: list[_Row] = []
    grids: list[ProgrammeItem] = []
    columns: dict[str, int] = {}
    above = next((fold(block.text) for block in reversed(section.head) if block.text), "")
    heading: Block | None = None
    for block in section.blocks:
        if block.kind != "table" or is_held(block, ledger):
            if block.kind not in ("table", "furniture") and block.text:
                above, heading = fold(block.text), block
            continue
        parts = take_apart(block)
        if _is_grid(parts):
            ledger.claim(leaves_and_table(block), HOME)
            grids += _read_grid(parts)
            continue
        named = _name_columns(parts.header) if parts.header else columns
        if not _is_programme(parts, named, section):
            if section.kind != "work_programme" or not _is_parted_by_dates(parts, named, above):
                continue
            named = named | {"date": _UNDER_DATE}
        columns = named
        ledger.claim(leaves_and_table(block), HOME)
        if heading is not None and _heads_rows(above) and not ledger.is_claimed(heading):
            ledger.claim(heading, HEADING_HOME)
        _gather_rows(parts, columns, rows, above if _heads_rows(above) else "")
    return (*(item for row in rows for item in _items_of(row)), *grids)


def _name_columns(header: Sequence[str]) -> dict[str, int]:
    """What each column holds; where only one column says what is to be taken, it holds the topics."""
    named = name_columns(header, _COLUMNS)
    if "topic" not in named and "aims" in named:
        named["topic"] = named.pop("aims")
    return named


def _is_programme(parts: TableParts, columns: dict[str, int], section: Section) -> bool:
    if not {"date", "topic"} <= columns.keys():
        return False
    if section.kind == "work_programme":
        return True
    dated = sum(_names_date(cell_text(row[columns["date"]])) for row in parts.body if columns["date"] < len(row))
    return bool(parts.header) and dated * 2 > len(parts.body) and bool(columns.keys() & {"aims", "presenting"})


def _is_parted_by_dates(parts: TableParts, columns: dict[str, int], above: str) -> bool:
    """Whether a line, or rows, of one date, or `To be scheduled`, stand over the rows of that meeting."""
    if "topic" not in columns:
        return False
    return _heads_rows(above) or any(_names_date(words) for row in parts.body if (words := _lone_words(row)))


def _heads_rows(words: str) -> bool:
    return len(words.split()) <= _LONGEST_DATE_WORDS and _names_date(words)


def _lone_words(row: Sequence[Cell | None]) -> str | None:
    """The words of a row that has them in its first cell alone."""
    filled = [cell for cell in row if cell is not None and cell_text(cell)]
    return cell_text(filled[0]) if len(filled) == 1 and filled[0] is row[0] else None


def _names_date(text: str) -> bool:
    return bool(_MONTH_LABEL.match(text) or find_date(text) or _UNDATED.search(text))


def _gather_rows(parts: TableParts, columns: dict[str, int], rows: list[_Row], above: str) -> None:
    carried = above if columns["date"] == _UNDER_DATE else ""
    for row in parts.body:
        lone = _lone_words(row)
        if columns["date"] == _UNDER_DATE and lone and _names_date(lone):
            carried = lone
            continue
        cells = {
            meaning: [cell]
            for meaning, column in columns.items()
            if column < len(row) and (cell := row[column] if column >= 0 else None) is not None and cell_text(cell)
        }
        if not cells:
            continue
        blocks = [leaf for cell in row if cell for inner in cell.blocks for leaf in leaves_of(inner) if leaf.text]
        printed = cell_text(row[columns["date"]]) if columns["date"] != _UNDER_DATE else carried
        if not printed and rows and _is_torn(cells, rows[-1]):
            for meaning, pieces in cells.items():
                rows[-1].cells.setdefault(meaning, []).extend(pieces)
            rows[-1].blocks += blocks
            continue
        if printed and len(cells) == 1 and not _names_date(printed):
            continue  # a heading within the table
        carried = printed or carried
        rows.append(_Row(cells, carried, blocks))


def _is_torn(cells: dict[str, list[Cell]], above: _Row) -> bool:
    """Whether a row without a date is the rest of the row above, torn off by a page break."""
    if "topic" not in cells:
        return True
    for meaning, pieces in cells.items():
        held, coming = above.text(meaning), cell_text(pieces[0])
        if held and coming and (coming[0].islower() or _ENDS_MID_WAY.search(held)):
            return True
    return False


def _items_of(row: _Row) -> Iterator[ProgrammeItem]:
    topics = _split_topics(row)
    presenting, asides = _split_people(row.cells.get("presenting", ()))
    note = " ".join(part for part in (row.text("note"), *asides) if part) or None
    date = _date_of(row.date_printed)
    for topic, blocks in topics:
        cite = cite_piece(blocks)
        if cite is None:
            continue
        yield ProgrammeItem(
            date=date,
            date_printed=row.date_printed or None,
            topic=topic,
            aims=row.text("aims") or None,
            presenting=presenting,
            note=note,
            cite=cite,
        )


def _split_topics(row: _Row) -> list[tuple[str, list[Block]]]:
    """A cell that lists several items states each; else the row states one."""
    cells = row.cells.get("topic", [])
    leaves = [leaf for cell in cells for block in cell.blocks for leaf in leaves_of(block) if leaf.text]
    listed = [leaf for leaf in leaves if leaf.kind == "list_item"]
    if len(listed) > 1 and len(listed) == len(leaves) and not row.text("aims"):
        return [(fold(leaf.text), [leaf]) for leaf in leaves]
    return [(row.text("topic") or row.text("aims"), row.blocks)]


def _split_people(cells: Iterable[Cell]) -> tuple[tuple[str, ...], list[str]]:
    """The people of a cell by name (or office, where none is named), and the remarks that stand beside them."""
    people: list[str] = []
    remarks: list[str] = []
    for cell in cells:
        for block in cell.blocks:
            for leaf in leaves_of(block):
                for piece in _pieces_of(leaf):
                    if _SENTENCE.search(piece) and len(piece.split()) > 6:
                        remarks.append(piece)
                    else:
                        person = read_person(piece)
                        people.append(person.name if person else piece)
    return tuple(people), remarks


def _pieces_of(block: Block) -> Iterator[str]:
    """The people of one paragraph: wide gaps and line ends part them, a hard wrap within a person's role does not."""
    raw = "\n".join(line.text.strip() for line in block.lines)
    pieces = [fold(piece).strip(" *") for piece in _GAP.split(raw) if piece.strip(" *")]
    if len(block.lines) > 1 and any(piece[0].islower() or _ENDS_MID_WAY.search(piece) for piece in pieces):
        pieces = [fold(raw).strip(" *")]
    for piece in pieces:
        yield from _part_names(piece)


def _part_names(piece: str) -> list[str]:
    """`Ann Low and Bo Hill` is two people; `Ann Low, Police and Crime Commissioner` is one."""
    for match in re.finditer(r"\s+(?:and|&)\s+", piece):
        head, tail = piece[: match.start()], piece[match.end() :]
        if is_name(head.split(",")[0]) and is_name(tail.split(",")[0]):
            return [head, *_part_names(tail)]
    return [piece]


def _date_of(printed: str) -> dt.date | None:
    return find_date(printed) if printed else None


def _is_grid(parts: TableParts) -> bool:
    """A grid of items by month: most columns are headed by months and hold ticks or little."""
    if len(parts.header) < 4:
        return False
    months = [index for index, label in enumerate(parts.header) if index and _MONTH_LABEL.match(label)]
    cells = [cell_text(row[index]) for row in parts.body for index in months]
    return len(months) * 3 > len(parts.header) * 2 and any(_TICK.fullmatch(cell) for cell in cells)


def _read_grid(parts: TableParts) -> Iterator[ProgrammeItem]:
    for row in parts.body:
        topic = cell_text(row[0])
        for index, label in enumerate(parts.header):
            mark = cell_text(row[index])
            if not index or not mark or not topic or not _MONTH_LABEL.match(label):
                continue
            blocks = [block for cell in (row[0], row[index]) if cell for block in cell.blocks if block.text]
            yield ProgrammeItem(
                date=_date_of(label),
                date_printed=label,
                topic=topic,
                note=None if _TICK.fullmatch(mark) else mark,
                cite=cite_blocks(blocks[:1]),
            )


def _from_lists(section: Section, ledger: Ledger) -> Iterator[ProgrammeItem]:
    head = [block for block in section.head if block.text]
    dated = bool(head) and section.kind == "work_programme" and _is_date_line(fold(head[-1].text), head[-1])
    printed = fold(head[-1].text) if dated and len(head) > 1 else None
    undated = bool(head) and len(head) > 1 and bool(_UNDATED.fullmatch(fold(head[-1].text).strip(" :.")))
    for block in section.blocks:
        text = fold(block.text)
        if block.kind in ("furniture", "table") or not text or ledger.is_claimed(block):
            continue
        listed = block.kind == "list_item" or (bool(_LETTERED.match(text)) and block.kind == "paragraph")
        line = _part_date(text) if block.kind != "heading" and section.kind == "work_programme" else None
        if line is not None:
            ledger.claim(block, HOME)
            yield _listed_item(block, line[1], line[0])
        elif not listed or block.kind == "heading":
            undated = bool(_UNDATED.search(text)) and len(text.split()) <= 12
            dates = section.kind == "work_programme" and not undated and _is_date_line(text, block)
            printed = text if dates or (undated and _is_only_undated(text)) else None
        elif undated or printed:
            ledger.claim(block, HOME)
            yield _listed_item(block, text, printed)


def _is_only_undated(text: str) -> bool:
    return bool(_UNDATED.fullmatch(text.strip(" :."))) and len(text.split()) <= 4


def _part_date(text: str) -> tuple[str, str] | None:
    """The date and the rest of a line that opens with a date: `12 June 2024: Estates strategy (Treasurer)`."""
    line = _DATED_LINE.match(_LETTERED.sub("", text))
    if line is None or len(line["date"].split()) > _LONGEST_DATE_WORDS:
        return None
    date = line["date"].strip()
    if not (_ONLY_DATE.fullmatch(date) or _MONTH_YEAR.fullmatch(date) or _is_only_undated(date)):
        return None
    topic = line["topic"]
    return (date, topic) if len(topic.split()) > 1 and not topic[0].islower() else None


def _is_date_line(text: str, block: Block) -> bool:
    if len(text.split()) > _LONGEST_DATE_WORDS or not _names_date(text):
        return False
    return block.kind == "heading" or block.share("bold") > _BOLD or bool(_ONLY_DATE.fullmatch(text))


def _listed_item(block: Block, text: str, printed: str | None) -> ProgrammeItem:
    words: Sequence[str] = _TOPIC_SPLIT.split(_LETTERED.sub("", text), maxsplit=1)
    topic = words[0].rstrip(" .;")
    note = words[1] if len(words) > 1 else None
    topic, presenting = _part_presenters(topic)
    if note and not presenting and (people := _read_people(_LEADS.sub("", note).rstrip(" ."))):
        presenting, note = people, None
    if len(topic.split()) > _LONGEST_TOPIC_WORDS:
        topic, note = _LETTERED.sub("", text), None
    return ProgrammeItem(
        date=_date_of(printed) if printed else None,
        date_printed=printed,
        topic=topic,
        presenting=presenting,
        note=note,
        cite=cite_blocks(block),
    )


def _part_presenters(topic: str) -> tuple[str, tuple[str, ...]]:
    """`Estates strategy (Commissioner and Treasurer)`, or `Estates strategy: Treasurer`, names its presenters."""
    match = _PRESENTERS.match(topic) or _AFTER_COLON.match(topic)
    if match is None:
        return topic, ()
    people = _read_people(_LEADS.sub("", match["who"]))
    return (match["topic"], people) if people else (topic, ())


def _read_people(words: str) -> tuple[str, ...]:
    """People and offices, where the words name nothing else."""
    people = re.split(r"\s*,\s*|\s+(?:and|&)\s+", words)
    named = all(
        len(person.split()) <= _LONGEST_OFFICE_WORDS and (is_name(person) or split_role(person)[0])
        for person in people
    )
    return tuple(people) if named else ()
