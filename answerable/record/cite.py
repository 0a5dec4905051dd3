"""Where a fact stands in its paper: the citation that every fact carries."""

from __future__ import annotations

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What every fact is: frozen, keyword-only, absent values `None`."""


class Box(Fact, frozen=True, kw_only=True):
    """A rectangle on a page, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Cite(Fact, frozen=True, kw_only=True):
    """The words of a paper that state a fact.

    `page` is 1-based and present in a paged input (PDF). `line` is 1-based: in a text input it is the
    line of the file; elsewhere the line of the page (or, with no pages, of the text) as the reader
    numbered it in `record.Page`. `quote` is the paper's own characters with tags, bullets and emphasis
    marks removed and white space folded; nothing is corrected in it.
    """

    page: int | None = None
    line: int | None = None
    line_end: int | None = None
    quote: str
    box: Box | None = None
