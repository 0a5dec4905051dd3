"""What loading says of a file: what was taken, what was not and why, line by line."""

from __future__ import annotations

from msgspec import Struct

from answerable.drawing.wording import say_count
from answerable.measuring.loading.data_file import DataFile

MOST_NAMED = 200
"""How many rejections are kept one by one; `faults` counts them all."""


class Rejection(Struct, frozen=True, kw_only=True):
    """Why a row was not taken: its line in the file (its row in Excel and Parquet), the column, and a sentence.

    `value` is what stands there, shortened; it is empty for text, which may hold what is nobody's business.
    """

    line: int
    column: str
    value: str
    words: str


class Fault(Struct, frozen=True, kw_only=True):
    """How many rows have one kind of fault in one column. A row with two faults counts in both."""

    column: str
    words: str
    rows: int


class LoadReport(Struct, frozen=True, kw_only=True):
    """What loading made of a file: `rows` = `taken` + `repeated` + `rejected`.

    `repeated` rows are the same in every column as one that was taken; `blank` lines hold nothing and are no rows.
    `rejections` are the first so many, in the order of the file. `found` and `missing` are fields of the shape,
    `ignored` the headings that it does not know. `format` says what the file is.
    """

    rows: int
    taken: int
    rejected: int = 0
    repeated: int = 0
    blank: int = 0
    rejections: tuple[Rejection, ...] = ()
    faults: tuple[Fault, ...] = ()
    warnings: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    format: str = ""

    @property
    def sentence(self) -> str:
        """The whole report in one sentence."""
        words = f"{say_count(self.rows, 'row')}: {self.taken:,} taken, {self.rejected:,} rejected"
        return f"{words}, {self.repeated:,} repeated." if self.repeated else f"{words}."


class Loaded(Struct, frozen=True, kw_only=True):
    """What loading gives: the clean file, or none where no row could be taken; and the report."""

    file: DataFile | None
    report: LoadReport


class Preview(Struct, frozen=True, kw_only=True):
    """The first rows of a file as they would be taken, and the report on those alone. Nothing is kept of it."""

    rows: tuple[dict[str, object], ...]
    report: LoadReport


def list_lines(lines: list[int], count: int) -> str:
    """`Line 3 is`, `Lines 3, 17 and 40 are`, `Lines 3, 17, 40 and 9 more are`: the first lines of so many."""
    if count == 1:
        return f"Line {lines[0]} is"
    shown = [str(line) for line in lines[:5]]
    last = f"{count - len(shown):,} more" if count > len(shown) else shown.pop()
    return f"Lines {', '.join(shown)} and {last} are"
