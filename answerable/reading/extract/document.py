"""Documents of a paper: a pack cut into its agenda, minutes, trackers, reports and appendices."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from answerable.reading.extract.attendance import opens_group
from answerable.reading.extract.boundary import Boundary, find_boundaries, front_key
from answerable.reading.extract.calendar import find_date
from answerable.reading.extract.citing import cite_blocks, fold, lines_of
from answerable.reading.extract.contents import list_contents
from answerable.reading.extract.kind import labels_question, tell_kind
from answerable.reading.extract.meeting import read_heading
from answerable.reading.extract.numbering import read_mark
from answerable.reading.extract.people import read_in_chair
from answerable.reading.extract.presenter import split_people
from answerable.reading.extract.question_table import read_question_table
from answerable.reading.extract.section import Section
from answerable.reading.extract.strand import is_capitals, part_tables
from answerable.reading.layout import Block, Layout
from answerable.record import Document

_LONG = 200
_MOST_HEAD_BLOCKS = 12
_REPORT_TO = re.compile(
    r"^report to (?:the )?(?P<body>.*?\b(?:panel|board|committee|council|authority|cabinet|group"
    r"|forum))\b\s*[-–—:]*\s*",
    re.IGNORECASE,
)
# Contacts are notes of a meeting, a question or its answer its matter: none of them heads its minutes.
_NO_MINUTES_HEAD = re.compile(
    r"@|https?:|\bcontact\b|\btel\b|\?|^\W*(?:question|q)\.?\s?\d|^\W*(?:answer"
    r"|response)\b",
    re.IGNORECASE,
)
_NAMES_BODY = re.compile(
    r"\b(?:board|panel|committee|council|commissioner|constabulary|police|partnership|authority|forum|group)$",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"\W*(?:agenda item(?: no)?\.?:?\s*\d*|\d{1,3}|item\s*\d+|report|open|public|part\s*[12ab]"
    r"|official(?:[ -]sensitive)?|not protectively marked"
    r"|restricted|draft)\W*",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\W*(?:\d+[.)]?\s*)?(?:purpose|introduction|background|summary|executive summary|recommendations?|context)\b",
    re.IGNORECASE,
)


def divide_paper(layout: Layout) -> list[Section]:
    """The documents of a paper in order; every block falls in exactly one, save those of its list of contents.

    A paper of one document is one section.
    """
    contents = {id(block) for block in list_contents(list(layout.blocks))}
    blocks = [block for block in layout.blocks if id(block) not in contents]
    if not any(block.text for block in blocks):
        return []
    boundaries = find_boundaries(blocks)
    sections: list[Section] = []
    ends = [boundary.index for boundary in boundaries[1:]]
    for number, (boundary, end) in enumerate(zip(boundaries, [*ends, len(blocks)], strict=True), 1):
        sections.append(_open_section(f"document-{number}", boundary, blocks[boundary.index : end]))
    return _related(sections)


def describe_document(section: Section, layout: Layout) -> Document:
    """The document that a section is, with the lines or pages it fills, running heads apart."""
    whole = [*section.head, *section.blocks]
    blocks = [block for block in whole if block.kind != "furniture"] or whole
    lines = [line for block in blocks for line in lines_of(block) if line.text.strip()]
    pages = [line.page for line in lines if line.page is not None]
    numbers = [line.number for line in lines]
    cited = _first_run(section) or [block for block in blocks if block.text][:1]
    return Document(
        id=section.id,
        kind=section.kind,
        title=section.title,
        body=section.body,
        date=section.date,
        report_of=section.report_of,
        authors=section.authors,
        line_start=min(numbers) if numbers and not layout.paged else None,
        line_end=max(numbers) if numbers and not layout.paged else None,
        page_start=min(pages) if pages and layout.paged else None,
        page_end=max(pages) if pages and layout.paged else None,
        part_of=section.part_of,
        cite=cite_blocks(cited),
    )


def _first_run(section: Section) -> list[Block]:
    """The blocks of a head that stand together: a notice may lie between them and the rest."""
    run: list[Block] = []
    loose = {(line.page, line.number) for block in section.blocks for line in block.lines}
    for block in section.head:
        if not block.text:
            continue
        start, end = (run[-1] if run else block).lines[-1], block.lines[0]
        if start.page != end.page or any((start.page, number) in loose for number in range(start.number, end.number)):
            break
        run.append(block)
    return run


def _open_section(section_id: str, boundary: Boundary, blocks: Sequence[Block]) -> Section:
    if boundary.kind == "paper":
        kind = tell_kind("paper", "", blocks[:4], blocks)
        boundary = Boundary(boundary.index, kind) if kind in ("agenda", "minutes") else boundary
    head, rest = _part_head(boundary, blocks)
    fields = _read_fields(head)
    if boundary.kind in ("agenda", "minutes"):
        rest = part_tables(rest)
    heading = read_heading([block for block in head if front_key(block.text) is None])
    title = _find_title(boundary, head, fields)
    addressed = _REPORT_TO.match(" ".join(block.text for block in head[:2]))
    named = heading.body or fields.get("issued by") or fields.get("report to")
    body = fold(addressed["body"]) if addressed else named
    return Section(
        id=section_id,
        kind=tell_kind(boundary.kind, title, head, rest),
        title=title,
        body=body,
        date=_field_date(fields) or heading.date or _early_date(rest),
        report_of=_reporter(fields.get("report of") or fields.get("from")),
        authors=tuple(split_people(fields.get("report author", ""))),
        presented_by=_presenters(fields),
        priority=fields.get("priority"),
        head=tuple(head),
        blocks=tuple(rest),
    )


def _part_head(boundary: Boundary, blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks that name a document, and the rest."""
    if boundary.kind == "agenda":
        return _part_agenda_head(blocks)
    head: list[Block] = []
    keyed = False
    for place, block in enumerate(blocks):
        if block.kind == "furniture":
            continue
        if (
            len(head) >= _MOST_HEAD_BLOCKS
            or block.kind in ("table", "list_item")
            or not _may_head(block, boundary, head, keyed)
            or (head and boundary.kind == "minutes" and _heads_question(blocks[place : place + 2]))
        ):
            return head, [held for held in blocks if not any(held is named for named in head)]
        keyed = keyed or front_key(block.text) is not None
        head.append(blocks[place])
    if len(head) > 4 and not keyed:
        head = head[:1]
    return head, [held for held in blocks if not any(held is named for named in head)]


