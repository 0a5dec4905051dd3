"""Runs of glyphs of one look, with their place on the page."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from answerable.reading.formats.pdf import pdfium
from answerable.reading.formats.pdf.font import Font, describe_font
from answerable.reading.formats.pdf.sheet import Sheet

ASCENT, DESCENT = 0.8, 0.22
"""Heights above and below the baseline, in ems: those that fonts state of themselves are often wrong."""
WIDE_GAP_EMS = 1.0
"""A gap inside one run that is wider than any space between words: a column's edge, not a word's."""
USUAL_ADVANCE_EMS = 0.56
"""Above this mean advance a run may hide a wide gap, and each of its spaces is measured."""

_WORD = re.compile(r"\S+")
_NOT_SPACE = re.compile(r"\S")
_CLEANED: dict[int, str | None] = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x2060, 0xFEFF, 0xFFFF)
)
_CLEANED |= {0x09: " ", 0xA0: " ", 0x2007: " ", 0x202F: " ", 0xFFFE: "-", 0x02: "-"}
_CLEANED |= dict(zip(range(0xFB00, 0xFB05), ("ff", "fi", "fl", "ffi", "ffl"), strict=True))


class Run(msgspec.Struct, gc=False):
    """Glyphs of one look, left to right on one baseline; lengths in points from the view's top left corner.

    `spaced` says that white space stands before it in the file's own order; `first` is its first character's index.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    symbol: bool = False
    spaced: bool = False
    first: int = -1
    sideways: bool = False


class _Raw(NamedTuple):
    """A run as PDFium places it: the origin of its first glyph and the box of its last."""

    first: int
    end: int
    x: float
    y: float
    box: list[float]
    size: float
    direction: int
    font: Font
    mode: int
    spaced: bool


