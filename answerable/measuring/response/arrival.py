"""Exhibits of how long arrival takes: percentiles, the course of all incidents, and the stages on the way."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Line, LineDrawing, Mark
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_interval, say_number, say_seconds
from answerable.measuring.interval import Interval
from answerable.measuring.percentage import say_bound, say_percent
from answerable.measuring.response.summary import CurvePoint, GradeResponse, ResponseSummary
from answerable.measuring.response.times import Percentile, Times
from answerable.measuring.response.wording import SECONDS_NOTE

_PERCENTILES = {
    0.5: "Half within (median)",
    0.9: "Nine in ten within (90th percentile)",
    0.95: "19 in 20 within (95th percentile)",
    0.99: "99 in 100 within (99th percentile)",
}
_STAGES = {
    "to_assign": "Created to first assigned",
    "to_travel": "First assigned to first arrived",
    "at_scene": "First arrived to closed",
}
_SAME_SCALE_LIMITS = 8
"""The drawn curve ends at so many times the limit: the tail of days would squeeze what matters into the edge."""


def tell_times(grade: GradeResponse, summary: ResponseSummary) -> Exhibit | None:
    """Mean, trimmed mean and percentiles of the attended; nothing where nobody was reached."""
    times, median = grade.times, grade.times.median
    if median is None:
        return None
    p90 = times.percentiles[1]
    interval = _say_ends(median)
    return Exhibit(
        slug=f"{grade.grade.lower()}-times",
        title=(
            f"{grade.grade}: half of those attended were reached within {say_seconds(median.seconds)}, "
            f"nine in ten within {say_seconds(p90.seconds)}"
        ),
        sentence=(
            f"Over {say_number(times.count)} {grade.grade} incidents attended {summary.days} "
            f"the median was {say_seconds(median.seconds)} ({interval}), the mean {say_seconds(times.mean or 0)}, "
            "the mean "
            f"without the shortest and the longest 2.5% {say_seconds(times.trimmed_mean or 0)}, and the longest "
            f"{say_seconds(times.longest or 0)}."
        ),
        table=_tabulate_times(times),
        notes=(
            SECONDS_NOTE,
            f"{say_number(grade.reached.incidents - grade.reached.attended)} incidents that nobody attended have "
            "no time "
            "here; the exhibit of arrival over time keeps them in.",
            "Percentiles are read off counts by the second, never averaged; intervals come from the order of the "
            "times and "
            "assume no shape of them.",
        ),
        query=summary.queries["lengths"],
    )


def _say_ends(percentile: Percentile) -> str:
    if percentile.low is None or percentile.high is None:
        return "too few for an interval"
    return say_interval(percentile.low, percentile.high, "seconds")


def _tabulate_times(times: Times) -> Table:
    rows: list[tuple[Cell, ...]] = [
        ("Mean", times.mean, None, None, times.count),
        ("Mean without the shortest and longest 2.5%", times.trimmed_mean, None, None, times.count),
    ]
    rows += [(_PERCENTILES[each.share], each.seconds, each.low, each.high, times.count) for each in times.percentiles]
    rows.append(("Longest", times.longest, None, None, times.count))
    return Table(
        columns=(
            Column("Time to arrive"),
            Column("Value", "seconds"),
            Column("95% interval from", "seconds"),
            Column("to", "seconds"),
            Column("Out of", "count"),
        ),
        rows=tuple(rows),
    )


def tell_curve(grade: GradeResponse, summary: ResponseSummary) -> Exhibit | None:
    """The share of all incidents arrived at, ended otherwise and still waiting as time goes by."""
    if not grade.reached.attended:
        return None
    point = _find_point(grade)
    return Exhibit(
        slug=f"{grade.grade.lower()}-arrival",
        title=(
            f"{grade.grade}: {say_seconds(point.seconds)} after creation, {say_percent(point.arrived)} of all "
            f"incidents had an officer there and {say_percent(point.waiting)} still waited"
        ),
        sentence=(
            f"Of all {say_number(grade.reached.incidents)} {grade.grade} incidents {summary.days}, "
            f"{say_percent(point.arrived)} ({say_bound(Interval(point.low, point.high))}) had been "
            f"arrived at within {say_seconds(point.seconds)}, {say_percent(point.otherwise)} had been cancelled or "
            f"closed with nobody there, and {say_percent(point.waiting)} still waited."
        ),
        table=Table(
            columns=(
                Column("Within", "seconds"),
                Column("Arrived at", "percent", 1),
                Column("95% interval from", "percent", 1),
                Column("to", "percent", 1),
                Column("Cancelled or closed", "percent", 1),
                Column("Still waiting", "percent", 1),
            ),
            rows=tuple(
                (p.seconds, 100 * p.arrived, 100 * p.low, 100 * p.high, 100 * p.otherwise, 100 * p.waiting)
                for p in grade.curve[1:]
            ),
        ),
        chart=_draw_curve(grade),
        notes=(
            "Cumulative incidence (Aalen and Johansen 1978): unattended incidents stay in the denominator, and the "
            "three "
            "shares add to 100% at every moment.",
            "Incidents with no end recorded count as waiting until the file ends. A cancellation without its "
            "moment is "
            "taken at the closure, else at creation.",
        ),
        query=summary.queries["lengths"],
    )


def _find_point(grade: GradeResponse) -> CurvePoint:
    """The point of the curve at the limit, else at the median arrival."""
    limits = [limit.seconds for limit in grade.limits]
    wanted = min(limits) if limits else (grade.times.median.seconds if grade.times.median else 0)
    return min(grade.curve[1:] or grade.curve, key=lambda point: abs(point.seconds - wanted))


def _draw_curve(grade: GradeResponse) -> LineDrawing:
    limits = sorted({limit.seconds for limit in grade.limits})
    points = [p for p in grade.curve if not limits or p.seconds <= _SAME_SCALE_LIMITS * limits[-1]]
    minutes = tuple(p.seconds / 60 for p in points)
    return LineDrawing(
        x=Axis(title="Minutes after creation", form="number"),
        y=Axis(title="Share of all incidents", form="percent"),
        lines=(
            Line(
                name="Arrived at",
                at=minutes,
                values=tuple(100 * p.arrived for p in points),
                low=tuple(100 * p.low for p in points),
                high=tuple(100 * p.high for p in points),
            ),
            Line(name="Cancelled or closed", at=minutes, values=tuple(100 * p.otherwise for p in points)),
            Line(name="Still waiting", at=minutes, values=tuple(100 * p.waiting for p in points)),
        ),
        marks_x=tuple(Mark(at=seconds / 60, words=f"Limit {say_seconds(seconds)}") for seconds in limits),
    )


def tell_stages(grade: GradeResponse, summary: ResponseSummary) -> Exhibit | None:
    """How long each stage takes, where the moments at both its ends are recorded; nothing where none is."""
    stages = [stage for stage in grade.stages if stage.times.median]
    if not stages:
        return None
    said = "; ".join(
        f"{_STAGES[stage.name].lower()} {say_seconds(stage.times.median.seconds)} (of "
        f"{say_number(stage.times.count)})"
        for stage in stages
        if stage.times.median
    )
    rows = tuple(
        (
            _STAGES[stage.name],
            stage.times.count,
            stage.times.mean,
            *(each.seconds for each in stage.times.percentiles[:3]),
        )
        for stage in stages
    )
    return Exhibit(
        slug=f"{grade.grade.lower()}-stages",
        title=f"{grade.grade}: where the time goes, from creation to closure",
        sentence=f"Median of each stage of attended {grade.grade} incidents: {said}.",
        table=Table(
            columns=(
                Column("Stage"),
                Column("Out of", "count"),
                Column("Mean", "seconds"),
                Column("Median", "seconds"),
                Column("90th percentile", "seconds"),
                Column("95th percentile", "seconds"),
            ),
            rows=rows,
        ),
        notes=("Medians of stages do not add up to the median of the whole; means do, over the same incidents.",),
        query=summary.queries["stages"],
    )