def _may_head(block: Block, boundary: Boundary, head: list[Block], keyed: bool) -> bool:
    text = block.text
    if not text:
        return True
    if front_key(text) is not None:
        return True
    if len(text) > _LONG or (_PURPOSE.match(text) and head) or opens_group(text) or read_in_chair(text):
        return False
    mark = read_mark(text)
    if mark is not None and mark.rest and head and boundary.kind != "minutes" and not find_date(text):
        return False
    if boundary.kind == "minutes" and _NO_MINUTES_HEAD.search(text):
        return False
    if boundary.kind == "minutes":
        return not head or (
            (mark is None or find_date(text) is not None)
            and (
                find_date(text) is not None or (len(head) < 5 and len(text.split()) <= 16 and not text.endswith("."))
            )
        )
    if keyed:
        return block.kind != "heading" and block.share("bold") < 0.9 and len(text) < 130 and not text.endswith(".")
    if not head:
        return block.kind == "heading" or len(text) <= 160
    titled = block.kind == "heading" or block.share("bold") > 0.6 or is_capitals(text)
    return (titled or len(text.split()) <= 12) and not text.endswith((".", ":"))


def _heads_question(blocks: Sequence[Block]) -> bool:
    """Whether a line stands over a question's label: it is the matter asked about, and no part of the head."""
    below = blocks[1] if len(blocks) > 1 else None
    if below is None or blocks[0].kind != "heading":
        return False
    return bool(read_question_table(below)) if below.kind == "table" else labels_question(below.text)


