"""A grid of cells: an hour-of-week profile in steps of darkness, or states in words."""

from __future__ import annotations

import math

from answerable.drawing.chart import GridDrawing
from answerable.drawing.palette import (
    DARK_TONES,
    FIRST_DARK_STEP,
    GROUND,
    NO_CELL,
    ON_DARK,
    ON_LIGHT,
    SOFT,
    STEPS,
    TONES,
    estimate_width,
    wrap_words,
)
from answerable.drawing.scale import Scale
from answerable.drawing.vega.frame import (
    LINE_HEIGHT,
    Spec,
    at,
    draw_row_names,
    encode_axis,
    encode_rows,
    frame_chart,
    is_narrow,
    layer,
    told,
)
from answerable.drawing.wording import NOT_KNOWN, choose_places, say_value

_CELL_HEIGHT = 26.0
_NAME_WIDTH = {True: 92.0, False: 180.0}
_INSET = 8.0
_NONE = len(STEPS)
# What a step is drawn in: steps of darkness, then a cell of which nothing is known, then tones.
_FILLS = (*STEPS, NO_CELL, *TONES.values())
_TONE_STEPS = {tone: _NONE + 1 + at for at, tone in enumerate(TONES)}
# Cells with more kinds of words than this are no states, and have no key.
_MOST_STATES = 6


def specify_grid(chart: GridDrawing, width: float) -> Spec:
    """Raises ValueError for a grid without rows or columns, or with a row of another length."""
    _require_whole(chart)
    names = [wrap_words(name, _NAME_WIDTH[is_narrow(width)]) for name in chart.rows]
    widest = max(estimate_width(line) for lines in names for line in lines)
    across = max(120.0, width - 24 - widest - 12)
    breadth = across / len(chart.columns)
    said = _words_in_cells(chart, breadth)
    tallest = max([len(lines) for row in said for lines in row] + [len(lines) for lines in names])
    pitch = max(_CELL_HEIGHT, tallest * LINE_HEIGHT + 8)
    edges = _edges(chart)
    rows = _rows(chart, edges, said, breadth, pitch)
    height = pitch * len(names)
    axes = {"x": _column_axis(chart, breadth, across), "y": encode_rows("y", height)}
    return frame_chart(
        across,
        height,
        [
            *_layers(chart, rows, axes, edges, is_narrow(width)),
            *draw_row_names(names, [(index + 0.5) * pitch for index in range(len(names))]),
        ],
    )


def _require_whole(chart: GridDrawing) -> None:
    if not chart.rows or not chart.columns:
        raise ValueError("a grid needs a row and a column")
    for table in (chart.values, chart.words):
        if table and (len(table) != len(chart.rows) or any(len(row) != len(chart.columns) for row in table)):
            raise ValueError("a grid has a cell for each row and column, no more and no fewer")


def _edges(chart: GridDrawing) -> tuple[float, ...]:
    """Where one step of darkness ends and the next begins; none for words, whose shades are given.

    The steps are even and round, and as fine as their number allows.
    """
    known = [value for row in chart.values for value in row if value is not None]
    if chart.words or not known:
        return ()
    low, high = min(known), max(known)
    power = 10.0 ** math.floor(math.log10((high - low) / len(STEPS) or 1.0))
    sizes = (power * digit for digit in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15, 20))
    step = next(size for size in sizes if _count_steps(low, high, size) <= len(STEPS) and _is_fit(size, chart))
    first = math.floor(low / step + 1e-9)
    return tuple(round((first + at) * step, 10) for at in range(_count_steps(low, high, step) + 1))


def _count_steps(low: float, high: float, size: float) -> int:
    return max(1, math.floor(high / size + 1e-9) - math.floor(low / size + 1e-9) + 1)


def _is_fit(size: float, chart: GridDrawing) -> bool:
    """Counts are told apart by whole numbers."""
    return chart.y.form != "count" or (size >= 1 and size.is_integer())


