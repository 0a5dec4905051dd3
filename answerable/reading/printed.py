"""The print of a whole paper as one text: its lines and paragraphs by offset, and how often each is quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from answerable.reading.layout import Block, Layout, Line
from answerable.record import Cite

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Place(msgspec.Struct):
    """A paragraph of print: its stretch of the whole text, with its numbers."""

    start: int
    end: int
    text: str
    where: str
    block: Block
    order: int
    row: int
    numbers: list[tuple[int, int]]


class Print:
    """A paper's whole text in reading order, its lines and paragraphs by character offset."""

    def __init__(self, layout: Layout) -> None:
        self.paragraphs: list[Place] = []
        self._first: dict[tuple[int, int], int] = {}
        self._lines: list[tuple[int, int, str]] = []
        self._starts: list[int] = []
        self._begins: list[int] = []
        parts: list[str] = []
        at = 0
        row = 0
        for block in layout.blocks:
            for new_row, leaf in _leaves(block):
                begin = at
                row += new_row
                for line in leaf.lines:
                    words = " ".join(line.text.split())
                    if not words:
                        continue
                    self._note_line(line, at, block.kind == "furniture", words)
                    parts.append(words)
                    at += len(words) + 1
                if at > begin:
                    self._note_paragraph(leaf, begin, at - 1, row)
        self.text = " ".join(parts)
        numbers = deque(match.span() for match in _NUMBER.finditer(self.text))
        for place in self.paragraphs:
            place.text = self.text[place.start : place.end]
            while numbers and numbers[0][0] < place.end:
                place.numbers.append(numbers.popleft())

    def _note_line(self, line: Line, at: int, furniture: bool, words: str) -> None:
        self._first.setdefault((line.page or 1, line.number), at)
        self._lines.append((at, at + len(words), "" if furniture else words))
        self._starts.append(at)

    def _note_paragraph(self, leaf: Block, start: int, end: int, row: int) -> None:
        first = next(line for line in leaf.lines if line.text.strip())
        where = f"page {first.page} line {first.number}" if first.page else f"line {first.number}"
        self.paragraphs.append(Place(start, end, "", where, leaf, len(self.paragraphs), row, []))

    def say(self, start: int, end: int) -> str:
        """A number with its place and the words around it."""
        place = self.at(start)
        return f"{place.where}: {self.text[start:end]} in {self.text[max(0, start - 30) : end + 30]!r}"

    def at(self, offset: int) -> Place:
        """The paragraph that holds a character."""
        if not self._begins:
            self._begins = [place.start for place in self.paragraphs]
        return self.paragraphs[max(0, bisect_right(self._begins, offset) - 1)]

    def word_at(self, start: int, end: int) -> str:
        """A stretch made whole: of the `4` in `4b.` the `4b`."""
        while end < len(self.text) and self.text[end].isalnum():
            end += 1
        while start and self.text[start - 1].isalnum():
            start -= 1
        return self.text[start:end]

    def first(self, cite: Cite) -> int | None:
        """Where the first line that a citation names begins."""
        return self._first.get((cite.page or 1, cite.line or 1))

    def stretches(self, cite: Cite) -> list[tuple[int, int]]:
        """Where a citation's words stand: one stretch, or several where running heads or other cells part them."""
        start = self.first(cite)
        quote = " ".join(cite.quote.split())
        if start is None or not quote:
            return []
        at = self.text.find(quote, start, start + len(quote) + 20_000)
        return [(at, at + len(quote))] if at >= 0 else self._by_lines(quote, start)

    def _by_lines(self, quote: str, start: int) -> list[tuple[int, int]]:
        """A quotation whose lines do not follow each other in the print, line by line."""
        found: list[tuple[int, int]] = []
        left = quote
        for begin, end, words in self._lines[bisect_right(self._starts, start) - 1 :]:
            if not left:
                return found
            if not words:
                continue
            if left.startswith(words):
                found.append((begin, end))
                left = left[len(words) :].lstrip()
            elif words.startswith(left):
                return [*found, (begin, begin + len(left))]
            elif (
                not found
                and (at := words.find(left[: len(words) - words.find(left[:20])])) > 0
                and left[:20] in words
            ):
                found.append((begin + at, end))
                left = left[len(words) - at :].lstrip()
            elif len(found) > 400:
                return found
        return found


class Cover:
    """How often each character of the print is quoted."""

    def __init__(self, print_: Print, *cites: Iterable[Cite]) -> None:
        edges: dict[int, int] = {}
        for cite in chain(*cites):
            for start, end in print_.stretches(cite):
                edges[start] = edges.get(start, 0) + 1
                edges[end] = edges.get(end, 0) - 1
        self._offsets = sorted(edges)
        self._counts: list[int] = []
        count = 0
        for offset in self._offsets:
            count += edges[offset]
            self._counts.append(count)

    def covers(self, start: int, end: int) -> bool:
        """Whether every character of a stretch is quoted."""
        index = bisect_right(self._offsets, start) - 1
        if index < 0:
            return False
        after = bisect_right(self._offsets, end - 1)
        return all(self._counts[index:after])

    def count(self, start: int, end: int) -> int:
        """How often the character in the middle of a stretch is quoted."""
        index = bisect_right(self._offsets, (start + end - 1) // 2) - 1
        return self._counts[index] if index >= 0 else 0


def _leaves(block: Block) -> Iterator[tuple[bool, Block]]:
    """The blocks that hold words, each with whether it opens a new row (outside tables every block does)."""
    if block.kind != "table":
        yield True, block
        return
    for row in block.rows:
        opens = True
        for cell in row:
            for inner in cell.blocks:
                for _, leaf in _leaves(inner):
                    yield opens, leaf
                    opens = False
