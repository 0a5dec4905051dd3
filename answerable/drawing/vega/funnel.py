"""A funnel plot: each body's value against its size, and the limits within which chance alone would leave it."""

from __future__ import annotations

from answerable.drawing.chart import FunnelDrawing, FunnelLimit, FunnelPoint
from answerable.drawing.palette import ACCENT, GROUND, INK, SOFT, TARGET, estimate_width
from answerable.drawing.scale import Scale, choose_scale
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
    spread_labels,
    told,
)
from answerable.drawing.wording import choose_places, say_level, say_value

_HEIGHT = 330.0
# The plot goes on so far beyond its largest body.
_BEYOND = 1.03
_DASHES = ((1, 0), (6, 4), (2, 3))
# A label may lie right or left of its point, above or below it: how far off it starts, and its alignment.
_SIDES = (
    (9, 0, "left"),
    (-9, 0, "right"),
    (0, -14, "center"),
    (0, 14, "center"),
    (9, 14, "left"),
    (-9, -14, "right"),
)

_Box = tuple[float, float, float, float]


def specify_funnel(chart: FunnelDrawing, width: float) -> Spec:
    """Raises ValueError for a chart without points."""
    if not chart.points:
        raise ValueError("a funnel plot needs a point")
    y = choose_scale(_heights(chart), chart.y.form, from_nought=chart.y.starts_at_zero)
    named = _name_lines(chart, y, narrow=is_narrow(width))
    across = measure_plot(width, y, max(estimate_width(line) for lines, _ in named for line in lines) + 12)
    sizes = [point.size for point in chart.points]
    most = max(2, min(7, int(across / 95)))
    x = _end_at(
        choose_scale(sizes, chart.x.form, from_nought=chart.x.starts_at_zero, ticks=most), max(sizes) * _BEYOND
    )
    rows = [_row(point, chart) for point in chart.points]
    return frame_chart(
        across,
        _HEIGHT,
        [
            _draw_frame(chart, rows, x, y),
            *(layer for limit in _by_width(chart) for layer in _draw_limit(limit, chart, x, y)),
            rule_across("target", chart.target, TARGET, (9, 4)),
            *_draw_dots(rows),
            *_draw_line_names(named, x, y),
            *_draw_names(chart, rows, x, y, across),
        ],
        above=TITLE_ABOVE,
    )


def _end_at(scale: Scale, high: float) -> Scale:
    """The scale up to where its last point stands, so that the limits reach its end."""
    shown = [(tick, label) for tick, label in zip(scale.ticks, scale.labels, strict=True) if tick <= high]
    return Scale(scale.low, high, tuple(tick for tick, _ in shown), tuple(label for _, label in shown))


def _heights(chart: FunnelDrawing) -> list[float]:
    """Every value, and as much of the limits as lies by the points: at the smallest sizes they run off the plot."""
    smallest = min(point.size for point in chart.points)
    edges = [
        edge
        for limit in chart.limits
        for size, low, high in zip(limit.at, limit.low, limit.high, strict=True)
        if size >= smallest
        for edge in (low, high)
    ]
    values = [point.value for point in chart.points]
    room = (max(values) - min(values)) or 1.0
    near = [edge for edge in edges if min(values) - room / 2 <= edge <= max(values) + room / 2]
    return [*values, *near, chart.target]


def _row(point: FunnelPoint, chart: FunnelDrawing) -> Spec:
    said = say_value(point.value, chart.y.form, choose_places([point.value], chart.y.form))
    size = say_value(point.size, chart.x.form)
    return {
        "x": point.size,
        "y": point.value,
        "name": point.name,
        "ours": point.is_ours,
        "told": f"{point.name}: {said}, {size}",
    }


def _draw_frame(chart: FunnelDrawing, rows: list[Spec], x: Scale, y: Scale) -> Spec:
    axes = {
        "x": encode_axis("x", x, chart.x.title, grid=False),
        "y": encode_upright("y", y, chart.y.title),
    }
    return layer("frame", {"type": "point", "opacity": 0, "aria": False}, rows[:1], axes)


def _by_width(chart: FunnelDrawing) -> list[FunnelLimit]:
    return sorted(chart.limits, key=lambda limit: -limit.level)


