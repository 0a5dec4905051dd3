"""An exhibit in a paper: its finding, its drawing, its table, what to beware of and where it came from."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.drawing.exhibit import Badge, Exhibit, Origin
from answerable.drawing.exhibit import Table as Figures
from answerable.drawing.page import is_figure
from answerable.drawing.svg import draw_chart
from answerable.drawing.wording import say_rows
from answerable.printing.paper import Block, Bullet, Paragraph, Picture, Run
from answerable.printing.setting import cell, head, say, say_labelled, tabulate

# A column's share of a table grows with its words between these numbers of characters.
_NARROWEST, _WIDEST = 4, 30
# More columns than this do not fit on a page beside each other.
_MOST_COLUMNS = 12


def lay_out_exhibit(exhibit: Exhibit, level: int = 2) -> tuple[Block, ...]:
    """The parts of an exhibit, in the order of a page: no badge, note or source is lost by printing it."""
    return (
        head(level, exhibit.title),
        *(_lay_out_badge(badge) for badge in exhibit.badges),
        say(exhibit.sentence),
        *_lay_out_drawing(exhibit),
        _lay_out_table(exhibit.table),
        *(Bullet((Run(note),)) for note in exhibit.notes),
        *(_lay_out_origin(origin) for origin in exhibit.origins),
    )


def _lay_out_badge(badge: Badge) -> Paragraph:
    return say_labelled(badge.name.capitalize(), badge.words)


def _lay_out_drawing(exhibit: Exhibit) -> Iterator[Block]:
    if exhibit.chart is not None:
        svg = draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence)
        yield Picture(svg, f"{exhibit.title}. {exhibit.sentence} The figures are in the table that follows.")


def _lay_out_table(table: Figures) -> Block:
    names, *rows = _turn([[column.name for column in table.columns], *say_rows(table)])
    widths = [max(_fold(name), *(len(row[at]) for row in rows), 0) for at, name in enumerate(names)]
    return tabulate(
        [(name, min(max(width, _NARROWEST), _WIDEST), True) for name, width in zip(names, widths, strict=True)],
        (tuple(cell(words) for words in row) for row in rows),
        look="money" if any(is_figure(column) for column in table.columns) else "ruled",
    )


def _fold(name: str) -> int:
    """The width that a heading asks for: it may stand in two lines, as the cells under it should not have to."""
    return max((len(name) + 1) // 2, max((len(word) for word in name.split()), default=0))


def _turn(lines: list[list[str]]) -> list[list[str]]:
    """Lines as they are; what is wider than a page and less high is turned, each line a column."""
    if len(lines[0]) > _MOST_COLUMNS >= len(lines):
        first, *others = ([*line] for line in zip(*lines, strict=True))
        # The corner named the lines, which are columns now.
        return [["", *first[1:]], *others]
    return lines


def _lay_out_origin(origin: Origin) -> Paragraph:
    words = "; ".join(
        part for part in (origin.words, origin.address, f"SHA-256 {origin.sha256}" if origin.sha256 else "") if part
    )
    return say_labelled("Source", words)
