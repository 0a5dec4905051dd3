"""A control chart: the series, its centre and stepped limits, signals by their shape, targets and breaks in words."""

from __future__ import annotations

import datetime as dt

from answerable.drawing.chart import ChartPoint, ControlDrawing, Mark
from answerable.drawing.palette import (
    BAND,
    CONCERN,
    GROUND,
    IMPROVEMENT,
    INK,
    NOTABLE,
    SOFT,
    TARGET,
    estimate_width,
    wrap_words,
)
from answerable.drawing.scale import Scale, choose_scale, scale_places
from answerable.drawing.vega.frame import (
    LINE_HEIGHT,
    TITLE_ABOVE,
    Spec,
    at,
    draw_words,
    encode_axis,
    encode_upright,
    frame_chart,
    is_narrow,
    layer,
    measure_plot,
    rule_across,
    rule_upright,
    spread_labels,
    told,
)
from answerable.drawing.wording import choose_places, say_day, say_value

# Of each signal: what the key says, its shape, its colour, and its size.
_SIGNALS = {
    "": ("No signal", "circle", INK, 36),
    "improvement": ("Signal: improvement", "diamond", IMPROVEMENT, 130),
    "concern": ("Signal: concern", "square", CONCERN, 110),
    "high": ("Signal: high", "triangle-up", NOTABLE, 110),
    "low": ("Signal: low", "triangle-down", NOTABLE, 110),
}
# A hollow point needs more room to be seen as one.
_HOLLOW_SIZE = 60
_HEIGHT = 270.0
_MARK_WIDTH = {True: 90.0, False: 150.0}


def specify_control(chart: ControlDrawing, width: float) -> Spec:
    """Raises ValueError for a chart without points."""
    if not chart.points:
        raise ValueError("a control chart needs a point")
    y = choose_scale(_heights(chart), chart.y.form, from_nought=chart.y.starts_at_zero)
    labels = _label_lines(chart, is_narrow(width))
    right = max(estimate_width(line) for lines, _ in labels for line in lines) + 12
    across = measure_plot(width, y, right)
    x = scale_places([point.at for point in chart.points], "date", across)
    rows = [_row(point, chart.y.form) for point in chart.points]
    axes = {
        "x": encode_axis("x", x, chart.x.title, grid=False),
        "y": encode_upright("y", y, chart.y.title),
    }
    return frame_chart(
        across,
        _HEIGHT,
        [
            *_draw_limits(rows, axes),
            *_draw_targets(chart),
            *_draw_breaks(chart, x, y, across, width),
            layer("series", {"type": "line", "color": INK, "strokeWidth": 1.5, "aria": False}, rows, _along()),
            _draw_points(rows),
            *_draw_labels(labels, x, y),
        ],
        above=TITLE_ABOVE,
    )


def _heights(chart: ControlDrawing) -> list[float]:
    marks = [value for value in (chart.target, chart.baseline) if value is not None]
    return marks + [value for point in chart.points for value in (point.value, point.lower, point.upper)]


def _row(point: ChartPoint, form: str) -> Spec:
    words, *_, size = _SIGNALS[point.signal]
    kind = f"{words}, provisional" if point.is_provisional else words
    said = f"{say_day(point.at)}: {say_value(point.value, form, choose_places([point.value], form))}"
    return {
        "x": point.at.toordinal(),
        "y": point.value,
        "centre": point.centre,
        "lower": point.lower,
        "upper": point.upper,
        "kind": kind,
        "size": max(size, _HOLLOW_SIZE) if point.is_provisional else size,
        "told": f"{said}. {kind}" if point.signal or point.is_provisional else said,
    }


def _along() -> Spec:
    return {"x": at("x"), "y": at("y")}


def _draw_limits(rows: list[Spec], axes: Spec) -> list[Spec]:
    """The room between the limits, its edges and its centre; limits change half-way between two points."""
    step = {"interpolate": "step", "aria": False}
    edge = {"type": "line", "color": SOFT, "strokeWidth": 1, "strokeDash": [4, 3], **step}
    between = {"x": axes["x"], "y": {**axes["y"], "field": "lower"}, "y2": {"field": "upper"}}
    return [
        layer("limits", {"type": "area", "color": BAND, **step}, rows, between),
        layer("lower", edge, rows, {"x": at("x"), "y": at("lower")}),
        layer("upper", edge, rows, {"x": at("x"), "y": at("upper")}),
        layer(
            "centre",
            {"type": "line", "color": SOFT, "strokeWidth": 1.5, **step},
            rows,
            {"x": at("x"), "y": at("centre")},
        ),
    ]


