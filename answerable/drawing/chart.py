"""What can be drawn: six kinds of plot and a map, as data. `svg.py` draws them; nothing here knows how."""

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


Ring = tuple[tuple[int, int], ...]
"""A closed line of (easting, northing) in whole metres of the British National Grid; the first point is not said
again at its end."""


class Region(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An area of a map. `rings` are its outlines and holes alike.

    `words` are said when it is pointed at; `label` (a number, a short name) stands on the map. `is_ours` draws a
    heavy outline: the area the reader came for or, without a value, a hotspot over what lies under it. `is_hidden`:
    its value is withheld, and is not held here. There may be thousands, so in JSON what is as it mostly is (no value,
    no label) is left out.
    """

    name: str
    rings: tuple[Ring, ...]
    value: float | None = None
    words: str = ""
    label: str = ""
    is_ours: bool = False
    is_hidden: bool = False

    def __post_init__(self) -> None:
        if self.is_hidden and self.value is not None:
            raise ValueError(f"the value of {self.name} is withheld, so its map must not hold it")

    @property
    def is_overlay(self) -> bool:
        """Whether it is an outline alone, over other regions."""
        return self.is_ours and self.value is None and not self.is_hidden


class Outline(Struct, frozen=True, kw_only=True):
    """A thin line around what helps a reader to find their way: a force, a policing unit. It has no value."""

    name: str
    rings: tuple[Ring, ...]


class Town(Struct, frozen=True, kw_only=True):
    """A dot with a name, where it has room: the easting and northing of a town's middle."""

    name: str
    x: int
    y: int


class MapDrawing(Struct, frozen=True, kw_only=True, tag="map"):
    """Areas shaded by their values, north up.

    `key` is what the values measure, and the form that they are said in. `breaks` are where shades begin, and where
    the last one ends (7 numbers for 6 shades; a value on a break belongs to the shade above); `method` is how they
    were chosen: about as many areas in each (`quantile`), or steps of one size (`equal`). Empty for a map without
    values. `ours_words` and `hidden_words` are what the key says of heavy outlines and of withheld values. `caveat`
    and `credit` stand under the map in full. `tolerance` is how far borders were moved when they were simplified, in
    metres; 0 where they were not.
    """

    key: Axis
    regions: tuple[Region, ...]
    breaks: tuple[float, ...] = ()
    method: Literal["quantile", "equal"] = "quantile"
    outlines: tuple[Outline, ...] = ()
    towns: tuple[Town, ...] = ()
    ours_words: str = ""
    hidden_words: str = "Too few to show"
    caveat: str = ""
    credit: str = ""
    tolerance: float = 0.0


Plot = ControlDrawing | LineDrawing | BarDrawing | SpanDrawing | FunnelDrawing | GridDrawing
"""What has axes."""
Chart = Plot | MapDrawing
