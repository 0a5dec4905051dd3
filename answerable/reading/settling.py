"""Citations held against the page text: a quotation that runs over other print is cut back to the words before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from answerable.record import Cite, Page

_Fact = TypeVar("_Fact", bound=msgspec.Struct)


class PageText:
    """The lines of a paper by page, joined on demand."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages = {page.number: {line.number: line.text for line in page.lines} for page in pages}
        self._orders = {number: sorted(lines) for number, lines in self._pages.items()}

    def line(self, page: int, line: int) -> str:
        """The text of a line, empty where there is none."""
        return self._pages.get(page, {}).get(line, "")

    def from_line(self, page: int, line: int, size: int) -> str:
        """The text from a line on, at least `size` characters of it where the paper has as many."""
        parts: list[str] = []
        length = 0
        while page in self._pages:
            lines = self._pages[page]
            order = self._orders[page]
            for number in order[bisect_left(order, line) :]:
                parts.append(lines[number])
                length += len(lines[number]) + 1
                if length > size + len(parts[0]):
                    return " ".join(parts)
            page, line = page + 1, 0
        return " ".join(parts)

    def line_at(self, page: int, line: int, offset: int) -> int:
        """The line on which the text from a line on reaches an offset; the last of the page where it goes beyond."""
        order = self._orders[page]
        for number in order[bisect_left(order, line) :]:
            offset -= len(self._pages[page][number]) + 1
            if offset <= 0:
                return number
        return order[-1]


def settle_citations(fact: _Fact, text: PageText) -> _Fact:
    """A fact whose every citation is found at its place; the fact itself where all were already.

    A row torn by a page end, or a cell beside another, may be quoted over print that lies between its lines. Such a
    quotation keeps its beginning, which stands on the line it names.
    """
    settled: _Fact = _settle(fact, text)
    return settled


def _settle(value: Any, text: PageText) -> Any:
    if isinstance(value, Cite):
        return _settle_cite(value, text)
    if isinstance(value, tuple):
        parts = tuple(_settle(part, text) if not isinstance(part, str) else part for part in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not isinstance(value, msgspec.Struct):
        return value
    changes: dict[str, Any] = {}
    for name in value.__struct_fields__:
        held = getattr(value, name)
        if isinstance(held, (tuple, msgspec.Struct)):
            new = _settle(held, text)
            if new is not held:
                changes[name] = new
    return msgspec.structs.replace(value, **changes) if changes else value


def _settle_cite(cite: Cite, text: PageText) -> Cite:
    if cite.line is None:
        return cite
    if cite.quote in text.line(cite.page or 1, cite.line):
        return cite
    printed = text.from_line(cite.page or 1, cite.line, len(cite.quote))
    if cite.quote in printed:
        return cite
    quote = _longest_start(cite.quote, printed)
    if not quote:
        return cite
    end = text.line_at(cite.page or 1, cite.line, printed.index(quote) + len(quote))
    return msgspec.structs.replace(cite, quote=quote, line_end=end if end != cite.line else None)


def _longest_start(quote: str, printed: str) -> str:
    """The most words from the quotation's beginning that are printed together."""
    words = quote.split(" ")
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if " ".join(words[:middle]) in printed:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low])
