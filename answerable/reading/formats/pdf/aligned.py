"""Tables with no rules: columns by the gutters between them, rows by what goes on from the line above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.reading.formats.pdf.band import Band, Piece
from answerable.reading.formats.pdf.draft import Draft, DraftCell
from answerable.reading.formats.pdf.flow import flow_lines
from answerable.reading.formats.pdf.header import mark_header
from answerable.reading.formats.pdf.line import TextLine, compose_line
from answerable.reading.formats.pdf.rule import Rule
from answerable.reading.formats.pdf.zone import Strip, Zone, is_figure

WRAP_STEP_EMS = 1.45
"""The lines of one row stand no farther apart than this."""
SLACK_EMS = 0.8
PROSE_EMS = 12.0
"""Narrower lines are labels: that one is as wide as its column says nothing."""
ROW_STEP = 1.25
"""Rows stand at least this much farther apart than the lines of one row, where rows are set apart at all."""

_TERMINAL = re.compile(r"[.;:!?]$")
_Placed = dict[int, tuple[int, list[Piece]]]


def build_aligned(zone: Zone, page: int, rules: Sequence[Rule]) -> Draft:
    """The table that a zone's bands line up as; a rule drawn between two bands parts their rows."""
    rows: list[list[_Placed]] = []
    previous: Band | None = None
    line_step = _line_step(zone.bands)
    for band in zone.bands:
        placed = _place(band, zone.strips)
        together = previous is not None and not _parted(previous, band, rules)
        if together and previous and _goes_on(rows[-1], placed, previous, band, zone, line_step):
            rows[-1].append(placed)
        else:
            rows.append([placed])
        previous = band
    drawn = [_make_row(row, zone.strips, page) for row in rows]
    mark_header(drawn)
    edges = [zone.strips[0][0], *((a[1] + b[0]) / 2 for a, b in zip(zone.strips, zone.strips[1:], strict=False))]
    return Draft(
        kind="table",
        top=min(run.top for band in zone.bands[:1] for piece in band.pieces for run in piece.runs),
        bottom=max(run.bottom for band in zone.bands[-1:] for piece in band.pieces for run in piece.runs),
        rows=drawn,
        edges=[*edges, zone.strips[-1][1]],
    )


def _place(band: Band, strips: list[Strip]) -> _Placed:
    """A band's pieces by the column they start in, with how many columns they cross."""
    placed: _Placed = {}
    for piece in band.pieces:
        crossed = [
            index
            for index, (left, right) in enumerate(strips)
            if min(right, piece.right) - max(left, piece.left) > min(2.0, 0.4 * (piece.right - piece.left))
        ]
        first = crossed[0] if crossed else _nearest(piece, strips)
        span = crossed[-1] - first + 1 if crossed else 1
        if first in placed:
            held = placed[first]
            placed[first] = (max(held[0], span), [*held[1], piece])
        else:
            placed[first] = (span, [piece])
    return placed


def _nearest(piece: Piece, strips: list[Strip]) -> int:
    middle = (piece.left + piece.right) / 2
    return min(range(len(strips)), key=lambda index: abs(sum(strips[index]) / 2 - middle))


def _parted(above: Band, below: Band, rules: Sequence[Rule]) -> bool:
    return any(
        above.base - 0.1 * above.size < rule.at < below.base - 0.5 * below.size
        and rule.start < below.right
        and rule.end > below.left
        and rule.end - rule.start > 0.6 * (below.right - below.left)
        for rule in rules
    )


def _line_step(bands: Sequence[Band]) -> float:
    """A step down that is less than this is from line to line within a row, in points; 0 where all are alike."""
    steps = sorted(below.base - above.base for above, below in pairwise(bands))
    if len(steps) < 3 or steps[-2] < ROW_STEP * steps[0]:
        return 0.0
    return (1 + ROW_STEP) / 2 * steps[0]


def _goes_on(row: list[_Placed], placed: _Placed, above: Band, band: Band, zone: Zone, line_step: float) -> bool:
    """Whether a band is a further line of the row: each of its cells goes on from the words above it."""
    if band.base - above.base > WRAP_STEP_EMS * band.size:
        return False
    filled = {column for line in row for column in line}
    close = band.base - above.base < line_step and placed.keys() < filled
    runs_on = False
    for column, (_, pieces) in placed.items():
        held = next((line[column][1] for line in reversed(row) if column in line), None)
        if held is None:
            continue
        if is_figure(pieces[0]):
            return False
        if not close and not _runs_on(held[-1], pieces[0], zone.strips[column], band.size):
            return False
        runs_on = True
    return runs_on


def _runs_on(held: Piece, piece: Piece, strip: Strip, size: float) -> bool:
    """Whether a piece goes on with the sentence above it: in mid-sentence, or because that line was full."""
    text, before = piece.text.strip(), held.text.strip()
    if text[:1].islower() and not _TERMINAL.search(before):
        return True
    if held.right - held.left < PROSE_EMS * size or before.count(" ") < 2:
        return False
    word = len(text.split(None, 1)[0]) if text else 0
    width = (piece.right - piece.left) * word / max(len(text), 1)
    return held.right + 0.25 * size + width > strip[1] + SLACK_EMS * size


def _make_row(row: list[_Placed], strips: list[Strip], page: int) -> list[DraftCell]:
    lines: dict[int, list[TextLine]] = {}
    spans: dict[int, int] = {}
    for placed in row:
        for column, (span, pieces) in placed.items():
            lines.setdefault(column, []).append(compose_line(pieces, page))
            spans[column] = max(spans.get(column, 1), span)
    cells: list[DraftCell] = []
    column = 0
    while column < len(strips):
        # A span ends before the next cell that has words of its own.
        span = spans.get(column, 1)
        while any(other in lines for other in range(column + 1, column + span)):
            span -= 1
        cells.append(DraftCell(flow_lines(lines.get(column, []), strips[column + span - 1][1]), column, span))
        column += span
    return cells
