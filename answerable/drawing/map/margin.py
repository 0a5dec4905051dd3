"""What stands around a map: its key above; scale bar, north, caveat and credit below."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from answerable.drawing.chart import MapDrawing
from answerable.drawing.map.frame import EDGE, FINENESS, TO_LATTICE, Frame, choose_bar
from answerable.drawing.map.ink import add
from answerable.drawing.map.shades import find_step, say_shades
from answerable.drawing.palette import INK, NO_CELL, SOFT, TYPE_SIZE, estimate_width, wrap_words
from answerable.drawing.wording import say_number

SMALL = 12
_LINE = 18
_SWATCH_WIDTH, _SWATCH_HEIGHT = 22, 13
# From the left of a swatch to its words.
_BESIDE = _SWATCH_WIDTH + 6
_APART = 14
_METHODS = {"quantile": "Each shade has about the same number of areas.", "equal": "Shades are steps of one size."}
_KILOMETRE = 1000


def draw_key(root: ET.Element, chart: MapDrawing, width: float, hatch: str) -> float:
    """The key from the top of the drawing: what is measured, then each shade. Gives how far down it reaches."""
    group = add(root, "g", class_="drawing__key", fill=INK)
    down = EDGE + TYPE_SIZE - 3
    for line in wrap_words(chart.key.title, width - 2 * EDGE):
        add(group, "text", line, x=EDGE, y=down)
        down += _LINE
    if len(chart.breaks) > 2:
        add(group, "text", _METHODS[chart.method], x=EDGE, y=down, fill=SOFT, font_size=f"{SMALL}px")
        down += _LINE
    down += 3
    x = float(EDGE)
    for fill, outline, words in _list_entries(chart, hatch):
        lines = wrap_words(words, width - 2 * EDGE - _BESIDE)
        needed = _BESIDE + max(map(estimate_width, lines))
        if x > EDGE and x + needed > width - EDGE:
            x, down = float(EDGE), down + _LINE
        _draw_swatch(group, x, down - _SWATCH_HEIGHT + 2, fill, outline)
        for at, line in enumerate(lines):
            add(group, "text", line, x=x + _BESIDE, y=down + at * _LINE)
        down += (len(lines) - 1) * _LINE
        x += needed + _APART
    return down + 12


def _draw_swatch(group: ET.Element, x: float, y: float, fill: str, outline: str) -> None:
    """Drawn on the lattice of the map, so that the hatching of both is alike."""
    fine = FINENESS
    size = {"x": x * fine, "y": y * fine, "width": _SWATCH_WIDTH * fine, "height": _SWATCH_HEIGHT * fine}
    breadth = fine * (2 if outline == INK else 1)
    add(group, "rect", **size, fill=fill, stroke=outline, stroke_width=breadth, transform=TO_LATTICE)


def _list_entries(chart: MapDrawing, hatch: str) -> list[tuple[str, str, str]]:
    """Fill, outline and words of each entry; nothing stands in the key that is not on the map."""
    said = [(find_step(chart.breaks, shade), SOFT, words) for shade, words in enumerate(say_shades(chart))]
    if any(region.is_hidden for region in chart.regions):
        said.append((hatch, SOFT, chart.hidden_words))
    if said and any(region.value is None and not (region.is_hidden or region.is_overlay) for region in chart.regions):
        said.append((NO_CELL, SOFT, "Not known"))
    if chart.ours_words and any(region.is_ours for region in chart.regions):
        said.append(("none", INK, chart.ours_words))
    return said


def draw_foot(root: ET.Element, chart: MapDrawing, frame: Frame, width: float, lost: str) -> float:
    """Scale and north, what had no room (`lost`), then caveat and credit. Gives the height of the whole drawing."""
    group = add(root, "g", class_="drawing__foot", fill=SOFT, font_size=f"{SMALL}px")
    down = frame.top + frame.height + 22
    bar = choose_bar(frame.metres, min(120.0, width / 3))
    length = bar / frame.metres
    ends = f"M{EDGE} {down - 9:g}v5h{length:.1f}v-5"
    add(group, "path", d=ends, fill="none", stroke=SOFT, stroke_width=1.5)
    add(group, "text", f"{_say_length(bar)}. North is up.", x=EDGE + length + 8, y=down)
    for words in (lost, chart.caveat, chart.credit):
        for line in wrap_words(words, width - 2 * EDGE, SMALL) if words else ():
            down += SMALL + 4
            add(group, "text", line, x=EDGE, y=down)
    return down + EDGE


def _say_length(metres: int) -> str:
    return f"{say_number(metres // _KILOMETRE)} km" if metres >= _KILOMETRE else f"{metres} m"
