"""Reading order: stretches of a page that run in one column, stand in several, or line up as an unruled table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from answerable.reading.formats.pdf.band import Band, Piece, is_head_piece

Strip = tuple[float, float]
GUTTER_POINTS = 6.0
FARTHEST_STEP_EMS = 4.5
"""Bands farther apart than this belong to different zones, unless they stand in columns of prose."""
PROSE_LINES = 3
PROSE_LETTERS = 22
PROSE_FILL = 0.6
MID_SENTENCE_SHARE = 0.3
"""The least share of lines of running text that start with a small letter; names and labels start with a capital."""
APART = 1.3
DOUBTFUL_LINES = 12
MOST_AFTERWORDS = 3
SHARED_ROWS, UNSHARED_LINES = 0.3, 4
"""Columns whose lines stand level no more often than this, and apart at least so often, are not rows of a table."""
CROSSED_SHARE = 0.12
"""The share of a zone's bands that may cross a gutter, as a heading over several columns does."""

WRAP_EMS = 1.45
LOOSE_SHARE = 0.4
"""The same, while looking for gutters at which pieces may be cut."""
LEAST_CUT_EMS = 0.4

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
            end = at + _level_end(zone.bands)
            zone.bands[:] = [*_heads_of(zones, zone), *bands[at:end]]
        if zone.kind == "lines":
            # Unless it is a numbered list, only the first band is settled: the next may line up with those below.
            end = at + (len(zone.bands) if zone.strips else 1)
            _add_lines(zones, list(bands[at:end]))
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


def _level_end(bands: list[Band]) -> int:
    """How many of the bands belong to columns. A line or two below columns that end level, and set apart from them,
    come after all of them."""
    last = max(index for index, band in enumerate(bands) if len(band.pieces) > 1)
    usual = _usual_step(bands)
    for index in range(max(last + 1, len(bands) - MOST_AFTERWORDS), len(bands)):
        if bands[index].base - bands[index - 1].base > APART * usual:
            return index
    return len(bands)


