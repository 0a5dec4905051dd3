"""Exhibits of the course of time: months on a control chart, and two years with what their difference is made of."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count, say_number, say_period
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.control.charts import chart_shares
from answerable.measuring.control.picture import draw_control, tabulate_control
from answerable.measuring.percentage import say_whole_share, take_percent
from answerable.measuring.response.change import Change
from answerable.measuring.response.summary import GradeResponse, ResponseSummary
from answerable.measuring.response.wording import say_limit
from answerable.measuring.verdict import judge_series


def tell_trend(grade: GradeResponse, summary: ResponseSummary) -> Exhibit | None:
    """The share of all incidents reached in time, by month, on a control chart; nothing of fewer than two months."""
    months = [month for month in grade.months if month.reached.limited]
    if len(months) < 2:
        return None
    chart = chart_months(grade)
    verdict, last, heading = judge_series(chart), months[-1], f"{grade.grade}: {chart.name}"
    share = say_whole_share(last.reached.within, last.reached.limited)
    return Exhibit(
        slug=f"{grade.grade.lower()}-trend",
        title=f"{heading}: {verdict.words}",
        sentence=(
            f"{heading}, month by month {summary.days}. In the last month, "
            f"{last.first_on:%B %Y}, it was {share}: {verdict.words}."
        ),
        table=tabulate_control(chart, "Reached in time"),
        chart=draw_control(chart, open_sentence(chart.name)),
        notes=(
            *chart.warnings,
            "P′ chart (Laney 2002): limits widened by how much the shares really vary from month to month.",
            "Months are local, by when the incident was created; a first or last month may be part of one.",
        ),
        query=summary.queries["areas"],
    )


def chart_months(grade: GradeResponse) -> ControlChart:
    """The control chart of a grade's months."""
    months = [month for month in grade.months if month.reached.limited]
    return chart_shares(
        [month.first_on for month in months],
        [month.reached.within for month in months],
        [month.reached.limited for month in months],
        name=f"share of all incidents reached within {say_limit(grade)}",
        better="higher",
    )


def tell_months(grade: GradeResponse, summary: ResponseSummary) -> Exhibit:
    """Every month in figures."""
    rows: list[tuple[Cell, ...]] = []
    for month in grade.months:
        reached = month.reached
        rows.append(
            (
                f"{month.first_on:%B %Y}",
                reached.incidents,
                reached.attended,
                take_percent(reached.attended, reached.incidents),
                take_percent(reached.within, reached.limited_attended),
                take_percent(reached.within, reached.limited),
                month.median,
                month.p90,
            )
        )
    counts = [month.reached.incidents for month in grade.months]
    return Exhibit(
        slug=f"{grade.grade.lower()}-months",
        title=f"{grade.grade}: {_say_span(min(counts), max(counts))} a month",
        sentence=(
            f"{say_number(sum(counts))} {grade.grade} incidents were created {summary.days}, "
            f"{say_number(sum(counts) / len(counts))} a month on average over "
            f"{say_count(len(counts), 'month')}."
        ),
        table=Table(
            columns=(
                Column("Month"),
                Column("Incidents", "count"),
                Column("Attended", "count"),
                Column("Attended, share", "percent", 1),
                Column("In time, of attended", "percent", 1),
                Column("In time, of all", "percent", 1),
                Column("Median", "seconds"),
                Column("90th percentile", "seconds"),
            ),
            rows=tuple(rows),
        ),
        notes=("The exhibit of the trend says which months differ from what is usual.",),
        query=summary.queries["lengths"],
    )


def _say_span(least: int, most: int) -> str:
    if least == most:
        return say_count(most, "incident")
    return f"between {say_number(least)} and {say_number(most)} incidents"


def tell_change(grade: GradeResponse, summary: ResponseSummary) -> Exhibit | None:
    """The last twelve months against the twelve before, and what the change is made of; nothing without 24 months."""
    return _tell_two_years(grade.change, summary, grade.grade, "areas") if grade.change else None


def tell_whole_change(summary: ResponseSummary) -> Exhibit | None:
    """The same of all grades together, split over grades and areas; nothing with one grade alone."""
    return _tell_two_years(summary.change, summary, "All grades", "grades and areas") if summary.change else None


def _tell_two_years(change: Change, summary: ResponseSummary, name: str, groups: str) -> Exhibit:
    parts = change.parts
    return Exhibit(
        slug=f"{name.lower().replace(' ', '-')}-change",
        title=f"{name}, twelve months against the twelve before: in time, {change.share.words}",
        sentence=(
            f"{name}: {_say_share(change, is_after=False)}, and {_say_share(change, is_after=True)}: "
            f"{change.share.words}. The number of incidents: {change.volume.words}."
        ),
        table=_tabulate_parts(change, groups),
        chart=BarDrawing(
            x=Axis(title="Incidents reached in time, by what the difference is made of", form="count"),
            categories=("Number of incidents", f"Mix of {groups}", "Share within each"),
            bars=(Bar(name="Difference", values=(parts.volume, parts.mix, parts.rate)),),
        ),
        notes=(
            f"Split by Kitagawa's method (1955): the number of incidents, how they fell on {groups}, and the "
            "share reached in time within each. The three add to the whole; they describe, and do not say why.",
            "Both tests allow for months that differ by more than chance alone between independent incidents.",
        ),
        query=summary.queries["areas"],
    )


def _say_share(change: Change, *, is_after: bool) -> str:
    parts = change.parts
    if is_after:
        days = say_period(change.after_first_on, change.after_last_on)
        return f"{say_whole_share(parts.after_within, parts.after_incidents)} {days}"
    days = f"in the twelve months from {change.before_first_on:%B %Y}"
    share = say_whole_share(parts.before_within, parts.before_incidents)
    return f"{share} of incidents with a limit were reached in time {days}"


def _tabulate_parts(change: Change, groups: str) -> Table:
    parts = change.parts
    whole = parts.after_within - parts.before_within
    rows: tuple[tuple[Cell, ...], ...] = (
        (
            "Before",
            parts.before_within,
            parts.before_incidents,
            take_percent(parts.before_within, parts.before_incidents),
        ),
        ("After", parts.after_within, parts.after_incidents, take_percent(parts.after_within, parts.after_incidents)),
        ("Difference", whole, parts.after_incidents - parts.before_incidents, parts.points),
        ("made of: number of incidents", parts.volume, None, None),
        (f"made of: mix of {groups}", parts.mix, None, parts.mix_points),
        ("made of: share within each", parts.rate, None, parts.rate_points),
    )
    return Table(
        columns=(
            Column("Period or part"),
            Column("Reached in time", "number"),
            Column("Incidents with a limit", "count"),
            Column("Share, or percentage points", "number", 2),
        ),
        rows=rows,
    )