def _step(chart: GridDrawing, edges: tuple[float, ...], row: int, column: int) -> int:
    """What a cell is drawn in: an index of `_FILLS`."""
    value = chart.values[row][column] if chart.values else None
    if value is None:
        return _NONE
    if chart.words:
        tone = dict(chart.tones).get(chart.words[row][column])
        if tone:
            return _TONE_STEPS[tone]
        return min(len(STEPS) - 1, max(0, math.floor(value * len(STEPS))))
    steps = len(edges) - 1
    within = next((index for index, edge in enumerate(edges[1:]) if value < edge), steps - 1)
    return _spread(within, steps)


def _spread(index: int, steps: int) -> int:
    """Few steps are drawn as far apart as many."""
    return round(index * (len(STEPS) - 1) / max(steps - 1, 1)) if steps > 1 else 2


def _words_in_cells(chart: GridDrawing, breadth: float) -> list[list[list[str]]]:
    """The lines of each cell: its words where the longest has room, else initials; a dash where it is empty."""
    if not chart.words:
        return [[[NOT_KNOWN] if value is None else [] for value in row] for row in chart.values]
    longest = max(estimate_width(word) for row in chart.words for words in row for word in words.split() or [""])
    if longest <= breadth - _INSET:
        return [[wrap_words(words, breadth - _INSET) for words in row] for row in chart.words]
    initials = _initials(chart)
    return [[[initials[words]] if words in initials else [] for words in row] for row in chart.words]


def _states(chart: GridDrawing) -> list[str]:
    """The states of a grid that has few; none where its cells say all kinds of things, which need no key."""
    states = list(dict.fromkeys(words for row in chart.words for words in row if words))
    return states if len(states) <= _MOST_STATES else []


def _initials(chart: GridDrawing) -> dict[str, str]:
    """Each state's initial, where no two have the same; else cells without room are empty, and the table says it."""
    found = {words: words[:1].upper() for words in _states(chart)}
    return found if len(set(found.values())) == len(found) else {}


def _rows(
    chart: GridDrawing, edges: tuple[float, ...], said: list[list[list[str]]], breadth: float, pitch: float
) -> list[Spec]:
    return [
        {
            "x": column * breadth,
            "x2": (column + 1) * breadth,
            "y": row * pitch,
            "y2": (row + 1) * pitch,
            "middle": (column + 0.5) * breadth,
            "centre": (row + 0.5) * pitch - LINE_HEIGHT * (len(said[row][column]) - 1) / 2,
            "step": _step(chart, edges, row, column),
            "words": said[row][column],
            "told": f"{row_name}, {column_name}: {_tell(chart, row, column)}",
        }
        for row, row_name in enumerate(chart.rows)
        for column, column_name in enumerate(chart.columns)
    ]


def _tell(chart: GridDrawing, row: int, column: int) -> str:
    if chart.words:
        return chart.words[row][column] or NOT_KNOWN
    value = chart.values[row][column]
    return say_value(value, chart.y.form, choose_places([value], chart.y.form))


def _column_axis(chart: GridDrawing, breadth: float, across: float) -> Spec:
    """The columns' names: over states in words, under a profile; as many as have room."""
    widest = max(estimate_width(word) for name in chart.columns for word in name.split() or [""])
    every = 1 if chart.words else max(1, math.ceil((widest + 6) / breadth))
    every = next((step for step in (1, 2, 3, 4, 6, 12) if step >= every), every)
    shown = range(0, len(chart.columns), every)
    middles = tuple((index + 0.5) * breadth for index in shown)
    lines = ["\n".join(wrap_words(chart.columns[index], breadth * every - 4)) for index in shown]
    more: Spec = {"ticks": False, "domain": False, "labelLineHeight": LINE_HEIGHT}
    if chart.words and widest > breadth:
        lines = list(chart.columns)
        more |= {"orient": "top", "labelAngle": -60, "labelAlign": "left", "labelBaseline": "middle"}
    elif chart.words:
        # Lines are set downwards from the first, so every name gets as many as the longest, the empty ones first.
        tallest = max(words.count("\n") for words in lines)
        lines = ["\u00a0\n" * (tallest - words.count("\n")) + words for words in lines]
        more |= {"orient": "top", "labelBaseline": "bottom", "labelPadding": 5 + LINE_HEIGHT * tallest}
    return _split_axis(
        encode_axis("x", Scale(0.0, across, middles, tuple(lines)), chart.x.title, grid=False, more=more)
    )


