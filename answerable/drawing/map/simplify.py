"""Outlines with no more points than a drawing of its size can show, whose shared borders stay shared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from answerable.drawing.chart import MapDrawing, Outline, Ring
from answerable.drawing.map.frame import list_all_rings

TOLERANCE = 1.0
"""How far a border may be moved, in units of the drawing: less than the eye tells at the width of a line. (The square
root of the least area of a triangle of three points that is kept.)"""
# A map of fewer points than this needs no thinning; one of more than the most is thinned further, so that the page it
# stands on stays small (a point takes some five bytes).
_FEW, _MOST = 4_000, 15_000
_COARSER, _TRIES = 1.4, 8
# Simplified for about this size: the frame of a map shrinks a little with its outermost points.
_NEAR = 0.95
# An outline is made of the regions within it where they cover it but for this share of its ground.
_SPARE = 0.03


def simplify_chart(chart: MapDrawing, metres: float) -> MapDrawing:
    """The map as it is to be drawn at so many metres a unit. A map of few points, or simplified so far already, is
    left as it is.

    Regions that share borders are simplified together (Visvalingam and Whyatt 1993, by GEOS's coverages), so that no
    gap opens between neighbours; an outline that they fill is drawn along their own borders. Hotspots are small, and
    keep every point.
    """
    least = metres * TOLERANCE
    if sum(map(len, list_all_rings(chart))) < _FEW or chart.tolerance >= least * _NEAR:
        return chart
    at = [index for index, region in enumerate(chart.regions) if not region.is_overlay]
    before = [join_rings(chart.regions[index].rings) for index in at]
    after, tolerance = _simplify(before, least)
    regions = list(chart.regions)
    for index, geometry in zip(at, after, strict=True):
        regions[index] = msgspec.structs.replace(regions[index], rings=list_rings(geometry))
    outlines = _simplify_outlines(chart.outlines, before, after, tolerance)
    return msgspec.structs.replace(chart, regions=tuple(regions), outlines=outlines, tolerance=round(tolerance, 1))


def list_rings(geometry: Any) -> tuple[Ring, ...]:
    """The outlines and holes of a polygon or several (shapely), in whole metres."""
    import shapely

    lines = (
        line
        for part in shapely.get_parts(geometry)
        if part.geom_type == "Polygon" and not part.is_empty
        for line in (part.exterior, *part.interiors)
    )
    rings = (tuple((round(x), round(y)) for x, y in shapely.get_coordinates(line)[:-1].tolist()) for line in lines)
    return tuple(ring for ring in rings if len(ring) > 2)


def join_rings(rings: Sequence[Ring]) -> Any:
    """Outlines and holes alike as one area (shapely): what lies within an odd number of rings."""
    import shapely

    polygons = [shapely.polygons([*ring, ring[0]]) for ring in rings if len(ring) > 2]
    if len(polygons) == 1:
        return polygons[0]
    joined = shapely.Polygon()
    for polygon in polygons:
        joined = shapely.symmetric_difference(joined, shapely.make_valid(polygon))
    return joined


def _simplify(geometries: Sequence[Any], tolerance: float) -> tuple[list[Any], float]:
    """The areas simplified by at least the tolerance, and by how much they were: more, where they have very many
    points."""
    import shapely

    simple: Any = list(geometries)
    for _ in range(_TRIES if simple else 0):
        simple = shapely.coverage_simplify(list(geometries), tolerance)
        if shapely.get_num_coordinates(simple).sum() <= _MOST:
            break
        tolerance *= _COARSER
    return list(simple), tolerance


def _simplify_outlines(
    outlines: Sequence[Outline], before: Sequence[Any], after: Sequence[Any], tolerance: float
) -> tuple[Outline, ...]:
    """`before` and `after` are the regions' areas, whole and simplified."""
    import shapely

    whole = [join_rings(each.rings) for each in outlines]
    tree = shapely.STRtree([shapely.point_on_surface(each) for each in before])
    found = []
    for outline, plain, geometry in zip(outlines, _simplify(whole, tolerance)[0], whole, strict=True):
        inside = tree.query(geometry, predicate="intersects").tolist()
        covered = sum(before[index].area for index in inside)
        if abs(covered - geometry.area) <= _SPARE * geometry.area:
            # On the lattice of metres: there no outline is too crooked to be joined.
            plain = shapely.union_all([after[index] for index in inside], grid_size=1.0)
        found.append(msgspec.structs.replace(outline, rings=list_rings(plain)))
    return tuple(found)
