"""Bars: side by side or end to end, lying where names are long, with intervals where they have one."""

from __future__ import annotations

import math

from answerable.drawing.chart import Bar, BarDrawing
from answerable.drawing.palette import (
    BAR_STEPS,
    FIRST_DARK_STEP,
    GROUND,
    INK,
    ON_DARK,
    ON_LIGHT,
    SOFT,
    STEPS,
    estimate_width,
    wrap_words,
)
from answerable.drawing.scale import Scale, choose_scale
from answerable.drawing.vega.frame import (
    LINE_HEIGHT,
    TITLE_ABOVE,
    Spec,
    at,
    draw_row_names,
    draw_words,
    encode_axis,
    encode_rows,
    encode_upright,
    frame_chart,
    is_narrow,
    layer,
    measure_plot,
    told,
)
from answerable.drawing.wording import choose_places, say_value

_HEIGHT = 270.0
_NAME_WIDTH = {True: 110.0, False: 210.0}
_BAR, _BETWEEN = 20.0, 14.0
# Bars with more names than this side by side are too thin for a figure at each.
_MOST_FIGURES = 3


def specify_bars(chart: BarDrawing, width: float) -> Spec:
    """Raises ValueError where no bar has a value."""
    if not any(value is not None for bar in chart.bars for value in bar.values):
        raise ValueError("a chart of bars needs a value")
    lies = _lies(chart, width)
    return _specify_lying(chart, width) if lies else _specify_standing(chart, width)


def _lies(chart: BarDrawing, width: float) -> bool:
    """Whether names under standing bars would touch, or a bar alone would stand as a block."""
    if len(chart.categories) == 1:
        return True
    widest = max(estimate_width(name) for name in chart.categories)
    return widest * len(chart.categories) > (width - 110) * 0.95


def _specify_lying(chart: BarDrawing, width: float) -> Spec:
    names = [wrap_words(name, _NAME_WIDTH[is_narrow(width)]) for name in chart.categories]
    pitch = max(_pitch(chart), LINE_HEIGHT * max(map(len, names)) + 6)
    height = pitch * len(names)
    widest = max(estimate_width(line) for lines in names for line in lines)
    value_scale = _scale(chart)
    across = max(120.0, width - 24 - widest - 14 - (_figure_width(chart) if _has_figures(chart) else 10))
    rows = _rows(chart, pitch)
    axes = {
        "x": encode_axis("value", value_scale.thin_labels(across), chart.x.title, grid=True),
        "y": encode_rows("place", height),
    }
    named = draw_row_names(names, [(index + 0.5) * pitch for index in range(len(names))])
    above = LINE_HEIGHT * bool(chart.marks)
    return frame_chart(across, height, [*_layers(chart, rows, axes, "x", width), *named], above=above)


def _specify_standing(chart: BarDrawing, width: float) -> Spec:
    value_scale = _scale(chart)
    across = measure_plot(width, value_scale)
    pitch = across / len(chart.categories)
    names = [wrap_words(name, pitch - 8) for name in chart.categories]
    axes = {
        "x": _foot_axis(names, pitch, across),
        "y": encode_upright("value", value_scale, chart.x.title),
    }
    layers = _layers(chart, _rows(chart, pitch), axes, "y", width)
    return frame_chart(across, _HEIGHT, layers, above=TITLE_ABOVE)


def _pitch(chart: BarDrawing) -> float:
    """From one category to the next, in units of the drawing."""
    return (_BAR if chart.is_stacked else _BAR * len(chart.bars)) + _BETWEEN


def _scale(chart: BarDrawing) -> Scale:
    marks = [float(mark.at) for mark in chart.marks if isinstance(mark.at, int | float)]
    if chart.is_stacked:
        ends = [sum(bar.values[at] or 0 for bar in chart.bars) for at in range(len(chart.categories))]
    else:
        ends = [value for bar in chart.bars for value in (*bar.values, *bar.low, *bar.high) if value is not None]
    # Bars say a value by their length, so they start at nought whatever the axis asks.
    return choose_scale(ends + marks, chart.x.form, from_nought=True)


def _foot_axis(names: list[list[str]], pitch: float, across: float) -> Spec:
    """Names under the middle of each category."""
    middles = tuple((index + 0.5) * pitch for index in range(len(names)))
    scale = Scale(0.0, across, middles, tuple("\n".join(lines) for lines in names))
    axis = encode_axis("place", scale, "", grid=False, more={"ticks": False, "labelLineHeight": LINE_HEIGHT})
    split = f"split({axis['axis']['labelExpr']}, '\\n')"
    axis["axis"] |= {"labelExpr": split, "labelColor": INK, "title": None}
    axis["scale"]["range"] = [0, round(across, 1)]
    return axis


def _rows(chart: BarDrawing, pitch: float) -> list[Spec]:
    """A row for each value: where its bar starts and ends, and the strip of its category that it takes."""
    rows = []
    for index, category in enumerate(chart.categories):
        base = 0.0
        for number, bar in enumerate(chart.bars):
            value = bar.values[index]
            if value is None:
                continue
            strip = (pitch - _BETWEEN) / (1 if chart.is_stacked else len(chart.bars))
            start = index * pitch + _BETWEEN / 2 + (0 if chart.is_stacked else number * strip)
            said = _say(chart, value)
            rows.append(
                {
                    "name": bar.name,
                    "is_dark": _steps(len(chart.bars))[number] >= FIRST_DARK_STEP,
                    "base": base,
                    "value": base + value,
                    "place": start + (0 if chart.is_stacked else 1),
                    "end": start + strip - (0 if chart.is_stacked else 1),
                    "middle": start + strip / 2,
                    "said": said,
                    "told": ", ".join(part for part in (category, bar.name) if part) + f": {said}",
                    **_ends(bar, index),
                }
            )
            base += value if chart.is_stacked else 0.0
    return rows


