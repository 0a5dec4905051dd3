"""How words are set: paragraphs, headings and cells of plain words; days and hours as papers print them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from answerable.printing.paper import Block, Cell, Heading, Paragraph, Run, Table


def say(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph in one face."""
    return Paragraph((Run(text, bold=bold, italic=italic),))


def say_labelled(label: str, text: str) -> Paragraph:
    """`Venue: Council House`, the label in bold."""
    return Paragraph((Run(f"{label}:", bold=True), Run(f" {text}")))


def head(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))


def cell(*texts: str) -> Cell:
    """A cell of one paragraph for each text that says something."""
    return tuple(say(text) for text in texts if text)


def tabulate(
    columns: Sequence[tuple[str, int, bool]], rows: Iterable[Sequence[Cell]], *, look: str = "lined"
) -> Table:
    """A table of the columns that are wanted: each is its label, its width as a share, and whether it is shown."""
    shown = [at for at, (_, _, wanted) in enumerate(columns) if wanted]
    return Table(
        look,
        tuple(columns[at][1] for at in shown),
        tuple(cell(columns[at][0]) for at in shown),
        tuple(tuple(row[at] for at in shown) for row in rows),
    )


def lines(*texts: str) -> tuple[Block, ...]:
    """One paragraph of lines, those left out that say nothing; none where all say nothing."""
    said = [text for text in texts if text]
    return (say("\n".join(said)),) if said else ()


def print_day(day: dt.date, *, weekday: bool = False) -> str:
    """`22 March 2022`, or `Tuesday 22 March 2022`."""
    return f"{day:%A} {day.day} {day:%B %Y}" if weekday else f"{day.day} {day:%B %Y}"


def print_short_day(day: dt.date) -> str:
    """`22 Mar 2022`, for the columns of a table."""
    return f"{day.day} {day:%b %Y}"


def print_due(due: dt.date | str | None) -> str:
    """A day in words; what is no day as it was given."""
    return print_day(due) if isinstance(due, dt.date) else due or ""


def print_clock(clock: dt.time) -> str:
    """`14:05`."""
    return f"{clock:%H:%M}"


def print_hours(start: dt.time | None, end: dt.time | None) -> str:
    """`10:00 to 13:00`, `10:00`, or nothing."""
    return " to ".join(print_clock(clock) for clock in (start, end) if clock)


def name_file(*words: str) -> str:
    """A file name of small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).lower()).strip("-")
