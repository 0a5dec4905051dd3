"""The pages of a record whose text was not kept, put together from the words that its facts quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from answerable.record import Cite, Document, Figure, Item, Line, Page, Record, Report, Table
from answerable.record.page import LineLook

MOST_HEADING_WORDS = 15
"""A title quoted with more words is quoted with what follows it."""


class _Passage(msgspec.Struct):
    """A quotation that stands within no other, and the places that others name within it."""

    cite: Cite
    look: LineLook
    anchors: list[tuple[int, int]]
    """(line, offset) of words whose line is known."""


def piece_pages_together(record: Record) -> tuple[Page, ...]:
    """The record's quotations in the order of their places, each word once.

    A quotation over several lines is divided where another fact says on which line its words stand; words whose line
    nobody says count to the line before them.
    """
    passages: dict[tuple[int, int], list[_Passage]] = defaultdict(list)
    quoted = list(_quotations(record))
    for look, cite in sorted(quoted, key=lambda entry: -len(entry[1].quote)):
        _place(passages, look, cite)
    pages: dict[int, list[Line]] = defaultdict(list)
    order = {id(cite): number for number, (_, cite) in enumerate(quoted)}
    placed = {id(passage): passage for held in passages.values() for passage in held}.values()
    for passage in sorted(placed, key=lambda passage: (passage.cite.line or 0, order[id(passage.cite)])):
        pages[passage.cite.page or 1] += _divide(passage)
    return tuple(Page(number=number, lines=tuple(lines)) for number, lines in sorted(pages.items()))


def _quotations(fact: Any, owner: Any = None) -> Iterator[tuple[LineLook, Cite]]:
    """Every citation in a fact and the facts that it holds; of tables, those of data rows."""
    if isinstance(fact, Cite):
        if fact.quote:
            yield _look(owner, fact), fact
    elif isinstance(fact, Table):
        if fact.kind == "data":
            yield from ((("cell"), cite) for cite in fact.row_cites if cite.quote)
    elif isinstance(fact, Figure) and fact.table:
        return  # its row has it
    elif isinstance(fact, msgspec.Struct):
        for name in fact.__struct_fields__:
            yield from _quotations(getattr(fact, name), fact)
    elif isinstance(fact, tuple):
        for inner in fact:
            yield from _quotations(inner, owner)


def _look(owner: Any, cite: Cite) -> LineLook:
    titled = isinstance(owner, (Document, Item, Report))
    return "heading" if titled and len(cite.quote.split()) <= MOST_HEADING_WORDS else "paragraph"


def _place(passages: dict[tuple[int, int], list[_Passage]], look: LineLook, cite: Cite) -> None:
    """Put a quotation where it stands: as a place within a longer one, or as a passage of its own."""
    page, line = cite.page or 1, cite.line or 0
    for passage in passages[page, line]:
        offset = passage.cite.quote.find(cite.quote)
        if offset >= 0:
            passage.anchors.append((line, offset))
            return
    passage = _Passage(cite, look, [])
    for number in range(line, max(line, cite.line_end or line) + 1):
        passages[page, number].append(passage)


def _divide(passage: _Passage) -> Iterator[Line]:
    cite = passage.cite
    starts = list(_rising(passage.anchors, cite))
    ends = [offset - 1 for _, offset in starts[1:]] + [len(cite.quote)]
    for (number, start), end in zip(starts, ends, strict=True):
        box = cite.box if len(starts) == 1 else None
        yield Line(number=number, text=cite.quote[start:end], look=passage.look, opens=start == 0, box=box)


def _rising(anchors: Iterable[tuple[int, int]], cite: Cite) -> Iterator[tuple[int, int]]:
    """The places at which a further line begins: each later than the one before, at the beginning of a word."""
    line, at = cite.line or 0, 0
    yield line, at
    for number, offset in sorted(anchors):
        if number > line and offset > at and cite.quote[offset - 1] == " ":
            line, at = number, offset
            yield line, at
