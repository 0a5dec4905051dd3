"""Pages that are only pictures, read by the `tesseract` program where it is installed."""

from __future__ import annotations

import csv
import io
import shutil
import statistics
import subprocess
from collections import defaultdict

from answerable.reading.formats.pdf import pdfium
from answerable.reading.formats.pdf.draft import PageDraft
from answerable.reading.formats.pdf.page import lay_out_runs
from answerable.reading.formats.pdf.rule import Drawing
from answerable.reading.formats.pdf.run import ASCENT, DESCENT, Run, RunReader
from answerable.reading.formats.pdf.sheet import Sheet
from answerable.reading.layout import UnreadableError

PROGRAM = "tesseract"
DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
MOST_PIXELS_A_SIDE = 8_000
SECONDS_A_PAGE = 180
LEAST_CONFIDENCE = 20.0
"""Of 100: below it the engine saw dust, not letters."""
HEIGHT_EMS = 0.72
"""A line's box, from the top of its capitals to its baseline, against its type size."""

READ_BY_MACHINE = "read from a picture of the page: letters and figures may be misread"


def find_engine() -> str:
    """Where the OCR program is. Raises `UnreadableError` naming the package that brings it."""
    found = shutil.which(PROGRAM)
    if found is None:
        raise UnreadableError(
            "scanned pages cannot be read here: install the package tesseract-ocr (apt-get install tesseract-ocr)"
        )
    return found


def read_picture(sheet: Sheet) -> PageDraft:
    """A page's picture read and laid out like any other page; always marked doubtful."""
    sheet.turn = sheet.rotation
    picture, scale = _render(sheet)
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed program with fixed arguments; the picture goes in by its input
            [find_engine(), "stdin", "stdout", "--dpi", str(DOTS_PER_INCH), "tsv"],
            input=picture,
            capture_output=True,
            timeout=SECONDS_A_PAGE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _unread(sheet, f"scanned page: reading its picture took longer than {SECONDS_A_PAGE} seconds")
    if done.returncode != 0:
        return _unread(sheet, "scanned page: the OCR program could not read its picture")
    runs = _runs(done.stdout.decode("utf-8", "replace"), scale)
    page = lay_out_runs(sheet, runs, Drawing(), RunReader(sheet))
    page.doubtful = READ_BY_MACHINE if runs else "scanned page: the OCR program found no words on it"
    return page


def _unread(sheet: Sheet, doubtful: str) -> PageDraft:
    width, height = sheet.across(sheet.rotation)
    return PageDraft(sheet.number, width, height, [], doubtful, scanned=True)


def _render(sheet: Sheet) -> tuple[bytes, float]:
    """The page as a grey picture in the PGM format, and how many points one of its dots is wide."""
    width, height = sheet.across(sheet.rotation)
    dots = min(DOTS_PER_INCH / POINTS_PER_INCH, MOST_PIXELS_A_SIDE / max(width, height, 1.0))
    across, down = max(1, round(width * dots)), max(1, round(height * dots))
    bitmap = pdfium.bitmap_new(across, down, 0)
    try:
        pdfium.bitmap_fill(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.bitmap_render(bitmap, sheet.page, 0, 0, across, down, 0, 0)
        stride = pdfium.bitmap_stride(bitmap)
        colours = pdfium.read_memory(pdfium.bitmap_buffer(bitmap), stride * down)
    finally:
        pdfium.bitmap_destroy(bitmap)
    # Four bytes a dot: blue, green, red, unused. Green alone is grey enough for letters.
    grey = b"".join(colours[row * stride + 1 : row * stride + 4 * across : 4] for row in range(down))
    return b"P5 %d %d 255\n" % (across, down) + grey, 1 / dots


def _runs(table: str, scale: float) -> list[Run]:
    """Words as runs; those of one line share its baseline, those of one block its size."""
    lines: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and row["text"].strip() and float(row["conf"]) >= LEAST_CONFIDENCE:
            lines[row["block_num"], row["par_num"], row["line_num"]].append(row)
    heights = {key: statistics.median(int(word["height"]) for word in words) for key, words in lines.items()}
    blocks: dict[str, list[float]] = defaultdict(list)
    for key, height in heights.items():
        blocks[key[0]].append(height)
    runs: list[Run] = []
    for key, words in lines.items():
        size = statistics.median(blocks[key[0]]) * scale / HEIGHT_EMS
        base = statistics.median(int(word["top"]) + int(word["height"]) for word in words) * scale
        for word in words:
            left, right = int(word["left"]) * scale, (int(word["left"]) + int(word["width"])) * scale
            top, bottom = base - ASCENT * size, base + DESCENT * size
            runs.append(Run(word["text"], left, top, right, bottom, base, size, spaced=True))
    return runs
