"""A map as SVG: shades below, then withheld areas, thin lines, heavy outlines, and names over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from xml.etree import ElementTree as ET

from answerable.drawing.chart import MapDrawing, Region
from answerable.drawing.map.frame import EDGE, FINENESS, TO_LATTICE, Frame, find_middle, frame_map
from answerable.drawing.map.ink import NAMESPACE, add
from answerable.drawing.map.labels import LINE, Box, Label, PlacedLabel, break_words, measure_words, place_labels
from answerable.drawing.map.margin import SMALL, draw_foot, draw_key
from answerable.drawing.map.path import write_path
from answerable.drawing.map.room import list_beside, list_inside
from answerable.drawing.map.shades import find_shade, find_step
from answerable.drawing.map.simplify import join_rings, simplify_chart
from answerable.drawing.palette import GROUND, INK, NO_CELL, SOFT, estimate_width
from answerable.drawing.wording import choose_places, say_count, say_value

# More areas than this are drawn as one path for each shade: none of them can be pointed at, and the page stays small.
MOST_TOLD = 150
_DOT = 3.0


def draw_map(chart: MapDrawing, width: float, mark: str) -> ET.Element:
    """The map as an SVG element so wide, ids beginning with `mark`. Raises ValueError for a map of no ground."""
    root = ET.Element(f"{{{NAMESPACE}}}svg")
    ground = add(root, "rect", width=width, height=0, fill=GROUND)
    hatch = f"url(#{mark}-hatch)"
    if any(region.is_hidden for region in chart.regions):
        _define_hatch(root, mark)
    frame = frame_map(chart, width, draw_key(root, chart, width, hatch))
    simple = simplify_chart(chart, frame.metres)
    _draw_areas(root, simple, frame, hatch)
    _draw_lines(root, simple, frame)
    lost = _draw_labels(root, simple, frame, width)
    height = draw_foot(root, chart, frame, width, lost)
    ground.set("height", f"{height:g}")
    root.set("viewBox", f"0 0 {width:g} {height:g}")
    return root


def _define_hatch(root: ET.Element, mark: str) -> None:
    size: dict[str, str | float] = {"width": 8, "height": 8}
    pattern = add(add(root, "defs"), "pattern", id=f"{mark}-hatch", patternUnits="userSpaceOnUse", **size)
    add(pattern, "rect", **size, fill=NO_CELL)
    add(pattern, "path", d="M-1 9 9-1M-1 1 1-1M7 9 9 7", stroke=SOFT, stroke_width=1.5)


def _draw_areas(root: ET.Element, chart: MapDrawing, frame: Frame, hatch: str) -> None:
    areas = [region for region in chart.regions if not region.is_overlay]
    are_few = len(areas) <= MOST_TOLD
    # Many areas are parted by a hair of ground: lines as dark as those around a few would cover what they part.
    line: dict[str, str | float] = {"stroke": SOFT if are_few else GROUND, "stroke_linejoin": "round"}
    shaded = add(root, "g", class_="drawing__areas", transform=TO_LATTICE, fill_rule="evenodd", **line)
    shaded.set("stroke-width", f"{FINENESS * (0.75 if are_few else 0.5):g}")
    for fill, regions in _sort_by_fill(chart, areas, hatch):
        group = add(shaded, "g", fill=fill)
        _draw_regions(group, regions, chart, frame, told=are_few)


def _draw_lines(root: ET.Element, chart: MapDrawing, frame: Frame) -> None:
    """Thin lines for finding one's way; heavy ones around what is ours."""
    if chart.outlines:
        data = write_path(frame.snap(ring) for each in chart.outlines for ring in each.rings)
        thin: dict[str, str | float] = {"fill": "none", "stroke": SOFT, "stroke_linejoin": "round"}
        add(root, "path", class_="drawing__outlines", d=data, transform=TO_LATTICE, stroke_width=FINENESS, **thin)
    ours = [region for region in chart.regions if region.is_ours]
    if ours:
        heavy: dict[str, str | float] = {"stroke": INK, "stroke_linejoin": "round", "fill": "none"}
        group = add(root, "g", class_="drawing__ours", transform=TO_LATTICE, stroke_width=FINENESS * 2, **heavy)
        _draw_regions(group, ours, chart, frame, told=True)


def _sort_by_fill(chart: MapDrawing, regions: Iterable[Region], hatch: str) -> Iterable[tuple[str, Sequence[Region]]]:
    """Regions by what fills them, lightest first; withheld ones last, so that their edges are whole."""
    found: dict[tuple[int, str], list[Region]] = {}
    for region in regions:
        if region.is_hidden:
            key = (len(chart.breaks) + 1, hatch)
        elif region.value is None or not chart.breaks:
            key = (-1, NO_CELL)
        else:
            shade = find_shade(chart.breaks, region.value)
            key = (shade, find_step(chart.breaks, shade))
        found.setdefault(key, []).append(region)
    return [(fill, found[rank, fill]) for rank, fill in sorted(found)]