def _draw_targets(chart: ControlDrawing) -> list[Spec]:
    target = [] if chart.target is None else [rule_across("target", chart.target, TARGET, (9, 4), 2)]
    baseline = [] if chart.baseline is None else [rule_across("baseline", chart.baseline, INK, (2, 3))]
    return target + baseline


def _draw_breaks(chart: ControlDrawing, x: Scale, y: Scale, across: float, width: float) -> list[Spec]:
    """An upright line where the recording changed, its words beside it near the top, on the side with more room."""
    places = [_place(mark) for mark in chart.breaks]
    drawn = [rule_upright("breaks", places, INK, (5, 4))]
    for place, mark in zip(places, chart.breaks, strict=True):
        row = {"x": place, "y": y.high, "words": wrap_words(mark.words, _MARK_WIDTH[is_narrow(width)])}
        side = {"align": "right", "dx": -6} if x.place(place, across) > across / 2 else {"align": "left", "dx": 6}
        look = {"baseline": "top", "dy": 3, "lineHeight": LINE_HEIGHT, **side}
        drawn += draw_words("break_words", [row], {"x": at("x"), "y": at("y")}, **look)
    return drawn


def _place(mark: Mark) -> float:
    if not isinstance(mark.at, dt.date):
        raise ValueError(f"the break {mark.words!r} stands at {mark.at!r}, which is no day")
    return float(mark.at.toordinal())


def _draw_points(rows: list[Spec]) -> Spec:
    """Every point, shaped by its signal; a provisional one is hollow. The key names what is there, where there is
    more than the common kind."""
    kinds = list(dict.fromkeys(row["kind"] for row in sorted(rows, key=lambda row: _rank(row["kind"]))))
    looks = [next(look for look in _SIGNALS.values() if kind.startswith(look[0])) for kind in kinds]
    hollow = [kind.endswith(", provisional") for kind in kinds]
    key = {"columns": 2} if len(kinds) > 1 else None

    def scaled(shown: list[object]) -> Spec:
        return {"field": "kind", "type": "nominal", "scale": {"domain": kinds, "range": shown}, "legend": key}

    encoding = {
        **_along(),
        **told(),
        "shape": scaled([shape for _, shape, _, _ in looks]),
        "stroke": scaled([color for _, _, color, _ in looks]),
        "fill": scaled([GROUND if is_hollow else look[2] for look, is_hollow in zip(looks, hollow, strict=True)]),
        "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
    }
    return layer("points", {"type": "point", "strokeWidth": 1.5, "opacity": 1}, rows, encoding)


def _rank(kind: str) -> int:
    return next(rank for rank, (words, *_) in enumerate(_SIGNALS.values()) if kind.startswith(words))


def _label_lines(chart: ControlDrawing, narrow: bool) -> list[tuple[list[str], float]]:
    """What each line across the chart is, with its value, at the right end of the series."""
    last = chart.points[-1]
    named = [
        ("Upper limit", last.upper),
        ("Centre", last.centre),
        ("Lower limit", last.lower),
        ("Target", chart.target),
        ("Baseline", chart.baseline),
    ]
    said = [
        (name, say_value(value, chart.y.form, choose_places([value], chart.y.form)), value)
        for name, value in named
        if value is not None
    ]
    if narrow:
        return [([name.removesuffix(" limit"), words], value) for name, words, value in said]
    return [([f"{name} {words}"], value) for name, words, value in said]


def _draw_labels(labels: list[tuple[list[str], float]], x: Scale, y: Scale) -> list[Spec]:
    lines = max(len(words) for words, _ in labels)
    places = spread_labels(y, _HEIGHT, [value for _, value in labels], lines)
    rows = [{"x": x.high, "y": place, "words": words} for (words, _), place in zip(labels, places, strict=True)]
    rise = -LINE_HEIGHT * (lines - 1) / 2
    return draw_words("labels", rows, {"x": at("x"), "y": at("y")}, dx=10, dy=rise, lineHeight=LINE_HEIGHT)
