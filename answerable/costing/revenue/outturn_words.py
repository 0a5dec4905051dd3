"""How amounts of a year under way are said and drawn, wherever they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from answerable.costing.amount import Scale, choose_scale
from answerable.costing.revenue.lever import place_on_chart, say_moved
from answerable.costing.revenue.outturn import Course, MonitoringStatement
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Badge
from answerable.drawing.wording import say_value

FORECAST: Final = Badge("estimate", "What the year will end at is a forecast, made on the day that is given.")
QUERY: Final = "answerable.costing.revenue.outturn.work_out_monitoring(monitoring)"


def choose_common_scale(stated: MonitoringStatement) -> Scale:
    """The scale of a table that has the whole year in it."""
    return choose_scale([amount for line in stated.lines for amount in (line.current, line.forecast)])


def say_variance(course: Course) -> str:
    """A forecast against its current budget: `£5.6m less (0.8% of £711.4m)`, `as budgeted`."""
    if not course.variance:
        return "as budgeted"
    more = "more" if course.variance > 0 else "less"
    share = course.variance_percent
    of = f" ({say_value(abs(share), 'percent', 1)} of {say_moved(course.current)})" if share is not None else ""
    return f"{say_moved(abs(course.variance))} {more}{of}"


def draw_amounts(effects: Sequence[tuple[str, Decimal]], title: str, scale: Scale) -> BarDrawing:
    """A bar for each amount in pounds, in the units of the scale."""
    return BarDrawing(
        x=Axis(title=title),
        categories=tuple(name for name, _ in effects),
        bars=(Bar(name="", values=tuple(place_on_chart(effect, scale) for _, effect in effects)),),
    )