def _say(chart: BarDrawing, value: float) -> str:
    """A value with as many places as its neighbours have."""
    return say_value(
        value, chart.x.form, choose_places((each for bar in chart.bars for each in bar.values), chart.x.form)
    )


def _ends(bar: Bar, index: int) -> Spec:
    low = bar.low[index] if bar.low else None
    high = bar.high[index] if bar.high else None
    if low is None or high is None or not (math.isfinite(low) and math.isfinite(high)):
        return {}
    return {"low": low, "high": high}


def _layers(chart: BarDrawing, rows: list[Spec], axes: Spec, along: str, width: float) -> list[Spec]:
    """Bars, their intervals, the marks and the figures; `along` is the axis that values run along."""
    across = "y" if along == "x" else "x"
    place = {along: axes[along], across: axes[across], f"{along}2": {"field": "base"}, f"{across}2": {"field": "end"}}
    names = [bar.name for bar in chart.bars]
    key = (
        {
            "columns": 1 if is_narrow(width) else 4,
            "symbolType": "square",
        }
        if len(names) > 1
        else None
    )
    fill = {
        "field": "name",
        "type": "nominal",
        "scale": {"domain": names, "range": _fills(len(names))},
        "legend": key,
    }
    bars = {"type": "rect", "stroke": SOFT, "strokeWidth": 1}
    return [
        layer("bars", bars, rows, {**place, "fill": fill, **told()}),
        *_draw_intervals(rows, along, across),
        *_draw_marks(chart, along, across),
        *(_draw_figures(chart, rows, along, across) if _has_figures(chart) else []),
        *(_draw_inner_figures(rows, along, across, axes, width) if chart.is_stacked else []),
    ]


def _fills(count: int) -> list[str]:
    return [STEPS[step] for step in _steps(count)]


def _steps(count: int) -> tuple[int, ...]:
    most = max(BAR_STEPS)
    return BAR_STEPS[min(count, most)] + tuple(number % most for number in range(count - most))


def _draw_intervals(rows: list[Spec], along: str, across: str) -> list[Spec]:
    """A line over each bar from one end of its interval to the other, light beneath so that it shows on the bar."""
    shown = [row for row in rows if "low" in row]
    place = {along: at("low"), f"{along}2": {"field": "high"}, across: at("middle")}
    halo = {"type": "rule", "color": GROUND, "strokeWidth": 5, "aria": False}
    line = {"type": "rule", "color": INK, "strokeWidth": 2, "aria": False}
    return [layer("interval_halo", halo, shown, place), layer("intervals", line, shown, place)]


def _draw_marks(chart: BarDrawing, along: str, across: str) -> list[Spec]:
    rows = [{"at": mark.at, "words": mark.words, "edge": 0} for mark in chart.marks]
    rule = {"type": "rule", "color": INK, "strokeDash": [9, 4], "strokeWidth": 1.5, "aria": False}
    side = {"dy": -9, "align": "center"} if along == "x" else {"dy": -9, "dx": 4}
    place = {along: at("at"), across: at("edge")}
    return [layer("mark", rule, rows, {along: at("at")}), *draw_words("mark_words", rows, place, **side)]


def _has_figures(chart: BarDrawing) -> bool:
    return not chart.is_stacked and len(chart.bars) <= _MOST_FIGURES


def _figure_width(chart: BarDrawing) -> float:
    """Room for the figure of the longest bar, in case it ends at the edge."""
    return (
        max(estimate_width(_say(chart, value)) for bar in chart.bars for value in bar.values if value is not None) + 8
    )


def _draw_figures(chart: BarDrawing, rows: list[Spec], along: str, across: str) -> list[Spec]:
    """Each value beyond the end of its bar, or of its interval where that reaches further."""
    shown = [
        {"at": max(row["value"], row.get("high", row["value"]), 0), "middle": row["middle"], "words": row["said"]}
        for row in rows
    ]
    side = {"align": "left", "dx": 6} if along == "x" else {"align": "center", "dy": -10}
    return draw_words("figures", shown, {along: at("at"), across: at("middle")}, **side)


def _draw_inner_figures(rows: list[Spec], along: str, across: str, axes: Spec, width: float) -> list[Spec]:
    """Of bars end to end: the figure within each segment that has room for it."""
    low, high = axes[along]["scale"]["domain"]
    length = (width - 200 if along == "x" else _HEIGHT) / (high - low)
    shown = [
        {
            "at": (row["base"] + row["value"]) / 2,
            "middle": row["middle"],
            "words": row["said"],
            "is_dark": row["is_dark"],
        }
        for row in rows
        if (row["value"] - row["base"]) * length > (estimate_width(row["said"]) + 6 if along == "x" else LINE_HEIGHT)
    ]
    words = {"type": "text", "align": "center", "baseline": "middle", "aria": False}
    ink = {"condition": {"test": "datum.is_dark", "value": ON_DARK}, "value": ON_LIGHT}
    place = {along: at("at"), across: at("middle"), "text": {"field": "words", "type": "nominal"}, "color": ink}
    return [layer("inner_figures", words, shown, place)]
