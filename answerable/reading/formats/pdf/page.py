"""One page laid out by itself: runs and rules in, blocks in reading order out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from answerable.reading.formats.pdf.aligned import build_aligned
from answerable.reading.formats.pdf.band import Band, Piece, gather_bands
from answerable.reading.formats.pdf.draft import Draft, PageDraft
from answerable.reading.formats.pdf.flow import flow_lines
from answerable.reading.formats.pdf.grid import find_grids
from answerable.reading.formats.pdf.joining import join_paragraphs
from answerable.reading.formats.pdf.line import TextLine, compose_line
from answerable.reading.formats.pdf.look import drawn_bullets, ignore_bold_everywhere, thicken
from answerable.reading.formats.pdf.rule import Drawing, DrawingReader, Frame, Rule
from answerable.reading.formats.pdf.ruled import lines_of, take_tables
from answerable.reading.formats.pdf.run import Run, RunReader
from answerable.reading.formats.pdf.sheet import Sheet
from answerable.reading.formats.pdf.zone import Zone, split_zones

MARGIN_SHARE = 0.1
MARGIN_GAP_EMS = 1.5
"""What stands this near the edge of the sheet, and this far from the text, is laid out apart from it."""
SCANNED_SHARE = 0.5
SCANNED_LETTERS, PICTURED_LETTERS = 40, 200
FULL_LINE_LETTERS = 40
DEEPEST_COLUMNS = 4

SCANNED = "scanned page: no text; read it with --ocr"
PICTURED = "a picture fills most of this page: words that are part of it are not read"


def lay_out_page(sheet: Sheet) -> PageDraft:
    """The blocks of an open page, its lines numbered in reading order."""
    reader = RunReader(sheet)
    runs = reader.read()
    drawing_reader = DrawingReader(sheet)
    drawing = drawing_reader.read()
    thicken(runs, reader, drawing_reader)
    ignore_bold_everywhere(runs)
    runs += drawn_bullets(runs, drawing.dots)
    page = lay_out_runs(sheet, runs, drawing, reader)
    letters = sum(len(run.text) for run in runs)
    if letters <= PICTURED_LETTERS and not reader.layered and _is_pictured(sheet, drawing):
        # A stamp or a page number does not make a scan a page of text.
        page.scanned = letters <= SCANNED_LETTERS
        page.doubtful = SCANNED if page.scanned else PICTURED
    return page


def lay_out_runs(sheet: Sheet, runs: list[Run], drawing: Drawing, reader: RunReader) -> PageDraft:
    """The blocks that a page's runs and rules make."""
    tables, free = take_tables(find_grids(drawing), runs, reader, sheet.number)
    sideways = [run for run in free if run.sideways]
    upright = [run for run in free if not run.sideways]
    region = _Region(sheet, tables, drawing.across)
    drafts: list[Draft] = []
    for part in _parts(_with_tables(gather_bands(upright), tables), sheet.height):
        drafts += region.lay_out(part)
    drafts += flow_lines(lines_of(sideways, sheet.number))
    _number(drafts)
    doubtful = _doubt(region, sideways, drawing, reader)
    if sheet.turn != sheet.rotation:
        _turn_back(drafts, sheet)
    width, height = sheet.across(sheet.rotation)
    return PageDraft(sheet.number, width, height, drafts, doubtful)


class _Region:
    """Lays out the bands of a page's columns; remembers whether their order is in doubt."""

    def __init__(self, sheet: Sheet, tables: list[Draft], rules: Sequence[Rule]) -> None:
        self.page = sheet.number
        self.width = sheet.width
        self.tables = tables
        self.rules = rules
        self.doubtful = False
        self.overlaps = False

    def lay_out(self, bands: list[Band], depth: int = 0, right: float | None = None) -> list[Draft]:
        """The blocks of a region's bands, in reading order. `right` is the edge of its column, in points."""
        drafts: list[Draft] = []
        edge = _full_line(bands) or right or self.width - min(band.left for band in bands)
        for zone in split_zones(bands):
            self.doubtful = self.doubtful or zone.doubtful
            if zone.kind == "table":
                drafts.append(build_aligned(zone, self.page, self.rules))
            elif zone.kind == "columns" and depth < DEEPEST_COLUMNS:
                drafts += self._lay_out_columns(zone, depth)
            else:
                drafts += self._lay_out_lines(zone.bands, edge)
        return drafts

    def _lay_out_columns(self, zone: Zone, depth: int) -> list[Draft]:
        drafts: list[Draft] = []
        for strip in zone.strips:
            column = self.lay_out(_within(zone.bands, strip, zone.strips), depth + 1, strip[1])
            if drafts and column and drafts[-1].lines and column[0].kind == "paragraph":
                column = column[1:] if join_paragraphs(drafts[-1], column[0]) else column
            drafts += column
        return drafts

    def _lay_out_lines(self, bands: list[Band], edge: float | None) -> list[Draft]:
        drafts: list[Draft] = []
        lines: list[TextLine] = []
        for band in bands:
            self.overlaps = self.overlaps or _overlap(band)
            for piece in band.pieces:
                if piece.table is not None:
                    drafts += flow_lines(lines, edge)
                    lines = []
                    drafts.append(self.tables[piece.table])
            if written := [piece for piece in band.pieces if piece.runs]:
                line = compose_line(written, self.page)
                if line.text:
                    lines.append(line)
        return drafts + flow_lines(lines, edge)


