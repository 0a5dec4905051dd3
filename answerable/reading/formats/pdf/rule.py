"""Drawn lines: strokes and thin filled boxes become horizontal and vertical rules; small blobs become dots."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from answerable.reading.formats.pdf import limits, pdfium
from answerable.reading.formats.pdf.sheet import Sheet

THIN_POINTS = 3.6
"""A filled box no thicker than this is a rule."""
SHORTEST_POINTS = 4.0
JOIN_POINTS = 2.5
"""Rules whose ends or tracks are no farther apart are one, or touch."""
DOT_POINTS = (1.5, 8.0)
"""The least and greatest side of a drawn bullet."""

Point = tuple[float, float]
Frame = tuple[float, float, float, float]


class Rule(msgspec.Struct, gc=False):
    """A line on track `at` (y where it is horizontal, x where vertical) from `start` to `end`, in points."""

    at: float
    start: float
    end: float


class Drawing(msgspec.Struct):
    """What is drawn on a page, in its upright view. `pictures` are the boxes of its images, `crowded` says that
    there were too many lines for any of them to be looked at."""

    across: list[Rule] = []
    down: list[Rule] = []
    dots: list[Frame] = []
    pictures: list[Frame] = []
    texts: list[int] = []
    crowded: bool = False


class DrawingReader:
    """Reads the rules, bullets and pictures of one open page, those inside form objects included."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.drawing = Drawing()
        self._bounds = (ctypes.c_float * 4)()
        at = ctypes.addressof(self._bounds)
        self._sides = at, at + 4, at + 8, at + 12
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._modes = ctypes.addressof(self._fill), ctypes.addressof(self._stroke)
        self._matrix = pdfium.Matrix()
        self._left = limits.MAX_OBJECTS_PER_PAGE

    def read(self) -> Drawing:
        page, drawing = self.sheet.page, self.drawing
        self._walk((pdfium.page_object(page, index) for index in range(pdfium.count_objects(page))), (), 0)
        if len(drawing.across) + len(drawing.down) > limits.MAX_RULES_PER_PAGE:
            drawing.crowded, drawing.across, drawing.down = True, [], []
        drawing.across, drawing.down = _merge(drawing.across), _merge(drawing.down)
        return drawing

    def _walk(self, objects: Iterator[int], maps: tuple[pdfium.Matrix, ...], depth: int) -> None:
        for item in objects:
            self._left -= 1
            if self._left < 0:
                self.drawing.crowded = True
                return
            kind = pdfium.object_type(item)
            if kind == pdfium.OBJECT_TEXT:
                self.drawing.texts.append(item)
            elif kind == pdfium.OBJECT_PATH:
                self._add_path(item, maps)
            elif kind == pdfium.OBJECT_IMAGE:
                self.drawing.pictures.append(self._frame(item, maps))
            elif kind == pdfium.OBJECT_FORM and depth < limits.MAX_FORM_DEPTH:
                own = pdfium.Matrix()
                pdfium.object_matrix(item, ctypes.addressof(own))
                inside = (pdfium.form_object(item, index) for index in range(pdfium.form_count(item)))
                self._walk(inside, (own, *maps), depth + 1)

    def bounds(self, item: int, maps: tuple[pdfium.Matrix, ...] = ()) -> Frame:
        """An object's box in the upright view; `maps` lead from its form to the page, innermost first."""
        return self._frame(item, maps)

    def _frame(self, item: int, maps: tuple[pdfium.Matrix, ...]) -> Frame:
        if not pdfium.object_bounds(item, *self._sides):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = self._bounds[:]
        if not maps:
            return self.sheet.view_box(left, bottom, right, top)
        corners = [_mapped(corner, maps) for corner in ((left, bottom), (left, top), (right, bottom), (right, top))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return self.sheet.view_box(min(xs), min(ys), max(xs), max(ys))

    def _add_path(self, item: int, maps: tuple[pdfium.Matrix, ...]) -> None:
        pdfium.path_draw_mode(item, *self._modes)
        filled, stroked = bool(self._fill.value), bool(self._stroke.value)
        if not filled and not stroked:
            return
        count = pdfium.path_count(item)
        left, top, right, bottom = frame = self._frame(item, maps)
        width, height = right - left, bottom - top
        if count <= 5 and min(width, height) <= THIN_POINTS and max(width, height) >= SHORTEST_POINTS:
            self._add_rule(frame)
        elif _is_dot(width, height):
            self.drawing.dots.append(frame)
        elif max(width, height) >= SHORTEST_POINTS and len(self.drawing.across) <= limits.MAX_RULES_PER_PAGE:
            self._add_outline(item, count, maps, filled, stroked)

    def _add_rule(self, frame: Frame) -> None:
        left, top, right, bottom = frame
        if right - left >= bottom - top:
            self.drawing.across.append(Rule((top + bottom) / 2, left, right))
        else:
            self.drawing.down.append(Rule((left + right) / 2, top, bottom))

    def _add_outline(
        self, item: int, count: int, maps: tuple[pdfium.Matrix, ...], filled: bool, stroked: bool
    ) -> None:
        """The straight sides of a stroked path, and each thin box of a filled one that draws several."""
        if count > limits.MAX_RULES_PER_PAGE:
            return
        for points in self._outlines(item, count, maps):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            frame = min(xs), min(ys), max(xs), max(ys)
            width, height = frame[2] - frame[0], frame[3] - frame[1]
            if min(width, height) <= THIN_POINTS:
                if max(width, height) >= SHORTEST_POINTS and (stroked or filled):
                    self._add_rule(frame)
            elif stroked:
                for (x0, y0), (x1, y1) in pairwise(points):
                    if min(abs(x1 - x0), abs(y1 - y0)) < 0.5 and max(abs(x1 - x0), abs(y1 - y0)) >= SHORTEST_POINTS:
                        self._add_rule((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _outlines(self, item: int, count: int, maps: tuple[pdfium.Matrix, ...]) -> Iterator[list[Point]]:
        """The path's subpaths as points of the upright view; one with a curve in it is left out."""
        pdfium.object_matrix(item, ctypes.addressof(self._matrix))
        own = (self._matrix, *maps)
        x_at, y_at = self._sides[:2]
        points: list[Point] = []
        curved = False
        for index in range(count):
            segment = pdfium.path_segment(item, index)
            kind = pdfium.segment_type(segment)
            if kind == pdfium.SEGMENT_MOVE:
                if len(points) > 1 and not curved:
                    yield _closed(points)
                points, curved = [], False
            curved = curved or kind == pdfium.SEGMENT_CURVE
            pdfium.segment_point(segment, x_at, y_at)
            points.append(self.sheet.view(*_mapped((self._bounds[0], self._bounds[1]), own)))
        if len(points) > 1 and not curved:
            yield _closed(points)


def _closed(points: list[Point]) -> list[Point]:
    """A box of four corners gets its last side back, which the file leaves to the closing mark."""
    return [*points, points[0]] if len(points) == 4 else points


def _is_dot(width: float, height: float) -> bool:
    least, greatest = DOT_POINTS
    return least <= min(width, height) and max(width, height) <= greatest and abs(width - height) <= 1.5


def _mapped(point: Point, maps: tuple[pdfium.Matrix, ...]) -> Point:
    x, y = point
    for m in maps:
        x, y = m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f
    return x, y


def _merge(rules: list[Rule]) -> list[Rule]:
    """Rules on one track that overlap or touch, made one: renderers draw a border cell by cell."""
    tracks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if tracks and rule.at - tracks[-1][0].at <= JOIN_POINTS:
            tracks[-1].append(rule)
        else:
            tracks.append([rule])
    merged: list[Rule] = []
    for track in tracks:
        at = sum(rule.at for rule in track) / len(track)
        track.sort(key=lambda rule: rule.start)
        current = Rule(at, track[0].start, track[0].end)
        merged.append(current)
        for rule in track[1:]:
            if rule.start <= current.end + JOIN_POINTS:
                current.end = max(current.end, rule.end)
            else:
                current = Rule(at, rule.start, rule.end)
                merged.append(current)
    return merged
