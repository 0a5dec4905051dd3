"""In-year monitoring as it is shown."""

from __future__ import annotations

from decimal import Decimal

from answerable.costing.amount import Scale, choose_scale
from answerable.costing.chart import draw_amounts
from answerable.costing.monitoring import Monitoring
from answerable.costing.revenue.lever import say_moved
from answerable.costing.revenue.outturn import Course, MonitoringStatement, work_out_monitoring
from answerable.costing.revenue.outturn_line_exhibits import tell_lines, tell_moved, tell_spent, tell_variances
from answerable.costing.revenue.outturn_words import (
    FORECAST,
    QUERY,
    choose_common_scale,
    say_variance,
)
from answerable.drawing.chart import BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_day
from answerable.law.day import say_financial_year
from answerable.law.words import say_list


def tell_monitoring(monitoring: Monitoring) -> tuple[Exhibit, ...]:
    """The year's result by section, its lines, variances to be explained, reserves, spending to date and virements.

    Raises `CostError` where `work_out_monitoring` does.
    """
    stated = work_out_monitoring(monitoring)
    told = (
        _tell_result(stated),
        _tell_reserves(stated),
        tell_lines(stated),
        tell_variances(stated),
        tell_spent(stated),
        tell_moved(stated),
    )
    return tuple(each for each in told if each is not None)


def _tell_result(stated: MonitoringStatement) -> Exhibit:
    year, scale = say_financial_year(stated.year), choose_common_scale(stated)
    rows = [_row(section, section.variance, scale) for section in stated.sections]
    rows += [_row(stated.net, stated.net.variance, scale)] if len(stated.sections) > 1 else []
    rows += [_row(line, line.effect, scale) for line in stated.funding]
    if stated.paid and len(stated.funding) > 1:
        rows.append(_row(stated.paid, -stated.paid.variance, scale))
    return Exhibit(
        slug="monitoring",
        title=f"{year} is forecast to end {_say_result(stated.overspend)}{_say_into_reserves(stated)}",
        sentence=_say_position(stated),
        table=Table(columns=_head(scale), rows=tuple(rows)),
        chart=_draw_effects(stated, scale),
        notes=(
            "A section is net: its costs less its own income. A variance is the forecast less the current budget; "
            "more of a cost and less of what pays both add to an overspend.",
            *_note_missing(stated),
        ),
        badges=(FORECAST,),
        query=QUERY,
    )


def _head(scale: Scale) -> tuple[Column, ...]:
    amounts = ("Budget", "Moved", "Current budget", "Spent to date", "Forecast", "Variance")
    return (
        Column("Part"),
        *(scale.head(words) for words in amounts),
        Column("Of current budget", "percent", 1),
        scale.head("Adds to an overspend"),
    )


def _row(course: Course, effect: Decimal, scale: Scale) -> tuple[Cell, ...]:
    amounts = (course.budget, course.moved, course.current, course.spent, course.forecast, course.variance)
    return (course.name, *(scale.divide(each) for each in amounts), course.variance_percent, scale.divide(effect))


def _say_into_reserves(stated: MonitoringStatement) -> str:
    amount = stated.into_reserves
    if not amount:
        return ""
    return f", with {say_moved(abs(amount))} {'less' if amount < 0 else 'more'} put into reserves, net, than planned"


def _say_position(stated: MonitoringStatement) -> str:
    net = stated.net
    said = [
        f"On {say_day(stated.to_on)}, net spending of {say_financial_year(stated.year)} is forecast at "
        f"{say_moved(net.forecast)} against a current budget of {say_moved(net.current)}: {say_variance(net)}."
    ]
    if stated.paid:
        said.append(f"Funding is forecast at {say_moved(stated.paid.forecast)}, {say_variance(stated.paid)}.")
    if stated.into_reserves:
        said.append(f"Before reserves the year would end {_say_result(stated.before_reserves)}.")
    if stated.planned_shortfall:
        said.append(_say_planned(stated.planned_shortfall))
    if stated.shortfall and stated.shortfall > 0:
        said.append(f"The forecast leaves {say_moved(stated.shortfall)} to be found.")
    if stated.overspend < 0 and (stated.shortfall is None or stated.shortfall < 0):
        said.append("What is left over at the end of the year adds to the reserves.")
    return " ".join(said)


def _say_planned(shortfall: Decimal) -> str:
    if shortfall > 0:
        return f"The current budget itself had {say_moved(shortfall)} to be found, by savings or otherwise."
    return f"The current budget itself had {say_moved(-shortfall)} more funding than spending."


def _draw_effects(stated: MonitoringStatement, scale: Scale) -> BarDrawing | None:
    effects = [(section.name, section.variance) for section in stated.sections]
    effects += [(line.name, line.effect) for line in stated.funding]
    if not any(effect for _, effect in effects):
        return None
    return draw_amounts("Adds to an overspend (below nought: takes from it)", effects, scale)


def _note_missing(stated: MonitoringStatement) -> tuple[str, ...]:
    missing = [line.name for line in stated.lines if line.spent is None]
    if not missing or len(missing) == len(stated.lines):
        return ()
    words = "What was spent to date is not given for"
    return (f"{words} {say_list(missing)}, so that it is not added up where they belong.",)


def _tell_reserves(stated: MonitoringStatement) -> Exhibit | None:
    """What becomes of an underspend, or meets an overspend; nothing where there is neither."""
    if not stated.before_reserves and not stated.into_reserves:
        return None
    lines = [line for line in stated.lines if line.kind in ("to_reserves", "from_reserves") and line.variance]
    amounts = [("Before reserves", stated.before_reserves), *((line.name, line.effect) for line in lines)]
    amounts.append(("The year's result", stated.overspend))
    scale = choose_scale([amount for _, amount in amounts])
    before = _say_result(stated.before_reserves)
    return Exhibit(
        slug="monitoring-reserves",
        title=f"Before reserves {say_financial_year(stated.year)} is forecast to end {before}",
        sentence=f"{_say_outcome(stated)} The year then ends {_say_result(stated.overspend)}.",
        table=Table(
            columns=(Column("Part"), scale.head("Over budget (below nought: under)")),
            rows=tuple((name, scale.divide(amount)) for name, amount in amounts),
        ),
        chart=draw_amounts("Over budget (below nought: under)", amounts, scale),
        notes=(
            "Money put into reserves beyond the plan uses an underspend up; money drawn from them beyond it meets an "
            "overspend. What is left over at the end of the year adds to the reserves, and what is short comes out "
            "of them.",
        ),
        badges=(FORECAST,),
        query=QUERY,
    )


def _say_outcome(stated: MonitoringStatement) -> str:
    before, amount = stated.before_reserves, stated.into_reserves
    opening = f"Before reserves the forecast is {_say_result(before)}."
    if not amount:
        return f"{opening} Nothing is forecast to go into reserves, or to come out of them, beyond the plan."
    if amount > 0:
        return f"{opening} {say_moved(amount)} more is forecast to go into reserves, net, than planned."
    return f"{opening} {say_moved(-amount)} more is forecast to come out of reserves, net, than planned."


def _say_result(overspend: Decimal) -> str:
    """`£5.6m under budget`, `£1.2m over budget`, `as budgeted`."""
    if not overspend:
        return "as budgeted"
    return f"{say_moved(abs(overspend))} {'over' if overspend > 0 else 'under'} budget"
