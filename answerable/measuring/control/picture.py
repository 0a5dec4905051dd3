"""A control chart as it is drawn and as its table."""

from __future__ import annotations

import datetime as dt

from answerable.drawing.chart import Axis, ChartPoint, ControlDrawing, Mark
from answerable.drawing.exhibit import Cell, Column, Table
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.telling import count_places

_RULE_WORDS = {
    "outside": "outside the limits",
    "shift": "one of seven or more on one side of the average",
    "trend": "one of seven in steady movement",
    "near": "one of two in three near a limit",
}
_SIGNAL_WORDS = {"": "", "improvement": "for the better", "concern": "for the worse", "high": "high", "low": "low"}


def draw_control(
    chart: ControlChart,
    title: str = "",
    *,
    baseline: float | None = None,
    x_title: str = "",
    starts_at_zero: bool = False,
) -> ControlDrawing:
    """The drawing of a chart: `title` says what is measured, `baseline` is a figure in the unit of the values."""
    scale = chart.scale
    points = tuple(
        ChartPoint(
            at=point.on,
            value=scale * point.value,
            centre=scale * point.centre,
            lower=scale * point.lower,
            upper=scale * point.upper,
            signal=point.signal,
            is_provisional=point.is_provisional,
        )
        for point in chart.points
    )
    return ControlDrawing(
        x=Axis(title=x_title, form="date", starts_at_zero=False),
        y=Axis(title=title or chart.name, form=chart.form, starts_at_zero=starts_at_zero),
        points=points,
        target=None if chart.target is None else scale * chart.target,
        baseline=None if baseline is None else scale * baseline,
        breaks=_mark_breaks(chart),
    )


def tabulate_control(chart: ControlChart, heading: str = "Value") -> Table:
    """Every point with its limits and, in words, the rules it breaks."""
    places, scale = count_places(chart), chart.scale
    names = (heading, "Average", "Lower limit", "Upper limit")
    figures = tuple(Column(name, chart.form, places) for name in names)
    sizes = (Column("Out of", "count"),) if any(point.size is not None for point in chart.points) else ()
    rows: list[tuple[Cell, ...]] = []
    for point in chart.points:
        values = tuple(scale * value for value in (point.value, point.centre, point.lower, point.upper))
        size = (point.size,) if sizes else ()
        words = "; ".join(_RULE_WORDS[rule] for rule in point.rules)
        signal = f"{words} ({_SIGNAL_WORDS[point.signal]})" if words else "within what is usual"
        rows.append((point.on, *values, *size, signal))
    return Table(columns=(Column("Period from", "date"), *figures, *sizes, Column("Signal")), rows=tuple(rows))


def _mark_breaks(chart: ControlChart) -> tuple[Mark, ...]:
    """The breaks and rebasings by day: what falls on one day is one mark, so that words never lie upon words."""
    by_day: dict[dt.date, list[str]] = {}
    for each in chart.breaks:
        by_day.setdefault(each.on, []).append(f"recording changed: {each.words}")
    for segment in chart.segments:
        if segment.rebasing is not None:
            decision = segment.rebasing
            why = "" if by_day.get(decision.on) else f": {decision.reason}"
            by_day.setdefault(decision.on, []).append(f"limits worked out afresh{why} ({decision.decided_by})")
    said = {on: "; ".join(words) for on, words in by_day.items()}
    return tuple(Mark(at=on, words=f"{words[0].upper()}{words[1:]}") for on, words in sorted(said.items()))
