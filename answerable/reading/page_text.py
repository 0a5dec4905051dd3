"""A paper's text as its reader numbered it: the pages and lines that citations point at."""

from __future__ import annotations

from collections.abc import Iterator

from answerable import record
from answerable.reading.layout import Block, Layout, Line
from answerable.record.page import LineLook


def list_pages(layout: Layout) -> tuple[record.Page, ...]:
    """The pages of a layout with their lines in the order of their numbers.

    Where a number names several pieces of print (the cells of a row in a text paper), they are one line, in order. A
    block that runs over a page end has its lines on the page that prints them.
    """
    printed: dict[int, dict[int, list[tuple[Line, LineLook]]]] = {page.number: {} for page in layout.pages}
    for page in layout.pages:
        for line, look in _walk(page.blocks):
            if line.text.strip():
                lines = printed.setdefault(line.page or page.number, {})
                lines.setdefault(line.number, []).append((line, look))
    return tuple(
        record.Page(
            number=page.number,
            lines=tuple(_lines_of(printed[page.number])),
            width=page.width,
            height=page.height,
            doubtful=page.doubtful,
        )
        for page in layout.pages
    )


def _lines_of(pieces: dict[int, list[tuple[Line, LineLook]]]) -> Iterator[record.Line]:
    for number in sorted(pieces):
        held = pieces[number]
        boxes = [line.box for line, _ in held if line.box is not None]
        yield record.Line(
            number=number,
            text=" ".join(" ".join(line.text.split()) for line, _ in held),
            look=held[0][1],
            box=_around(boxes) if boxes else None,
        )


def _walk(blocks: tuple[Block, ...], look: LineLook | None = None) -> Iterator[tuple[Line, LineLook]]:
    for block in blocks:
        if block.kind == "table":
            for row in block.rows:
                for cell in row:
                    yield from _walk(cell.blocks, "cell")
        else:
            for line in block.lines:
                yield line, look or block.kind


def _around(boxes: list[record.Box]) -> record.Box:
    return record.Box(
        left=min(box.left for box in boxes),
        top=min(box.top for box in boxes),
        right=max(box.right for box in boxes),
        bottom=max(box.bottom for box in boxes),
    )
