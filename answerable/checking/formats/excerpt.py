"""The printed lines that a finding stands on, with the words that do not agree marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias

from answerable.checking.finding import Finding
from answerable.reading.formats.encoding import decode_text
from answerable.reading.formats.text import split_lines
from answerable.record import Cite, Line, Reading

MOST_LINES = 6
"""A finding that cites more shows the first of them: where to look, not the whole paragraph."""
MOST_CELLS = 40
"""The same for a row whose cells are a line each; they are shown in one."""

_APART = r"[\s|*_]+"
"""What a line may have between two words that are neighbours in a quotation: space, cell borders, emphasis marks."""


class MarkedLine(NamedTuple):
    """A line of print; `start` and `end` are the offsets of its marked words, equal where it has none."""

    number: int
    text: str
    start: int = 0
    end: int = 0


Excerpt: TypeAlias = tuple[MarkedLine, ...]


class Print:
    """The lines of one paper: those of its file where it is a text, else those that the reader numbered."""

    def __init__(self, reading: Reading) -> None:
        self._source = reading.record.source
        self._pages = {page.number: {line.number: line for line in page.lines} for page in reading.pages}

    def excerpt(self, finding: Finding) -> Excerpt:
        """The lines that a finding cites, its printed figure marked, or else the words that it quotes."""
        marked = _mark(self._file_lines(finding.cite), finding)
        if any(line.start < line.end for line in marked):
            return marked
        return _mark(self._read_lines(finding.cite), finding)

    def _file_lines(self, cite: Cite) -> list[MarkedLine]:
        numbers = _numbers(cite, MOST_LINES)
        return [MarkedLine(number, self._file[number - 1]) for number in numbers if 0 < number <= len(self._file)]

    @cached_property
    def _file(self) -> list[str]:
        if self._source.media_type != "text/plain":
            return []
        try:
            return split_lines(decode_text(Path(self._source.path).read_bytes()))
        except OSError:  # the paper is gone since it was read; the reader's lines are left
            return []

    def _read_lines(self, cite: Cite) -> list[MarkedLine]:
        """Lines as read; the cells of a row, which are a line each, side by side as they are printed."""
        lines = self._pages.get(cite.page or 1, {})
        held = [lines[number] for number in _numbers(cite, MOST_CELLS) if number in lines]
        if held and all(line.look == "cell" for line in held):
            row = [line for line in lines.values() if _beside(held[0], line)] if len(held) == 1 else held
            return [_join_row(held, sorted({*row, *held}, key=_across))]
        return [MarkedLine(line.number, line.text) for line in held[:MOST_LINES]]


def _numbers(cite: Cite, most: int) -> Iterator[int]:
    first = cite.line or 0
    yield from range(first, min(max(cite.line_end or first, first), first + most - 1) + 1)


def _beside(cell: Line, line: Line) -> bool:
    """Whether a line is a cell of the same row: its middle lies between the cell's top and bottom."""
    if line.look != "cell" or not line.box or not cell.box:
        return False
    return cell.box.top <= (line.box.top + line.box.bottom) / 2 <= cell.box.bottom


def _across(line: Line) -> tuple[float, int]:
    return (line.box.left if line.box else 0.0, line.number)


def _join_row(cited: list[Line], row: list[Line]) -> MarkedLine:
    """A row in one line, bounds around its cited cells."""
    text, start, end = "", None, 0
    for line in row:
        text += (" | " if line.opens else " ") * bool(text)
        if line in cited:
            start = len(text) if start is None else start
            end = len(text) + len(line.text)
        text += line.text
    return MarkedLine(cited[0].number, text, start or 0, end)


def _mark(lines: list[MarkedLine], finding: Finding) -> Excerpt:
    """Lines with the finding's words marked in them, or unmarked where those are not found."""
    if not lines:
        return ()
    whole = "\n".join(line.text for line in lines)
    low, high = (lines[0].start, lines[0].end) if lines[0].end else (0, len(whole))
    quoted = _find(finding.cite.quote, whole, low, high)
    if quoted is None:
        return tuple(line._replace(start=0, end=0) for line in lines)
    printed = _find(finding.printed or "", whole, *quoted) or quoted
    return tuple(_cut_out(lines, *printed))


def _find(words: str, text: str, low: int, high: int) -> tuple[int, int] | None:
    """Where words stand by themselves between two offsets."""
    parts = words.split()
    if not parts:
        return None
    pattern = re.compile(rf"(?<!\w){_APART.join(map(re.escape, parts))}(?!\w)", re.IGNORECASE)
    match = pattern.search(text, low, high)
    return match.span() if match else None


def _cut_out(lines: list[MarkedLine], start: int, end: int) -> Iterator[MarkedLine]:
    """The share of each line in a stretch of all of them joined by line ends."""
    at = 0
    for line in lines:
        length = len(line.text)
        low, high = max(0, start - at), min(length, end - at)
        yield MarkedLine(line.number, line.text, *((low, high) if low < high else (0, 0)))
        at += length + 1
