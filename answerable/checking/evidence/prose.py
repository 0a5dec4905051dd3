"""A paper's prose: paragraphs as printed, each with its figures and sentences at their offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Grid
from answerable.reading.extract.sentence import split_sentences
from answerable.record import Cite, Figure, Line, Reading
from answerable.record.page import LineLook

FEWEST_CELL_WORDS = 5
"""A cell of a data table with fewer words is a label, not prose."""

_DIGIT = re.compile(r"\d")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a paragraph, with its offsets there and the figures that stand in it."""

    text: str
    start: int
    end: int
    amounts: tuple[Amount, ...]
    paragraph: Paragraph

    def cite(self) -> Cite:
        return self.paragraph.cite(self.start, self.end)


class Paragraph(msgspec.Struct, frozen=True, dict=True):
    """A paragraph, list item, heading or cell of prose, its printed lines joined by a space.

    `heading` is the heading that it stands under. `index` counts the paragraphs of the paper.
    """

    index: int
    text: str
    look: LineLook
    heading: str
    lines: tuple[tuple[int, int | None, Line], ...]
    """Each line with the offset at which it begins and its page (absent where the paper has none)."""
    figures: tuple[Figure, ...] = ()

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The figures of the record that stand here, in order, at their offsets."""
        return tuple(_place(self, self.figures))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(_divide(self))

    def cite(self, start: int, end: int) -> Cite:
        """The citation of the words between two offsets."""
        first, last = self._line_at(start), self._line_at(max(start, end - 1))
        _, page, line = self.lines[first]
        return Cite(
            page=page,
            line=line.number,
            line_end=self.lines[last][2].number if last != first else None,
            quote=self.text[start:end],
            box=line.box if last == first else None,
        )

    def cite_all(self) -> Cite:
        return self.cite(0, len(self.text))

    def _line_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.lines]


def gather_paragraphs(reading: Reading, grids: Iterable[Grid]) -> tuple[Paragraph, ...]:
    """The prose of a paper in the order of its lines."""
    grids = tuple(grids)
    figures = _figures_by_line(reading)
    rows = _rows_by_line(grids)
    paged = reading.record.source.pages is not None
    found: list[Paragraph] = []
    heading = ""
    for group in _group_lines(reading, rows):
        page, line = group[0]
        row = rows.get((page, line.number))
        for text, look, lines in _cell_texts(group, row, paged) if row else [_join(group, paged)]:
            if look == "heading":
                heading = text
            held = tuple(figure for number, here in group for figure in figures.get((number, here.number), ()))
            found.append(Paragraph(len(found), text, look, heading, lines, held))
    return tuple(found)


_Placed = tuple[int, Line]
_RowOfTable = tuple[Grid, int]
_Text = tuple[str, LineLook, tuple[tuple[int, int | None, Line], ...]]


def _group_lines(reading: Reading, rows: dict[tuple[int, int], _RowOfTable]) -> Iterator[list[_Placed]]:
    """Lines that make one paragraph, or one row of a data table."""
    group: list[_Placed] = []
    row: tuple[str, int] | None = None
    for page in reading.pages:
        for line in page.lines:
            if line.look == "furniture" or not line.text:
                continue
            held = rows.get((page.number, line.number))
            here = (held[0].table.id, held[1]) if held else None
            goes_on = bool(group) and here == row and (here is not None or not line.opens)
            if group and not goes_on:
                yield group
                group = []
            group.append((page.number, line))
            row = here
    if group:
        yield group


def _join(group: list[_Placed], paged: bool) -> _Text:
    parts: list[str] = []
    lines: list[tuple[int, int | None, Line]] = []
    at = 0
    for page, line in group:
        lines.append((at, page if paged else None, line))
        parts.append(line.text)
        at += len(line.text) + 1
    return " ".join(parts), group[0][1].look, tuple(lines)


def _cell_texts(group: list[_Placed], row: _RowOfTable, paged: bool) -> Iterator[_Text]:
    """The cells of a row that hold sentences."""
    grid, index = row
    if index < 0:
        return
    page, line = group[0]
    for cell in grid.rows[index].cells:
        if cell.amount is None and len(cell.text.split()) >= FEWEST_CELL_WORDS:
            yield cell.text, "cell", ((0, page if paged else None, line),)


def _rows_by_line(grids: Iterable[Grid]) -> dict[tuple[int, int], _RowOfTable]:
    """Which row of which data table a line prints; -1 for the lines of its header."""
    held: dict[tuple[int, int], _RowOfTable] = {}
    for grid in grids:
        cites = [row.cite for row in grid.rows]
        for index, cite in enumerate(cites):
            first = cite.line or 0
            last = cite.line_end or first
            after = cites[index + 1] if index + 1 < len(cites) else None
            if after is not None and after.page == cite.page and (after.line or 0) > first:
                last = max(last, min((after.line or 0) - 1, first + len(grid.rows[index].cells)))
            for number in range(first, last + 1):
                held[(cite.page or 1, number)] = (grid, index)
        if cites and cites[0].page == grid.cite.page and grid.header:
            for number in range(grid.cite.line or 0, cites[0].line or 0):
                held.setdefault((grid.cite.page or 1, number), (grid, -1))
    return held


def _figures_by_line(reading: Reading) -> dict[tuple[int, int], list[Figure]]:
    held: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    for figure in reading.record.figures:
        if figure.table is None:
            held[(figure.cite.page or 1, figure.cite.line or 0)].append(figure)
    return held


def _place(paragraph: Paragraph, figures: Iterable[Figure]) -> Iterator[Amount]:
    """Figures at their offsets: each at the first place after the one before that its quotation covers."""
    cursor = 0
    for figure in figures:
        quoted = paragraph.text.find(figure.cite.quote, max(0, cursor - len(figure.cite.quote)))
        start = _find_print(paragraph.text, figure.text, max(cursor, quoted))
        if start < 0:
            start = _find_print(paragraph.text, figure.text, cursor)
        if start < 0:
            continue
        cursor = start + len(figure.text)
        yield Amount(figure, start, cursor, paragraph.cite(start, cursor))


def _find_print(text: str, printed: str, start: int) -> int:
    """Where a figure's print stands by itself, not within a longer number; -1 where it does not."""
    at = text.find(printed, start)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(printed) : at + len(printed) + 1]
        if not (_DIGIT.match(before) and _DIGIT.match(printed)) and not (
            _DIGIT.match(after) and _DIGIT.match(printed[-1:])
        ):
            return at
        at = text.find(printed, at + 1)
    return -1


def _divide(paragraph: Paragraph) -> Iterator[Sentence]:
    at = 0
    for text in split_sentences(paragraph.text):
        at = paragraph.text.find(text, at)
        end = at + len(text)
        amounts = tuple(amount for amount in paragraph.amounts if at <= amount.start < end)
        yield Sentence(text, at, end, amounts, paragraph)
        at = end