def _usual_step(bands: Sequence[Band]) -> float:
    """The step from line to line, in points: a low quartile, for gaps between paragraphs are larger."""
    steps = sorted(below.base - above.base for above, below in pairwise(bands))
    return steps[len(steps) // 4] if steps else 0.0


def _reach(bands: Sequence[Band], start: int) -> int:
    """Where the bands end that leave at least one gutter free all the way down."""
    gutters = [(a.right, b.left) for a, b in pairwise(bands[start].pieces)]
    end = start + 1
    while end < len(bands):
        if bands[end].base - bands[end - 1].base > FARTHEST_STEP_EMS * max(bands[end].size, bands[end - 1].size):
            break
        kept = _still_free(gutters, bands[end])
        if not kept or (len(kept) < len(gutters) and _changes(bands, start, end, gutters)):
            break
        gutters, end = kept, end + 1
    return end


def _still_free(gutters: list[Strip], band: Band) -> list[Strip]:
    """What a band leaves free of some gutters."""
    free = [
        (float("-inf"), band.left),
        *((a.right, b.left) for a, b in pairwise(band.pieces)),
        (band.right, float("inf")),
    ]
    return [
        (max(left, low), min(right, high))
        for left, right in gutters
        for low, high in free
        if min(right, high) - max(left, low) >= GUTTER_POINTS
    ]


def _changes(bands: Sequence[Band], start: int, at: int, gutters: list[Strip]) -> bool:
    """Whether a gutter that three bands and more have left free is closed for good: another zone begins here. A
    single band that closes it is a total or a heading over several columns."""
    return at - start >= 3 and at + 1 < len(bands) and len(_still_free(gutters, bands[at + 1])) < len(gutters)


def _classify(bands: list[Band]) -> Zone:
    _cut_at_gutters(bands)
    strips = _strips(bands)
    shared = sum(len(band.pieces) > 1 for band in bands)
    if len(strips) < 2 or shared < 2:
        return Zone("lines", bands)
    prose = _is_prose(bands, strips)
    if prose:
        breaks = _common_breaks(bands)
        if breaks < 2:
            return Zone("columns", bands, strips, doubtful=breaks == 1 and len(bands) < DOUBTFUL_LINES)
    elif shared < SHARED_ROWS * len(bands) and len(bands) - shared >= UNSHARED_LINES:
        return Zone("columns", bands, strips, doubtful=True)
    if any(not piece.runs for band in bands for piece in band.pieces):
        return Zone("columns", bands, strips, doubtful=not prose)
    return _as_table(bands, strips)


def _cut_at_gutters(bands: list[Band]) -> None:
    """Cut the pieces that reach over a gutter which most bands leave free, where a narrow gap lets them be cut."""
    strips = _strips(bands, LOOSE_SHARE)
    starts = [strip[0] for strip in strips[1:]]
    for band in bands if starts else ():
        for piece in list(band.pieces):
            for start in starts:
                if piece.left < start - GUTTER_POINTS and piece.right > start:
                    _cut_piece(band, start)


def _cut_piece(band: Band, start: float) -> None:
    for at, piece in enumerate(band.pieces):
        for index, (run, following) in enumerate(pairwise(piece.runs), 1):
            gap = following.left - run.right
            if abs(following.left - start) <= 2 and gap > LEAST_CUT_EMS * run.size:
                before, after = piece.runs[:index], piece.runs[index:]
                band.pieces[at : at + 1] = [
                    Piece(before, piece.left, max(run.right for run in before)),
                    Piece(after, following.left, piece.right),
                ]
                return


def _strips(bands: list[Band], crossed_share: float = CROSSED_SHARE) -> list[Strip]:
    """The columns between the gutters that nearly all bands leave free."""
    rows = sum(len(band.pieces) > 1 for band in bands)
    allowed = max(int(crossed_share * rows), 1 if rows >= 4 else 0)
    events = sorted(
        event for band in bands for piece in band.pieces for event in ((piece.left, 1), (piece.right, -1))
    )
    strips: list[Strip] = []
    depth, opened, closed = 0, events[0][0], events[0][0]
    is_open = False
    for x, step in events:
        depth += step
        if not is_open and depth > allowed:
            opened = strips.pop()[0] if strips and x - strips[-1][1] < GUTTER_POINTS else x
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
        if sum(piece.runs[0].text[:1].islower() for piece in texts) < MID_SENTENCE_SHARE * len(texts):
            return False
    return True


def _common_breaks(bands: list[Band]) -> int:
    """How often a wide step down is followed by a band that starts in more than one column: rows, not columns."""
    usual = _usual_step(bands)
    return sum(below.base - above.base > APART * usual and len(below.pieces) > 1 for above, below in pairwise(bands))


def _as_table(bands: list[Band], strips: list[Strip]) -> Zone:
    while bands and len(bands[-1].pieces) < 2 and not _hangs(bands):
        bands = bands[:-1]
    rows = [band for band in bands if len(band.pieces) > 1]
    strips = _strips(bands)
    if len(strips) == 2:
        heads = sum(is_head_piece(band.pieces[0]) and not is_figure(band.pieces[-1]) for band in rows)
        needed = 2 if any(is_figure(band.pieces[-1]) for band in rows) else 3
        if heads > 0.6 * len(rows):
            return Zone("lines", bands, strips)
        if len(rows) < needed:
            return Zone("lines", bands)
    if len(strips) < 2 or len(rows) < 2:
        return Zone("lines", bands)
    return Zone("table", bands, strips)


def _hangs(bands: list[Band]) -> bool:
    """Whether the last band, of one piece, is the last line of a wrapped cell above it."""
    if len(bands) < 2:
        return False
    band, above = bands[-1], bands[-2]
    if band.base - above.base > WRAP_EMS * band.size or band.right > max(b.right for b in bands[:-1]) + 2 * band.size:
        return False
    return band.pieces[0].text[:1].islower() or band.left > above.left + 2 * band.size


def is_figure(piece: Piece) -> bool:
    """Whether a piece is a number alone, with its sign, unit or brackets."""
    return bool(piece.runs) and bool(_FIGURE.match(piece.text.strip()))
