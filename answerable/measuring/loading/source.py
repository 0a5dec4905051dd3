"""A file of rows, opened: what every format gives, so that the rest need not know which it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.heading import Head, Heading

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_ROWS = 131_072
"""Rows that are handled at once, and rows in a group of the Parquet file that comes out."""


class BadLine(NamedTuple):
    """A line that could not be taken apart into cells, and why, as a sentence without the line number."""

    line: int
    words: str


class RawBatch(NamedTuple):
    """Some rows as text: a column for each field that the file has, the line of each row, and lines that are no row.

    `blank` counts lines without anything; `share` is how much of the file has been read, 0 to 1.
    """

    columns: dict[str, pa.Array]
    lines: npt.NDArray[np.int64]
    bad: tuple[BadLine, ...] = ()
    blank: int = 0
    share: float = 0.0


class Source(Protocol):
    """An opened file. `line_noun` is what a place in it is called. `warnings` are complete once it was read."""

    line_noun: str

    def list_heads(self) -> list[Head]:
        """The first rows, in each way that the file could be opened."""
        ...

    def read_batches(self, heading: Heading) -> Iterator[RawBatch]:
        """All rows under the headings, in order. Raises `MeasureError` where the file breaks off."""
        ...

    def say_format(self, heading: Heading) -> str:
        """What the file is: `CSV, UTF-8, commas`."""
        ...

    def list_warnings(self) -> tuple[str, ...]:
        """What a reader should know of how it was read."""
        ...
