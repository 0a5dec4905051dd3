"""How amounts of a year under way are said, wherever they are shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from answerable.costing.amount import Scale, choose_scale
from answerable.costing.revenue.lever import say_moved
from answerable.costing.revenue.outturn import Course, MonitoringStatement
from answerable.drawing.exhibit import Badge
from answerable.drawing.wording import say_value

FORECAST: Final = Badge("estimate", "What the year will end at is a forecast, made on the day that is given.")
_LEAST_SHARE: Final = Decimal("0.01")
_TENTH: Final = Decimal("0.1")
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
    of = f" ({_say_share(abs(share))} of {say_moved(course.current)})" if share is not None else ""
    return f"{say_moved(abs(course.variance))} {more}{of}"


def _say_share(percent: Decimal) -> str:
    """A variance's share to one place; to two where that would say 0.0%, which is no variance."""
    if percent < _LEAST_SHARE:
        return f"less than {say_value(_LEAST_SHARE, 'percent', 2)}"
    return say_value(percent, "percent", 1 if percent >= _TENTH else 2)
