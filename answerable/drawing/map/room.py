"""Where the name of an area has room: on the area itself, else on bare ground beside it with a line that leads to it.

Over another area it would name the wrong one.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any

Point = tuple[float, float]

# Places that are tried along each side of an area, besides its middle.
_TRIED = 9
# With so much of the words on their own area no better place is looked for; with less than the least they would seem
# to stand on two.
_ENOUGH, _LEAST = 0.97, 0.85
_REACHES = (3.0, 8.0, 16.0, 28.0, 42.0)
_COMPASS = tuple(math.radians(degrees) for degrees in range(0, 360, 15))


def list_inside(area: Any, width: float, height: float) -> tuple[Point, ...]:
    """Middles at which words of that size stand on an area (shapely, in units of the drawing): those that hold the
    words whole first, of them the nearest to its middle. Empty where the area is too small."""
    import shapely

    middle = area.centroid
    left, top, right, bottom = area.bounds
    steps = [(at + 1) / (_TRIED + 1) for at in range(_TRIED)]
    grid = itertools.product(
        (left + (right - left) * at for at in steps), (top + (bottom - top) * at for at in steps)
    )
    points = [(middle.x, middle.y), *grid]
    boxes = [shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2) for x, y in points]
    shares = (shapely.area(shapely.intersection(boxes, area)) / (width * height)).tolist()
    ranked = sorted(
        (-min(share, _ENOUGH), math.dist(point, points[0]), point)
        for point, share in zip(points, shares, strict=True)
    )
    return tuple(point for share, _, point in ranked if -share >= _LEAST)


def list_beside(areas: Sequence[Any], at: int, width: float, height: float) -> tuple[Point, ...]:
    """Middles on bare ground from which a line reaches the area at that place in the list across no other; the
    nearest first."""
    import shapely

    tree = shapely.STRtree(areas)
    inside = areas[at].representative_point()
    left, top, right, bottom = areas[at].bounds
    found = []
    for reach, angle in itertools.product(_REACHES, _COMPASS):
        x = (left + right) / 2 + math.cos(angle) * ((right - left) / 2 + reach + width / 2)
        y = (top + bottom) / 2 + math.sin(angle) * ((bottom - top) / 2 + reach + height / 2)
        words = shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if tree.query(words, predicate="intersects").size:
            continue
        if set(tree.query(shapely.shortest_line(words, inside), predicate="intersects").tolist()) <= {at}:
            found.append((shapely.distance(words, inside), (x, y)))
    return tuple(point for _, point in sorted(found))
