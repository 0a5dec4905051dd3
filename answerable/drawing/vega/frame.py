"""What charts share: the frame with its axes, layers of lines, areas, points and words, and labels kept apart."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from answerable.drawing.palette import ACCENT, FONT, GROUND, INK, NARROW, RULE, SOFT, TYPE_SIZE
from answerable.drawing.scale import Scale

Spec = dict[str, Any]
Datum = Mapping[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
# How high the title of an upright axis stands over the plot.
TITLE_ABOVE = 22.0
# Labels nearer to each other than this would touch.
LINE_HEIGHT = 17.0
_EDGE = 12.0
# Between the plot and the words of an upright axis.
_TICK_ROOM = 8.0


def is_narrow(width: float) -> bool:
    """Whether the chart is drawn for a telephone."""
    return width < (NARROW + 720) / 2


def frame_chart(width: float, height: float, layers: Sequence[Spec], *, above: float = 0.0) -> Spec:
    """A chart of these layers; `width` and `height` are those of the plot, its axes and labels stand around it.

    `above` is how high words stand over the plot, which the key is to keep clear of.
    """
    drawn = [layer for layer in layers if layer]
    return {
        "$schema": SCHEMA,
        "width": round(width, 1),
        "height": round(height, 1),
        "padding": _EDGE,
        "background": GROUND,
        "config": {**_HOUSE_STYLE, "legend": {**_LEGEND, "offset": 10 + above}},
        # A name counts but once in a specification; the number goes again when the drawing is tidied.
        "layer": [{**layer, "name": f"{layer['name']}_{number}"} for number, layer in enumerate(drawn)],
    }


def measure_plot(width: float, upright: Scale, right: float = 0.0) -> float:
    """The breadth left for the plot beside the labels of an upright axis, and what stands to its right."""
    return max(120.0, width - 2 * _EDGE - _TICK_ROOM - upright.widest_label() - max(right, 14.0))


def encode_axis(field: str, scale: Scale, title: str, *, grid: bool, more: Spec | None = None) -> Spec:
    """A position along a scale whose ticks and labels are ours."""
    labels = {_key(at): label for at, label in zip(scale.ticks, scale.labels, strict=True)}
    axis: Spec = {
        "values": list(scale.ticks),
        "labelExpr": f"({json.dumps(labels)})[format(datum.value, '.6~f')]",
        "title": title,
        "grid": grid,
        "domain": not grid,
        "ticks": not grid,
        "labelOverlap": False,
        "labelFlush": False,
        **(more or {}),
    }
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [scale.low, scale.high], "nice": False, "zero": False},
        "axis": axis,
    }


def encode_upright(field: str, scale: Scale, title: str) -> Spec:
    """A value up the side, over a grid. Its title lies above the axis, so that nobody has to turn their head."""
    left = -(scale.widest_label() + _TICK_ROOM)
    lying = {"titleAngle": 0, "titleAlign": "left", "titleBaseline": "bottom", "titleX": left, "titleY": -12}
    return encode_axis(field, scale, title, grid=True, more=lying)


def encode_rows(field: str, height: float) -> Spec:
    """A position down the side, in units of the drawing from the top; `draw_row_names` says what stands there."""
    scale = {"domain": [0, height], "range": [0, height], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def draw_row_names(
    names: Sequence[Sequence[str]], middles: Sequence[float], heavy: Sequence[bool] = ()
) -> list[Spec]:
    """The name of each row, of one line or several, at its left; those that are `heavy` in bold."""
    rows = [
        {
            "y": middle - LINE_HEIGHT * (len(lines) - 1) / 2,
            "words": list(lines),
            "heavy": bool(heavy and heavy[index]),
        }
        for index, (lines, middle) in enumerate(zip(names, middles, strict=True))
    ]
    mark = {
        "type": "text",
        "align": "right",
        "baseline": "middle",
        "lineHeight": LINE_HEIGHT,
        "color": INK,
        "aria": False,
    }
    place = {"x": {"value": -8}, "y": at("y"), "text": {"field": "words", "type": "nominal"}}
    return [
        layer("row_names", mark, [row for row in rows if not row["heavy"]], place),
        layer("our_row_names", {**mark, "fontWeight": "bold"}, [row for row in rows if row["heavy"]], place),
    ]


def _key(at: float) -> str:
    """A tick as Vega's own format `.6~f` writes it (which has a true minus)."""
    words = f"{at:.6f}".rstrip("0").rstrip(".")
    return words.replace("-", "\u2212") if words != "-0" else "0"