def _draw_regions(
    group: ET.Element, regions: Sequence[Region], chart: MapDrawing, frame: Frame, *, told: bool
) -> None:
    if not told:
        add(group, "path", d=write_path(frame.snap(ring) for each in regions for ring in each.rings))
        return
    for region in regions:
        path = add(group, "path", d=write_path(frame.snap(ring) for ring in region.rings))
        add(path, "title", _tell(chart, region))


def _tell(chart: MapDrawing, region: Region) -> str:
    if region.words or region.is_overlay:
        return f"{region.name}: {region.words}" if region.words else region.name
    if region.is_hidden:
        return f"{region.name}: {chart.hidden_words.lower()}"
    places = choose_places([each.value for each in chart.regions], chart.key.form)
    return f"{region.name}: {say_value(region.value, chart.key.form, places)}"


def _draw_labels(root: ET.Element, chart: MapDrawing, frame: Frame, width: float) -> str:
    """Numbers of hotspots first, then names of areas and towns, where they have room. Says how many have none."""
    within = (EDGE / 2, frame.top, width - EDGE / 2, frame.top + frame.height)
    marks = [_label_mark(region, frame) for region in chart.regions if region.label and region.is_overlay]
    labels = [*marks, *_label_areas(chart, frame)]
    dots = [frame.place(town.x, town.y) for town in chart.towns]
    towns = [
        Label(words=town.name, x=x, y=y, half=_DOT, size=SMALL)
        for town, (x, y) in zip(chart.towns, dots, strict=True)
    ]
    taken = [_mark_box(x, y, _DOT) for x, y in dots]
    taken += [_mark_box(each.x, each.y, each.half) for each in marks if not each.inside]
    placed = place_labels([*labels, *towns], taken, within)
    _write_labels(root, placed, dots)
    seen = {each.label for each in placed}
    lost = sum(label not in seen for label in labels)
    return f"{lost} of {say_count(len(labels), 'label')} found no room: the table has them all." if lost else ""


def _label_mark(region: Region, frame: Frame) -> Label:
    x, y = frame.place(*find_middle(region.rings))
    xs, ys = zip(*(point for ring in region.rings for point in ring), strict=True)
    across, up = (max(xs) - min(xs)) / frame.metres, (max(ys) - min(ys)) / frame.metres
    is_inside = across > 1.3 * estimate_width(region.label, SMALL) and up > 1.3 * SMALL
    half = min(across, up) / 2
    return Label(words=region.label, x=x, y=y, half=half, size=SMALL, inside=((x, y),) if is_inside else ())


def _label_areas(chart: MapDrawing, frame: Frame) -> list[Label]:
    """The names of areas, what is ours first, each with the places at which it cannot be taken for another's."""
    regions = sorted((each for each in chart.regions if not each.is_overlay), key=lambda each: not each.is_ours)
    if not any(region.label for region in regions):
        return []
    areas = [frame.place_area(join_rings(region.rings)) for region in regions]
    return [_label_area(areas, at, region.label) for at, region in enumerate(regions) if region.label]


def _label_area(areas: Sequence[Any], at: int, name: str) -> Label:
    """In one line on the area itself; where it is too narrow, in two; else beside it."""
    mark = areas[at].representative_point()
    for words in (name, break_words(name)):
        inside = list_inside(areas[at], *measure_words(words, SMALL))
        if inside:
            break
    else:
        words = name
    beside = list_beside(areas, at, *measure_words(words, SMALL))
    return Label(words=words, x=mark.x, y=mark.y, half=0, size=SMALL, inside=inside, beside=beside)


def _mark_box(x: float, y: float, half: float) -> Box:
    return x - half, y - half, x + half, y + half


def _write_labels(root: ET.Element, placed: Sequence[PlacedLabel], dots: Sequence[tuple[float, float]]) -> None:
    if not placed and not dots:
        return
    group = add(root, "g", class_="drawing__names", font_size=f"{SMALL}px", text_anchor="middle", fill=INK)
    ties = "".join(f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" for x0, y0, x1, y1 in (p.tie for p in placed if p.tie))
    if ties:
        add(group, "path", d=ties, stroke=INK, stroke_width=1, fill="none")
    for x, y in dots:
        add(group, "circle", cx=x, cy=y, r=_DOT, fill=INK, stroke=GROUND)
    halo = add(group, "g", stroke=GROUND, stroke_width=3, stroke_linejoin="round", paint_order="stroke")
    for each in placed:
        lines = each.label.words.split("\n")
        first = each.y + SMALL * (0.35 - LINE * (len(lines) - 1) / 2)
        for at, line in enumerate(lines):
            add(halo, "text", line, x=each.x, y=first + SMALL * LINE * at)
