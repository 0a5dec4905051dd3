"""A report to a body: purpose, recommendations, numbered paragraphs, implications and background papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.printing.markup import parse_markup, read_runs
from answerable.printing.paper import Block, Bullet, Numbered, Paper, Paragraph
from answerable.printing.setting import cell, head, name_file, print_day, say, tabulate

# A column's share of a table grows with its words up to this many characters.
_WIDEST = 30
# Characters of a file's name.
_LONGEST_NAME = 100


@dataclass(frozen=True, kw_only=True)
class ReportParagraph:
    """A paragraph with its number and the heading it stands under; `blocks` are printed after its text."""

    number: str = ""
    heading: str = ""
    text: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReportTable:
    """A table under its caption; `money` sets its figures to the right."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    money: bool = False


@dataclass(frozen=True, kw_only=True)
class ReportSheet:
    """A report. `finance`, `legal` and `equalities` are its implications, paragraph by paragraph."""

    body: str
    date: dt.date
    number: str = ""
    title: str
    priority: str = ""
    presenter: str = ""
    author: str = ""
    purpose: str = ""
    recommendations: tuple[str, ...] = ()
    paragraphs: tuple[ReportParagraph, ...] = ()
    finance: str = ""
    legal: str = ""
    equalities: str = ""
    background_papers: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()
    tables: tuple[ReportTable, ...] = ()


def lay_out_report(sheet: ReportSheet) -> Paper:
    """The report in its parts: what it is for and asks, its paragraphs, what follows from it, what it rests on.

    Texts may use the light markup of `markup.py`. Raises ValueError, one sentence with its place, for a table in them
    that is not whole.
    """
    return Paper(
        slug=name_file(sheet.body, "report", sheet.number, sheet.title)[:_LONGEST_NAME].strip("-"),
        title=sheet.title,
        date=sheet.date,
        blocks=(
            *_lay_out_front(sheet),
            *_lay_out_part("Purpose", sheet.purpose),
            *_lay_out_recommendations(sheet.recommendations),
            *_lay_out_paragraphs(sheet.paragraphs),
            *(block for table in sheet.tables for block in _lay_out_table(table)),
            *_lay_out_part("Finance implications", sheet.finance),
            *_lay_out_part("Legal implications", sheet.legal),
            *_lay_out_part("Equalities implications", sheet.equalities),
            *_lay_out_list("Background papers", sheet.background_papers),
            *_lay_out_list("Appendices", sheet.appendices),
        ),
        whole=True,
        note=f"{sheet.title}, {print_day(sheet.date)}",
        author=sheet.author or sheet.body,
    )


def _lay_out_front(sheet: ReportSheet) -> Iterator[Block]:
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


def _lay_out_part(title: str, text: str) -> Iterator[Block]:
    if text:
        yield head(2, title)
        yield from parse_markup(text, f"the part {title}")


def _lay_out_recommendations(clauses: Sequence[str]) -> Iterator[Block]:
    if clauses:
        yield head(2, "Recommendations")
        single = len(clauses) == 1
        for at, clause in enumerate(clauses):
            words = read_runs(clause)
            yield Paragraph(words) if single else Numbered(f"{_letter(at)})", words)


def _letter(at: int) -> str:
    """`a`, `b` ... `z`; recommendations beyond that are numbered."""
    return "abcdefghijklmnopqrstuvwxyz"[at] if at < 26 else str(at + 1)


def _lay_out_paragraphs(paragraphs: Sequence[ReportParagraph]) -> Iterator[Block]:
    heading = ""
    for paragraph in paragraphs:
        if paragraph.heading and paragraph.heading != heading:
            yield head(2, paragraph.heading)
        heading = paragraph.heading
        first, *rest = parse_markup(paragraph.text, f"paragraph {paragraph.number}") or (None,)
        if isinstance(first, Paragraph) and paragraph.number:
            yield Numbered(paragraph.number, first.runs)
        elif first is not None:
            yield first
        yield from rest
        yield from paragraph.blocks


def _lay_out_table(table: ReportTable) -> Iterator[Block]:
    odd = next((row for row in table.rows if len(row) != len(table.header)), None)
    if odd is not None or not table.header:
        found = len(odd or ())
        raise ValueError(f"the table {table.caption}: a row of {found} cells under {len(table.header)} columns")
    yield say(table.caption, bold=True)
    widths = [max(len(row[at]) for row in (table.header, *table.rows)) for at in range(len(table.header))]
    yield tabulate(
        [(label, min(max(width, 4), _WIDEST), True) for label, width in zip(table.header, widths, strict=True)],
        (tuple(cell(words) for words in row) for row in table.rows),
        look="money" if table.money else "ruled",
    )


def _lay_out_list(title: str, entries: Sequence[str]) -> Iterator[Block]:
    if entries:
        yield head(2, title)
        yield from (Bullet(read_runs(entry)) for entry in entries)
