"""What runs do not say of their own look: print thickened by striking twice, bullets drawn instead of set."""

from __future__ import annotations

from answerable.reading.formats.pdf import pdfium
from answerable.reading.formats.pdf.rule import DrawingReader, Frame
from answerable.reading.formats.pdf.run import ASCENT, DESCENT, Run, RunReader

DOT_REACH_POINTS = 40.0
ALL_BOLD_SHARE = 0.97
ALL_BOLD_LETTERS = 200


def ignore_bold_everywhere(runs: list[Run]) -> None:
    """Where a whole page is bold, bold says nothing: take it off."""
    letters = sum(len(run.text) for run in runs)
    bold = sum(len(run.text) for run in runs if run.bold)
    if letters > ALL_BOLD_LETTERS and bold > ALL_BOLD_SHARE * letters:
        for run in runs:
            run.bold = False


def thicken(runs: list[Run], reader: RunReader, drawings: DrawingReader) -> None:
    """Bold for runs that are printed twice, a hair apart: PDFium keeps one of the two and drops the other."""
    dropped = [item for item in drawings.drawing.texts if item not in reader.seen]
    if not dropped or len(dropped) > 1.3 * len(reader.seen):
        return  # a producer that places each glyph alone, of whose words only the first glyph is noted
    nearby: dict[int, list[Run]] = {}
    for run in runs:
        nearby.setdefault(round(run.base), []).append(run)
    for item in dropped:
        matrix = pdfium.Matrix()
        pdfium.object_matrix(item, pdfium.address(matrix))
        x, y = reader.sheet.view(matrix.e, matrix.f)
        for run in (run for level in (-1, 0, 1) for run in nearby.get(round(y) + level, ())):
            if abs(run.left - x) < 1.0 and abs(run.base - y) < 1.0:
                run.bold = True


def drawn_bullets(runs: list[Run], dots: list[Frame]) -> list[Run]:
    """Bullets for the dots that are drawn, not set, at the head of a line."""
    bullets: list[Run] = []
    for left, top, right, bottom in dots:
        middle = (top + bottom) / 2
        beside = [
            run
            for run in runs
            if abs(run.base - 0.3 * run.size - middle) < 0.4 * run.size and not run.sideways
            if run.right > left - DOT_REACH_POINTS and run.left < right + DOT_REACH_POINTS
        ]
        first = min(beside, key=lambda run: run.left, default=None)
        if first is not None and first.left > right - 1:
            top, bottom = first.base - ASCENT * first.size, first.base + DESCENT * first.size
            bullets.append(Run("•", left, top, right, bottom, first.base, first.size, spaced=True))
    return bullets
