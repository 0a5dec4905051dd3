"""From metres to the units of a drawing: where the map stands, how large it is, and how far a kilometre is on it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from answerable.drawing.chart import MapDrawing, Ring

EDGE = 12
# Higher than this a map would not stand on a screen with its key: what is long from north to south is drawn smaller.
_TALLEST = 1.3
_TALLEST_WIDE = 500
_WIDE_FROM = 540
FINENESS = 2
"""Points of an outline stand on a lattice of half units: rounded both from the same metres, neighbours still meet."""

TO_LATTICE = f"scale({1 / FINENESS:g})"


@dataclass(frozen=True)
class Frame:
    """Where a map stands in its drawing: `left` and `top` in units; `west` and `north` in metres; `metres` a unit."""

    left: float
    top: float
    width: float
    height: float
    west: float
    north: float
    metres: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where an easting and northing stands, in units of the drawing."""
        return self.left + (x - self.west) / self.metres, self.top + (self.north - y) / self.metres

    def place_area(self, area: Any) -> Any:
        """An area (shapely) in metres as it stands in the drawing."""
        from shapely.affinity import affine_transform

        scale = 1 / self.metres
        return affine_transform(
            area, [scale, 0, 0, -scale, self.left - self.west * scale, self.top + self.north * scale]
        )

    def snap(self, ring: Ring) -> list[tuple[int, int]]:
        """A ring on the lattice of the drawing, without points that fall together or lie along a straight line."""
        step = self.metres / FINENESS
        left, top = self.left * FINENESS, self.top * FINENESS
        return _thin([(round(left + (x - self.west) / step), round(top + (self.north - y) / step)) for x, y in ring])


def frame_map(chart: MapDrawing, width: float, top: float) -> Frame:
    """Fit every region and outline into the width. Raises ValueError where there is nothing to fit."""
    rings = list_all_rings(chart)
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    if not xs or min(xs) == max(xs) or min(ys) == max(ys):
        raise ValueError("a map needs a region or an outline that covers some ground")
    room = width - 2 * EDGE
    tallest = _TALLEST_WIDE if width >= _WIDE_FROM else room * _TALLEST
    across, up = max(xs) - min(xs), max(ys) - min(ys)
    metres = max(across / room, up / tallest)
    left = EDGE + (room - across / metres) / 2
    return Frame(
        left=round(left),
        top=round(top),
        width=across / metres,
        height=math.ceil(up / metres),
        west=min(xs),
        north=max(ys),
        metres=metres,
    )


def list_all_rings(chart: MapDrawing) -> list[Ring]:
    """Every ring of its regions and outlines."""
    regions = [ring for region in chart.regions for ring in region.rings]
    return regions + [ring for outline in chart.outlines for ring in outline.rings]


def find_middle(rings: Iterable[Ring]) -> tuple[float, float]:
    """The centroid of the largest ring, in metres: the shoelace formula."""
    ring = max(rings, key=lambda each: abs(measure_ring(each)))
    doubled = 2 * measure_ring(ring)
    first_x, first_y = ring[0]
    if not doubled:
        return float(first_x), float(first_y)
    x = y = 0.0
    # Measured from the first point, as the products of whole eastings would lose their last digits.
    for (x0, y0), (x1, y1) in _sides([(x - first_x, y - first_y) for x, y in ring]):
        cross = x0 * y1 - x1 * y0
        x, y = x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return first_x + x / (3 * doubled), first_y + y / (3 * doubled)


def measure_ring(ring: Ring) -> float:
    """The area within a ring, in square metres; below nought where it runs clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _sides(list(ring))) / 2


def _sides(points: list[tuple[int, int]]) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    return zip(points, points[1:] + points[:1], strict=True)


def _thin(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    apart = [point for at, point in enumerate(points) if point != points[at - 1]]
    kept = [
        point
        for before, point, after in zip(apart[-1:] + apart[:-1], apart, apart[1:] + apart[:1], strict=True)
        if not _is_between(before, point, after)
    ]
    return kept if len(kept) > 2 else []


def _is_between(before: tuple[int, int], point: tuple[int, int], after: tuple[int, int]) -> bool:
    (x0, y0), (x, y), (x1, y1) = before, point, after
    return (x - x0) * (y1 - y) == (y - y0) * (x1 - x) and (x - x0) * (x1 - x) + (y - y0) * (y1 - y) >= 0


def choose_bar(metres: float, room: float) -> int:
    """The length of the scale bar in metres: the longest of 1, 2 and 5 times a power of ten within so many units."""
    most = metres * room
    power = 10.0 ** math.floor(math.log10(most))
    return max(1, round(next(digit * power for digit in (5, 2, 1) if digit * power <= most)))
