"""A chart as SVG: the same bytes for the same chart. Plots are drawn by Vega-Lite and then made fit to stand in a
page, maps by our own writer (`map/`).

The drawing has no width of its own (its `viewBox` scales), no script and no style attribute, so it stands inline
under a policy that allows none, and as a file by itself. Its colours are attributes, which a style sheet may change
by night.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

from msgspec import Struct

from answerable.drawing.chart import Chart, MapDrawing
from answerable.drawing.map import draw_map
from answerable.drawing.map.ink import clean_words
from answerable.drawing.palette import FONT, TYPE_SIZE, WIDE
from answerable.drawing.vega import specify_chart

_NAMESPACE = "http://www.w3.org/2000/svg"
_VEGA_LITE = "6.4"
# What Vega says to screen readers of each part; the drawing as a whole is one picture, with its words and its table.
_DROPPED = ("aria-hidden", "aria-roledescription", "aria-label", "role", "pointer-events", "class", "style")
# What words have from the drawing as a whole, unless they say otherwise.
_COMMON = {"font-family": FONT, "font-size": f"{TYPE_SIZE}px", "opacity": "1", "font-weight": "normal"}
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_KEPT_DRAWINGS = 256


def draw_chart(chart: Chart, *, title: str, sentence: str, width: int = WIDE) -> str:
    """The chart as an SVG element with its title and, as its description, the sentence that says what it shows.

    `width` is `palette.WIDE` for a page or `palette.NARROW` for a telephone: units of the drawing in which type is 14
    high. Raises ValueError, in a sentence, for a chart with nothing in it.
    """
    if isinstance(chart, MapDrawing):
        return _draw_map(chart, clean_words(title), clean_words(sentence), width)
    spec = specify_chart(_clean(chart), width)
    written = json.dumps(spec, sort_keys=True, allow_nan=False, default=float)
    return _draw(written, _clean(title), _clean(sentence))


def _clean(part: Any) -> Any:
    """Words without the characters that XML cannot hold: at one of them the library would end the whole process."""
    if isinstance(part, str):
        return clean_words(part)
    if isinstance(part, tuple):
        return tuple(_clean(each) for each in part)
    if isinstance(part, Struct):
        return type(part)(**{name: _clean(getattr(part, name)) for name in part.__struct_fields__})
    return part


def rasterise_svg(svg: str, scale: float = 2.0) -> bytes:
    """The drawing as PNG, for papers whose form cannot hold SVG."""
    import vl_convert

    picture: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return picture


def flatten_svg(svg: str, scale: float = 3.0) -> str:
    """The drawing as an SVG that holds one raster of it.

    In a PDF the words of a drawing would be words of the page: read aloud twice, and taken for its paragraphs. Flat,
    it is a picture with its words beside it. At a scale of 3 it has some 330 dots to the inch on A4.
    """
    width, height = read_size(svg)
    packed = base64.b64encode(rasterise_svg(svg, scale)).decode()
    return (
        f'<svg xmlns="{_NAMESPACE}" viewBox="0 0 {width:g} {height:g}">'
        f'<image width="{width:g}" height="{height:g}" href="data:image/png;base64,{packed}"/></svg>'
    )


def read_size(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in its own units. Raises ValueError where it states none."""
    box = re.search(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"', svg)
    if box is None:
        raise ValueError("the drawing has no viewBox")
    return float(box[1]), float(box[2])


@lru_cache(maxsize=_KEPT_DRAWINGS)
def _draw(spec: str, title: str, sentence: str) -> str:
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)
    mark = _mark(f"{spec}\n{title}\n{sentence}".encode())
    ET.register_namespace("", _NAMESPACE)
    root = ET.fromstring(drawn)  # noqa: S314 -- the drawing is our own, of the line before
    _tidy(root, mark)
    _name(root, mark, title, sentence)
    return ET.tostring(root, encoding="unicode")


def _draw_map(chart: MapDrawing, title: str, sentence: str, width: int) -> str:
    """Not kept as plots are: a map is drawn as quickly as it is looked up, and is large."""
    mark = _mark(repr((chart, title, sentence, width)).encode())
    ET.register_namespace("", _NAMESPACE)
    root = draw_map(chart, width, mark)
    _name(root, mark, title, sentence)
    return ET.tostring(root, encoding="unicode")


def _mark(said: bytes) -> str:
    """What the ids of a drawing begin with, so that no two drawings on a page share one."""
    return "d" + hashlib.sha256(said).hexdigest()[:10]


def _tidy(element: ET.Element, mark: str) -> None:
    """Take away what is not seen and what only Vega needs; names that others refer to become this drawing's own."""
    for child in list(element):
        if _is_unseen(child):
            element.remove(child)
            continue
        _tidy(child, mark)
        if _tag(child) in ("g", "defs") and len(child) == 0:
            element.remove(child)
    said = element.get("aria-label") if element.get("role") == "graphics-symbol" else None
    kind = _kind_of(element)
    for name in _DROPPED:
        element.attrib.pop(name, None)
    if kind:
        element.set("class", kind)
    for name, value in list(element.attrib.items()):
        element.set(name, _own(_NUMBER.sub(_round, value), mark, name))
    for name, value in _COMMON.items():
        if element.get(name) == value:
            del element.attrib[name]
    if said and kind is None and _tag(element) == "path":
        ET.SubElement(element, f"{{{_NAMESPACE}}}title").text = said


def _is_unseen(element: ET.Element) -> bool:
    if element.get("display") == "none" or element.get("opacity") == "0":
        return True
    if _tag(element) == "path" and element.get("class") in ("background", "foreground"):
        return element.get("fill") is None and element.get("stroke") is None
    return False


def _kind_of(element: ET.Element) -> str | None:
    """The name that a layer was given, of a class such as `mark-symbol role-mark points_marks`."""
    found = re.search(r"(?:^|\s)([a-z_]+?)(?:_\d+)+_marks$", element.get("class") or "")
    return f"drawing__{found[1].replace('_', '-')}" if found else None


def _own(value: str, mark: str, name: str) -> str:
    if name == "id":
        return f"{mark}-{value}"
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{mark}-\1)", value)


def _round(number: re.Match[str]) -> str:
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _name(root: ET.Element, mark: str, title: str, sentence: str) -> None:
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.set("class", "drawing")
    root.set("role", "img")
    root.set("font-family", FONT)
    root.set("font-size", f"{TYPE_SIZE}px")
    root.set("aria-labelledby", f"{mark}-title")
    root.set("aria-describedby", f"{mark}-words")
    for place, (tag, end, words) in enumerate((("title", "title", title), ("desc", "words", sentence))):
        named = ET.Element(f"{{{_NAMESPACE}}}{tag}", {"id": f"{mark}-{end}"})
        named.text = words
        root.insert(place, named)


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
