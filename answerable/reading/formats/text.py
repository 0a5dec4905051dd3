"""Text papers: lines of a file to blocks. Tab-separated rows, HTML and Markdown fragments, hard-wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.reading.formats.encoding import decode_text
from answerable.reading.formats.html import read_fragment
from answerable.reading.formats.page_mark import mark_page_marks
from answerable.reading.formats.text_columns import find_columns
from answerable.reading.formats.text_lines import SourceLine, lay_lines
from answerable.reading.formats.text_order import doubt_order
from answerable.reading.formats.text_rows import cut_cells, find_rows, lay_rows
from answerable.reading.formats.torn import join_torn
from answerable.reading.layout import Block, Layout, Page, UnreadableError

_LINE_END = re.compile(r"\r\n|\n|\r")
_TABLE_START = re.compile(r"\s*<table\b[^>]*>", re.IGNORECASE)
_TABLE_OPEN = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_CLOSE = re.compile(r"</table\s*>", re.IGNORECASE)
MAX_LINES = 2_000_000
MAX_TABLE_LINES = 5_000


def read_text(data: bytes) -> Layout:
    """The layout of a text file: one page, its lines numbered as in the file.

    Runs of tab-separated (or `|`-separated) lines are tables, whose cells are flows of blocks; rows torn by a page
    end are joined and a repeated header becomes furniture. Lines that a machine wrapped share a block, lines that
    the author ended do not. Raises `UnreadableError` for bytes that are no text.
    """
    lines = split_lines(decode_text(data))
    if len(lines) > MAX_LINES:
        raise UnreadableError(f"this file has more than {MAX_LINES:,} lines; split it and read the parts")
    blocks = tuple(join_torn(mark_page_marks(list(_lay(lines)))))
    if not any(block.text for block in blocks):
        raise UnreadableError("this file has no words in it; get a fresh copy of the paper")
    doubt = doubt_order(blocks)
    page = Page(1, blocks, doubtful=doubt.sentence, doubtful_lines=doubt.lines)
    return Layout("text/plain", (page,), lines=len(lines))


def split_lines(text: str) -> list[str]:
    """The lines as an editor numbers them: form feeds and the rarer Unicode line ends do not begin a line."""
    lines = _LINE_END.split(text)
    return lines[:-1] if lines and not lines[-1] else lines


def _lay(lines: list[str]) -> Iterator[Block]:
    tables = dict(_find_html_tables(lines))
    inside = {number for start, end in tables.items() for number in range(start, end)}
    columns = {number: cells for number, cells in find_columns(lines).items() if number not in inside}
    rows = (find_rows(lines) - inside) | columns.keys()
    at = 0
    while at < len(lines):
        if at in tables:
            yield from read_fragment("\n".join(lines[at : tables[at]]), at + 1)
            at = tables[at]
            continue
        end = min(_end_of_stretch(lines, rows, at), *(start for start in tables if start > at), len(lines))
        if at in rows:
            held = [number for number in range(at, end) if number in rows]
            cells = [(number + 1, columns.get(number) or cut_cells(lines[number])) for number in held]
            gaps = [number + 1 for number in range(at, end) if number not in rows]
            yield from lay_rows(cells, gaps)
        else:
            yield from lay_lines([SourceLine(number + 1, lines[number]) for number in range(at, end)])
        at = end


def _find_html_tables(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Where tables written in HTML begin, and the line after each."""
    at = 0
    while at < len(lines):
        if _TABLE_START.match(lines[at]):
            depth, end = 0, at
            while end < min(len(lines), at + MAX_TABLE_LINES):
                depth += len(_TABLE_OPEN.findall(lines[end])) - len(_TABLE_CLOSE.findall(lines[end]))
                end += 1
                if depth <= 0:
                    yield at, end
                    at = end - 1
                    break
        at += 1


def _end_of_stretch(lines: list[str], rows: set[int], start: int) -> int:
    """Where the rows (blank lines between them included) or the loose lines from `start` end."""
    at = start
    if start not in rows:
        while at < len(lines) and at not in rows:
            at += 1
        return at
    end = start
    while at < len(lines) and (at in rows or not lines[at].strip()):
        if at in rows:
            end = at + 1
        at += 1
    return end
