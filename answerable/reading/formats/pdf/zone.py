"""Reading order: stretches of a page that run in one column, stand in several, or line up as an unruled table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from answerable.reading.formats.pdf.line import Band, Piece, is_head_piece

Strip = tuple[float, float]
GUTTER_POINTS = 6.0
FARTHEST_STEP_EMS = 4.5
"""Bands farther apart than this belong to different zones, unless they stand in columns of prose."""
PROSE_LINES = 4
PROSE_LETTERS = 22
PROSE_FILL = 0.6
CROSSED_SHARE = 0.12
"""The share of a zone's bands that may cross a gutter, as a heading over several columns does."""

_FIGURE = re.compile(r"^[-–(]?\s?[£$€]?[-–(]?\s?\d[\d,.]*\s?(?:%|m|k|bn)?\)?[*†]?$")


class Zone(msgspec.Struct):
    """Bands that are read together. `strips` are the left and right edges of its columns, in points."""

    kind: Literal["lines", "columns", "table"]
    bands: list[Band]
    strips: list[Strip] = []
    doubtful: bool = False


def split_zones(bands: Sequence[Band]) -> list[Zone]:
    """The zones of a region, from top to bottom."""
    zones: list[Zone] = []
    at = 0
    while at < len(bands):
        if len(bands[at].pieces) < 2:
            _add_lines(zones, [bands[at]])
            at += 1
            continue
        end = _reach(bands, at)
        zone = _classify(list(bands[at:end]))
        if zone.kind == "columns":
            zone.bands[:0] = _heads_of(zones, zone)
        if zone.kind == "lines":
            # Only the first band is settled: what follows it may yet line up with something below.
            end = at + 1
            _add_lines(zones, [bands[at]])
        else:
            end = at + len(zone.bands) if zone.kind == "table" else end
            zones.append(zone)
        at = end
    return zones


def _add_lines(zones: list[Zone], bands: list[Band]) -> None:
    if zones and zones[-1].kind == "lines":
        zones[-1].bands.extend(bands)
    else:
        zones.append(Zone("lines", list(bands)))


def _heads_of(zones: list[Zone], zone: Zone) -> list[Band]:
    """The lines just above columns that stand in one of them: a column may start higher than its neighbour."""
    heads: list[Band] = []
    while zones and zones[-1].kind == "lines" and zones[-1].bands:
        band = zones[-1].bands[-1]
        below = heads[0] if heads else zone.bands[0]
        inside = any(left - 1 <= band.left and band.right <= right + 1 for left, right in zone.strips)
        if not inside or below.base - band.base > 2 * band.size:
            break
        heads.insert(0, zones[-1].bands.pop())
        if not zones[-1].bands:
            zones.pop()
    return heads


def _reach(bands: Sequence[Band], start: int) -> int:
    """Where the bands end that leave at least one gutter free all the way down."""
    gutters = [(a.right, b.left) for a, b in zip(bands[start].pieces, bands[start].pieces[1:], strict=False)]
    end = start + 1
    while end < len(bands):
        band = bands[end]
        if band.base - bands[end - 1].base > FARTHEST_STEP_EMS * max(band.size, bands[end - 1].size):
            break
        free = [
            (float("-inf"), band.left),
            *((a.right, b.left) for a, b in zip(band.pieces, band.pieces[1:], strict=False)),
            (band.right, float("inf")),
        ]
        kept = [
            (max(left, low), min(right, high))
            for left, right in gutters
            for low, high in free
            if min(right, high) - max(left, low) >= GUTTER_POINTS
        ]
        if not kept:
            break
        gutters, end = kept, end + 1
    return end


