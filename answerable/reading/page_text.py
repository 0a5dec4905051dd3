"""A paper's text as its reader numbered it: the pages and lines that citations point at."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from answerable import record
from answerable.reading.layout import Block, Layout, Line
from answerable.record.page import LineLook


def list_pages(layout: Layout) -> tuple[record.Page, ...]:
    """The pages of a layout with their lines in the order of their numbers.

    Where a number names several pieces of print (the cells of a row in a text paper), they are one line, in order. A
    block that runs over a page end has its lines on the page that prints them.
    """
    printed: dict[int, dict[int, list[_Piece]]] = {page.number: {} for page in layout.pages}
    tables = itertools.count(1)
    for page in layout.pages:
        for piece in _walk(page.blocks, tables):
            if piece.line.text.strip():
                lines = printed.setdefault(piece.line.page or page.number, {})
                lines.setdefault(piece.line.number, []).append(piece)
    return tuple(
        record.Page(
            number=page.number,
            lines=tuple(_lines_of(printed[page.number])),
            width=page.width,
            height=page.height,
            doubtful=page.doubtful,
            doubtful_lines=page.doubtful_lines,
        )
        for page in layout.pages
    )


class _Piece(NamedTuple):
    line: Line
    look: LineLook
    opens: bool
    cell: tuple[int, int, int] | None


def _lines_of(pieces: dict[int, list[_Piece]]) -> Iterator[record.Line]:
    for number in sorted(pieces):
        held = pieces[number]
        boxes = [piece.line.box for piece in held if piece.line.box is not None]
        yield record.Line(
            number=number,
            text=" ".join(" ".join(piece.line.text.split()) for piece in held),
            look=held[0].look,
            opens=held[0].opens,
            cell=held[0].cell if len({piece.cell for piece in held}) == 1 else None,
            box=_around(boxes) if len(boxes) > 1 else boxes[0] if boxes else None,
        )


def _walk(
    blocks: tuple[Block, ...], tables: Iterator[int], cell: tuple[int, int, int] | None = None
) -> Iterator[_Piece]:
    """Every line with its place; a table within a cell belongs to that cell."""
    for block in blocks:
        if block.kind == "table":
            table = next(tables) if cell is None else 0
            for row, cells in enumerate(block.rows, 1):
                for column, held in enumerate(cells, 1):
                    yield from _walk(held.blocks, tables, cell or (table, row, column))
        else:
            for index, line in enumerate(block.lines):
                yield _Piece(line, "cell" if cell else block.kind, index == 0, cell)


def _around(boxes: list[record.Box]) -> record.Box:
    return record.Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
