"""An exhibit in a terminal, and its tables as aligned text."""

from __future__ import annotations

import textwrap

from answerable.drawing.exhibit import Exhibit, Origin, Table, Told
from answerable.drawing.wording import say_rows

_WIDTH = 100


def write_told(told: Told, width: int = _WIDTH) -> str:
    """What an analysis says: its heading, its first paragraph and its exhibits, as plain text."""
    head = [told.title, "=" * len(told.title), "", *textwrap.wrap(told.lead, width)]
    return "\n".join([*head, *(f"\n{write_exhibit(exhibit, width)}" for exhibit in told.exhibits)])


def write_exhibit(exhibit: Exhibit, width: int = _WIDTH) -> str:
    """The exhibit as plain text: title, badges, sentence, table, notes, sources. Ends with a line end."""
    parts = [
        [exhibit.title, "-" * len(exhibit.title)],
        [f"[{badge.name}] {badge.words}" for badge in exhibit.badges],
        textwrap.wrap(exhibit.sentence, width),
        write_table(exhibit.table),
        [line for note in exhibit.notes for line in textwrap.wrap(f"- {note}", width, subsequent_indent="  ")],
        [f"Source: {say_origin(origin)}" for origin in exhibit.origins],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def write_table(table: Table) -> list[str]:
    """The table line by line: words to the left, figures to the right, a rule under the headings."""
    rows = [[column.name for column in table.columns], *say_rows(table)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(table.columns))]
    lines = [_align(row, widths, table) for row in rows]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]


def say_origin(origin: Origin) -> str:
    """`calls.csv (sha256 3f1a…), /papers/…`: the words, then what they can be checked by."""
    mark = f" (sha256 {origin.sha256})" if origin.sha256 else ""
    address = f", {origin.address}" if origin.address else ""
    return f"{origin.words}{mark}{address}"


def _align(row: list[str], widths: list[int], table: Table) -> str:
    cells = (
        words.ljust(width) if column.form == "text" else words.rjust(width)
        for words, width, column in zip(row, widths, table.columns, strict=True)
    )
    return "  ".join(cells).rstrip()
