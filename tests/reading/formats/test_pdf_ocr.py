"""Scanned pages are recognised, and read where the OCR program is installed."""

from __future__ import annotations

import io
import shutil

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from answerable.reading.formats.pdf import read_pdf
from answerable.reading.layout import UnreadableError
from tests.reading.formats.drawing_pdf import HEIGHT, WIDTH, paint, read, typeset

PAPER = typeset(
    "#set text(size: 14pt)\n= Minutes of the panel\nThe chair opened the meeting with 12 members present."
)


def scanned(canvas: Canvas) -> None:
    picture = pypdfium2.PdfDocument(PAPER)[0].render(scale=200 / 72, grayscale=True)
    stored = io.BytesIO(b"P5 %d %d 255\n" % (picture.width, picture.height) + bytes(picture.buffer))
    canvas.drawImage(ImageReader(stored), 0, 0, WIDTH, HEIGHT)


def test_paper_of_pictures_only_is_refused_with_the_way_to_read_it():
    with pytest.raises(UnreadableError, match=r"^every page is a scanned picture without text: read it with --ocr$"):
        read(paint(scanned, scanned))


def test_scanned_page_among_others_is_doubtful_and_empty():
    layout = read(paint(scanned, lambda canvas: canvas.drawString(72, 700, "A typed page.")))
    assert [page.doubtful for page in layout.pages] == ["scanned page: no text; read it with --ocr", None]
    assert layout.pages[0].blocks == ()
    assert [block.text for block in layout.pages[1].blocks] == ["A typed page."]


def test_typed_page_with_a_picture_on_it_is_not_scanned():
    lines = [f"Line {number} of what is typed over the picture of the page." for number in range(1, 9)]

    def page(canvas: Canvas) -> None:
        scanned(canvas)
        for index, line in enumerate(lines):
            canvas.drawString(72, 500 - 30 * index, line)

    [layout_page] = read(paint(page)).pages
    assert [block.text for block in layout_page.blocks] == lines
    assert layout_page.doubtful is None


def test_page_that_is_mostly_a_picture_keeps_its_words_and_is_doubtful():
    def page(canvas: Canvas) -> None:
        scanned(canvas)
        canvas.drawString(72, 300, "The map above shows each of the hotspots of the summer.")

    [layout_page] = read(paint(page)).pages
    assert [block.text for block in layout_page.blocks] == ["The map above shows each of the hotspots of the summer."]
    assert layout_page.doubtful == "a picture fills most of this page: words that are part of it are not read"


def test_stamp_on_a_scan_is_kept_and_the_page_still_counts_as_scanned():
    def page(canvas: Canvas) -> None:
        scanned(canvas)
        canvas.drawString(400, 300, "Received 14 May 2019")

    layout = read(paint(page, lambda canvas: canvas.drawString(72, 700, "A typed page.")))
    assert [block.text for block in layout.pages[0].blocks] == ["Received 14 May 2019"]
    assert layout.pages[0].doubtful == "scanned page: no text; read it with --ocr"


def test_scan_with_its_own_layer_of_read_text_is_read_from_it():
    def page(canvas: Canvas) -> None:
        scanned(canvas)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textOut("The chair opened the meeting with 12 members present.")
        canvas.drawText(text)

    [layout_page] = read(paint(page)).pages
    assert [block.text for block in layout_page.blocks] == ["The chair opened the meeting with 12 members present."]
    assert layout_page.doubtful is None


def test_missing_ocr_program_is_named_with_its_package(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UnreadableError, match="install the package tesseract-ocr"):
        read_pdf(paint(scanned), ocr=True)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="the tesseract program is not installed")
def test_scanned_page_is_read_with_the_place_of_its_words():
    layout = read_pdf(paint(scanned), ocr=True)
    [page] = layout.pages
    assert page.doubtful == "read from a picture of the page: letters and figures may be misread"
    assert [(block.kind, block.text) for block in page.blocks] == [
        ("heading", "Minutes of the panel"),
        ("paragraph", "The chair opened the meeting with 12 members present."),
    ]
    typed = list(read(PAPER).blocks)
    for ours, theirs in zip(page.blocks, typed, strict=True):
        box, expected = ours.lines[0].box, theirs.lines[0].box
        assert box is not None
        assert expected is not None
        assert abs(box.left - expected.left) < 6
        assert abs(box.bottom - expected.bottom) < 8
