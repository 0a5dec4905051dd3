"""Lines: several names along a common axis, each with its dash, its shape and its name at its end."""

from __future__ import annotations

from itertools import pairwise

from answerable.drawing.chart import Line, LineDrawing, Mark, Place
from answerable.drawing.palette import DASHES, INK, SERIES, SHAPES, SOFT, estimate_width, wrap_words
from answerable.drawing.scale import Scale, choose_scale, place_along, scale_places
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
from answerable.drawing.wording import choose_places, say_value

_HEIGHT = 270.0
# Beyond so many points along a line, shapes at each would run into one another.
_MOST_SHAPES = 40
_NAME_WIDTH = 150.0
_MOST_NAMED_AT_END = 6
_BAND_OPACITY = 0.16


def specify_lines(chart: LineDrawing, width: float) -> Spec:
    """Raises ValueError where no line has a value."""
    values = _heights(chart)
    if not values:
        raise ValueError("a chart of lines needs a value")
    y = choose_scale(values, chart.y.form, from_nought=chart.y.starts_at_zero)
    at_end = not is_narrow(width) and 1 < len(chart.lines) <= _MOST_NAMED_AT_END
    names = _wrap_names(chart) if at_end else []
    right = max([_width_of(lines) + 14 for lines in names] + [8.0])
    across = measure_plot(width, y, right)
    places: list[Place] = [place for line in chart.lines for place in line.at]
    x = scale_places(places, chart.x.form, across, from_nought=chart.x.starts_at_zero)
    rows = _rows(chart, places)
    key = {"columns": 1 if is_narrow(width) else 3} if len(chart.lines) > 1 and not at_end else None
    return frame_chart(
        across,
        _HEIGHT,
        [
            *_draw_bands(chart, rows, x, y, key),
            *_draw_marks_across(chart.marks_y, chart.y.form, x),
            *_draw_marks_upright(chart.marks_x, places, x, y, across),
            _draw_lines(chart, rows, key),
            *_draw_points(chart, rows, key),
            *_draw_names(chart, rows, names, x, y),
        ],
        above=TITLE_ABOVE,
    )


def _heights(chart: LineDrawing) -> list[float]:
    lines = [value for line in chart.lines for value in (*line.values, *line.low, *line.high) if value is not None]
    return lines + [float(mark.at) for mark in chart.marks_y if isinstance(mark.at, int | float)] if lines else []


def _rows(chart: LineDrawing, places: list[Place]) -> list[Spec]:
    """A row for each value that is known; `run` counts on at each gap, so that no line is drawn across it."""
    spots = dict(zip(places, place_along(places), strict=True))
    return [row for line in chart.lines for row in _rows_of(line, spots, chart)]


def _rows_of(line: Line, spots: dict[Place, float], chart: LineDrawing) -> list[Spec]:
    rows, run = [], 0
    for index, (place, value) in enumerate(zip(line.at, line.values, strict=True)):
        if value is None:
            run += 1
            continue
        where = say_value(place, chart.x.form, 1 if isinstance(place, float) and place % 1 else 0)
        told_value = say_value(value, chart.y.form, choose_places([value], chart.y.form))
        row: Spec = {"x": spots[place], "y": value, "name": line.name, "run": f"{line.name} {run}"}
        row["told"] = f"{line.name}, {where}: {told_value}"
        if line.low and line.high:
            row |= {"low": line.low[index], "high": line.high[index]}
        rows.append(row)
    return rows


def _axes(chart: LineDrawing, x: Scale, y: Scale) -> Spec:
    return {
        "x": encode_axis("x", x, chart.x.title, grid=False),
        "y": encode_upright("y", y, chart.y.title),
    }


def _scaled(chart: LineDrawing, shown: tuple[object, ...], key: Spec | None) -> Spec:
    names = [line.name for line in chart.lines]
    ranged = [shown[index % len(shown)] for index in range(len(names))]
    return {"field": "name", "type": "nominal", "scale": {"domain": names, "range": ranged}, "legend": key}


def _draw_bands(chart: LineDrawing, rows: list[Spec], x: Scale, y: Scale, key: Spec | None) -> list[Spec]:
    """The axes, and around each line that has one the band it may lie in."""
    axes = _axes(chart, x, y)
    # A layer that shows nothing carries the axes, for lines without a band.
    bare = layer("frame", {"type": "point", "opacity": 0, "aria": False}, rows[:1], axes)
    banded = [row for row in rows if "low" in row]
    mark = {"type": "area", "fillOpacity": _BAND_OPACITY, "aria": False, **_interpolation(chart)}
    encoding = {
        "x": at("x"),
        "y": at("low"),
        "y2": {"field": "high"},
        "detail": {"field": "run", "type": "nominal"},
        "fill": _scaled(chart, SERIES, key if _has_shapes(chart) else None),
    }
    return [bare, layer("bands", mark, banded, encoding)]