def _classify(bands: list[Band]) -> Zone:
    strips = _strips(bands)
    shared = sum(len(band.pieces) > 1 for band in bands)
    if len(strips) < 2 or shared < 2:
        return Zone("lines", bands)
    prose = _is_prose(bands, strips)
    if prose:
        breaks = _common_breaks(bands)
        if breaks < 2:
            return Zone("columns", bands, strips, doubtful=breaks == 1 and len(bands) < 3 * PROSE_LINES)
    elif shared < 0.3 * len(bands) and len(bands) - shared >= PROSE_LINES:
        return Zone("columns", bands, strips, doubtful=True)
    if any(not piece.runs for band in bands for piece in band.pieces):
        return Zone("columns", bands, strips, doubtful=not prose)
    return _as_table(bands, strips)


def _strips(bands: list[Band]) -> list[Strip]:
    """The columns between the gutters that nearly all bands leave free."""
    rows = sum(len(band.pieces) > 1 for band in bands)
    allowed = max(int(CROSSED_SHARE * rows), 1 if rows >= 4 else 0)
    events = sorted(
        event for band in bands for piece in band.pieces for event in ((piece.left, 1), (piece.right, -1))
    )
    strips: list[Strip] = []
    depth, opened, closed = 0, events[0][0], events[0][0]
    is_open = False
    for x, step in events:
        depth += step
        if not is_open and depth > allowed:
            if strips and x - strips[-1][1] < GUTTER_POINTS:
                opened = strips.pop()[0]
            else:
                opened = x
            is_open = True
        elif is_open and depth <= allowed:
            strips.append((opened, x))
            is_open = False
        closed = x
    if is_open:
        strips.append((opened, closed))
    return strips


def _is_prose(bands: list[Band], strips: list[Strip]) -> bool:
    """Whether every strip holds lines of running text that fill it."""
    for left, right in strips:
        inside = [
            piece for band in bands for piece in band.pieces if piece.left >= left - 2 and piece.right <= right + 2
        ]
        texts = [piece for piece in inside if piece.runs]
        if not texts and inside:
            continue
        if len(texts) < PROSE_LINES:
            return False
        middle = len(texts) // 2
        letters = sorted(sum(len(run.text) for run in piece.runs) for piece in texts)
        widths = sorted(piece.right - piece.left for piece in texts)
        if letters[middle] < PROSE_LETTERS or widths[middle] < PROSE_FILL * (right - left):
            return False
    return True


def _common_breaks(bands: list[Band]) -> int:
    """How often a wide step down is followed by a band that starts in more than one column: rows, not columns."""
    steps = sorted(below.base - above.base for above, below in zip(bands, bands[1:], strict=False))
    usual = steps[len(steps) // 4] if steps else 0.0
    return sum(
        below.base - above.base > 1.3 * usual and len(below.pieces) > 1
        for above, below in zip(bands, bands[1:], strict=False)
    )


def _as_table(bands: list[Band], strips: list[Strip]) -> Zone:
    while bands and len(bands[-1].pieces) < 2 and not _hangs(bands[-1], bands[-2] if len(bands) > 1 else None):
        bands = bands[:-1]
    rows = [band for band in bands if len(band.pieces) > 1]
    strips = _strips(bands)
    if len(strips) == 2:
        heads = sum(is_head_piece(band.pieces[0]) and not is_figure(band.pieces[-1]) for band in rows)
        needed = 2 if any(is_figure(band.pieces[-1]) for band in rows) else 3
        if heads > 0.6 * len(rows) or len(rows) < needed:
            return Zone("lines", bands)
    if len(strips) < 2 or len(rows) < 2:
        return Zone("lines", bands)
    return Zone("table", bands, strips)


def _hangs(band: Band, above: Band | None) -> bool:
    """Whether a band of one piece is the last line of a wrapped cell above it."""
    if above is None or band.base - above.base > 1.45 * band.size:
        return False
    return band.pieces[0].text[:1].islower() or band.left > above.left + 2 * band.size


def is_figure(piece: Piece) -> bool:
    """Whether a piece is a number alone, with its sign, unit or brackets."""
    return bool(piece.runs) and bool(_FIGURE.match(piece.text.strip()))
