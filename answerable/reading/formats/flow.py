"""The flow of words into blocks: what the readers of text, HTML and Word have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from answerable.reading.layout import Block, BlockKind, Line, Span

TYPED_BULLET = re.compile(r"([-–—•▪‣◦·●*]|o(?=\s+\w\w))(?:\s+|$)")
"""A list mark typed by hand at the head of a line."""

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Flow:
    """Collects words as they come and closes them into blocks.

    `next_line` gives the number of each line as it begins. A forced line break closes the block: so a line that
    the author ended stays apart from the next, and only lines that a machine wrapped share a block.
    """

    def __init__(self, next_line: Callable[[], int]) -> None:
        self.blocks: list[Block] = []
        self._next_line = next_line
        self._spans: list[Span] = []
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._bullet: str | None = None

    def start(self, kind: BlockKind = "paragraph", level: int = 0, bullet: str | None = None) -> None:
        """Close what is open; the words to come are a block of this kind."""
        self.close()
        self._kind, self._level, self._bullet = kind, level, bullet

    def add(self, text: str, bold: bool = False, italic: bool = False) -> None:
        if text:
            self._spans.append(Span(text, bold, italic))

    def raise_digits(self, text: str, bold: bool = False, italic: bool = False) -> None:
        """Add superscript text. A raised figure after a figure keeps its raised form, so that `5²` is never 52."""
        last = self._spans[-1].text[-1:] if self._spans else ""
        if last.isdigit() and text.strip().isdigit():
            text = text.strip().translate(_SUPERSCRIPT)
        self.add(text, bold, italic)

    def end(self) -> None:
        """Close the open block; what follows is an ordinary paragraph."""
        self.start()

    def close(self) -> None:
        """Close the open block, if it has any words; what follows on is of the same kind, without its bullet."""
        spans = trim_spans(merge_spans(self._spans))
        self._spans = []
        if not spans:
            return
        bullet = self._bullet
        typed = TYPED_BULLET.match(spans[0].text) if self._kind == "list_item" else None
        if typed:
            bullet = typed[1]
            spans = trim_spans([Span(spans[0].text[typed.end() :], spans[0].bold, spans[0].italic), *spans[1:]])
        if not spans:
            return
        line = Line(None, self._next_line(), spans)
        self.blocks.append(Block(self._kind, (line,), self._level, bullet))
        self._bullet = None

    def put(self, block: Block) -> None:
        """Add a finished block (a table) at this place."""
        self.close()
        self.blocks.append(block)


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Neighbouring spans of one look made one; white space takes the look of what stands before it."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and ((last.bold, last.italic) == (span.bold, span.italic) or not span.text.strip()):
            merged[-1] = Span(last.text + span.text, last.bold, last.italic)
        else:
            merged.append(span)
    return merged


def trim_spans(spans: list[Span]) -> tuple[Span, ...]:
    """Spans without the white space at either end of the line."""
    while spans and not spans[0].text.strip():
        spans = spans[1:]
    while spans and not spans[-1].text.strip():
        spans = spans[:-1]
    if not spans:
        return ()
    first = spans[0]
    spans[0] = Span(first.text.lstrip(), first.bold, first.italic)
    last = spans[-1]
    spans[-1] = Span(last.text.rstrip(), last.bold, last.italic)
    return tuple(spans)
