"""Rows of a text paper: tab-separated lines made tables, and tables torn by page ends made whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from answerable.reading.formats.flow import TYPED_BULLET, Flow
from answerable.reading.formats.markup import parse_markup
from answerable.reading.formats.torn import is_torn, join_lines
from answerable.reading.layout import Block, Cell, Line, Span

MAX_COLUMNS = 100
"""A line with more tabs than this is not a row; its tabs are white space."""

_MARKED = re.compile(
    r"\s*(?:[-–—•▪‣◦·●*o]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}\.|\d+(?:\.\d+)+|[\divxa-h]{1,4}\)))\t+[^\t]+$"
)
_PIPE_ROW = re.compile(r"\s*\|.*\|\s*$")
_PIPE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$")
_PIPE = re.compile(r"(?<!\\)\|")
_AMOUNT = re.compile(r"[(\-–−+]?\s*[£$€]?\s*[\d,]{0,24}\.?\d{1,18}\s*(?:%|p|k|m|bn|st|nd|rd|th)?\)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?")
_KEY = re.compile(r"\(?[\d./:-]{1,8}[a-z]?[.)]?", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–]?", re.IGNORECASE)
_SHREDS = re.compile(r"\S{1,2}(?: \S{1,2})*")
_LIST_MARKS = {"", "•", "▪", "●", "·", "◦"}

_HEADER_WORDS = 14
_LONG_CELL_WORDS = 12
_PROSE_WORDS = 5


def find_rows(lines: list[str]) -> set[int]:
    """Which lines (counted from 0) are rows of tables."""
    rows: set[int] = set()
    doubtful: list[int] = []
    for index, line in enumerate(lines):
        if "\t" in line:
            body = line.strip()
            if not body or body.count("\t") > MAX_COLUMNS:
                continue
            if ("\t" not in body and not line.endswith("\t")) or _MARKED.match(line):
                doubtful.append(index)
            else:
                rows.add(index)
        elif "|" in line and _PIPE_ROW.match(line):
            rows.add(index)
    return rows | _rows_by_company(lines, rows, doubtful)


def _rows_by_company(lines: list[str], rows: set[int], doubtful: list[int]) -> set[int]:
    """An indented line, or a number, a tab and words, is a row only among rows: then its tab is a column."""
    adopted: set[int] = set()
    for order in (doubtful, doubtful[::-1]):
        for index in order:
            marked = _MARKED.match(lines[index])
            for step in (-1, 1):
                near = index + step
                while not marked and 0 <= near < len(lines) and not lines[near].strip():
                    near += step
                if near in rows or (near in adopted and near not in doubtful):
                    adopted.add(index)
    return adopted


def cut_cells(line: str) -> list[str]:
    """The cells of a row as written."""
    if "\t" not in line:
        if _PIPE_RULE.match(line):
            return []
        return [
            cell.strip().replace("\\|", "|") for cell in _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
        ]
    if line.count("\t") > MAX_COLUMNS:
        line = line.strip()
    return line.split("\t")


@dataclass
class _Row:
    number: int
    cells: list[list[Block]]

    @property
    def texts(self) -> list[str]:
        return [" ".join(block.text for block in cell) for cell in self.cells]

    def pad(self, width: int) -> None:
        self.cells += [[] for _ in range(width - len(self.cells))]


@dataclass
class _Table:
    rows: list[_Row] = field(default_factory=list)
    header: bool = False
    furniture: list[Block] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max(len(row.cells) for row in self.rows)


def lay_rows(rows: list[tuple[int, list[str]]], gaps: list[int]) -> list[Block]:
    """Tables from consecutive rows, each with its line number; `gaps` are the numbers of blank lines between.

    A gap ends a table only where a new one begins: otherwise it is a page end, and the table goes on.
    """
    tables: list[_Table] = []
    underlined = {above for (above, _), (_, cells) in pairwise(rows) if not cells}
    for run in _cut_runs([_parse_row(number, cells) for number, cells in rows if _has_words(cells)], set(gaps)):
        if not (tables and _goes_on(tables[-1], run)):
            tables.append(_Table(header=_has_header(run) or run[0].number in underlined))
        elif run[0].texts != tables[-1].rows[0].texts:
            run = _narrow(tables[-1], run)
        for row in run:
            _add_row(tables[-1], row)
    return [block for table in tables for block in _finish(table)]


def _parse_row(number: int, cells: list[str]) -> _Row:
    if len(cells) > 1 and cells[0].strip() in _LIST_MARKS:
        cells = ["", *cells[1:]]
    return _Row(number, [_parse_cell(number, cell) for cell in cells])


def _parse_cell(number: int, source: str) -> list[Block]:
    if not source.strip():
        return []
    flow = Flow(lambda: number)
    typed = TYPED_BULLET.match(source.strip())
    if typed and len(source.split()) > 1:
        flow.start("list_item", 1)
    parse_markup(source, flow, cell=True)
    flow.close()
    return flow.blocks


def _has_words(cells: list[str]) -> bool:
    return any(cell.strip(" -–—=_") not in _LIST_MARKS for cell in cells)


def _cut_runs(rows: list[_Row], gaps: set[int]) -> list[list[_Row]]:
    runs: list[list[_Row]] = []
    for row in rows:
        if runs and not any(number in gaps for number in range(runs[-1][-1].number, row.number)):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _goes_on(table: _Table, run: list[_Row]) -> bool:
    """Whether rows after a blank line belong to the table before it."""
    first = run[0]
    if first.texts == table.rows[0].texts or _continues(first, table.rows[-1]):
        return True
    if _has_header(run):
        return False
    if len(first.cells) != table.width and _overflow(table, run) is None:
        return _is_section(first)
    return _numeric_share(table.rows) == _numeric_share(run)


def _numeric_share(rows: list[_Row]) -> bool:
    """Whether these are rows of amounts rather than of words."""
    cells = [text for row in rows for text in row.texts[1:] if text]
    return sum(map(is_amount, cells)) * 3 > len(cells)


def _is_section(row: _Row) -> bool:
    texts = [text for text in row.texts if text]
    return len(texts) == 1 and len(texts[0].split()) <= _PROSE_WORDS


def _overflow(table: _Table, run: list[_Row]) -> int | None:
    """The column that a page end split in two: it and the next are never both filled."""
    if len(run[0].cells) != table.width + 1 or any(len(row.cells) != table.width + 1 for row in run):
        return None
    for column in range(1, table.width):
        if not any(row.cells[column] and row.cells[column + 1] for row in run):
            return column
    return None


def _narrow(table: _Table, run: list[_Row]) -> list[_Row]:
    column = _overflow(table, run)
    if column is None:
        return run
    for row in run:
        row.cells[column : column + 2] = [row.cells[column] or row.cells[column + 1]]
    return run


def _add_row(table: _Table, row: _Row) -> None:
    texts = [text for text in row.texts if text]
    if table.rows and ((row.texts == table.rows[0].texts and table.header) or _is_page_number(row)):
        table.furniture.append(_as_furniture(row))
    elif table.rows and not texts:
        return
    elif table.rows and not (table.header and len(table.rows) == 1) and _continues(row, table.rows[-1]):
        _continue_row(table.rows[-1], row)
    else:
        table.rows.append(row)


def _is_page_number(row: _Row) -> bool:
    texts = [text for text in row.texts if text]
    return len(texts) == 1 and texts[0].lower().startswith("page") and bool(_PAGE_NUMBER.fullmatch(texts[0]))


def _as_furniture(row: _Row) -> Block:
    return Block("furniture", (Line(None, row.number, (Span(" ".join(text for text in row.texts if text)),)),))


def _continues(row: _Row, above: _Row) -> bool:
    """Whether a row is the rest of the row above: nothing, or only shreds, in its first cell and prose after it."""
    texts = row.texts
    if len(texts) < 2 or not any(texts[1:]) or (texts[0] and not _is_shred(texts[0])):
        return False
    filled = [text for text in texts[1:] if text]
    if any(is_amount(text) for text in filled) or _KEY.fullmatch(filled[0]):
        return False
    if any(len(cell) > 1 or (cell and cell[0].kind == "list_item") for cell in row.cells[1:]):
        return True
    return any(len(text.split()) > _PROSE_WORDS or text[0].islower() for text in filled)


def _is_shred(text: str) -> bool:
    """A cell cut to single letters: what is left of a column that was not read. `a` and `ii` are labels."""
    if not _SHREDS.fullmatch(text) or any(char.isdigit() for char in text):
        return False
    return " " in text or (len(text) == 1 and text in "jklmnopqrstuwyz")


def _continue_row(above: _Row, row: _Row) -> None:
    above.pad(len(row.cells))
    for column, blocks in enumerate(row.cells):
        if column == 0 and blocks:
            blocks = [Block("furniture", block.lines) for block in blocks]
        held = above.cells[column]
        if held and blocks and is_torn(held[-1], blocks[0]):
            held[-1] = join_lines(held[-1], blocks[0])
            blocks = blocks[1:]
        above.cells[column] = held + blocks


def is_amount(text: str) -> bool:
    """Whether a cell holds a single figure: `£5.6m`, `(12.3)`, `44th`, but not a year."""
    return bool(_AMOUNT.fullmatch(text)) and not _YEAR.fullmatch(text)


def _has_header(run: list[_Row]) -> bool:
    """Whether the first of these rows names the columns of the rest."""
    first, rest = run[0], run[1:]
    texts = [text for text in first.texts if text]
    if len(texts) < 2 or any(is_amount(text) for text in texts):
        return False
    if any(len(text.split()) > _HEADER_WORDS for text in texts):
        return False
    if _all_bold(first):
        return not rest or not all(_all_bold(row) for row in rest)
    if _KEY.fullmatch(texts[0]) and not _YEAR.fullmatch(texts[0]):
        return False
    body = [text for row in rest for text in row.texts[1:] if text]
    if sum(map(is_amount, body)) * 3 > len(body) > 0:
        return True
    wordy = any(len(text.split()) > _LONG_CELL_WORDS for row in rest for text in row.texts)
    return wordy and all(len(text.split()) <= _PROSE_WORDS and not text.endswith(".") for text in texts)


def _all_bold(row: _Row) -> bool:
    blocks = [block for cell in row.cells for block in cell]
    return bool(blocks) and all(block.share("bold") > 0.5 or block.share("italic") > 0.5 for block in blocks)


def _finish(table: _Table) -> list[Block]:
    """The table's blocks. Rows that hold a single flow of prose, with nothing to key it, are that flow."""
    loose: list[Block] = []
    while table.rows and _is_flow(table.rows[0], len(table.rows) == 1):
        loose += [block for cell in table.rows.pop(0).cells for block in cell]
    if not table.rows:
        return loose + table.furniture
    width = table.width
    for row in table.rows:
        row.pad(width)
    rows = tuple(
        tuple(Cell(tuple(cell), header=table.header and index == 0) for cell in row.cells)
        for index, row in enumerate(table.rows)
    )
    return [*loose, Block("table", rows=rows), *table.furniture]


def _is_flow(row: _Row, alone: bool) -> bool:
    filled = [index for index, cell in enumerate(row.cells) if cell]
    if len(filled) != 1:
        return False
    if filled[0] == 0:
        return alone or row.cells[0][0].kind == "list_item"
    return _continues(row, row)
