"""The way into a PDF: bytes in, a `Layout` out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from answerable.reading import sharing
from answerable.reading.collecting import no_collection
from answerable.reading.formats.pdf import limits, pdfium
from answerable.reading.formats.pdf.draft import Draft, DraftCell, PageDraft
from answerable.reading.formats.pdf.furniture import mark_furniture
from answerable.reading.formats.pdf.heading import body_size, mark_headings
from answerable.reading.formats.pdf.hyphen import Vocabulary, join_hyphens
from answerable.reading.formats.pdf.joining import join_pages
from answerable.reading.formats.pdf.line import TextLine
from answerable.reading.formats.pdf.ocr import find_engine, read_picture
from answerable.reading.formats.pdf.page import SCANNED, lay_out_page
from answerable.reading.formats.pdf.sheet import open_document, open_sheet
from answerable.reading.layout import Block, Cell, Layout, Line, Page, UnreadableError
from answerable.record import Box

MEDIA_TYPE = "application/pdf"
DAMAGED = "damaged page: nothing on it could be read; ask for a new copy of the paper"


def read_pdf(source: bytes | Path, ocr: bool = False) -> Layout:
    """Lay out a PDF: its blocks in reading order, with boxes in points from each page's top left corner.

    What runs over a page end is one block, on the page where it starts; each line keeps its own page. Running heads,
    page numbers and repeated table headers are blocks of kind `furniture`. With `ocr`, pages that are only pictures
    are read by the `tesseract` program.

    Raises `UnreadableError` for a file that is empty, locked, damaged, far too large, not a PDF, or, without `ocr`,
    made of pictures only.
    """
    if ocr:
        find_engine()
    with no_collection(), open_document(_bytes_of(source)) as document:
        return _bind(_lay_out(document, ocr))


def _bind(pages: list[PageDraft]) -> Layout:
    """The whole paper from its pages, each laid out by itself."""
    if pages and all(page.scanned or not page.drafts for page in pages):
        _explain_silence(pages)
    body = body_size(pages)
    mark_furniture(pages, body)
    join_pages(pages)
    mark_headings(pages, body)
    _join_words(pages)
    return Layout(MEDIA_TYPE, tuple(_finish(pages)), paged=True)


def _bytes_of(source: bytes | Path) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if source.stat().st_size > limits.MAX_BYTES:
            raise UnreadableError(
                f"the file is larger than {limits.MAX_BYTES // 2**20} MB: split it into smaller PDF files"
            )
        return source.read_bytes()
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened: {error.strerror or 'unknown reason'}") from None


def _lay_out(document: int, ocr: bool) -> list[PageDraft]:
    """Every page by itself; of a large paper the second half beside the first."""
    count = pdfium.count_pages(document)
    if count < 1:
        raise UnreadableError("the PDF has no pages, or is damaged: save a new copy and read that")
    if count > limits.MAX_PAGES:
        raise UnreadableError(f"the PDF has {count} pages, more than {limits.MAX_PAGES}: split it into smaller files")
    half = count // 2 if sharing.is_shared(count) else count
    rest = partial(_lay_out_pages, document, range(half, count), ocr)
    with sharing.beside(rest, shared=half < count) as take_rest:
        return _lay_out_pages(document, range(half), ocr) + take_rest()


def _lay_out_pages(document: int, indices: Iterable[int], ocr: bool) -> list[PageDraft]:
    return [_lay_out_page(document, index, ocr) for index in indices]


def _lay_out_page(document: int, index: int, ocr: bool) -> PageDraft:
    with open_sheet(document, index) as sheet:
        if sheet is None:
            return PageDraft(index + 1, 0.0, 0.0, [], DAMAGED)
        page = lay_out_page(sheet)
        return read_picture(sheet) if page.scanned and ocr else page


def _explain_silence(pages: Sequence[PageDraft]) -> None:
    """Raise the one sentence that says why a PDF without a word of text holds none."""
    if any(page.scanned for page in pages):
        raise UnreadableError("every page is a scanned picture without text: read it with --ocr")
    if any(page.doubtful == DAMAGED for page in pages):
        raise UnreadableError("the PDF is damaged, none of its pages can be read: ask for a new copy")
    if not any(page.doubtful for page in pages):
        raise UnreadableError("the PDF has nothing printed on its pages: check that it is the right file")


def _join_words(pages: Sequence[PageDraft]) -> None:
    blocks = [lines for page in pages for draft in page.drafts for lines in _blocks_of_lines(draft)]
    words = Vocabulary(blocks)
    for lines in blocks if words else ():
        join_hyphens(lines, words)


def _blocks_of_lines(draft: Draft) -> Iterator[list[TextLine]]:
    if draft.lines:
        yield draft.lines
    for row in draft.rows:
        for cell in row:
            for block in cell.blocks:
                yield from _blocks_of_lines(block)


def _finish(pages: list[PageDraft]) -> Iterator[Page]:
    """The pages as published; each draft is let go once its page is made."""
    for page in pages:
        blocks = tuple(_block(draft) for draft in page.drafts)
        page.drafts = []
        width, height = (round(page.width, 2), round(page.height, 2)) if page.width else (None, None)
        yield Page(page.number, blocks, width, height, page.doubtful)


def _block(draft: Draft) -> Block:
    return Block(
        draft.kind,
        tuple([_line(line) for line in draft.lines]),
        draft.level,
        draft.bullet,
        tuple([tuple([_cell(cell) for cell in row]) for row in draft.rows]),
        draft.ruled,
    )


def _cell(cell: DraftCell) -> Cell:
    return Cell(tuple([_block(block) for block in cell.blocks]), cell.column_span, cell.row_span, cell.header)


def _line(line: TextLine) -> Line:
    box = Box(
        left=round(line.left, 1), top=round(line.top, 1), right=round(line.right, 1), bottom=round(line.bottom, 1)
    )
    return Line(line.page, line.number, line.spans, box)


__all__ = ["DAMAGED", "SCANNED", "read_pdf"]
