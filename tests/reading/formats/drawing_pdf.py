"""PDFs made on the spot: typeset by typst, or painted stroke by stroke with reportlab."""

from __future__ import annotations

import io
from collections.abc import Callable

import typst
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from answerable.reading.formats.pdf import read_pdf
from answerable.reading.layout import Block, Layout

WIDTH, HEIGHT = A4


def typeset(source: str, page: str = 'paper: "a4", margin: 2cm') -> bytes:
    """A PDF of a typst source; the text is 11 points unless the source says otherwise."""
    return typst.compile(f"#set page({page})\n#set text(size: 11pt)\n{source}".encode())


def paint(*painters: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF with one page for each painter. Heights on the canvas are from the foot of the page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    for painter in painters:
        canvas.setFont("Helvetica", 11)
        painter(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def read(data: bytes) -> Layout:
    return read_pdf(data)


def body(layout: Layout) -> list[Block]:
    """The blocks that are not furniture."""
    return [block for block in layout.blocks if block.kind != "furniture"]


def look(block: Block) -> list[tuple[str, bool, bool]]:
    """A block's spans as text, bold and italic."""
    return [(span.text, span.bold, span.italic) for span in block.spans]
