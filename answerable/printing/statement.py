"""The quarterly statement on the national priorities: the force's part, the policing body's, and the scorecard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Protocol

from answerable.drawing.exhibit import Exhibit
from answerable.printing.exhibit import lay_out_exhibit
from answerable.printing.markup import parse_markup
from answerable.printing.paper import Block, Heading, Numbered, Paper, Paragraph
from answerable.printing.setting import head, name_file, print_day, say

_TITLE = "National policing priorities and police and crime plan scorecard"
_LONGEST_NAME = 100
# Headings: 1 the title, 2 a part, 3 a priority, 4 what a writer heads within one and each exhibit.
_PART, _PRIORITY, _WITHIN = 2, 3, 4


class StatementSection(Protocol):
    """What a part says under one heading: `text` in light markup, its paragraphs to be numbered, then exhibits."""

    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def exhibits(self) -> Sequence[Exhibit]: ...


@dataclass(frozen=True, kw_only=True)
class StatementSheet:
    """A statement that `force` and `policing_body` make to `meeting_body`, on `date` as item `number`.

    `purpose` and `reporting` are light markup, as are the sections' texts; `appendix` are the scorecard's exhibits.
    """

    meeting_body: str
    date: dt.date
    force: str
    policing_body: str
    force_sections: Sequence[StatementSection]
    body_sections: Sequence[StatementSection]
    number: str = ""
    title: str = _TITLE
    priority: str = "Regular item"
    presenter: str = ""
    purpose: str
    reporting: str = "This statement is made every quarter."
    recommendations: tuple[str, ...] = ("The report is to be noted.",)
    appendix: tuple[Exhibit, ...] = ()


def lay_out_statement(sheet: StatementSheet) -> Paper:
    """The statement as a report whose paragraphs are numbered from the first to the last, through all its parts.

    Raises ValueError, one sentence with its place, for a table in a text that is not whole.
    """
    numbers = count(1)
    return Paper(
        slug=_name(sheet),
        title=sheet.title,
        date=sheet.date,
        blocks=(
            *_lay_out_front(sheet),
            head(_PART, "Purpose"),
            *_number(sheet.purpose, "the part Purpose", numbers),
            head(_PART, f"National policing priorities: statement of {sheet.force}"),
            *_lay_out_sections(sheet.force_sections, numbers),
            head(_PART, f"National policing priorities: statement of {sheet.policing_body}"),
            *_lay_out_sections(sheet.body_sections, numbers),
            head(_PART, "Reporting frequency"),
            *_number(sheet.reporting, "the part Reporting frequency", numbers),
            head(_PART, "Recommendations"),
            *_number("\n\n".join(sheet.recommendations), "the recommendations", numbers),
            *_lay_out_appendix(sheet.appendix),
        ),
        whole=True,
        note=f"{sheet.title}, {print_day(sheet.date)}",
        author=sheet.policing_body,
    )


def _name(sheet: StatementSheet) -> str:
    words = name_file(sheet.meeting_body, "statement", sheet.number, sheet.date.isoformat())
    return words[:_LONGEST_NAME].strip("-")


def _lay_out_front(sheet: StatementSheet) -> Iterator[Block]:
    yield head(1, sheet.title)
    labelled = (
        ("Report to", sheet.meeting_body),
        ("Date", print_day(sheet.date)),
        ("Report no.", sheet.number),
        ("Priority", sheet.priority),
        ("Presented by", sheet.presenter),
        ("Report author", sheet.policing_body),
    )
    yield from (say(f"{label}: {words}") for label, words in labelled if words)


def _lay_out_sections(sections: Sequence[StatementSection], numbers: Iterator[int]) -> Iterator[Block]:
    for section in sections:
        yield head(_PRIORITY, section.heading)
        yield from _number(section.text, f"the section {section.heading}", numbers)
        for exhibit in section.exhibits:
            # Its sentence stands above, in a paragraph with a number.
            yield from (block for block in lay_out_exhibit(exhibit, _WITHIN) if block != say(exhibit.sentence))


def _number(text: str, where: str, numbers: Iterator[int]) -> Iterator[Block]:
    """A text's paragraphs with the next numbers; points, tables and headings within it have none."""
    for block in parse_markup(text, where):
        if isinstance(block, Paragraph) or (isinstance(block, Numbered) and block.depth == 0):
            yield Numbered(f"{next(numbers)}.", block.runs)
        elif isinstance(block, Heading):
            yield Heading(_WITHIN, block.runs)
        else:
            yield block


def _lay_out_appendix(exhibits: Sequence[Exhibit]) -> Iterator[Block]:
    if exhibits:
        yield head(_PART, "Appendix A: scorecard")
        yield from (block for exhibit in exhibits for block in lay_out_exhibit(exhibit, _PRIORITY))
