"""Every text of a paper that a rule may look for words in: its prose, and the short cells of its tables."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

import msgspec

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import FEWEST_CELL_WORDS, Paragraph
from answerable.record import Cite


class Passage(msgspec.Struct, frozen=True):
    """A text with its place: its paragraph, or for a cell the citation of its row."""

    text: str
    origin: Paragraph | Cite

    @property
    def place(self) -> Cite:
        """Where the text begins."""
        return self.cite(0, 1)

    def cite(self, start: int, end: int) -> Cite:
        """The citation of the words between two offsets."""
        if isinstance(self.origin, Paragraph):
            return self.origin.cite(start, end)
        return msgspec.structs.replace(self.origin, quote=self.text[start:end])


_GATHERED: WeakKeyDictionary[Paper, tuple[Passage, ...]] = WeakKeyDictionary()


def gather_passages(paper: Paper) -> tuple[Passage, ...]:
    """The passages of a paper: first its paragraphs, then the cells that are no prose. Made once for a paper."""
    held = _GATHERED.get(paper)
    if held is None:
        held = _GATHERED[paper] = (*_of_prose(paper), *_of_grids(paper))
    return held


def _of_prose(paper: Paper) -> Iterator[Passage]:
    for paragraph in paper.paragraphs:
        yield Passage(paragraph.text, paragraph)


def _of_grids(paper: Paper) -> Iterator[Passage]:
    for grid in paper.grids:
        for row in grid.rows:
            for cell in row.cells:
                is_prose = cell.amount is None and len(cell.text.split()) >= FEWEST_CELL_WORDS
                if cell.text and not is_prose:
                    yield Passage(cell.text, row.cite)
