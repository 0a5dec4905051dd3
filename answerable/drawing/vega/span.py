"""Spans: values with their intervals one under another, ours by its shape and the weight of its name."""

from __future__ import annotations

import math
from itertools import accumulate

from answerable.drawing.chart import Span, SpanDrawing
from answerable.drawing.palette import ACCENT, GROUND, INK, SOFT, TARGET, estimate_width, wrap_words
from answerable.drawing.scale import Scale, choose_log_scale, choose_scale
from answerable.drawing.vega.frame import (
    LINE_HEIGHT,
    Spec,
    at,
    draw_row_names,
    draw_words,
    encode_axis,
    encode_rows,
    frame_chart,
    is_narrow,
    layer,
    rule_upright,
    told,
)
from answerable.drawing.wording import choose_places, say_interval, say_value

_PITCH = 21.0
_NAME_WIDTH = {True: 130.0, False: 230.0}
_MARK_WIDTH = 140.0


def specify_spans(chart: SpanDrawing, width: float) -> Spec:
    """Raises ValueError for a chart without spans, and for a logarithmic one with a value not above nought."""
    if not chart.spans:
        raise ValueError("a chart of intervals needs a value")
    names = [wrap_words(span.name, _NAME_WIDTH[is_narrow(width)]) for span in chart.spans]
    middles, height = _stack(names)
    widest = max(estimate_width(line) for lines in names for line in lines)
    across = max(120.0, width - 24 - widest * 1.05 - 26)
    x = _scale(chart)
    rows = [_row(span, middle, chart, x) for span, middle in zip(chart.spans, middles, strict=True)]
    axes = {
        "x": encode_axis("low", x, chart.x.title, grid=True),
        "y": encode_rows("y", height),
    }
    rule = {"type": "rule", "aria": False}
    reach = {"x": axes["x"], "x2": {"field": "high"}, "y": axes["y"]}
    return frame_chart(
        across,
        height,
        [
            layer("reach", {**rule, "color": SOFT, "strokeWidth": 2}, [r for r in rows if not r["ours"]], reach),
            layer("our_reach", {**rule, "color": ACCENT, "strokeWidth": 4}, [r for r in rows if r["ours"]], reach),
            *_draw_marks(chart, x, across),
            _draw_dots(rows),
            *draw_row_names(names, middles, [span.is_ours for span in chart.spans]),
        ],
    )


def _stack(names: list[list[str]]) -> tuple[tuple[float, ...], float]:
    """The middle of each row, as high as its name has lines, and how high they stand together."""
    heights = [max(_PITCH, LINE_HEIGHT * len(lines) + 4) for lines in names]
    ends = list(accumulate(heights))
    return tuple(end - height / 2 for end, height in zip(ends, heights, strict=True)), ends[-1]


def _scale(chart: SpanDrawing) -> Scale:
    marks = [float(mark.at) for mark in chart.marks if isinstance(mark.at, int | float)]
    values = [value for span in chart.spans for value in (span.value, span.low, span.high)] + marks
    if not chart.is_log:
        return choose_scale(values, chart.x.form, from_nought=chart.x.starts_at_zero)
    # An interval of a ratio may reach down to nought, where no logarithm is: it is drawn to the edge.
    return choose_log_scale([value for value in values if value > 0 and math.isfinite(value)], chart.x.form)


def _row(span: Span, middle: float, chart: SpanDrawing, x: Scale) -> Spec:
    places = choose_places((span.value, span.low, span.high), chart.x.form)
    said = say_value(span.value, chart.x.form, places)
    return {
        "y": middle,
        "value": _place(span.value, chart, x),
        "low": _place(span.low, chart, x),
        "high": _place(span.high, chart, x),
        "ours": span.is_ours,
        "told": f"{span.name}: {said}, {say_interval(span.low, span.high, chart.x.form, places)}",
    }


def _place(value: float, chart: SpanDrawing, x: Scale) -> float:
    """Where a value stands on the scale; beyond its ends, at the end."""
    if chart.is_log:
        value = math.log10(value) if value > 0 else x.low
    return min(max(value, x.low), x.high)


def _draw_marks(chart: SpanDrawing, x: Scale, across: float) -> list[Spec]:
    """A target or the value of no difference: an upright line, its words above the plot."""
    drawn: list[Spec] = []
    for mark in chart.marks:
        if not isinstance(mark.at, int | float):
            raise ValueError(f"the mark {mark.words!r} stands at {mark.at!r}, which is no value")
        place = _place(float(mark.at), chart, x)
        share = x.place(place, across) / across
        align = "left" if share < 0.2 else "right" if share > 0.8 else "center"
        lines = wrap_words(mark.words, _MARK_WIDTH)
        row = {"x": place, "y": 0, "words": lines}
        look = {"align": align, "baseline": "bottom", "dy": -5 - LINE_HEIGHT * (len(lines) - 1), "color": TARGET}
        drawn.append(rule_upright("mark", [place], TARGET, (9, 4)))
        drawn += draw_words("mark_words", [row], {"x": at("x"), "y": at("y")}, lineHeight=LINE_HEIGHT, **look)
    return drawn


def _draw_dots(rows: list[Spec]) -> Spec:
    """A ring for others, a larger filled diamond for ours."""

    def choose(ours: object, others: object) -> Spec:
        return {"condition": {"test": "datum.ours", "value": ours}, "value": others}

    encoding = {
        "x": at("value"),
        "y": at("y"),
        **told(),
        "shape": choose("diamond", "circle"),
        "size": choose(170, 52),
        "fill": choose(ACCENT, GROUND),
        "stroke": choose(ACCENT, INK),
    }
    return layer("dots", {"type": "point", "strokeWidth": 1.8, "opacity": 1}, rows, encoding)
