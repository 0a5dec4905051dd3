"""Names and numbers on a map: each as near to its place as it can stand without touching another."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.drawing.palette import estimate_width

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Tie = tuple[float, float, float, float]
"""A line from one point to another."""

LINE = 1.1
"""How far lines of words stand apart, in times their size."""

_GAP = 2.0
# Rings of places to try around a mark: how far out, in units of the drawing.
_REACHES = (0.0, 7.0, 14.0, 22.0, 30.0)
# Right first, then up and round: where the eye looks for a name.
_COMPASS = tuple(math.radians(degrees) for degrees in (0, 180, -90, 90, -45, 45, -135, 135, -22, 22, -158, 158))
# A label further than this from its mark is tied to it by a thin line.
_TIED_FROM = 9.0


@dataclass(frozen=True)
class Label:
    """Words for a mark: `x`, `y` its middle, `half` half its breadth; `inside` are the places at which they may stand
    on the mark itself, and `beside`, where it is given, the only others: from there a line always leads to it."""

    words: str
    x: float
    y: float
    half: float
    size: float
    inside: tuple[tuple[float, float], ...] = ()
    beside: tuple[tuple[float, float], ...] | None = None


@dataclass(frozen=True)
class PlacedLabel:
    """Where the middle of the words stands; `tie` the points between which a line leads to the mark, if it is far."""

    label: Label
    x: float
    y: float
    tie: Tie | None = None


def place_labels(labels: Iterable[Label], taken: Sequence[Box], within: Box) -> list[PlacedLabel]:
    """Stand labels one after another, first come first served; one without room near its mark is left out.

    `taken` are boxes that neither a label nor its line may cover (the marks themselves). The same labels are placed
    alike every time.
    """
    boxes = list(taken)
    placed: list[PlacedLabel] = []
    for label in labels:
        for x, y in _list_places(label):
            tie = None if (x, y) in label.inside else _tie(label, x, y)
            if _is_free([_box(label, x, y), *_list_boxes(tie)], boxes, within):
                boxes += [_box(label, x, y), *_list_boxes(tie)]
                placed.append(PlacedLabel(label, x, y, tie))
                break
    return placed


def _list_places(label: Label) -> Iterable[tuple[float, float]]:
    yield from label.inside
    if label.beside is not None:
        yield from label.beside
        return
    half_width, half_height = _half(label)
    for reach, angle in itertools.product(_REACHES, _COMPASS):
        out = label.half + _GAP + reach
        across, down = math.cos(angle), math.sin(angle)
        yield label.x + across * (out + half_width), label.y + down * (out + half_height)


def measure_words(words: str, size: float) -> tuple[float, float]:
    """How wide and high words stand, in units of the drawing; they may be in several lines."""
    lines = words.split("\n")
    return max(estimate_width(line, size) for line in lines), size * LINE * len(lines)


def break_words(words: str) -> str:
    """The words in two lines about as long as each other; in one where they are a single word."""
    parts = words.split(" ")
    ways = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    return "\n".join(min(ways, key=lambda way: max(map(len, way)))) if ways else words


def _half(label: Label) -> tuple[float, float]:
    width, height = measure_words(label.words, label.size)
    return width / 2, height / 2


def _box(label: Label, x: float, y: float) -> Box:
    half_width, half_height = _half(label)
    return x - half_width, y - half_height, x + half_width, y + half_height


def _is_free(wanted: Sequence[Box], boxes: Sequence[Box], within: Box) -> bool:
    left, top, right, bottom = wanted[0]
    if left < within[0] or top < within[1] or right > within[2] or bottom > within[3]:
        return False
    return not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a in wanted for b in boxes)


def _list_boxes(tie: Tie | None) -> list[Box]:
    """A line as small boxes along it, but for where it touches its own mark and words."""
    if tie is None:
        return []
    x0, y0, x1, y1 = tie
    steps = max(2, math.ceil(math.hypot(x1 - x0, y1 - y0) / 2))
    points = ((x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps) for at in range(1, steps))
    return [(x - 0.5, y - 0.5, x + 0.5, y + 0.5) for x, y in points]


def _tie(label: Label, x: float, y: float) -> Tie | None:
    """From the edge of the mark to the edge of the words."""
    left, top, right, bottom = _box(label, x, y)
    near_x, near_y = min(max(label.x, left), right), min(max(label.y, top), bottom)
    far = math.dist((label.x, label.y), (near_x, near_y))
    if far - label.half < _TIED_FROM and label.beside is None:
        return None
    share = label.half / far
    return label.x + (near_x - label.x) * share, label.y + (near_y - label.y) * share, near_x, near_y