def _split_axis(axis: Spec) -> Spec:
    axis["axis"]["labelExpr"] = f"split({axis['axis']['labelExpr']}, '\\n')"
    axis["axis"]["title"] = axis["axis"]["title"] or None
    return axis


def _layers(chart: GridDrawing, rows: list[Spec], axes: Spec, edges: tuple[float, ...], narrow: bool) -> list[Spec]:
    present = sorted({row["step"] for row in rows} | set(_key_labels(chart, edges)))
    labels = _key_labels(chart, edges)
    fill: Spec = {
        "field": "step",
        "type": "ordinal",
        "scale": {"domain": present, "range": [_FILLS[step] for step in present]},
        "legend": {
            "values": sorted(labels),
            "labelExpr": f"({_as_object(labels)})[datum.value]",
            "columns": 2 if narrow else 6,
            "symbolType": "square",
            "symbolSize": 220,
            "symbolStrokeColor": SOFT,
            "symbolStrokeWidth": 1,
        }
        if labels
        else None,
    }
    place = {"x": axes["x"], "x2": {"field": "x2"}, "y": axes["y"], "y2": {"field": "y2"}, "fill": fill, **told()}
    ink = {
        "condition": {"test": f"indexof({_dark_steps()}, datum.step) >= 0", "value": ON_DARK},
        "value": ON_LIGHT,
    }
    words = {"x": at("middle"), "y": at("centre"), "text": {"field": "words", "type": "nominal"}, "color": ink}
    style = {"type": "text", "align": "center", "baseline": "middle", "lineHeight": LINE_HEIGHT, "aria": False}
    return [
        layer("cells", {"type": "rect", "stroke": GROUND, "strokeWidth": 1.5}, rows, place),
        layer("cell_words", style, [row for row in rows if row["words"]], words),
    ]


def _dark_steps() -> list[int]:
    return [*range(FIRST_DARK_STEP, _NONE), *(_TONE_STEPS[tone] for tone in TONES if tone in DARK_TONES)]


def _key_labels(chart: GridDrawing, edges: tuple[float, ...]) -> dict[int, str]:
    """What the steps stand for: from which value to which, or the state."""
    if chart.words:
        known, states = _states(chart), dict[int, list[str]]()
        for row, words_of_row in enumerate(chart.words):
            for column, words in enumerate(words_of_row):
                at_step = states.setdefault(_step(chart, edges, row, column), [])
                if words in known and words not in at_step:
                    at_step.append(words)
        return {step: " or ".join(words) for step, words in states.items() if words}
    steps = len(edges) - 1
    return {_spread(index, steps): _say_step(chart, edges[index], edges[index + 1]) for index in range(steps)}


def _say_step(chart: GridDrawing, low: float, high: float) -> str:
    """`50 to 74` of whole numbers, `0.5 to under 1.0` of others."""
    form = chart.y.form
    if all(value is None or float(value).is_integer() for row in chart.values for value in row):
        return f"{say_value(low, form)} to {say_value(high - 1, form)}" if high - low > 1 else say_value(low, form)
    places = 0 if low.is_integer() and high.is_integer() else 1 if high - low >= 0.1 else 2
    return f"{say_value(low, form, places)} to under {say_value(high, form, places)}"


def _as_object(labels: dict[int, str]) -> str:
    import json

    return json.dumps({str(step): words for step, words in labels.items()})
