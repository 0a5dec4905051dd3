"""A paper as the rules examine it: its prose in paragraphs, its data tables in cells, every figure at its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from answerable.checking.evidence.grid import Grid, lay_out_grids
from answerable.checking.evidence.prose import Paragraph, gather_paragraphs
from answerable.checking.evidence.quoted_pages import piece_pages_together
from answerable.record import Cite, Document, Page, Reading, Record


class Paper:
    """What every rule is given. Made once for a paper; what costs time is worked out when first asked for.

    Of a record alone, its prose is what its facts quote.
    """

    def __init__(self, reading: Reading | Record) -> None:
        if isinstance(reading, Record):
            reading = Reading(record=reading, pages=piece_pages_together(reading), reader="")
        self.reading = reading
        self.record: Record = reading.record
        self.pages: tuple[Page, ...] = reading.pages
        self.paged = reading.record.source.pages is not None

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The data tables, in order."""
        return lay_out_grids(self.record)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The prose, in order: headings, paragraphs, list items, and the cells of tables that hold sentences.

        Page furniture and the cells of numbers are left out.
        """
        return gather_paragraphs(self.reading, self.grids)

    def document_at(self, cite: Cite) -> Document | None:
        """The document within the paper that a place belongs to."""
        starts, documents = self._documents
        index = bisect_right(starts, self.position(cite)) - 1
        return documents[index] if index >= 0 else None

    def position(self, cite: Cite) -> tuple[int, int]:
        """A place as (page, line), so that places can be put in order."""
        return (cite.page or 1, cite.line or 0)

    def is_doubtful(self, cite: Cite) -> bool:
        """Whether the reading order is in doubt where a citation stands."""
        stretches = self._doubts.get(cite.page or 1)
        if stretches is None:
            return False
        first, last = cite.line or 0, cite.line_end or cite.line or 0
        return not stretches or any(start <= last and first <= end for start, end in stretches)

    @cached_property
    def _doubts(self) -> dict[int, tuple[tuple[int, int], ...]]:
        return {page.number: page.doubtful_lines for page in self.pages if page.doubtful}

    @cached_property
    def _documents(self) -> tuple[list[tuple[int, int]], list[Document]]:
        placed = sorted(
            ((self._start_of(document), index, document) for index, document in enumerate(self.record.documents)),
            key=lambda entry: entry[:2],
        )
        return [start for start, _, _ in placed], [document for _, _, document in placed]

    def _start_of(self, document: Document) -> tuple[int, int]:
        return (document.page_start or 1, (document.cite.line or 0) if self.paged else (document.line_start or 0))

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.paragraphs)