def _draw_limit(limit: FunnelLimit, chart: FunnelDrawing, x: Scale, y: Scale) -> list[Spec]:
    """Both edges of a limit, cut off where they leave the plot; the widest is solid."""
    dash = _DASHES[min(_by_width(chart).index(limit), len(_DASHES) - 1)]
    rows = [
        {"x": size, "low": low, "high": high}
        for size, low, high in zip(limit.at, limit.low, limit.high, strict=True)
        if x.low <= size <= x.high
    ]
    mark = {"type": "line", "color": SOFT, "strokeWidth": 1.3, "strokeDash": list(dash), "clip": True, "aria": False}
    name = f"limit_{say_level(limit.level).rstrip('%').replace('.', '')}"
    return [layer(name, mark, rows, {"x": at("x"), "y": at(edge)}) for edge in ("low", "high")]


def _draw_dots(rows: list[Spec]) -> list[Spec]:
    encoding = {"x": at("x"), "y": at("y"), **told()}
    others = {"type": "point", "shape": "circle", "size": 46, "strokeWidth": 1.6, "opacity": 1}
    ours = {"type": "point", "shape": "diamond", "size": 190, "fill": ACCENT, "stroke": GROUND, "opacity": 1}
    return [
        layer("dots", {**others, "fill": GROUND, "stroke": INK}, [row for row in rows if not row["ours"]], encoding),
        layer("our_dots", ours, [row for row in rows if row["ours"]], encoding),
    ]


def _name_lines(chart: FunnelDrawing, y: Scale, *, narrow: bool) -> list[tuple[list[str], float]]:
    """What each line is, and where it ends."""
    most = max(point.size for point in chart.points)
    target = say_value(chart.target, chart.y.form, choose_places([chart.target], chart.y.form))
    named = [([chart.target_words, target], chart.target)]
    for limit in chart.limits:
        within = [high for size, high in zip(limit.at, limit.high, strict=True) if size <= most * _BEYOND]
        if within and within[-1] <= y.high:
            named.append(([say_level(limit.level), "limits"], within[-1]))
    return named if narrow else [([" ".join(lines)], value) for lines, value in named]


def _draw_line_names(named: list[tuple[list[str], float]], x: Scale, y: Scale) -> list[Spec]:
    """At the right end: what each line is."""
    lines = max(len(words) for words, _ in named)
    places = spread_labels(y, _HEIGHT, [value for _, value in named], lines)
    rows = [{"x": x.high, "y": place, "words": words} for (words, _), place in zip(named, places, strict=True)]
    look = {"color": SOFT, "dx": 8, "dy": -LINE_HEIGHT * (lines - 1) / 2, "lineHeight": LINE_HEIGHT}
    return draw_words("line_names", rows, {"x": at("x"), "y": at("y")}, **look)


def _draw_names(chart: FunnelDrawing, rows: list[Spec], x: Scale, y: Scale, across: float) -> list[Spec]:
    """The names of ours and of those that are to be named, each where it covers no point and no other name."""
    spots = [(x.place(row["x"], across), _HEIGHT - y.place(row["y"], _HEIGHT)) for row in rows]
    taken: list[_Box] = [(left - 5, top - 5, left + 5, top + 5) for left, top in spots]
    wanted = [index for index, point in enumerate(chart.points) if point.is_ours or point.is_named]
    drawn: list[Spec] = []
    for index in sorted(wanted, key=lambda index: not chart.points[index].is_ours):
        is_ours = chart.points[index].is_ours
        wide = estimate_width(rows[index]["name"]) * (1.08 if is_ours else 1.0)
        dx, dy, align = _choose_side(spots[index], wide, taken, across)
        taken.append(_box(spots[index], wide, (dx, dy, align)))
        look = {"dx": dx, "dy": dy, "align": align, "fontWeight": "bold" if is_ours else "normal"}
        row = {"x": rows[index]["x"], "y": rows[index]["y"], "words": rows[index]["name"]}
        drawn += draw_words(f"name_{'ours' if is_ours else 'other'}", [row], {"x": at("x"), "y": at("y")}, **look)
    return drawn


def _choose_side(
    spot: tuple[float, float], wide: float, taken: list[_Box], across: float
) -> tuple[float, float, str]:
    """The first side of a point where a label of this width stands free; else that where it covers least."""

    def hits(side: tuple[float, float, str]) -> float:
        left, top, right, bottom = _box(spot, wide, side)
        covered = sum(left < r and right > lf and top < b and bottom > t for lf, t, r, b in taken)
        return covered + 10 * ((left < 0) + (right > across) + (top < 0) + (bottom > _HEIGHT))

    return min(_SIDES, key=hits)


def _box(spot: tuple[float, float], wide: float, side: tuple[float, float, str]) -> _Box:
    dx, dy, align = side
    left = spot[0] + dx - {"left": 0.0, "right": wide, "center": wide / 2}[align]
    return left, spot[1] + dy - LINE_HEIGHT / 2, left + wide, spot[1] + dy + LINE_HEIGHT / 2