class RunReader:
    """Reads the runs of one open page, asking PDFium as little as it can."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.text = sheet.characters()
        self.seen: set[int] = set()
        """The text objects whose characters were kept; PDFium drops those that only thicken others."""
        self.layered = False
        """Whether most of the text is invisible: then it is a scan's own layer of read text, and is kept."""
        self.unmapped = "�" in self.text
        """Whether a font of the page does not say which letters its glyphs are; its first run is asked."""
        self._fonts: dict[int, Font] = {}
        self._looks: dict[tuple[int, float, float], tuple[float, int]] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._box = (ctypes.c_float * 4)()
        self._box_at = ctypes.addressof(self._box)

    def read(self) -> list[Run]:
        """All runs in the file's order, in the upright view; sets `sheet.turn` to the direction most of them run."""
        raws = list(self._raws())
        hidden = sum(raw.end - raw.first for raw in raws if raw.mode == pdfium.RENDER_INVISIBLE)
        self.layered = 2 * hidden > sum(raw.end - raw.first for raw in raws)
        if hidden and not self.layered:
            raws = [raw for raw in raws if raw.mode != pdfium.RENDER_INVISIBLE]
        letters = Counter[int]()
        for raw in raws:
            letters[raw.direction] += raw.end - raw.first
        if letters:
            self.sheet.turn = letters.most_common(1)[0][0]
        runs = [run for raw in raws for run in self._placed(raw)]
        width, height = self.sheet.width, self.sheet.height
        return [run for run in runs if run.right > 0 and run.left < width and run.bottom > 0 and run.top < height]

    def split(self, run: Run, x: float) -> list[Run]:
        """A run cut in two at `x` (points, upright view), between words; a word across it goes with its middle."""
        if run.sideways or run.first < 0:
            return [run]
        for word in _WORD.finditer(run.text):
            right = self._right(run.first + word.end() - 1)
            if right <= x:
                continue
            left = self._left(run.first + word.start())
            if (left + right) / 2 > x:
                return self._cut(run, word.start(), left)
        return [run]

    def _cut(self, run: Run, index: int, left: float) -> list[Run]:
        head, tail = run.text[:index], run.text[index:]
        kept = head.rstrip()
        if not kept or not tail.strip():
            return [run]
        end = self._right(run.first + len(kept) - 1)
        before = msgspec.structs.replace(run, text=kept, right=end)
        lead = len(tail) - len(tail.lstrip())
        first = run.first + index + lead
        if lead:
            left = self._left(first)
        after = msgspec.structs.replace(run, text=tail.lstrip(), left=left, first=first, spaced=True)
        return [before, after]

    def _raws(self) -> Iterator[_Raw]:
        text, page = self.text, self.sheet.text
        at, last = 0, 0
        while found := _NOT_SPACE.search(text, at):
            at = found.start()
            holder = pdfium.char_object(page, at)
            if holder is None:
                at += 1
                continue
            word = _WORD.match(text, at)
            end = self._end(holder, at, word.end() if word else at + 1)
            self.seen.add(holder)
            yield self._raw(holder, at, end, spaced=at > last)
            at = last = end

    def _end(self, holder: int, at: int, word_end: int) -> int:
        """Where the run that starts at `at` ends. Producers that place each glyph alone are joined into words."""
        page, text = self.sheet.text, self.text
        other = pdfium.char_object(page, word_end - 1)
        if other == holder:
            return self._reach(holder, word_end)
        if other is not None and pdfium.text_font(other) == pdfium.text_font(holder):
            pdfium.char_origin(page, at, *self._at)
            y = self._y.value
            pdfium.char_origin(page, word_end - 1, *self._at)
            level = abs(self._y.value - y) < 0.05
            if level and pdfium.char_size(page, at) == pdfium.char_size(page, word_end - 1):
                return word_end
        low, high = at, word_end - 1
        while high - low > 1:
            middle = (low + high) // 2
            if pdfium.char_object(page, middle) == holder:
                low = middle
            else:
                high = middle
        return len(text[at : low + 1].rstrip()) + at

    def _reach(self, holder: int, known: int) -> int:
        """The end of a text object that holds at least up to `known`: most end with their line."""
        page, text = self.sheet.text, self.text
        limit = text.find("\r", known)
        limit = len(text) if limit < 0 else limit
        while text[limit - 1].isspace():
            limit -= 1
        if limit <= known or pdfium.char_object(page, limit - 1) == holder:
            return max(limit, known)
        low, step = known - 1, 8
        while low + step < limit and pdfium.char_object(page, low + step) == holder:
            low, step = low + step, step * 2
        high = min(low + step, limit - 1)
        while high - low > 1:
            middle = (low + high) // 2
            if pdfium.char_object(page, middle) == holder:
                low = middle
            else:
                high = middle
        end = low + 1
        while text[end - 1].isspace():
            end -= 1
        return end

    def _raw(self, holder: int, first: int, end: int, spaced: bool) -> _Raw:
        page = self.sheet.text
        font = pdfium.text_font(holder) or 0
        pdfium.char_origin(page, first, self._at[0], self._at[1])
        pdfium.char_box(page, end - 1, self._box_at)
        box = self._box[:]
        stated = pdfium.char_size(page, first)
        key = (font, stated, round(box[1] - box[3], 1))
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._measure(first, stated)
        size, direction = look
        if direction == 0 and box[2] < self._x.value and end - first > 1:
            size, direction = self._measure(first, stated)
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = describe_font(font)
            self.unmapped = self.unmapped or any(pdfium.char_unmapped(page, at) == 1 for at in range(first, end))
        mode = pdfium.text_render_mode(holder)
        return _Raw(first, end, self._x.value, self._y.value, box, size, direction, known, mode, spaced)

    def _measure(self, index: int, stated: float) -> tuple[float, int]:
        """Size in points and direction (quarter turns anticlockwise from left-to-right) of a glyph."""
        matrix = pdfium.Matrix()
        if not pdfium.char_matrix(self.sheet.text, index, ctypes.addressof(matrix)):
            return max(stated, 1.0), 0
        size = abs(stated) * math.hypot(matrix.c, matrix.d) or 1.0
        angle = math.atan2(matrix.b, matrix.a) if stated >= 0 else math.atan2(-matrix.b, -matrix.a)
        return size, round(angle / (math.pi / 2)) % 4

    def _placed(self, raw: _Raw) -> list[Run]:
        """A run in the upright view, its hidden wide gaps cut open."""
        text = self.text[raw.first : raw.end]
        if not text.isprintable():
            if len(cleaned := text.translate(_CLEANED)) != len(text):
                raw = raw._replace(first=-1)
            text = cleaned
        if not text.strip():
            return []
        if raw.direction != self.sheet.turn:
            return [self._sideways(raw, text)]
        left, base = self.sheet.view(raw.x, raw.y)
        right = self.sheet.view(raw.box[2], raw.box[1])[0] if self.sheet.turn == 0 else self._far_right(raw.box)
        run = Run(
            text,
            left,
            base - ASCENT * raw.size,
            max(right, left + 0.1),
            base + DESCENT * raw.size,
            base,
            raw.size,
            raw.font.bold or raw.mode == pdfium.RENDER_STROKED,
            raw.font.italic,
            raw.font.symbol,
            raw.spaced,
            raw.first,
        )
        roomy = right - left > USUAL_ADVANCE_EMS * raw.size * len(text) + 0.5 * raw.size
        if raw.first >= 0 and (roomy or "   " in text) and " " in text:
            return self._open_gaps(run)
        return [run]

    def _open_gaps(self, run: Run) -> list[Run]:
        for found in re.finditer(r"\S(\s+)\S", run.text):
            left = self._left(run.first + found.end() - 1)
            if left - self._right(run.first + found.start()) > WIDE_GAP_EMS * run.size:
                before, *after = self._cut(run, found.end() - 1, left)
                return [before, *(part for rest in after for part in self._open_gaps(rest))]
        return [run]

    def _sideways(self, raw: _Raw, text: str) -> Run:
        pdfium.char_box(self.sheet.text, max(raw.first, 0), self._box_at)
        first, last = self._box[:], raw.box
        left, top, right, bottom = self.sheet.view_box(
            min(first[0], last[0]), min(first[3], last[3]), max(first[2], last[2]), max(first[1], last[1])
        )
        look = (raw.font.bold, raw.font.italic, raw.font.symbol)
        return Run(text, left, top, right, bottom, bottom, raw.size, *look, raw.spaced, raw.first, True)

    def _far_right(self, box: list[float]) -> float:
        return self.sheet.view_box(box[0], box[3], box[2], box[1])[2]

    def _left(self, index: int) -> float:
        pdfium.char_origin(self.sheet.text, index, *self._at)
        return self.sheet.view(self._x.value, self._y.value)[0]

    def _right(self, index: int) -> float:
        pdfium.char_box(self.sheet.text, index, self._box_at)
        return self._far_right(self._box[:])