def _part_agenda_head(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Of an agenda's first lines, those that name body, day and place; notices and contacts are its first words."""
    head: list[Block] = []
    rest: list[Block] = []
    named = False
    for block in blocks:
        text = block.text
        names = (
            not named
            and block.kind in ("heading", "paragraph")
            and len(text) <= 160
            and not re.search(r"@|https?:|\bcontact\b|\bmembers(?:hip)?\b\W*:|\bcouncillors\b", text, re.I)
        )
        mark = read_mark(text) if names else None
        if names and len(head) < 8 and (mark is None or not mark.rest or find_date(text)) and not text.endswith("."):
            head.append(block)
        else:
            rest.append(block)
        named = (
            named
            or (
                len(head) > 2
                and re.fullmatch(r"\W*(?:public\s+)?a\s?g\s?e\s?n\s?d\s?a\W*", text, re.IGNORECASE) is not None
            )
            or block.kind in ("table", "list_item")
            or bool(mark and mark.style in ("integer", "item") and len(head) > 1 and not find_date(text))
        )
    return head, rest


def _read_fields(head: Sequence[Block]) -> dict[str, str]:
    """What the front matter says by key: `date`, `report of`, `title`, `presented by` ..."""
    fields: dict[str, str] = {}
    last: str | None = None
    for line in (fold(line.text) for block in head for line in block.lines):
        found = front_key(line)
        if found is not None:
            last, value = found
            fields.setdefault(last, value)
        elif last is not None and line and last in ("title", "report of", "report author", "presented by"):
            fields[last] = f"{fields[last]}, {line}" if last == "report author" else f"{fields[last]} {line}".strip()
    return fields


def _early_date(blocks: Sequence[Block]) -> dt.date | None:
    """The meeting's day from the first lines of text, where the head has none (`Report to the Panel, 14 March`)."""
    lines = [block for block in blocks[:3] if block.kind == "paragraph" and len(block.text) < _LONG]
    said = [
        block
        for block in lines
        if re.search(r"\breport to\b|\bmeeting (?:of|on)\b|\bheld on\b", block.text, re.IGNORECASE)
    ]
    return read_heading(said).date


def _presenters(fields: dict[str, str]) -> tuple[str, ...]:
    """Who presents: those named so, or else the person whose report it is."""
    named = fields.get("presented by")
    if named is not None:
        return tuple(split_people(named))
    return tuple(_people_of(fields.get("report of") or fields.get("from") or ""))


def _people_of(printed: str) -> list[str]:
    """The people in a value of front matter, behind an office or in brackets after it."""
    value = printed.rsplit(":", 1)[-1]
    return split_people(value) or [
        name for inside in re.findall(r"\(([^)]*)\)", value) for name in split_people(inside)
    ]


def _reporter(printed: str | None) -> str | None:
    """Whose report it is: the person by name, or else the office as printed."""
    if not printed:
        return None
    people = _people_of(printed)
    return people[0] if people else re.sub(r"^the\s+", "", printed, flags=re.IGNORECASE)


def _field_date(fields: dict[str, str]) -> dt.date | None:
    for key in ("date", "meeting date", "meeting", "report to"):
        if key in fields and (date := find_date(fields[key])):
            return date
    return None


def _find_title(boundary: Boundary, head: Sequence[Block], fields: dict[str, str]) -> str:
    named = fields.get("title") or fields.get("subject")
    if named:
        return named
    lines = [fold(block.text) for block in head if block.text and front_key(block.text) is None]
    lines = [line for line in lines if not _NO_TITLE.fullmatch(line)]
    if boundary.kind == "agenda":
        return next(
            (line for line in lines if re.search(r"\bagenda\b", line, re.IGNORECASE)), lines[0] if lines else "Agenda"
        )
    if boundary.kind == "minutes":
        return next(
            (line for line in lines if re.search(r"\b(?:minutes|notes|record)\b", line, re.IGNORECASE)),
            lines[0] if lines else "Minutes",
        )
    titled = [_REPORT_TO.sub("", line) for line in lines]
    titled = [line for line in titled if line and not (find_date(line) and len(line) < 40)]
    if boundary.kind == "appendix":
        titled = [re.sub(r"^(?:appendix|annexe?)\s*[:–—-]\s+", "", line, flags=re.IGNORECASE) for line in titled]
        return ": ".join(titled[:2]) if titled and len(titled[0]) < 16 else titled[0] if titled else "Appendix"
    if len(titled) > 1 and _NAMES_BODY.search(titled[0]):
        titled = titled[1:]
    return _joined_title(head, titled) or (lines[0] if lines else _first_words(boundary, head))


def _joined_title(head: Sequence[Block], titled: list[str]) -> str:
    """A title over two headings (`Annual Report 2020-2022`, `Final Version`) is one."""
    if len(titled) > 1 and len(titled[1].split()) <= 12 and sum(block.kind == "heading" for block in head) > 1:
        return f"{titled[0]} {titled[1]}" if len(titled[0]) < 80 else titled[0]
    return titled[0] if titled else ""


def _first_words(boundary: Boundary, head: Sequence[Block]) -> str:
    words = " ".join(block.text for block in head).split()[:10]
    return " ".join(words) or boundary.kind.replace("_", " ").capitalize()


def _related(sections: list[Section]) -> list[Section]:
    """Sections with the pack's body and meeting day, and appendices tied to their reports."""
    agenda = next((section for section in sections if section.kind == "agenda"), None)
    day = agenda.date if agenda else next((section.date for section in sections if section.kind == "minutes"), None)
    body = next((section.body for section in sections if section.body), None)
    parent: str | None = None
    related: list[Section] = []
    for section in sections:
        attached = (
            section.kind == "appendix"
            or _is_appendix(section)
            or (bool(related) and _is_attached(section, related[-1], day))
        )
        part_of = parent if attached else None
        if not attached:
            parent = section.id if section.kind not in ("agenda", "minutes") else None
        related.append(
            msgspec.structs.replace(
                section,
                part_of=part_of,
                body=section.body or body,
                meeting_date=day if section.kind != "minutes" else section.date,
            )
        )
    return related


def _is_appendix(section: Section) -> bool:
    return re.match(r"(?:appendix|annexe?)\b", section.title, re.IGNORECASE) is not None


def _is_attached(section: Section, above: Section, day: dt.date | None) -> bool:
    """An older report printed behind another that lists it under `Appendices`."""
    if section.kind != "report" or section.date is None or section.date == day:
        return False
    return any(
        re.search(r"\bappendi(?:x|ces)\b", block.text, re.IGNORECASE)
        for block in above.blocks[-4:]
        if len(block.text) < 200
    )
