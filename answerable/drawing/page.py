"""An exhibit as a page shows it: every value said, the drawing for wide and for narrow screens, addresses beside it.

A template (`publishing/part/exhibit.html`) only sets out what stands here; nothing of it is worked out there.
"""

from __future__ import annotations

from dataclasses import dataclass

from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Origin, Table
from answerable.drawing.palette import NARROW, WIDE
from answerable.drawing.svg import draw_chart
from answerable.drawing.wording import NOT_KNOWN, NOT_KNOWN_SPOKEN, say_cell

_FIGURES = frozenset(("count", "number", "percent", "seconds", "ratio", "money", "p"))
# Tables of more rows are folded away, so that a page can be read through.
_LONGEST_OPEN = 12


@dataclass(frozen=True)
class ShownCell:
    """A cell in words; `spoken` is what a screen reader is given where the words are only a dash. A day (`is_day`)
    stays in one line."""

    words: str
    spoken: str
    is_figure: bool
    heading: str
    is_day: bool = False


@dataclass(frozen=True)
class ShownExhibit:
    """What the template sets out. `svg` and `narrow_svg` are markup of our own drawing; everything else is text.

    `level` is the rank of its heading (2 to 5) and `csv`, `json` and `picture` are addresses, empty where there is
    none.
    """

    slug: str
    title: str
    sentence: str
    level: int
    svg: str
    narrow_svg: str
    heads: tuple[ShownCell, ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    is_folded: bool
    notes: tuple[str, ...]
    badges: tuple[Badge, ...]
    origins: tuple[Origin, ...]
    query: str
    csv: str
    json: str
    picture: str


def show_exhibit(
    exhibit: Exhibit, *, level: int = 2, csv: str = "", json: str = "", picture: str = ""
) -> ShownExhibit:
    """Prepare an exhibit for a page. Addresses are given where the same exhibit can be fetched as a file."""
    svg, narrow_svg = (_draw(exhibit, width) for width in (WIDE, NARROW))
    return ShownExhibit(
        slug=exhibit.slug,
        title=exhibit.title,
        sentence=exhibit.sentence,
        level=level,
        svg=svg,
        narrow_svg=narrow_svg,
        heads=tuple(ShownCell(column.name, "", is_figure(column), "") for column in exhibit.table.columns),
        rows=_show_rows(exhibit.table),
        is_folded=bool(svg) and len(exhibit.table.rows) > _LONGEST_OPEN,
        notes=exhibit.notes,
        badges=exhibit.badges,
        origins=exhibit.origins,
        query=exhibit.query,
        csv=csv,
        json=json,
        picture=picture if svg else "",
    )


def is_figure(column: Column) -> bool:
    """Whether what stands in a column is set to the right."""
    return column.form in _FIGURES


def _draw(exhibit: Exhibit, width: int) -> str:
    if exhibit.chart is None:
        return ""
    return draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence, width=width)


def _show_rows(table: Table) -> tuple[tuple[ShownCell, ...], ...]:
    return tuple(
        tuple(_show_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)) for row in table.rows
    )


def _show_cell(cell: Cell, column: Column) -> ShownCell:
    words = say_cell(cell, column)
    spoken = NOT_KNOWN_SPOKEN if words == NOT_KNOWN else ""
    return ShownCell(words, spoken, is_figure(column), column.name, column.form == "date")
