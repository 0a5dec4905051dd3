"""Prints a sheet's paper and reads it as any other paper is read."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from answerable.printing.paper import Paper
from answerable.printing.rendering import render_paper
from answerable.reading.reader import read_paper
from answerable.record import Record

# What the reader says of words that state nothing: they are known, and no fact is missing.
FURNITURE = {
    "Running head or page number.",
    "A place for a signature.",
    "The pages of the pack that hold the paper.",
    "The contents of the pack.",
}


def read_back(paper: Paper, form: str = "pdf") -> Record:
    """The record that our own reader makes of a printed paper."""
    return read_bytes_back(render_paper(paper, form), form)


def read_bytes_back(content: bytes, form: str = "pdf") -> Record:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"paper.{form}"
        path.write_bytes(content)
        return read_paper(path).record


def unplaced(record: Record) -> list[str]:
    """Words that no fact holds and that are not furniture either."""
    return [unread.cite.quote for unread in record.unread if unread.why not in FURNITURE]


def clock(text: str) -> dt.time:
    return dt.time.fromisoformat(text)
