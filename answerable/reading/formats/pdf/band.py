"""Runs on one baseline become bands, cut into pieces at wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from answerable.reading.formats.pdf.run import Run

BASELINE_EMS = 0.28
"""Baselines nearer than this are one line's."""
RAISED_EMS = 0.65
SMALL_TYPE = 0.88
PIECE_GAP_EMS = 0.8
FIGURE_GAP_EMS = 0.6
SPACE_EMS, GLUED_EMS = 0.08, 0.22
"""The least gap that is a space, where the file has white space between two runs and where it has none."""

_LABEL = r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+|\((?:\d{1,3}|[a-z]{1,5})\)"
LABEL = re.compile(rf"(?:{_LABEL})(?=\s|$)")
"""A printed number or letter at a line's head: `1.`, `4.2`, `a)`, `(iii)`."""
_HEAD_NUMBER = re.compile(rf"(?:{_LABEL}|\d{{1,4}}[a-z]?|\d{{1,4}}/\d{{2,4}})$")
_FIGURE_END = re.compile(r"[\d)%]$")
_FIGURE_START = re.compile(r"[-–(£]?\s?[£(]?\d")


class Piece(msgspec.Struct, gc=False):
    """Neighbouring runs of a band with no wide gap among them.

    A piece without runs holds the place of a ruled table: `table` is its index, on the first band beside it only.
    """

    runs: list[Run]
    left: float
    right: float
    table: int | None = None

    @property
    def text(self) -> str:
        return join_text(self.runs)


class Band(msgspec.Struct, gc=False):
    """What stands on one baseline across a region, left to right."""

    base: float
    size: float
    pieces: list[Piece]

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)


def gather_bands(runs: Iterable[Run]) -> list[Band]:
    """Bands from top to bottom; raised and lowered small type joins the line that it touches."""
    runs = list(runs)
    if len(runs) == 1:
        return [_band(runs)]
    levels: list[list[Run]] = []
    base = size = 0.0
    for run in sorted(runs, key=lambda run: (run.base, run.left)):
        if levels and run.base - base <= BASELINE_EMS * min(run.size, size):
            levels[-1].append(run)
        else:
            levels.append([run])
            base, size = run.base, run.size
    _settle_raised(levels)
    return [_band(level) for level in levels if level]


def _settle_raised(levels: list[list[Run]]) -> None:
    for upper, lower in pairwise(levels):
        if not upper or not lower:
            continue
        apart = lower[0].base - upper[0].base
        if apart > RAISED_EMS * max(upper[0].size, lower[0].size):
            continue
        for small, large in ((upper, lower), (lower, upper)):
            moved = [run for run in small if any(_rides(run, other) for other in large)]
            for run in moved:
                small.remove(run)
                large.append(run)


def _rides(run: Run, other: Run) -> bool:
    """Whether a run is small type set against a larger one: the `st` of `1st`, a note's number."""
    if run.size > SMALL_TYPE * other.size or abs(run.base - other.base) > RAISED_EMS * other.size:
        return False
    near = 0.35 * other.size
    return -near <= run.left - other.right <= near or -near <= other.left - run.right <= near


def _band(level: list[Run]) -> Band:
    if len(level) == 1:
        [run] = level
        return Band(run.base, run.size, [Piece(level, run.left, run.right)])
    level.sort(key=lambda run: run.left)
    pieces = [Piece([level[0]], level[0].left, level[0].right)]
    for run in level[1:]:
        piece = pieces[-1]
        if _is_apart(piece.runs[-1], run, run.left - piece.right):
            pieces.append(Piece([run], run.left, run.right))
        else:
            piece.runs.append(run)
            piece.right = max(piece.right, run.right)
    return Band(max(level, key=lambda run: run.size).base, usual_size(level), pieces)


def usual_size(level: Sequence[Run]) -> float:
    """The size, in points, of most of the letters."""
    if len({run.size for run in level}) == 1:
        return level[0].size
    sizes: dict[float, int] = {}
    for run in level:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
    return max(sizes, key=lambda size: sizes[size])


def _is_apart(run: Run, following: Run, gap: float) -> bool:
    size = max(run.size, following.size)
    if gap > PIECE_GAP_EMS * size:
        return True
    if gap <= FIGURE_GAP_EMS * size:
        return False
    return bool(_FIGURE_END.search(run.text) and _FIGURE_START.match(following.text))


def needs_space(run: Run, following: Run) -> bool:
    """Whether a space is printed between two runs that neither ends nor starts with one."""
    gap = following.left - run.right
    if run.text[-1:].isspace() or following.text[:1].isspace():
        return False
    return gap > (SPACE_EMS if following.spaced else GLUED_EMS) * min(run.size, following.size)


def join_text(runs: Sequence[Run]) -> str:
    """The words of neighbouring runs, spaced as printed."""
    text = runs[0].text
    for run, following in pairwise(runs):
        text += " " + following.text if needs_space(run, following) else following.text
    return text


def is_head_piece(piece: Piece) -> bool:
    """Whether a piece is only a bullet or a printed number or letter, which heads the words to its right."""
    text = piece.text.strip()
    return len(text) == 1 or bool(_HEAD_NUMBER.match(text))