def _interpolation(chart: LineDrawing) -> Spec:
    return {"interpolate": "step-after"} if chart.is_stepped else {}


def _draw_lines(chart: LineDrawing, rows: list[Spec], key: Spec | None) -> Spec:
    """The lines. The key shows their dashes where they have no shapes; all layers share one key."""
    dashed = None if key is None or _has_shapes(chart) else {**key, "symbolType": "stroke", "symbolSize": 400}
    encoding = {
        "x": at("x"),
        "y": at("y"),
        "detail": {"field": "run", "type": "nominal"},
        "stroke": _scaled(chart, SERIES, dashed or key),
        "strokeDash": _scaled(chart, tuple(list(dash) for dash in DASHES), dashed),
    }
    return layer(
        "lines", {"type": "line", "strokeWidth": 2.2, "aria": False, **_interpolation(chart)}, rows, encoding
    )


def _draw_points(chart: LineDrawing, rows: list[Spec], key: Spec | None) -> list[Spec]:
    """A shape at each value where there is room for one, and wherever a value stands alone."""
    if chart.is_stepped:
        return []
    shown = rows if _has_shapes(chart) else _alone(rows)
    shared = key if _has_shapes(chart) else None
    encoding = {
        "x": at("x"),
        "y": at("y"),
        **told(),
        "shape": _scaled(chart, SHAPES, shared),
        "fill": _scaled(chart, SERIES, shared),
        "stroke": _scaled(chart, SERIES, shared),
    }
    return [layer("points", {"type": "point", "size": 42, "opacity": 1}, shown, encoding)]


def _has_shapes(chart: LineDrawing) -> bool:
    return not chart.is_stepped and max(len(line.at) for line in chart.lines) <= _MOST_SHAPES


def _alone(rows: list[Spec]) -> list[Spec]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["run"]] = counts.get(row["run"], 0) + 1
    return [row for row in rows if counts[row["run"]] == 1]


def _wrap_names(chart: LineDrawing) -> list[list[str]]:
    return [wrap_words(line.name, _NAME_WIDTH) for line in chart.lines]


def _width_of(lines: list[str]) -> float:
    return max(estimate_width(line) for line in lines)


def _draw_names(chart: LineDrawing, rows: list[Spec], names: list[list[str]], x: Scale, y: Scale) -> list[Spec]:
    """Each line's name at its end, in its colour."""
    if not names:
        return []
    ends = [next((row["y"] for row in reversed(rows) if row["name"] == line.name), y.low) for line in chart.lines]
    tallest = max(len(lines) for lines in names)
    places = spread_labels(y, _HEIGHT, ends, tallest)
    drawn: list[Spec] = []
    for index, (lines, place) in enumerate(zip(names, places, strict=True)):
        row = {"x": x.high, "y": place, "words": lines}
        rise = -LINE_HEIGHT * (len(lines) - 1) / 2
        look = {"color": SERIES[index % len(SERIES)], "dx": 10, "dy": rise, "lineHeight": LINE_HEIGHT}
        drawn += draw_words(f"name_{'abcdef'[index]}", [row], {"x": at("x"), "y": at("y")}, **look)
    return drawn


def _draw_marks_across(marks: tuple[Mark, ...], form: str, x: Scale) -> list[Spec]:
    """A target or a baseline: a dashed line across, its words above its left end."""
    drawn: list[Spec] = []
    for mark in marks:
        if not isinstance(mark.at, int | float):
            raise ValueError(f"the mark {mark.words!r} stands at {mark.at!r}, which is no value of an upright axis")
        row = {"x": x.low, "y": mark.at, "words": mark.words}
        drawn.append(rule_across("mark", float(mark.at), INK, (9, 4)))
        drawn += draw_words("mark_words", [row], {"x": at("x"), "y": at("y")}, dx=4, dy=-10)
    return drawn


def _draw_marks_upright(
    marks: tuple[Mark, ...], places: list[Place], x: Scale, y: Scale, across: float
) -> list[Spec]:
    if not marks:
        return []
    spots = place_along([*places, *(mark.at for mark in marks)])[len(places) :]
    drawn = [rule_upright("breaks", spots, SOFT, (5, 4))]
    nearest = min((b - a for a, b in pairwise(sorted(spots))), default=x.high - x.low)
    width = max(60.0, min(_NAME_WIDTH, nearest / (x.high - x.low) * across - 10))
    for spot, mark in zip(spots, marks, strict=True):
        row = {"x": spot, "y": y.high, "words": wrap_words(mark.words, width)}
        side = {"align": "right", "dx": -6} if x.place(spot, across) > across * 0.7 else {"align": "left", "dx": 6}
        look = {"baseline": "top", "dy": 2, "lineHeight": LINE_HEIGHT, **side}
        drawn += draw_words("break_words", [row], {"x": at("x"), "y": at("y")}, **look)
    return drawn
