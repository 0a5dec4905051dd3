"""A report made of exhibits: what it asks, the whole in short, its parts, and what follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Protocol

from msgspec.structs import replace

from answerable.drawing.exhibit import Badge, Exhibit
from answerable.law.words import say_list
from answerable.printing.exhibit import lay_out_exhibit
from answerable.printing.markup import parse_markup, read_runs
from answerable.printing.paper import Block, Bullet, Heading, Numbered, Paper, Paragraph, Picture, Run
from answerable.printing.setting import head, name_file, print_day, say

_LONGEST_NAME = 100
# Headings: 1 the title, 2 a part, 3 an exhibit and what a writer heads within a part.
_PART, _WITHIN = 2, 3
# A report has many drawings: at this share of the column they can be read, and two stand on a page.
_PICTURE_WIDTH = 0.8


class ExhibitSection(Protocol):
    """What stands under one heading: paragraphs of plain words, then exhibits."""

    @property
    def title(self) -> str: ...
    @property
    def paragraphs(self) -> Sequence[str]: ...
    @property
    def exhibits(self) -> Sequence[Exhibit]: ...


@dataclass(frozen=True, kw_only=True)
class ExhibitReportSheet:
    """A report to `body`, on `date`.

    `lead` is the whole in short, `sections` what was worked out, `introduction` the writer's own words in light
    markup. `finance`, `legal` and `equalities` are its implications, in light markup too; `background_papers` is
    nothing where the report says none of them, and empty where there are none.
    """

    body: str
    date: dt.date
    number: str = ""
    title: str
    priority: str = ""
    presenter: str = ""
    author: str = ""
    purpose: str = ""
    recommendations: tuple[str, ...] = ()
    introduction: str = ""
    lead: str = ""
    sections: Sequence[ExhibitSection] = ()
    finance: str = ""
    legal: str = ""
    equalities: str = ""
    background_papers: tuple[str, ...] | None = None


def lay_out_exhibit_report(sheet: ExhibitReportSheet) -> Paper:
    """The report with its parts numbered 1, 2, 3 and the paragraphs of each 1.1, 1.2; each exhibit's sentence is one.

    Raises ValueError, one sentence with its place, for a table in a writer's text that is not whole.
    """
    return Paper(
        slug=name_file(sheet.body, "report", sheet.number, sheet.title)[:_LONGEST_NAME].strip("-"),
        title=sheet.title,
        date=sheet.date,
        blocks=(*_lay_out_front(sheet), *_lay_out_parts(sheet)),
        whole=True,
        note=f"{sheet.title}, {print_day(sheet.date)}",
        author=sheet.author or sheet.body,
    )


def _lay_out_front(sheet: ExhibitReportSheet) -> Iterator[Block]:
    yield head(1, sheet.title)
    labelled = (
        ("Report to", sheet.body),
        ("Date", print_day(sheet.date)),
        ("Report no.", sheet.number),
        ("Priority", sheet.priority),
        ("Presented by", sheet.presenter),
        ("Report author", sheet.author),
    )
    yield from (say(f"{label}: {words}") for label, words in labelled if words)


def _lay_out_parts(sheet: ExhibitReportSheet) -> Iterator[Block]:
    parts, told = count(1), dict[Badge, str]()
    if sheet.purpose:
        yield head(_PART, "Purpose")
        yield from _number(sheet.purpose, "the part Purpose", next(parts))
    yield from _lay_out_recommendations(sheet.recommendations)
    for title, text in (("In short", sheet.lead), ("Introduction", sheet.introduction)):
        if text:
            yield head(_PART, title)
            yield from _number(text, f"the part {title}", next(parts))
    for section in sheet.sections:
        yield head(_PART, section.title)
        yield from _lay_out_section(section, next(parts), told)
    implied = (("Finance", sheet.finance), ("Legal", sheet.legal), ("Equalities", sheet.equalities))
    for matter, text in implied:
        if text:
            yield head(_PART, f"{matter} implications")
            yield from parse_markup(text, f"the {matter.lower()} implications")
    yield from _lay_out_background(sheet.background_papers)


def _lay_out_recommendations(clauses: Sequence[str]) -> Iterator[Block]:
    if clauses:
        yield head(_PART, "Recommendations")
        for at, clause in enumerate(clauses, 1):
            words = read_runs(clause)
            yield Paragraph(words) if len(clauses) == 1 else Numbered(f"{_letter(at)})", words)


def _letter(at: int) -> str:
    """`a`, `b` ... `z`; recommendations beyond that are numbered."""
    return chr(ord("a") + at - 1) if at <= 26 else str(at)


def _lay_out_section(section: ExhibitSection, part: int, told: dict[Badge, str]) -> Iterator[Block]:
    """Paragraphs, then exhibits; numbers run on from one to the other. `told` are the badges said in full so far."""
    numbers = count(1)
    for words in section.paragraphs:
        yield Numbered(f"{part}.{next(numbers)}", (Run(words),))
    for exhibit in section.exhibits:
        yield from _lay_out_finding(exhibit, f"{part}.{next(numbers)}", told)


def _lay_out_finding(exhibit: Exhibit, number: str, told: dict[Badge, str]) -> Iterator[Block]:
    """An exhibit whose sentence is a numbered paragraph right under its title: the badges follow it."""
    shown = replace(exhibit, badges=_shorten_badges(exhibit.badges, number, told))
    title, *blocks = lay_out_exhibit(shown, _WITHIN)
    at = blocks.index(say(exhibit.sentence))
    yield title
    yield Numbered(number, (Run(exhibit.sentence),))
    for block in (*blocks[:at], *blocks[at + 1 :]):
        yield Picture(block.svg, block.words, _PICTURE_WIDTH) if isinstance(block, Picture) else block


def _shorten_badges(badges: Sequence[Badge], number: str, told: dict[Badge, str]) -> tuple[Badge, ...]:
    """Badges as they are the first time; later those that were said before name the paragraph that they stand by."""
    new = [badge for badge in badges if badge not in told]
    told |= dict.fromkeys(new, number)
    old = [badge for badge in badges if badge not in new]
    if not old:
        return tuple(new)
    names = ", ".join(dict.fromkeys(badge.name for badge in old))
    return (*new, Badge(names, f"as under {say_list(dict.fromkeys(told[badge] for badge in old))}."))


def _number(text: str, where: str, part: int) -> Iterator[Block]:
    """A text's paragraphs with their numbers; points, tables and headings within it have none."""
    numbers = count(1)
    for block in parse_markup(text, where):
        if isinstance(block, Paragraph) or (isinstance(block, Numbered) and block.depth == 0):
            yield Numbered(f"{part}.{next(numbers)}", block.runs)
        elif isinstance(block, Heading):
            yield Heading(_WITHIN, block.runs)
        else:
            yield block


def _lay_out_background(papers: tuple[str, ...] | None) -> Iterator[Block]:
    if papers is not None:
        yield head(_PART, "Background papers")
        yield from (Bullet(read_runs(paper)) for paper in papers or ("There are none.",))
