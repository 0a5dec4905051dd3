"""Small papers laid out by the real text reader, for tests of what their words mean."""

from __future__ import annotations

from textwrap import dedent

from answerable.reading.extract.document import divide_paper
from answerable.reading.extract.section import Section
from answerable.reading.extract.strand import Strand, unroll
from answerable.reading.formats.text import read_text
from answerable.reading.layout import Layout
from answerable.reading.reader import read_layout
from answerable.record import Meeting, Record, Source


def lay(text: str) -> Layout:
    """The layout of a text paper."""
    return read_text(dedent(text).strip("\n").encode())


def strands_of(text: str) -> list[Strand]:
    """The strands of a text paper."""
    return unroll(lay(text).blocks)


def sections_of(text: str) -> list[Section]:
    """The documents of a text paper."""
    return divide_paper(lay(text))


def record_of(text: str) -> Record:
    """The whole record of a text paper."""
    return read_layout(lay(text), Source(path="paper.txt")).record


def minutes_of(*parts: str) -> Meeting:
    """The only meeting of a paper of these parts, which is minutes and nothing else."""
    record = record_of("\n\n".join(parts))
    assert [document.kind for document in record.documents] == ["minutes"]
    return record.meetings[0]
