"""An opened PDF and its opened pages: handles, characters, and the way from page space to what a reader sees."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

from answerable.reading.formats.pdf import limits, pdfium
from answerable.reading.layout import UnreadableError


class Sheet:
    """One page while PDFium holds it open.

    `width` and `height` are in points as displayed; `turn` counts the quarter turns clockwise from page space to the
    upright view, and `size_cache` remembers each look of type met on the page.
    """

    def __init__(self, number: int, page: int, text: int) -> None:
        self.number = number
        self.page = page
        self.text = text
        self.glyphs = pdfium.count_chars(text)
        box = pdfium.Rectangle()
        pdfium.page_box(page, ctypes.addressof(box))
        self.left, self.right = sorted((box.left, box.right))
        self.bottom, self.top = sorted((box.bottom, box.top))
        self.rotation = self.turn = pdfium.page_rotation(page) % 4

    @property
    def width(self) -> float:
        return self.across(self.turn)[0]

    @property
    def height(self) -> float:
        return self.across(self.turn)[1]

    def across(self, turn: int) -> tuple[float, float]:
        """Width and height of the page, in points, after `turn` quarter turns."""
        size = (self.right - self.left, self.top - self.bottom)
        return size if turn % 2 == 0 else size[::-1]

    def view(self, x: float, y: float) -> tuple[float, float]:
        """A point of page space, in points from the top left corner of the upright view."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def view_box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of page space as left, top, right, bottom in the upright view."""
        (x0, y0), (x1, y1) = self.view(left, bottom), self.view(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def characters(self) -> str:
        """Every character of the page, one for each of PDFium's indices."""
        buffer = (ctypes.c_ushort * (self.glyphs + 1))()
        written = pdfium.get_text(self.text, 0, self.glyphs, ctypes.addressof(buffer))
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == self.glyphs:
            return text
        # A character outside the first plane, or one without a value: ask for each.
        return "".join(_character(pdfium.char_code(self.text, index)) for index in range(self.glyphs))


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "�"


@contextmanager
def open_document(data: bytes) -> Iterator[int]:
    """A PDF opened by PDFium, as its handle. Raises `UnreadableError` in one sentence."""
    if not data:
        raise UnreadableError("the file is empty: ask for it to be sent again")
    if len(data) > limits.MAX_BYTES:
        raise UnreadableError(
            f"the file is larger than {limits.MAX_BYTES // 2**20} MB: split it into smaller PDF files"
        )
    document = pdfium.load_document(data, len(data), None)
    if not document:
        raise UnreadableError(_why_closed(pdfium.last_error()))
    try:
        yield document
    finally:
        pdfium.close_document(document)


def _why_closed(error: int) -> str:
    if error in (pdfium.ERROR_PASSWORD, pdfium.ERROR_SECURITY):
        return "the PDF is locked with a password: save it without one and read it again"
    return "the file is not a PDF, or is damaged: open it in a PDF reader, save a new copy and read that"


@contextmanager
def open_sheet(document: int, index: int) -> Iterator[Sheet | None]:
    """The page at `index` (from 0), closed again afterwards; nothing where the page itself is damaged.

    Raises `UnreadableError` when the page holds more characters than any page of print could.
    """
    page = pdfium.load_page(document, index)
    text = pdfium.load_text(page) if page else None
    try:
        if not text:
            yield None
            return
        sheet = Sheet(index + 1, page, text)
        if sheet.glyphs > limits.MAX_GLYPHS_PER_PAGE:
            raise UnreadableError(
                f"page {index + 1} holds {sheet.glyphs} characters, more than any page of print: "
                "check that the file is what it claims to be"
            )
        yield sheet
    finally:
        if text:
            pdfium.close_text(text)
        if page:
            pdfium.close_page(page)