def layer(name: str, mark: Spec, data: Sequence[Datum], encoding: Spec) -> Spec:
    """A layer with rows of its own, or nothing where there are none. Its name becomes a class of the drawing.

    A row with a number that is none (not a number, or without bound) has no place and is left to the table.
    """
    shown = [row for row in data if all(not isinstance(each, float) or math.isfinite(each) for each in row.values())]
    if not shown:
        return {}
    return {"name": name, "data": {"values": shown}, "mark": {"aria": True, **mark}, "encoding": encoding}


def at(field: str) -> Spec:
    """A position on the scale that another layer names."""
    return {"field": field, "type": "quantitative"}


def told() -> Spec:
    """What a mark says when it is pointed at."""
    return {"description": {"field": "told", "type": "nominal"}}


def draw_words(name: str, data: Sequence[Datum], encoding: Spec, **mark: Any) -> list[Spec]:
    """Words over the plot, with the ground behind each letter so that lines below do not cross them."""
    style = {"type": "text", "align": "left", "baseline": "middle", "fontSize": TYPE_SIZE, "color": INK, **mark}
    halo = {**style, "stroke": GROUND, "strokeWidth": 4, "strokeJoin": "round", "color": GROUND, "aria": False}
    words = {**encoding, "text": {"field": "words", "type": "nominal"}}
    return [layer(f"{name}_halo", halo, data, words), layer(name, style, data, words)]


def rule_across(name: str, value: float, color: str, dash: Sequence[float], width: float = 1.5) -> Spec:
    """A line across the whole plot."""
    mark = {"type": "rule", "color": color, "strokeDash": list(dash), "strokeWidth": width, "aria": False}
    return layer(name, mark, [{"y": value}], {"y": at("y")})


def rule_upright(name: str, places: Sequence[float], color: str, dash: Sequence[float]) -> Spec:
    mark = {"type": "rule", "color": color, "strokeDash": list(dash), "strokeWidth": 1.5, "aria": False}
    return layer(name, mark, [{"x": place} for place in places], {"x": at("x")})


def keep_apart(places: Sequence[float], least: float, end: float) -> list[float]:
    """Places moved as little as keeps any two `least` apart, within 0 and `end` where they fit; their order is kept.

    Neighbours that would touch share the way they are moved (isotonic regression by pooling, Barlow 1972).
    """
    order = sorted(range(len(places)), key=lambda each: places[each])
    pools: list[tuple[float, int]] = []
    for rank, each in enumerate(order):
        mean, count = places[each] - rank * least, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    means = [mean for mean, count in pools for _ in range(count)]
    room = max(0.0, end - (len(places) - 1) * least)
    found = [0.0] * len(places)
    for rank, (each, mean) in enumerate(zip(order, means, strict=True)):
        found[each] = min(max(mean, 0.0), room) + rank * least
    return found


def spread_labels(scale: Scale, height: float, values: Sequence[float], lines: int = 1) -> list[float]:
    """For labels of so many lines beside an upright axis: the value at which each stands, none touching another."""
    places = [height - scale.place(value, height) for value in values]
    return [
        scale.low + (height - place) / height * (scale.high - scale.low)
        for place in keep_apart(places, LINE_HEIGHT * lines, height)
    ]


_AXIS: Spec = {
    "labelFont": FONT,
    "titleFont": FONT,
    "labelFontSize": TYPE_SIZE,
    "titleFontSize": TYPE_SIZE,
    "titleFontWeight": "normal",
    "labelColor": SOFT,
    "titleColor": SOFT,
    "gridColor": RULE,
    "gridWidth": 1,
    "domainColor": SOFT,
    "tickColor": SOFT,
    "tickSize": 5,
    "labelPadding": 5,
    "titlePadding": 10,
    "labelOverlap": False,
    "labelLimit": 0,
    "titleLimit": 0,
}
_LEGEND: Spec = {
    "orient": "top",
    "direction": "horizontal",
    "title": None,
    "labelFont": FONT,
    "labelFontSize": TYPE_SIZE,
    "labelColor": INK,
    "labelLimit": 0,
    "symbolSize": 90,
    "columnPadding": 16,
    "rowPadding": 4,
}
_HOUSE_STYLE: Spec = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": _AXIS,
    "line": {"color": ACCENT, "strokeWidth": 2},
    "text": {"font": FONT, "fontSize": TYPE_SIZE},
}
