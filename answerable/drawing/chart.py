"""What can be drawn: six kinds of chart, as data. `svg.py` draws them; nothing here knows how."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

Place = dt.date | float | str
"""Where something stands along an axis: a day, a number or a name."""
Tone = Literal["red", "amber", "green"]


class Axis(Struct, frozen=True, kw_only=True):
    """An axis: what it measures in words, and the unit its labels are said in (a `form` of `exhibit.Column`)."""

    title: str
    form: str = "number"
    starts_at_zero: bool = True


class Mark(Struct, frozen=True, kw_only=True):
    """Words at a place along an axis: a target, a baseline, a break in the recording."""

    at: Place
    words: str


class ChartPoint(Struct, frozen=True, kw_only=True):
    """A point of a control chart with the limits that hold at it. `signal` is empty, `improvement`, `concern`, `high`
    or `low`; `is_provisional` points are drawn hollow."""

    at: dt.date
    value: float
    centre: float
    lower: float
    upper: float
    signal: str = ""
    is_provisional: bool = False


class ControlDrawing(Struct, frozen=True, kw_only=True, tag="control"):
    """A series in time with its centre and limits. A change of limits (a rebasing) is a step in them."""

    x: Axis
    y: Axis
    points: tuple[ChartPoint, ...]
    target: float | None = None
    baseline: float | None = None
    breaks: tuple[Mark, ...] = ()


class Line(Struct, frozen=True, kw_only=True):
    """A line with, where it has one, the band around it. `low` and `high` are empty or as long as `values`."""

    name: str
    at: tuple[Place, ...]
    values: tuple[float | None, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


class LineDrawing(Struct, frozen=True, kw_only=True, tag="line"):
    """One line or several along a common axis; `is_stepped` for shares that hold until the next point."""

    x: Axis
    y: Axis
    lines: tuple[Line, ...]
    marks_x: tuple[Mark, ...] = ()
    marks_y: tuple[Mark, ...] = ()
    is_stepped: bool = False


class Bar(Struct, frozen=True, kw_only=True):
    """Bars or segments of one name: a value for each category, with its interval where it has one."""

    name: str
    values: tuple[float | None, ...]
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


class BarDrawing(Struct, frozen=True, kw_only=True, tag="bar"):
    """Bars for categories, side by side or (`is_stacked`) end to end; drawn lying where names are long."""

    x: Axis
    categories: tuple[str, ...]
    bars: tuple[Bar, ...]
    is_stacked: bool = False
    marks: tuple[Mark, ...] = ()


class Span(Struct, frozen=True, kw_only=True):
    """A value between two ends, by its name; `is_ours` is the one the reader came for, `value` the dot."""

    name: str
    value: float
    low: float
    high: float
    is_ours: bool = False


class SpanDrawing(Struct, frozen=True, kw_only=True, tag="span"):
    """Values with their intervals, one under another, in the order given (ranks, ratios, shares of small groups)."""

    x: Axis
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...] = ()
    is_log: bool = False


class FunnelPoint(Struct, frozen=True, kw_only=True):
    name: str
    size: float
    value: float
    is_ours: bool = False
    is_named: bool = False


class FunnelLimit(Struct, frozen=True, kw_only=True):
    """The limits at one level (0.95, 0.998) along the sizes of `at`."""

    level: float
    at: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


class FunnelDrawing(Struct, frozen=True, kw_only=True, tag="funnel"):
    """Each body's value against its size, with the limits within which chance alone would leave it.

    `target_words` name the line in the middle: a target, or the value of all bodies together.
    """

    x: Axis
    y: Axis
    points: tuple[FunnelPoint, ...]
    target: float
    limits: tuple[FunnelLimit, ...]
    target_words: str = "Target"


class GridDrawing(Struct, frozen=True, kw_only=True, tag="grid"):
    """Cells in rows and columns: an hour-of-week profile (`values`, said in the form of `y`), or states in words
    (`words`, of which `values` says how dark each is drawn, 0 to 1). States that readers know by a colour have it in
    `tones`: `(the words, "red" or "amber" or "green")`. What every cell says is also in the exhibit's table."""

    x: Axis
    y: Axis
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    words: tuple[tuple[str, ...], ...] = ()
    tones: tuple[tuple[str, Tone], ...] = ()


Chart = ControlDrawing | LineDrawing | BarDrawing | SpanDrawing | FunnelDrawing | GridDrawing