def _with_tables(bands: list[Band], tables: list[Draft]) -> list[Band]:
    """The bands with a place held in them for each ruled table beside or between them."""
    for index, table in enumerate(tables):
        left, right = table.edges[0], table.edges[-1]
        beside = [band for band in bands if table.top <= band.base <= table.bottom + 0.5 * band.size]
        if not beside or beside[0].base > table.top + 3 * beside[0].size:
            bands.append(Band(table.top + 0.1, 10.0, [Piece([], left, right, index)]))
            owner: int | None = None
        else:
            owner = index
        for band in beside:
            band.pieces = sorted([*band.pieces, Piece([], left, right, owner)], key=lambda piece: piece.left)
            owner = None
    return sorted(bands, key=lambda band: band.base)


def _parts(bands: list[Band], height: float) -> list[list[Band]]:
    """The page's bands as head, body and foot: the margins do not line up with the text."""
    start, end = 0, len(bands)
    for index, (above, below) in enumerate(pairwise(bands)):
        step = below.base - above.base - 1.2 * below.size
        if step < MARGIN_GAP_EMS * min(above.size, below.size):
            continue
        if above.base < MARGIN_SHARE * height:
            start = index + 1
        elif below.base > (1 - MARGIN_SHARE) * height and end == len(bands):
            end = index + 1
    return [part for part in (bands[:start], bands[start:end], bands[end:]) if part]


def _within(bands: list[Band], strip: tuple[float, float], strips: list[tuple[float, float]]) -> list[Band]:
    """The part of the bands that stands in one strip. A piece that crosses several belongs to the first."""
    inside: list[Band] = []
    for band in bands:
        pieces = [piece for piece in band.pieces if _home(piece, strips) == strip]
        if pieces:
            sizes = [run.size for piece in pieces for run in piece.runs]
            inside.append(Band(band.base, max(sizes, default=band.size), pieces))
    return inside


def _home(piece: Piece, strips: list[tuple[float, float]]) -> tuple[float, float]:
    return next((strip for strip in strips if piece.left < strip[1]), strips[-1])


def _full_line(bands: list[Band]) -> float | None:
    """Where a full line of the region ends, in points."""
    rights = [
        piece.right
        for band in bands
        for piece in band.pieces
        if sum(len(run.text) for run in piece.runs) >= FULL_LINE_LETTERS
    ]
    return max(rights, default=None)


def _overlap(band: Band) -> bool:
    return any(
        left.runs and right.runs and right.left < left.right - band.size
        for left, right in zip(band.pieces, band.pieces[1:], strict=False)
    ) or any(
        following.left < run.right - max(run.size, 0.5 * (run.right - run.left))
        for piece in band.pieces
        for run, following in zip(piece.runs, piece.runs[1:], strict=False)
    )


def _doubt(region: _Region, sideways: list[Run], drawing: Drawing, reader: RunReader) -> str | None:
    if region.overlaps:
        return "lines are printed over one another: their order may be wrong"
    if region.doubtful:
        return "the columns of this page are not clearly apart: their order may be wrong"
    if sideways:
        return "some words are printed sideways: they are put after the rest of the page"
    if drawing.crowded:
        return "the page holds a drawing of very many lines: tables were not looked for on it"
    if reader.unmapped:
        return "the file does not say which letters some of its glyphs are: words may be wrong or missing"
    return None


def _number(drafts: list[Draft]) -> None:
    number = 0
    for draft in drafts:
        for line in draft.all_lines():
            number += 1
            line.number = number


def _turn_back(drafts: list[Draft], sheet: Sheet) -> None:
    """Boxes of lines from the upright view to the page as it is displayed."""
    turns = (sheet.rotation - sheet.turn) % 4
    width, height = sheet.width, sheet.height
    for draft in drafts:
        for line in draft.all_lines():
            box = line.left, line.top, line.right, line.bottom
            line.left, line.top, line.right, line.bottom = _turned(box, turns, width, height)


def _turned(box: Frame, turns: int, width: float, height: float) -> Frame:
    left, top, right, bottom = box
    if turns == 1:
        return height - bottom, left, height - top, right
    if turns == 2:
        return width - right, height - bottom, width - left, height - top
    return top, width - right, bottom, width - left


def _is_pictured(sheet: Sheet, drawing: Drawing) -> bool:
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in drawing.pictures)
    return covered > SCANNED_SHARE * sheet.width * sheet.height
